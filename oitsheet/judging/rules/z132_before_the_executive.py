"""The document is older than the top executive's time in office.

The pledge, the declaration and the activity must be of the executive now in office; one office's
work lacked the executive's signature (a provincial office's project report, FY 2566; a district
office's order of FY 2565, items O34 and O35; causes, no. 6). A policy that may be older is left
alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Words
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.executive import executive_elements
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.submission.items import NOT_DONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z132", severity=Severity.RISK, needs=("agency.executive_since", "items.published_on"))
def before_the_executive(submission: Submission) -> Iterator[Hit]:
    """Flag what was published, or had its period, before that day."""
    agency = submission.agency
    since = agency.date_in("executive_since") if agency else None
    if agency is None or since is None or since > submission.as_of:
        return
    for item in submission.open_items:
        elements = executive_elements(item.item)
        if not elements or item.row is None or item.status_kind in NOT_DONE:
            continue
        told = [key for key in ("published_on", "period_to") if item.row.date_in(key)]
        day = item.row.date_in(told[0]) if told else None
        if day and day < since:
            yield hit(
                item.place(told[0]),
                item=item,
                also=(agency.places["executive_since"],),
                proven=any(element.source.proven for element in elements),
                found=day,
                since=since,
                executive=agency.text_in("executive") or Words("executive.top"),
            )
