"""A filled line that names no item.

What stands in it counts for nothing, neither here nor for the assessor. Lines right below one
another are told of at once.
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


@rule("S108", severity=Severity.CONFIRM)
def row_without_code(submission: Submission) -> Iterator[Hit]:
    """Name the lines that belong to no item."""
    for unfit in submission.misfits(Misfit.ROW_WITHOUT_CODE):
        yield told(unfit)
