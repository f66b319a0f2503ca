"""The workbook says in two ways which year's list it follows, and they differ.

A form copied from last year keeps its stamp. Last year's framework in this year's form is a
documented cause of zeros (causes, no. 25). What the titles say is told by S133.
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


@rule("S119", severity=Severity.CONFIRM)
def edition_clues_disagree(submission: Submission) -> Iterator[Hit]:
    """Ask wherever a clue leads to another edition than the one used."""
    for unfit in submission.misfits(Misfit.EDITION_CONFLICT):
        yield told(unfit)
