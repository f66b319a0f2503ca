"""Whether a workbook is one owner's part of a book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.part import PART, PartStamp, read_part

if TYPE_CHECKING:
    from oitsheet.form.edition import Edition
    from oitsheet.workbook.grid import Grid

_LINES = 20
"""Rows of the hidden sheet in which its stamp is looked for."""


def stamp_of(grid: Grid) -> PartStamp | None:
    """Read the stamp of a part; None where a workbook bears none."""
    sheet = next((sheet for sheet in grid.sheets if sheet.name == PART), None)
    if sheet is None:
        return read_part(grid.names, None)
    rows = range(1, _LINES + 1)
    told = {str(sheet.cells.get((row, 1), "")): sheet.cells.get((row, 2), "") for row in rows}
    return read_part(grid.names, {key: str(text) for key, text in told.items()})


def part_of(grid: Grid, edition: Edition) -> PartStamp | None:
    """The same; None also where the edition has none of the part's items."""
    stamp = stamp_of(grid)
    return stamp if stamp and set(stamp.items) & set(edition.codes) else None
