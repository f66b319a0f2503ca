"""The workbook fits several editions equally, and nothing in it says which of them is meant.

Schemes of one year ask for the same items but compute the scores in different ways: the same
points give other scores (scoring facts, section 2). One of them is taken, and that is told.
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


@rule("S132", severity=Severity.CONFIRM)
def edition_not_told(submission: Submission) -> Iterator[Hit]:
    """Name the edition taken and those that fit as well."""
    for unfit in submission.misfits(Misfit.EDITION_OPEN):
        yield told(unfit)
