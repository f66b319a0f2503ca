"""A hidden column of the form.

It is read like any other; a person who looks for the cell of a finding must unhide it first.
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


@rule("S115", severity=Severity.INFO)
def column_hidden(submission: Submission) -> Iterator[Hit]:
    """Name each hidden column that was read."""
    for unfit in submission.misfits(Misfit.COLUMN_HIDDEN):
        yield told(unfit)
