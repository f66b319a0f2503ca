"""A formula that Excel never calculated.

A file written by a program holds formulas without results until Excel opens and saves it; a
reader sees a blank. Source: openpyxl and calamine both answer nothing for such a cell. The address
in a link's formula needs no calculating.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.submission.cells import link_of
from oitsheet.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission
    from oitsheet.workbook.grid import Place


@rule("S112", severity=Severity.CONFIRM)
def formula_not_calculated(submission: Submission) -> Iterator[Hit]:
    """Name, once per sheet, the formulas without a result among the cells that are read."""
    for tab, places in _read_places(submission):
        sheet = next(sheet for sheet in submission.grid.sheets if sheet.name == tab)
        found = sheet.uncalculated & places
        pending = sorted(place for place in found if not link_of(sheet.formulas[place]))
        if pending:
            first, *others = (Location(tab, *place) for place in pending)
            formula = f"={sheet.formulas[pending[0]]}"
            yield hit(first, also=tuple(others), found=formula, count=len(pending))


def _read_places(submission: Submission) -> Iterator[tuple[str, set[Place]]]:
    """Each tab and the cells in it that are read: known columns of filled rows, and fields.

    The form makes rows ready that nobody has filled in: what is not calculated there hides nothing.
    """
    for table in submission.tables.values():
        rows = (*table.rows, *table.totals)
        yield (
            table.name,
            {
                (number, column)
                for row in rows
                for number in (row.number, *row.lines)
                for column in row.columns.values()
            },
        )
    if submission.agency:
        fields = submission.agency.places.values()
        yield submission.agency.name, {(at.row, at.column) for at in fields}
