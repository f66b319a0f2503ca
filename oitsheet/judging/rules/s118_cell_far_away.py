"""A filled cell far away from everything else.

Usually a slip of the hand; it makes the file slow to open. It was not read.
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


@rule("S118", severity=Severity.INFO)
def cell_far_away(submission: Submission) -> Iterator[Hit]:
    """Name each far-away cell."""
    for unfit in submission.misfits(Misfit.STRAY):
        yield told(unfit)
