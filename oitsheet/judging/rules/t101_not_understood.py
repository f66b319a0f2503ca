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
    from oitsheet.judging.submission import Cell, Submission


@rule("T101", severity=Severity.ERROR)
def not_understood(submission: Submission) -> Iterator[Hit]:
    """Show each text that could not be understood; the same one in a column only once."""
    alike: dict[tuple[str, str, str], list[Cell]] = {}
    for _, cell in submission.cells():
        if cell.kind is not Kind.UNKNOWN or isinstance(cell.raw, ErrorValue):
            continue
        if cell.column.type is ColumnType.CODE:
            continue  # an item's row has its code; here stands the word for a total
        if cell.column.type is ColumnType.ORDERS and Note.ORDER_BECAME_DATE in cell.notes:
            continue
        alike.setdefault((cell.at.sheet, cell.column.key, cell.text), []).append(cell)
    for first, *others in alike.values():
        yield hit(
            first.at,
            item=None if others else submission.item_at(first.at),
            also=tuple(cell.at for cell in others),
            found=first.text,
            expected=EXPECTED[first.column.type],
        )
