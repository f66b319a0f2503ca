"""Less is spent than the plan by quarter has, and the quarter is over.

What is not spent by the year's end needs a written reason (project report of the ministry's
permanent secretary, section 17): the earlier it is seen, the more can still be done. How far
behind is too far no document says, so the numbers are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import (
    QUARTERS,
    known_until,
    planned_until,
    quarters_over,
    spent_in_all,
)
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B112", severity=Severity.TODO, needs=("budget.planned_q1", "budget.spent_q1"))
def spent_behind_plan(submission: Submission) -> Iterator[Hit]:
    """Compare all that is spent with the plan up to the last quarter that is over.

    What a later quarter made up for is no longer behind; after the year only the remainder counts.
    """
    quarter = quarters_over(submission.fiscal_year_be, submission.as_of)
    if quarter == len(QUARTERS):
        return
    for row in submission.rows("budget"):
        spent, planned = spent_in_all(row), planned_until(row, quarter)
        if spent is None or planned is None or not known_until(row, quarter):
            continue
        if spent < planned and not agree(spent, planned):
            yield hit(
                row.place(f"spent_q{quarter}"),
                also=tuple(row.place(f"planned_q{number + 1}") for number in range(quarter)),
                quarter=quarter,
                found=spent,
                expected=planned,
                behind=planned - spent,
            )
