"""The quarters' plan is not the money received.

Money may be received later than planned, so the office is only asked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTERS
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B107", severity=Severity.CONFIRM, needs=("budget.allocated", "budget.planned_q1"))
def plan_does_not_add_up(submission: Submission) -> Iterator[Hit]:
    """Ask where all four quarters are planned and do not come to the allocation."""
    for row in submission.rows("budget"):
        planned = [row.number_in(f"planned_q{quarter}") for quarter in QUARTERS]
        allocated = row.number_in("allocated")
        if allocated is None or None in planned:
            continue
        total = sum((amount or Decimal(0) for amount in planned), Decimal(0))
        if not agree(total, allocated):
            yield hit(
                row.place("planned_q1"),
                also=(row.place("allocated"),),
                found=total,
                expected=allocated,
            )
