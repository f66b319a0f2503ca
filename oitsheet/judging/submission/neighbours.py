"""What else stands around a table: further ones beside it and below, and its header again.

Tables that come from Word hold codes and points in several pairs of columns side by side, repeat
their header on each page, and are pasted below or over one another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from oitsheet.judging.submission.codecolumn import codes_in
from oitsheet.judging.submission.headers import (
    ENOUGH_HEADERS,
    FEWEST_HEADERS,
    read_header,
)
from oitsheet.judging.submission.headings import all_names_of, key_of, named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Sheet
    from oitsheet.judging.submission.headers import Header, Texts

MANY_BARE = 10
"""So many bare numbers under a header of item codes are more than another table's numbering."""


def with_neighbours(header: Header, rows: Texts, known: Mapping[int, int], sheet: Sheet) -> Header:
    """Add what stands beside the header, and where it or another one stands again.

    Args:
        header: The header as read.
        rows: Every text of the sheet.
        known: Row number → how many columns its texts name, of the first rows.
        sheet: The table's description.
    """
    header = _side_by_side(header, rows, sheet)
    repeats: set[int] = set()
    others: list[Header] = []
    for number in _candidates(header, rows, known, sheet):
        if _repeats(number, header, rows, sheet):
            repeats.add(number)
        elif sheet.key == "items" and (other := _other(number, header, rows, sheet)):
            others.append(other)
    again = frozenset(repeats)
    beside = tuple(table._replace(repeats=again) for table in header.beside)
    return header._replace(repeats=again, others=tuple(others), beside=beside)


def _side_by_side(header: Header, rows: Texts, sheet: Sheet) -> Header:
    """Part a header where the anchor's text stands again: each part heads a table of its own."""
    anchor = header.columns.get(sheet.anchor, 0)
    keys = {column: key_of(text) for column, text in sorted(header.texts.items())}
    starts = [c for c, key in keys.items() if key and key == keys.get(anchor)]
    if len(starts) < 2 or header.shifted:  # noqa: PLR2004  (one table has one such header)
        return header
    first = min(header.columns.values())
    leading = [c for c, key in keys.items() if key == keys.get(first)]
    if first < anchor and len(leading) == len(starts):
        starts = leading
    own = {keys[c]: key for key, c in header.columns.items() if c in keys}
    edges = [0, *starts[1:], max(keys) + 1]
    parts = [
        read_header(
            header.row, {c: t for c, t in header.texts.items() if left <= c < right}, sheet, own
        )
        for left, right in pairwise(edges)
    ]
    tables = [part for part in parts if _holds(part, rows, sheet)]
    if len(tables) < 2:  # noqa: PLR2004  (the same header without another table below it)
        return header
    main, *beside = tables
    empty = [part for part in parts if part not in tables]
    return header._replace(
        columns=main.columns,
        unknown=main.unknown,
        near={key: text for key, text in header.near.items() if key in main.columns},
        twice=(*main.twice, *(place for part in empty for place in part.columns.items())),
        weak=header.weak & frozenset(main.columns),
        beside=tuple(beside),
    )


def _holds(header: Header, rows: Texts, sheet: Sheet) -> bool:
    """Whether something stands below a header's anchor; in an item list, codes."""
    column = header.columns.get(sheet.anchor)
    if column is None or len(header.columns) < FEWEST_HEADERS:
        return False
    if sheet.key == "items":
        return any(codes_in(rows, header.row, column, bare=True))
    return any(column in cells for number, cells in rows.items() if number > header.row)


def _candidates(header: Header, rows: Texts, known: Mapping[int, int], sheet: Sheet) -> list[int]:
    """The rows that may be headers: they name columns, or say what this header says."""
    names = all_names_of(sheet)
    own = {text for text in header.texts.values() if key_of(text) in names}
    return [
        number
        for number, cells in rows.items()
        if number not in (header.row, header.upper)
        and (
            known[number] >= FEWEST_HEADERS
            if number in known
            else not own.isdisjoint(cells.values())
        )
    ]


def _repeats(number: int, header: Header, rows: Texts, sheet: Sheet) -> bool:
    """Whether a row merely repeats the header, as at a page break."""
    names = all_names_of(sheet)
    places = {place for table in (header, *header.beside) for place in table.columns.items()}
    places |= set(header.twice)
    above = [rows[row] for row in (header.row, header.upper) if row in rows]
    cells = rows[number]
    same = 0
    for column, text in cells.items():
        key = named(text, names)
        if key is None:
            continue
        if (key, column) not in places and key_of(text) not in {
            key_of(row.get(column, "")) for row in above
        }:
            return False
        same += 1
    known = {column for _, column in places}
    return same >= FEWEST_HEADERS and same * 2 > sum(column in known for column in cells)


def _other(number: int, header: Header, rows: Texts, sheet: Sheet) -> Header | None:
    """A header row of other columns: the form's table again, in another shape.

    Only where item codes stand below it that nothing else is: rows are numbered everywhere.
    """
    other = read_header(number, rows[number], sheet)
    column = other.columns.get("code")
    if column is None or len(other.columns) < FEWEST_HEADERS:
        return None
    marked = set(codes_in(rows, number, column))
    if len(marked) < ENOUGH_HEADERS and (
        "code" in other.weak or len(set(codes_in(rows, number, column, bare=True))) < MANY_BARE
    ):
        return None
    # Pasted over a filled row: what is left of that row does not head anything.
    spoilt = set(header.columns.values()) - set(other.columns.values())
    unknown = {c: text for c, text in other.unknown.items() if c not in spoilt}
    return _side_by_side(other._replace(unknown=unknown, spoilt=tuple(sorted(spoilt))), rows, sheet)
