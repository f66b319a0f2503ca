"""A day of the calendar is past, and what was to be done is not said to be done.

Offices keep a calendar of rounds, meetings and the hand-in, and follow it up (measures of a
provincial office, FY 2567). Nothing is wrong yet: it may only not have been ticked off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import days_of, is_done
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("A106", severity=Severity.TODO, needs=("calendar.when", "calendar.done"))
def calendar_day_past(submission: Submission) -> Iterator[Hit]:
    """Name what is past and open, once for all of it."""
    past = [
        row
        for row in submission.rows("calendar")
        if (days := days_of(row, "when")) and days.end < submission.as_of and not is_done(row)
    ]
    if past:
        first, *others = (row.place("done") for row in past)
        yield hit(
            first,
            also=tuple(others),
            found=tuple(row.text_in("what") or row.text_in("when") or "" for row in past),
            count=len(past),
            date=submission.as_of,
        )
