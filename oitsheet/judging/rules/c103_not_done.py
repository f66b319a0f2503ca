"""The office itself says that the item is not done.

Before the due date that is work to do, and a row that also names what is lacking is left to
that; from then on the item scores zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.submission.items import NOT_DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("C103", severity=Severity.TODO, when_late=Severity.ERROR, needs=("items.status",))
def not_done(submission: Submission) -> Iterator[Hit]:
    """Name each item whose status is a not-done or in-progress word."""
    for item in submission.open_items:
        told = item.lacking_for_certain and not item.late
        if item.status and item.status_kind in NOT_DONE and not told:
            yield hit(item.place("status"), item=item, found=item.status.text)
