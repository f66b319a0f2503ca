"""More is spent so far than the plan by quarter has.

Either an amount stands in the wrong quarter, or the plan was changed and the sheet was not. No
document calls it a fault, so it is only asked. What exceeds the whole allocation is another
rule's matter (B104).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import (
    QUARTER_KEYS,
    planned_until,
    quarter_money,
    quarters_begun,
    spent_in_all,
)
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B111", severity=Severity.CONFIRM, needs=("budget.planned_q1", "budget.spent_q1"))
def spent_ahead_of_plan(submission: Submission) -> Iterator[Hit]:
    """Compare all that is spent with the plan up to the quarter of the report date."""
    quarter = quarters_begun(submission.fiscal_year_be, submission.as_of)
    for row in submission.rows("budget"):
        spent, planned = spent_in_all(row), planned_until(row, quarter)
        allocated = row.number_in("allocated")
        typed = any(quarter_money(row, key) for key in QUARTER_KEYS[:quarter])
        if spent is None or not planned or not typed or agree(spent, planned):
            continue
        if spent > planned and (allocated is None or spent <= allocated):
            last = max(n for n, key in enumerate(QUARTER_KEYS, start=1) if quarter_money(row, key))
            yield hit(
                row.place(f"spent_q{min(last, quarter)}"),
                also=tuple(row.place(f"planned_q{number + 1}") for number in range(quarter)),
                quarter=quarter,
                found=spent,
                expected=planned,
                more=spent - planned,
            )
