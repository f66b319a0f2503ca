"""An activity's day lies outside the project's time, or outside the fiscal year.

Most often a year is mistyped, the calendar year taken for the fiscal year: December 2565 lies in
the fiscal year 2566. Work before the project began may be meant, so the office is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import activities, days_of
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Period, fiscal_year_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("A109", severity=Severity.CONFIRM, needs=("activities.date",))
def outside_the_project(submission: Submission) -> Iterator[Hit]:
    """Ask about each activity none of whose days lies within; once where most lie outside."""
    project = submission.project
    told = project.value("period") if project else None
    time = told if isinstance(told, Period) else fiscal_year_span(submission.fiscal_year_be)
    also = (project.places["period"],) if project and isinstance(told, Period) else ()
    dated = [(row, days) for row in activities(submission) if (days := days_of(row, "date"))]
    outside = [row for row, days in dated if days.end < time.start or days.start > time.end]
    one = len(outside) > 1 and len(outside) * 2 > len(dated)
    for rows in [outside] if one else [[row] for row in outside]:
        first, *others = (row.place("date") for row in rows)
        yield hit(
            first,
            also=(*others, *also),
            found=tuple(row.text_in("date") or "" for row in rows),
            first=time.start,
            last=time.end,
        )
