"""A second tab of the same kind.

A copied tab, or one tab for each year: only one is read, and nobody but the office knows which of
them is the one that counts.
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


@rule("S124", severity=Severity.CONFIRM)
def sheet_twice(submission: Submission) -> Iterator[Hit]:
    """Name each tab that was not read because another one was."""
    for unfit in submission.misfits(Misfit.SHEET_TWICE):
        yield told(unfit)
