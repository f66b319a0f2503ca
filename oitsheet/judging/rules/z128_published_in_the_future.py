"""Done, and published on a day that has not come.

A slip of the year or the month, or the report date is an old one; nothing in the assessor's papers
speaks of it, so it is a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.report_day import is_doubtful
from oitsheet.judging.rules.rule import hit_of_all, rule
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z128", severity=Severity.CONFIRM, needs=("items.status", "items.published_on"))
def published_in_the_future(submission: Submission) -> Iterator[Hit]:
    """Ask once about all of them: mostly the cause is one."""
    if is_doubtful(submission):
        return  # A112 asks about that day
    found = [
        (item, day)
        for item in submission.open_items
        if item.claimed and item.row and (day := item.row.date_in("published_on"))
        if day > submission.as_of
    ]
    if found:
        yield hit_of_all(
            [item for item, _ in found],
            "published_on",
            codes=in_ranges(item.item.no for item, _ in found),
            found=tuple(dict.fromkeys(day for _, day in found)),
            as_of=submission.as_of,
        )
