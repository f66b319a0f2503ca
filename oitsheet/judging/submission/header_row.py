"""Find the header row of a table among whatever else an office puts on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.submission.codecolumn import first_row_of_codes, with_code_column
from oitsheet.judging.submission.headers import (
    ENOUGH_HEADERS,
    FEWEST_HEADERS,
    Header,
    header_at,
    texts_of,
)
from oitsheet.judging.submission.headings import all_names_of, named
from oitsheet.judging.submission.neighbours import with_neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Sheet
    from oitsheet.judging.submission.headers import Texts
    from oitsheet.workbook.grid import SheetGrid

HEADER_ROWS = 60
"""How far down a header row is looked for: offices put a letterhead and a preamble above."""


def find_header(sheet_grid: SheetGrid, sheet: Sheet, within: int = HEADER_ROWS) -> Header | None:
    """Return the row that names most of the sheet's columns, or None.

    Args:
        sheet_grid: The sheet as found.
        sheet: Its description.
        within: Of how many filled rows from the top it may be one.
    """
    rows = texts_of(sheet_grid)
    names = all_names_of(sheet)
    known = {
        number: len({named(text, names) for text in cells.values()} - {None})
        for number, cells in sorted(rows.items())[:within]
    }
    best = _best(known, rows, sheet)
    if best is None:
        return None
    header = header_at(best, rows, known, sheet)
    if sheet.key == "items":
        header = with_code_column(header, rows, sheet)
    if sheet.anchor not in header.columns and (
        # An office's table of one project names no project: the rest of its headers tell it.
        sheet.key == "items" or len(header.columns) < ENOUGH_HEADERS
    ):
        return None
    return _settled(with_neighbours(header, rows, known, sheet), rows)


def _best(known: Mapping[int, int], rows: Texts, sheet: Sheet) -> int | None:
    """The row that names most columns.

    Where none names more than one, and it is an item list, the codes tell where it begins.
    """
    best = max(known, key=lambda number: (known[number], -number), default=None)
    if best is None or known[best] >= FEWEST_HEADERS:
        return best
    first = first_row_of_codes(rows) if sheet.key == "items" and known[best] else None
    above = [number for number in known if first and number < first and known[number]]
    return max(above, default=None)


def _settled(header: Header, rows: Texts) -> Header:
    """Of two columns under one header, read the one that holds something."""
    if not header.twice:
        return header
    filled = {c for number, cells in rows.items() if number > header.row for c in cells}
    columns = dict(header.columns)
    twice = []
    for key, column in header.twice:
        if column not in filled or column in columns.values():
            continue
        if columns.get(key) in filled:
            twice.append((key, column))
        else:
            columns[key] = column
    return header._replace(columns=columns, twice=tuple(twice))
