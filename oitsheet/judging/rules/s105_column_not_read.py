"""A column that the form does not know.

Offices add columns of their own, some without a header. What stands in them is not judged, and
that is said.
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


@rule("S105", severity=Severity.INFO)
def column_not_read(submission: Submission) -> Iterator[Hit]:
    """Name each filled column that was not read."""
    for unfit in submission.misfits(Misfit.COLUMN_UNKNOWN):
        yield told(unfit)
