"""A value in a cell merged over several rows.

A person reads it for each of the rows, and so does the check; a formula in the sheet counts it
once. Tables that come from Word are full of such cells.
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


@rule("S117", severity=Severity.INFO)
def value_merged(submission: Submission) -> Iterator[Hit]:
    """Say for which rows a merged value was counted."""
    for unfit in submission.misfits(Misfit.MERGED):
        yield told(unfit)
