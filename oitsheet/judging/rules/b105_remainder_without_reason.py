"""Money is left and no reason is written.

The report form asks for numbered reasons (project report of the ministry's permanent secretary,
section 17), so a dash in their place is none. Asked once the last quarter is reported or the year
is over; an error after the fiscal year's end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS, quarter_money, spent_in_all
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fiscal_year_span
from oitsheet.values.parsed import is_nil

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("B105", severity=Severity.TODO, when_late=Severity.ERROR, needs=("budget.reason",))
def remainder_without_reason(submission: Submission) -> Iterator[Hit]:
    """Ask for the reasons where the form will."""
    end = fiscal_year_span(submission.fiscal_year_be).end
    for row in submission.rows("budget"):
        left = _left(row)
        if left is None or left <= 0 or not is_nil(row.text_in("reason") or "-"):
            continue
        if quarter_money(row, QUARTER_KEYS[-1]) is not None or submission.as_of > end:
            yield hit(row.place("reason"), late=submission.as_of > end, found=left)


def _left(row: Row) -> Decimal | None:
    """What is left by the line's own figures; else what it prints as left."""
    spent, allocated = spent_in_all(row), row.number_in("allocated")
    if spent is None or allocated is None:
        return row.number_in("left")
    return allocated - spent
