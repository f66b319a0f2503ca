"""A tab that is no part of the form.

Offices keep notes and old tables beside the form. Nothing in it is read, and that is said,
so that nobody takes silence for approval.
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


@rule("S102", severity=Severity.INFO)
def sheet_not_read(submission: Submission) -> Iterator[Hit]:
    """Name each tab that was not read."""
    for unfit in submission.misfits(Misfit.SHEET_UNKNOWN):
        yield told(unfit)
