"""A remark that asks for something still stands in the status.

A supervisor wrote what is to be added or shown; until it is done the item may score zero
(causes, no. 4, 5, 11, 12). Work to do before the due date, a risk from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("C102", severity=Severity.TODO, when_late=Severity.RISK, needs=("items.status",))
def remark_stands(submission: Submission) -> Iterator[Hit]:
    """Show each remark."""
    for item in submission.open_items:
        if item.remarked and item.status:
            yield hit(item.place("status"), item=item, found=item.status.text)
