"""A hidden sheet of the form.

It is read like any other; a person who looks for the cell of a finding must unhide it first.
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
    from oitsheet.judging.submission import Submission


@rule("S116", severity=Severity.INFO)
def sheet_hidden(submission: Submission) -> Iterator[Hit]:
    """Name each hidden sheet that was read."""
    names = {table.name for table in submission.tables.values()}
    if submission.agency:
        names.add(submission.agency.name)
    for sheet in submission.grid.sheets:
        if sheet.name in names and sheet.visibility is not Visibility.VISIBLE:
            yield hit(Location(sheet.name, 1, 1), found=sheet.name)
