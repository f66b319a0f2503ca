"""A plan of one year stands where a longer one is asked for, by the dates that the row gives.

The strategic or development plan must be for more than one year (a district office's order of
FY 2565; a provincial office's memo on FY 2566 names a plan of one year as its weakness; causes,
no. 10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import LONGEST_YEAR, Lie, by_dates
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z123", severity=Severity.ERROR, needs=("items.period_from|items.period_to",))
def plan_of_one_year(submission: Submission) -> Iterator[Hit]:
    """Flag plans whose two dates lie no more than so many years apart."""
    for one in by_dates(submission):
        if one.lie is Lie.OUTSIDE or one.start is None or one.end is None:
            continue
        days = (one.end - one.start).days
        for element in one.item.item.elements:
            years = element.min_years_exclusive
            if years is not None and days <= years * LONGEST_YEAR:
                yield hit(
                    one.at,
                    item=one.item,
                    also=one.also,
                    proven=element.source.proven,
                    start=one.start,
                    end=one.end,
                    years=years,
                )
