"""Statuses told by ticks: a column for each word, and a tick in the one that is true.

Forms of the ministries print "there" and "not there" as two columns; some under one heading, in a
row of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.submission.headers import FEWEST_HEADERS
from oitsheet.values import clean, fold_tight, is_tick

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.raw import Line
    from oitsheet.workbook.grid import SheetGrid, Value

FURTHER = 4
"""So many columns right of the last header a word below a heading may stand."""

GROUPS = ("done", "in_progress", "not_done", "not_applicable", "lacking")


class Ticks(NamedTuple):
    """The columns of ticks: column number → the word that a tick in it means."""

    row: int
    words: Mapping[int, str]


def ticks_of(header: Header, grid: SheetGrid, layout: Layout) -> Ticks | None:
    """Find the columns of ticks that an item list has in place of a status column.

    Args:
        header: The list's header.
        grid: Its sheet.
        layout: Knows the words for a status.
    """
    known = {fold_tight(word) for group in GROUPS for word in layout.words[group]}
    last = max(header.texts) + FURTHER
    for row in (header.row, header.row + 1):
        below = row > header.row
        if below and (row, header.columns.get("code", 0)) in grid.cells:
            return None
        texts = {c: grid.cells.get((row, c)) for c in range(min(header.texts), last)}
        words = {
            c: clean(text)
            for c, text in texts.items()
            if isinstance(text, str) and fold_tight(text) in known
        }
        if len(words) >= FEWEST_HEADERS and (below or "status" not in header.columns):
            return Ticks(row, words)
    return None


def with_ticks(
    header: Header, grid: SheetGrid, layout: Layout
) -> tuple[Header, Mapping[int, Ticks]]:
    """Find the columns of ticks of an item list and of each that stands below it.

    Tables side by side have none: of two columns with one word nobody knows whose it is.

    Args:
        header: The list's header.
        grid: Its sheet.
        layout: Knows the words for a status.

    Returns:
        The header with these columns in place of status columns; row of a header → its ticks.
    """
    found: dict[int, Ticks] = {}
    heads: list[Header] = []
    for head in (header._replace(others=()), *header.others):
        ticks = None if head.beside else ticks_of(head, grid, layout)
        if ticks is not None:
            found[head.row] = ticks
        heads.append(under_ticks(head, ticks) if ticks else head)
    rows = frozenset(ticks.row for ticks in found.values() if ticks.row not in found)
    first, *others = heads
    return first._replace(others=tuple(others), repeats=first.repeats | rows), found


def under_ticks(header: Header, ticks: Ticks) -> Header:
    """The header with the columns of ticks in place of a status column."""
    return header._replace(
        columns={**header.columns, "status": min(ticks.words)},
        unknown={c: text for c, text in header.unknown.items() if c not in ticks.words},
        repeats=header.repeats | {ticks.row},
    )


def ticked(line: Line, cells: Mapping[int, Value], ticks: Ticks) -> Line:
    """The line with its status as a word, at the cell of the tick.

    Two ticks say two things, which are told as written; any other text is the status itself.
    """
    there = {c: value for c in ticks.words if (value := cells.get(c)) is not None and value != ""}
    said = {c: ticks.words[c] if is_tick(value) else value for c, value in there.items()}
    said = {c: value for c, value in said.items() if not isinstance(value, bool)}
    values = {c: value for c, value in line.values.items() if c not in ticks.words}
    if not said:
        return line._replace(values=values)
    column = min(said)
    whole = said[column] if len(said) == 1 else " / ".join(str(value) for value in said.values())
    header = line.header._replace(columns={**line.header.columns, "status": column})
    return line._replace(values={**values, column: whole}, header=header)
