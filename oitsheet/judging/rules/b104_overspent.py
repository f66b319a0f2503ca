"""More was spent than was received.

Either an allocation is missing or an amount is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import spent_at_least
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B104", severity=Severity.ERROR, needs=("budget.allocated",))
def overspent(submission: Submission) -> Iterator[Hit]:
    """Show each line that spent more than it had; an amount below zero is no allocation (T103)."""
    for row in submission.rows("budget"):
        spent, allocated = spent_at_least(row), row.possible_in("allocated")
        if spent is not None and allocated is not None and spent > allocated:
            yield hit(
                row.place("spent_total"),
                also=(row.place("allocated"),),
                found=spent,
                expected=allocated,
            )
