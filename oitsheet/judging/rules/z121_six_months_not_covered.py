"""The data do not cover the first six months of the fiscal year.

Six-month reports and statistics are asked for from October to March, all of it (a district office's
order of FY 2565, items O11, O15, O19, O23, O31, O40; causes, no. 9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import Lie, by_dates, hit_of
from oitsheet.judging.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z121", severity=Severity.ERROR, needs=("items.period_from|items.period_to",))
def six_months_not_covered(submission: Submission) -> Iterator[Hit]:
    """Flag periods that begin later or end sooner."""
    for one in by_dates(submission):
        if one.lie is Lie.SHORT:
            yield hit_of(one)
