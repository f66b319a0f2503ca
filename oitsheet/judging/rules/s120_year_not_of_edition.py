"""The fiscal year is none that the edition serves.

Items are numbered anew from year to year: judged by another year's list, the code O34 means
another thing (causes, no. 25).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import rule, told
from oitsheet.judging.submission import Misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("S120", severity=Severity.ERROR)
def year_not_of_edition(submission: Submission) -> Iterator[Hit]:
    """Say which years the edition serves."""
    for unfit in submission.misfits(Misfit.YEAR_NOT_SERVED):
        yield told(unfit)
