"""An order number that Excel turned into a date.

5/2566 typed into a plain cell becomes a day in May; the number is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T109", severity=Severity.CONFIRM)
def order_became_date(submission: Submission) -> Iterator[Hit]:
    """Ask for the number wherever a date stands in its place."""
    for _, cell in submission.cells():
        if cell.column.type is ColumnType.ORDERS and Note.ORDER_BECAME_DATE in cell.notes:
            yield hit(cell.at, found=cell.text)
