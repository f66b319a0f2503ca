"""The report date lies far from the fiscal year of the book.

What is late, what is still to come and what was spent too early are all judged by that day: a slip
of its year makes much else look wrong. Inferred: no source names such a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.report_day import is_doubtful
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fiscal_year_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("A112", severity=Severity.CONFIRM, needs=("agency.report_date",))
def report_date_outside_the_year(submission: Submission) -> Iterator[Hit]:
    """Ask where something is done before the year began, or the year has long been over."""
    if submission.agency and is_doubtful(submission):
        year = fiscal_year_span(submission.fiscal_year_be)
        at = submission.agency.places["report_date"]
        yield hit(
            at,
            found=submission.as_of,
            year=submission.fiscal_year_be,
            first=year.start,
            last=year.end,
        )
