"""A header that is a slip of one of the form's.

The column is read as the one it is taken for, and the office is asked whether that is right.
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


@rule("S104", severity=Severity.CONFIRM)
def header_near(submission: Submission) -> Iterator[Hit]:
    """Ask about each column that was recognised by a misspelt header."""
    for unfit in submission.misfits(Misfit.COLUMN_NEAR):
        yield told(unfit)
