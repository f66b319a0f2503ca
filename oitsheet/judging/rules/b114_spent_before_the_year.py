"""A total of spending stands in the sheet before the fiscal year has begun.

The money is another year's, or the report date or the fiscal year is wrong. A quarter that has
not begun is another rule's matter (B106); here only the total is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fiscal_year_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B114", severity=Severity.ERROR, needs=("budget.spent_total",))
def spent_before_the_year(submission: Submission) -> Iterator[Hit]:
    """Show each total without quarters on a day before the year's first."""
    begins = fiscal_year_span(submission.fiscal_year_be).start
    if submission.as_of >= begins:
        return
    for row in submission.rows("budget"):
        spent = row.number_in("spent_total")
        if spent and not any(row.number_in(key) for key in QUARTER_KEYS):
            yield hit(
                row.place("spent_total"),
                found=spent,
                year=submission.fiscal_year_be,
                begins=begins,
                as_of=submission.as_of,
            )
