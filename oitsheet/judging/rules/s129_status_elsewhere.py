"""Statuses that stand in another column.

An office's own table, pasted without its header, has its columns in another order than the form:
the status stands under the header of the second owners, and every item looks as if nobody had
filled it in.
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


@rule("S129", severity=Severity.CONFIRM)
def status_elsewhere(submission: Submission) -> Iterator[Hit]:
    """Ask about a column of words for done and not done where the status column is blank."""
    for unfit in submission.misfits(Misfit.STATUS_ELSEWHERE):
        yield told(unfit)
