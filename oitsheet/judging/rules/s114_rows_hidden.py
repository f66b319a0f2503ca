"""Rows that do not show.

A filter or a hidden row hides work from people, never from the check: such rows are read like
any other, and that is said.
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


@rule("S114", severity=Severity.INFO)
def rows_hidden(submission: Submission) -> Iterator[Hit]:
    """Say how many filled rows of a table are hidden."""
    for unfit in submission.misfits(Misfit.ROWS_HIDDEN):
        yield told(unfit)
