"""The data are of another year than the item asks for, by the dates that the row gives.

Each item has its year: this one, the one before, or the first six months of this one (a district
office's order of FY 2565; causes, no. 8). Where nearly all rows have slipped by the same number of
years, that is said once, by Z124.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import Lie, by_dates, by_titles, hit_of, slipped
from oitsheet.judging.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z120", severity=Severity.ERROR, needs=("items.period_from|items.period_to",))
def data_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Flag periods that have not one day in common with the one asked for."""
    told = list(by_dates(submission))
    once = slipped([*told, *by_titles(submission)])
    for one in told:
        if one.lie is Lie.OUTSIDE and one not in once:
            yield hit_of(one)
