"""A cell that does not hold what its column asks for.

The text is shown as typed: it was not guessed at, and counts as not filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.expectations import EXPECTED
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Kind, Note
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T101", severity=Severity.ERROR)
def not_understood(submission: Submission) -> Iterator[Hit]:
    """Show each text that could not be understood."""
    for _, cell in submission.cells():
        if cell.kind is not Kind.UNKNOWN or isinstance(cell.raw, ErrorValue):
            continue
        if cell.column.type is ColumnType.CODE:
            continue  # an item's row has its code; here stands the word for a total
        if cell.column.type is ColumnType.ORDERS and Note.ORDER_BECAME_DATE in cell.notes:
            continue
        yield hit(
            cell.at,
            item=submission.item_at(cell.at),
            found=cell.text,
            expected=EXPECTED[cell.column.type],
        )
