"""Several rows in a line bear the title of the item above or below.

An inserted or deleted cell shifts a column against the codes. The page of one municipal school had
the words of its items shifted by one (causes, no. 26).
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


@rule("S134", severity=Severity.CONFIRM)
def titles_shifted(submission: Submission) -> Iterator[Hit]:
    """Ask once about each run of such rows."""
    for unfit in submission.misfits(Misfit.TITLES_SHIFTED):
        yield told(unfit)
