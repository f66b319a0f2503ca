"""Money spent in a quarter that has not begun.

The amount stands in the wrong quarter, or the report date is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.report_day import is_doubtful
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import quarter_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B106", severity=Severity.ERROR, needs=("budget",))
def spent_in_the_future(submission: Submission) -> Iterator[Hit]:
    """Show each amount in a quarter after the day of the report."""
    if is_doubtful(submission):
        return  # A112 asks about that day
    for row in submission.rows("budget"):
        for quarter, key in enumerate(QUARTER_KEYS, start=1):
            begins = quarter_span(submission.fiscal_year_be, quarter).start
            amount = row.number_in(key)
            if amount and submission.as_of < begins:
                yield hit(
                    row.place(key),
                    found=amount,
                    quarter=quarter,
                    begins=begins,
                    as_of=submission.as_of,
                )
