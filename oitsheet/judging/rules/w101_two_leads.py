"""Several positions or groups are called the lead of one item.

Letters on one matter that went to different officers were among what held one provincial office
up (its project report, FY 2566); several owners are normal, one of them leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("W101", severity=Severity.CONFIRM)
def two_leads(submission: Submission) -> Iterator[Hit]:
    """Name the leads of each item that has more than one."""
    for item in submission.items:
        first, *others = item.owners.leads or (None,)
        if first is not None and others:
            found = tuple(owner.name for owner in item.owners.leads)
            also = tuple(dict.fromkeys(owner.at for owner in others if owner.at != first.at))
            yield hit(first.at, item=item, also=also, found=found)
