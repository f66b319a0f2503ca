"""A table pasted over filled rows, with its header row.

What is left of the old rows beside it belongs to other items than the new rows: by the one header
row that came along, everything is one row off. It is not read.
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


@rule("S128", severity=Severity.CONFIRM)
def header_pasted_over_rows(submission: Submission) -> Iterator[Hit]:
    """Name the columns beside a pasted table that were not read."""
    for unfit in submission.misfits(Misfit.SPOILT):
        yield told(unfit)
