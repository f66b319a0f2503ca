"""Columns whose headers are not the form's: guessed by words in them, or by what stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.importing.contents import (
    columns_below,
    kind_of,
    mostly_dates,
    only_addresses,
)
from oitsheet.exchange.importing.retelling import VIRTUAL_ROW
from oitsheet.exchange.importing.wordbook import wordbook
from oitsheet.form.layout import ColumnType
from oitsheet.judging.submission.cells import Reader
from oitsheet.judging.submission.headers import ENOUGH_HEADERS, MANY_CODES
from oitsheet.judging.submission.headings import LONGEST_HEADER, key_of, names_of
from oitsheet.judging.submission.ticks import with_ticks
from oitsheet.values import Kind, fold_tight
from oitsheet.values.years import years_named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from oitsheet.exchange.importing.contents import Values
    from oitsheet.exchange.importing.retelling import Retold
    from oitsheet.form.layout import Column, Layout, Sheet
    from oitsheet.judging.submission.headers import Header
    from oitsheet.workbook.grid import Place

SHORTEST = 4
"""A shorter word occurs inside too many others."""

_POINTS = frozenset({"assessed_points", "last_points"})

_STRICT = frozenset(
    {
        ColumnType.DATE,
        ColumnType.LEVEL,
        ColumnType.MONEY,
        ColumnType.NUMBER,
        ColumnType.PERCENT,
        ColumnType.POINTS,
        ColumnType.YEAR,
    }
)
"""What a text may fail to be."""

Reasons = dict["Place", str]
"""Place of a header → why its column is only guessed."""


class Known(NamedTuple):
    """What is known before anything is guessed.

    Attributes:
        kept: Headers of which somebody has said what they are.
        years: The fiscal years (B.E.) that the edition serves; none where it is not chosen yet.
    """

    layout: Layout
    kept: Collection[Place]
    years: tuple[int, ...]


def with_guesses(
    retold: Retold, header: Header, sheet: Sheet, known: Known
) -> tuple[Retold, Reasons]:
    """Name the columns that can be guessed.

    Args:
        retold: The table.
        header: Its header as the reader found it.
        sheet: The sheet that it becomes.
        known: What is known.
    """
    reasons: Reasons = {}
    cells: dict[Place, str | None] = {}
    ticks = with_ticks(header, retold.grid, known.layout)[1] if sheet.key == "items" else {}
    for head in header.tables:
        ticked = ticks[head.row].words if head.row in ticks else {}
        below = columns_below(retold.grid, head.row)
        taken = {*head.columns, *(("status",) if ticked else ())}
        for column in _free(head, below, main=head is header):
            place = (head.row, column)
            if place in known.kept or column in ticked:
                continue
            text = head.unknown.get(column, "") or head.texts.get(column, "")
            key, why = _guess(text, _above(head, column, retold), sheet, taken, known)
            if sheet.key == "items" and key in {None, "link"}:
                held = kind_of(below.get(column, ()), known.layout)
                key, why = (held, f"holds_{held}") if held else (key, why)
            if key is None or key in taken:
                continue
            if not _fits(sheet.column(key), below, column, known.layout):
                continue
            taken.add(key)
            cells[place] = sheet.column(key).header
            reasons[place] = why
        if sheet.key == "items" and "link" not in taken:
            moved = _addresses_under_remarks(head, below)
            if moved is not None and (head.row, moved) not in known.kept:
                cells[head.row, moved] = sheet.column("link").header
                reasons[head.row, moved] = "holds_link"
    return retold.told(cells), reasons


def _guess(
    text: str, above: str, sheet: Sheet, taken: Collection[str], known: Known
) -> tuple[str | None, str]:
    """What a header may mean: with the heading above it, by a year in it, by a word in it."""
    whole = names_of(sheet).get(key_of(above + text)) if above and text else None
    if whole is not None:
        return whole, "words"
    year = next(iter(years_named(text)), 0)
    if year and sheet.key == "items" and by_words(text, sheet, ()) in _POINTS:
        if year in known.years:
            return "assessed_points", "words"
        return ("last_points", "words") if year + 1 in known.years else (None, "")
    return by_words(text, sheet, taken), "words"


def _above(head: Header, column: int, retold: Retold) -> str:
    """The heading that stands over a column in the upper of two rows, as a group's does."""
    if not head.upper:
        return ""
    texts = {c: str(v) for (r, c), v in retold.grid.cells.items() if r == head.upper}
    nearest = max((c for c in texts if c <= column), default=0)
    return texts.get(nearest, "")


def by_words(text: str, sheet: Sheet, taken: Collection[str]) -> str | None:
    """The one column whose name stands inside a header that says more."""
    key = key_of(text)
    if not key or len(text) > LONGEST_HEADER:
        return None
    found: dict[str, int] = {}
    for column in sheet.input_columns:
        if column.key in taken or column.formula or _says_otherwise(key, column):
            continue
        names = {key_of(name) for name in (column.header, *column.synonyms)}
        inside = [len(name) for name in names if len(name) >= SHORTEST and name in key]
        if inside:
            found[column.key] = max(inside)
    if not found:
        return None
    best = max(found.values())
    keys = [name for name, length in found.items() if length == best]
    return keys[0] if len(keys) == 1 else None


def why_left(values: Values, text: str) -> str:
    """Why a column that holds something was not taken."""
    if mostly_dates(values):
        return "dates"
    return "unknown" if text else "no_header"


def _fits(column: Column, below: Mapping[int, Values], number: int, layout: Layout) -> bool:
    """Whether most of what stands below is of that column's type, where it is a strict one."""
    if column.type not in _STRICT:
        return True
    reader = Reader(layout=layout, highest=MANY_CODES)
    kinds = [reader.understand(value, column).kind for _, value, _ in below.get(number, ())]
    return 2 * kinds.count(Kind.UNKNOWN) < len(kinds)


def _says_otherwise(key: str, column: Column) -> bool:
    """Whether a header speaks of points that nobody got: full marks, a weight."""
    if column.type not in {ColumnType.POINTS, ColumnType.NUMBER}:
        return False
    return any(fold_tight(word) in key for word in wordbook().no_points)


def _free(head: Header, below: Mapping[int, Values], *, main: bool) -> list[int]:
    """The columns that hold something and mean nothing yet."""
    known = set(head.columns.values()) | set(head.spoilt)
    unknown = [column for column in head.unknown if column in below]
    if not main or head.row == VIRTUAL_ROW or head.beside:
        return [column for column in unknown if column not in known]
    bare = [
        column
        for column, values in below.items()
        if column not in head.texts and len(values) >= ENOUGH_HEADERS
    ]
    return [column for column in dict.fromkeys([*unknown, *bare]) if column not in known]


def _addresses_under_remarks(head: Header, below: Mapping[int, Values]) -> int | None:
    """The column of remarks, where it holds addresses and nothing else."""
    column = head.columns.get("explanation")
    values = below.get(column or 0, ())
    alone = sum(only_addresses(value) for _, value, _ in values)
    return column if alone >= ENOUGH_HEADERS and alone * 2 > len(values) else None
