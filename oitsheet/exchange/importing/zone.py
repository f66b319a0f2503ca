"""The paste zone of a master as a source, and the master without it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.exchange.source import Source, SourceKind, SourceTable
from oitsheet.judging.submission.headings import key_of
from oitsheet.judging.submission.zone import read_zone

if TYPE_CHECKING:
    from oitsheet.form.layout import Layout
    from oitsheet.workbook.grid import Grid, SheetGrid


def zone_of(grid: Grid, name: str, layout: Layout) -> Source | None:
    """What is pasted in a workbook's paste zone; None where nothing is.

    Args:
        grid: The workbook.
        name: What its file is called.
        layout: The form.
    """
    for sheet_grid in grid.sheets:
        if _is_zone(sheet_grid, layout):
            zone = read_zone(sheet_grid, layout.sheet("paste"), layout)
            if zone is not None:
                table = SourceTable(grid=zone.grid)
                return Source(name=name, kind=SourceKind.WORKBOOK, tables=(table,))
    return None


def without_zone(grid: Grid, layout: Layout) -> Grid:
    """A workbook whose paste zone is empty."""
    return replace(
        grid,
        sheets=tuple(
            replace(sheet, cells=MappingProxyType({})) if _is_zone(sheet, layout) else sheet
            for sheet in grid.sheets
        ),
    )


def _is_zone(sheet_grid: SheetGrid, layout: Layout) -> bool:
    sheet = layout.sheet("paste")
    return key_of(sheet_grid.name) in {key_of(n) for n in (sheet.name, *sheet.synonyms)}
