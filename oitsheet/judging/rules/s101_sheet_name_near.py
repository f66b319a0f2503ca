"""A tab whose name is a slip of one of the form's.

It is read as the sheet it is taken for; the office is asked to name it properly, since the
next slip may not be recognised. Source: our own form; offices rename and copy tabs.
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


@rule("S101", severity=Severity.CONFIRM)
def sheet_name_near(submission: Submission) -> Iterator[Hit]:
    """Ask about each tab that was recognised by a misspelt name."""
    for unfit in submission.misfits(Misfit.SHEET_NEAR):
        yield told(unfit)
