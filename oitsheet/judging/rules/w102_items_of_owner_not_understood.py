"""Part of the items that an owner answers for is not understood.

What is understood counts; the rest would silently have no owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("W102", severity=Severity.CONFIRM)
def items_of_owner_not_understood(submission: Submission) -> Iterator[Hit]:
    """Name what was left over beside each owner."""
    for row in submission.rows("owners"):
        cell = row.cells.get("items")
        if cell is not None and isinstance(cell.value, Codes) and cell.value.rest:
            highest = len(submission.edition.items)
            yield hit(cell.at, found=cell.value.rest, expected=f"O1-O{highest}")
