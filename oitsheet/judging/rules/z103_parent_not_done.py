"""A follow-up is called done while what it follows is not.

The requirement of the one names the other: the report of a plan, the steps taken on a policy, the
result of measures (a district office's order of FY 2565; causes, no. 16).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL
from oitsheet.judging.submission.items import NOT_DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z103", severity=Severity.RISK, needs=("items.status",))
def parent_not_done(submission: Submission) -> Iterator[Hit]:
    """Flag done follow-ups of items whose status is a not-done word."""
    others = {item.code: item for item in submission.items}  # of a part not all are here
    for item in submission.open_items:
        for code in filter(others.__contains__, item.item.depends_on):
            parent = others[code]
            if parent.assessed == FULL:
                continue  # the year has spoken: whatever its status still says, it is done
            if item.claimed and parent.status and parent.status_kind in NOT_DONE:
                yield hit(
                    item.place("status"),
                    item=item,
                    also=(parent.place("status"),),
                    proven=item.item.title_source.proven,
                    parent=code,
                    found=parent.status.text,
                )
