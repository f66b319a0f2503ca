"""A hidden sheet of the form in which somebody filled in something.

It is read like any other; a person who looks for the cell of a finding must unhide it first. The
master workbook hides the sheets that nobody needs yet: what it printed there itself is no reason
to speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.location import Location
from oitsheet.workbook.grid import Visibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Cell, Submission


@rule("S116", severity=Severity.INFO)
def sheet_hidden(submission: Submission) -> Iterator[Hit]:
    """Name each hidden sheet that was read and holds more than the form prints."""
    filled = {
        cell.at.sheet for key, cell in submission.cells() if not _printed(key, cell, submission)
    }
    for sheet in submission.grid.sheets:
        if sheet.name in filled and sheet.visibility is not Visibility.VISIBLE:
            yield hit(Location(sheet.name, 1, 1), found=sheet.name)


def _printed(sheet: str, cell: Cell, submission: Submission) -> bool:
    """Whether the master workbook puts this into the cell by itself."""
    key = cell.column.key
    rows = submission.layout.sheet(sheet).prefill
    return cell.formula or cell.column.pre or any(row.get(key) == cell.raw for row in rows)
