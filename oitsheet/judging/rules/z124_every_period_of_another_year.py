"""Nearly all rows tell a period of the same other year.

A book copied from last year keeps its dates and the names of its documents; so does one whose
fiscal year on the agency sheet is wrong (each item's year: a district office's order of FY 2565;
causes, no. 8). Said once for them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import FEWEST, by_dates, by_titles, slipped
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z124", severity=Severity.ERROR, needs=("items.period_from|items.period_to|items.document",))
def every_period_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Say once of how many items, and of which year they would be right."""
    told = slipped([*by_dates(submission), *by_titles(submission)])
    if told:
        first, *others = told
        yield hit(
            first.at,
            also=tuple(one.at for one in others),
            proven=sum(one.proven for one in told) >= FEWEST,
            count=len(told),
            found=submission.fiscal_year_be + (first.off or 0),
            expected=submission.fiscal_year_be,
            codes=in_ranges(one.item.item.no for one in told),
        )
