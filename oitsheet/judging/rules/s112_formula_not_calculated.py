"""A formula that Excel never calculated.

A file written by a program holds formulas without results until Excel opens and saves it; a
reader sees a blank. Source: openpyxl and calamine both answer nothing for such a cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission
    from oitsheet.workbook.grid import SheetGrid


@rule("S112", severity=Severity.CONFIRM)
def formula_not_calculated(submission: Submission) -> Iterator[Hit]:
    """Name each formula without a result in a column or field that is read."""
    for sheet, columns in _known_columns(submission):
        for row, column in sorted(sheet.uncalculated):
            if column in columns and row > columns[column]:
                yield hit(
                    Location(sheet.name, row, column), found=f"={sheet.formulas[row, column]}"
                )
    agency = submission.agency
    for at in agency.places.values() if agency else ():
        sheet = _grid(submission, at.sheet)
        if (at.row, at.column) in sheet.uncalculated:
            yield hit(at, found=f"={sheet.formulas[at.row, at.column]}")


def _known_columns(submission: Submission) -> Iterator[tuple[SheetGrid, dict[int, int]]]:
    """Each sheet that holds a table, with its known columns and the row they begin under."""
    for table in submission.tables.values():
        columns = dict.fromkeys(table.columns.values(), table.header_row)
        yield _grid(submission, table.name), columns


def _grid(submission: Submission, name: str) -> SheetGrid:
    return next(sheet for sheet in submission.grid.sheets if sheet.name == name)
