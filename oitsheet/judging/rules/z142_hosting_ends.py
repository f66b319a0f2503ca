"""The website is paid for up to a day within the assessment.

A website that cannot be opened when it is looked at scores nothing for any item (a notice of the
assessor's system; causes, no. 21). Whether the payment was renewed since, only the office knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z142", severity=Severity.CONFIRM, needs=("agency.hosted_until",))
def hosting_ends(submission: Submission) -> Iterator[Hit]:
    """Ask where that day comes before the links are handed in, or before clarifying is over."""
    agency = submission.agency
    until = agency.date_in("hosted_until") if agency else None
    if agency is None or until is None or not list(submission.open_items):
        return
    window = agency.value("clarification")
    days = [submission.as_of, agency.date_in("due")]
    days.append(window.end if isinstance(window, Period) else None)
    needed = max(day for day in days if day)
    if until < needed:
        yield hit(agency.places["hosted_until"], found=until, needed=needed)
