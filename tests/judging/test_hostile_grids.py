"""Grids that no honest workbook makes, and that a reader may still hand over: judged in no time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from oitsheet.doors import check_open, read_file
from oitsheet.workbook.grid import Area

EXAMPLES = Path(__file__).parents[2] / "workbook_templates" / "examples"
ITEMS = "รายการ OIT"
BOTTOM = 1_048_576


def with_items(**changes):
    """An office's book whose item list is changed."""
    grid = read_file(EXAMPLES / "nongkhai2-2565.xlsx")
    sheets = (replace(sheet, **changes) if sheet.name == ITEMS else sheet for sheet in grid.sheets)
    (items,) = (sheet for sheet in grid.sheets if sheet.name == ITEMS)
    return replace(grid, sheets=tuple(sheets)), items


def findings(grid):
    return check_open(grid).report.findings


def test_thousands_of_merges_down_to_the_last_row_keep_nobody_busy():
    areas = (Area(6, 6, BOTTOM, 6),) * 19_000
    grid, items = with_items(merged=areas)
    assert items.cells[6, 6]
    once, _ = with_items(merged=areas[:1])
    assert findings(grid) == findings(once) != ()


def test_a_merge_over_the_whole_sheet_changes_nothing():
    whole, items = with_items(merged=(Area(1, 1, BOTTOM, 16_384),))
    grid, _ = with_items()
    assert findings(whole) == findings(grid)
    assert items.merged != (Area(1, 1, BOTTOM, 16_384),)


def test_all_rows_and_columns_may_be_hidden():
    grid, _ = with_items(
        hidden_rows=frozenset(range(1, BOTTOM + 1)), hidden_columns=frozenset(range(1, 16_385))
    )
    assert findings(grid)
