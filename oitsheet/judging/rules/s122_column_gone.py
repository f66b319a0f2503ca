"""A column of the form is gone from a book that was made from it.

Somebody deleted it, or renamed it beyond recognition; what stands under a strange header is not
read. A status column lost so makes 38 done items look like none. In an office's own workbook a
column that is not there was never there, and nothing is said.
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


@rule("S122", severity=Severity.CONFIRM)
def column_gone(submission: Submission) -> Iterator[Hit]:
    """Name the lost columns of a table once, at a lone strange header, else at the first one."""
    if submission.from_form:
        yield from map(told, submission.misfits(Misfit.COLUMN_GONE))
