"""Something is said to be done, and its day has not come yet.

The day or the year is mistyped, or the row was ticked off in advance; a report that tells of what
has not happened is not believed. Inferred: no source names such a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import activities, days_of, has_result, is_done
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.report_day import is_doubtful
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("A111", severity=Severity.CONFIRM, needs=("activities.date|calendar.when",))
def done_before_its_day(submission: Submission) -> Iterator[Hit]:
    """Ask about each row of activities and calendar that begins after the day of the check."""
    if is_doubtful(submission):
        return  # A112 asks about that day
    done = [(row, "date") for row in activities(submission) if has_result(row, submission)]
    done += [(row, "when") for row in submission.rows("calendar") if is_done(row)]
    for row, key in done:
        days = days_of(row, key)
        if days and days.start > submission.as_of:
            what = row.text_in("activity") or row.text_in("what")
            yield hit(row.place(key), found=what, date=days.start, expected=submission.as_of)
