"""The data were published after the day on which the links were handed in.

Whoever clarifies is judged by what stood at the links handed in (a notice of the assessor's system;
causes, no. 23). A page may only have been renewed since, so it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit_of_all, rule
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z144", severity=Severity.CONFIRM, needs=("items.status", "items.published_on"))
def published_after_handing_in(submission: Submission) -> Iterator[Hit]:
    """Ask once about all of them; what is published in days to come is Z128's."""
    found = []
    for item in submission.open_items:
        due = (item.row.date_in("due") if item.row else None) or submission.due
        day = item.row.date_in("published_on") if item.row else None
        if item.claimed and due and day and due < day <= submission.as_of:
            found.append((item, day))
    if found:
        yield hit_of_all(
            [item for item, _ in found],
            "published_on",
            codes=in_ranges(item.item.no for item, _ in found),
            found=tuple(dict.fromkeys(day for _, day in found)),
        )
