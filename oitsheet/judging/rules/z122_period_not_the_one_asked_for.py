"""The data's period reaches beyond the one asked for, or a plan's does not cover the whole year.

The period is part of the item's requirement (a district office's order of FY 2565; causes, no. 8);
whether a report of twelve months does for six nobody has said, so the office looks and decides.
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


@rule("Z122", severity=Severity.CONFIRM, needs=("items.period_from|items.period_to",))
def period_not_the_one_asked_for(submission: Submission) -> Iterator[Hit]:
    """Ask about each such period; a plan of one year is Z123's."""
    for one in by_dates(submission):
        if one.lie is Lie.PARTLY and not one.too_short:
            yield hit_of(one)
