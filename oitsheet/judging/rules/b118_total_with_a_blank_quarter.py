"""The printed total is more than the quarters show, and a quarter that has begun is blank.

The rest may belong to the blank quarter, or the total is wrong: as long as it is blank nobody can
tell (B101 does not). The report form asks for each quarter (project report of the ministry's
permanent secretary, section 17); nothing spent is a zero or a dash.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS, misread, quarters_begun, spent_at_least
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B118", severity=Severity.TODO, needs=("budget.spent_total", "budget.spent_q1"))
def total_with_a_blank_quarter(submission: Submission) -> Iterator[Hit]:
    """Show what no quarter accounts for, in lines where some quarter is filled in."""
    begun = QUARTER_KEYS[: quarters_begun(submission.fiscal_year_be, submission.as_of)]
    for row in submission.rows("budget"):
        printed, known = row.number_in("spent_total"), spent_at_least(row)
        blank = [key for key in begun if key not in row.cells]
        typed = any(row.number_in(key) is not None for key in QUARTER_KEYS)
        if printed is None or known is None or not (blank and typed):
            continue
        if printed > known and not agree(printed, known) and not misread(row, *QUARTER_KEYS):
            first, *others = (row.place(key) for key in blank)
            yield hit(
                first,
                also=(*others, row.place("spent_total")),
                found=printed,
                expected=known,
                rest=printed - known,
            )
