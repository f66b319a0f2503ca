"""In the second half of the year less is spent than the part of the year that is over.

What is unspent is seen in quarter 3, while something can still be done about it: one office had
spent 17 percent by the end of June and had two thirds left at the end of the year (a provincial
office's project report, FY 2566, section 17). The even pace is inferred, and so is how far behind
it is worth a word; no document asks for either. The numbers are shown, a line little behind is left
alone, and a line with a plan by quarter is measured by its plan alone (B112).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.judging.budget import (
    QUARTER_KEYS,
    QUARTERS,
    known_until,
    planned_until,
    quarter_money,
    quarters_over,
    share,
    spent_in_all,
)
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fiscal_year_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission

FIRST_HALF = 2
TOLERANCE = Decimal("0.15")
"""Of what an even pace would have spent; a little behind it is nothing to act on."""


@rule("B113", severity=Severity.TODO, needs=("budget.allocated",))
def slower_than_the_year(submission: Submission) -> Iterator[Hit]:
    """Show what is left of each such line, until the last quarter is reported (B105)."""
    over = quarters_over(submission.fiscal_year_be, submission.as_of)
    if not FIRST_HALF <= over < len(QUARTERS):
        return
    end = fiscal_year_span(submission.fiscal_year_be).end
    for row in submission.rows("budget"):
        spent, allocated = spent_in_all(row), row.number_in("allocated")
        if spent is None or not allocated or not _open(row, over):
            continue
        if spent * len(QUARTERS) < allocated * over * (1 - TOLERANCE):
            yield hit(
                row.place("left" if "left" in row.columns else "allocated"),
                also=(row.place("allocated"), row.place("spent_total")),
                found=allocated - spent,
                spent=spent,
                percent=share(spent, allocated),
                quarters=over,
                end=end,
            )


def _open(row: Row, over: int) -> bool:
    """Whether the line is known so far, has no plan by quarter and nobody has accounted for it."""
    total_alone = "spent_total" in row.cells and not any(key in row.cells for key in QUARTER_KEYS)
    return (
        (known_until(row, over) or total_alone)
        and planned_until(row, over) is None
        and quarter_money(row, QUARTER_KEYS[-1]) is None
        and "reason" not in row.cells
    )
