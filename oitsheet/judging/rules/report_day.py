"""Whether the day that the book speaks of can be right."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from oitsheet.values import fiscal_year_span

if TYPE_CHECKING:
    from oitsheet.judging.submission import Submission

LONG = dt.timedelta(days=365)
"""Results and reports of a year come after it has ended, but hardly later than this."""


def is_doubtful(submission: Submission) -> bool:
    """Whether the report date seems a slip: A112 asks, and what it makes look wrong is not told.

    Before the year begins a book may be prepared, but nothing in it is done.
    """
    if submission.as_of_from != "report_date":
        return False
    year = fiscal_year_span(submission.fiscal_year_be)
    begun = any(item.claimed for item in submission.items)
    return (begun and submission.as_of < year.start) or submission.as_of - LONG > year.end
