"""The report form asks for five pictures of 2 MB or more, and fewer or smaller ones are noted.

So the form of the Office of the Permanent Secretary says that one provincial office filled in
(its project report, FY 2566, section 16); whether another form asks for it is not known.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.judging.activities import activities, has_ended
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

_SCHEME = "moe"
_PICTURES = Decimal(5)
_MEGABYTES = Decimal(2)


@rule("A110", severity=Severity.CONFIRM, needs=("activities.pictures", "project.state"))
def too_few_pictures(submission: Submission) -> Iterator[Hit]:
    """Count the pictures of the whole project once it has ended and any are noted."""
    if submission.edition.scheme != _SCHEME or not has_ended(submission):
        return
    rows = [row for row in activities(submission) if row.number_in("pictures") is not None]
    total = sum((row.number_in("pictures") or Decimal(0) for row in rows), Decimal(0))
    small = [row for row in rows if (size := row.number_in("size")) and size < _MEGABYTES]
    if rows and (total < _PICTURES or small):
        yield hit(
            rows[0].place("pictures"),
            also=tuple(row.place("size") for row in small),
            found=total,
            expected=_PICTURES,
            size=_MEGABYTES,
        )
