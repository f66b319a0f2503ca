"""Two filled columns under the same header, or two values of one field.

Only the first is read: a person would not know either which of the two counts.
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


@rule("S106", severity=Severity.CONFIRM)
def column_twice(submission: Submission) -> Iterator[Hit]:
    """Ask about each column or field whose name stood before."""
    for unfit in submission.misfits(Misfit.COLUMN_TWICE):
        yield told(unfit)
