"""A confirmation whose day lies before the book's fiscal year.

It came along with last year's file: whoever looked then did not see this year's data, so it does
not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.confirming import confirmations
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("X105", severity=Severity.TODO)
def confirmation_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Name each such row's day."""
    for confirmation in confirmations(submission):
        if confirmation.stale:
            yield hit(
                confirmation.row.place("when"),
                found=confirmation.row.date_in("when"),
                expected=confirmation.since,
                year=submission.fiscal_year_be,
            )
