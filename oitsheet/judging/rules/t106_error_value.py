"""A formula that failed.

#REF!, #DIV/0! and their kin are no value; what depends on them is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T106", severity=Severity.ERROR)
def error_value(submission: Submission) -> Iterator[Hit]:
    """Show each error value."""
    for _, cell in submission.cells():
        if isinstance(cell.raw, ErrorValue):
            yield hit(cell.at, item=submission.item_at(cell.at), found=cell.text)
