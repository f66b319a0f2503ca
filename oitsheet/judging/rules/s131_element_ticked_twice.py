"""One element is ticked twice, and the two rows say different things.

The first counts; which of the two is right only a person can say.
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


@rule("S131", severity=Severity.ERROR)
def element_ticked_twice(submission: Submission) -> Iterator[Hit]:
    """Name the later row beside the first."""
    for unfit in submission.misfits(Misfit.ELEMENT_TWICE):
        yield told(unfit)
