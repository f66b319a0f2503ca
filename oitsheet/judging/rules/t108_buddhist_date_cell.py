"""A real date cell that lies in a Buddhist year.

Excel takes 25/9/2566 for the C.E. year 2566, 543 years ahead. It is understood as B.E.; a sum
or filter by dates in Excel is wrong.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T108", severity=Severity.INFO)
def buddhist_date_cell(submission: Submission) -> Iterator[Hit]:
    """Say which day each such cell was taken for."""
    for _, cell in submission.cells():
        if Note.BUDDHIST_CELL in cell.notes and isinstance(cell.value, dt.date):
            yield hit(
                cell.at, item=submission.item_at(cell.at), found=cell.text, expected=cell.value
            )
