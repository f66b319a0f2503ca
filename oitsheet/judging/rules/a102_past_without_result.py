"""An activity's day is past, and nothing is said of its result.

It is work to do as long as the project runs: the report of the quarter asks for it (report form
of a project, section 14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import days_of, has_ended, without_result
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("A102", severity=Severity.TODO, needs=("activities.date", "activities.result"))
def past_without_result(submission: Submission) -> Iterator[Hit]:
    """Name each activity whose last day lies before the day of the check."""
    if has_ended(submission):
        return  # then each is an error of its own kind
    for row in without_result(submission):
        days = days_of(row, "date")
        if days and days.end < submission.as_of:
            yield hit(
                row.place("result"),
                also=(row.place("date"),),
                found=row.text_in("activity"),
                date=days.end,
            )
