"""The printed total is not the sum of the quarters.

Source: the project report of the ministry's permanent secretary, section 17, prints both.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS, quarter_money
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B101", severity=Severity.ERROR, needs=("budget.spent_total",))
def quarters_do_not_add_up(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed total where they differ."""
    for row in submission.rows("budget"):
        printed, quarters = (
            row.number_in("spent_total"),
            [quarter_money(row, key) for key in QUARTER_KEYS],
        )
        known = [amount for amount in quarters if amount is not None]
        if printed is not None and known and not agree(printed, sum(known, Decimal(0))):
            also = tuple(row.place(key) for key in QUARTER_KEYS)
            yield hit(
                row.place("spent_total"), also=also, found=printed, expected=sum(known, Decimal(0))
            )
