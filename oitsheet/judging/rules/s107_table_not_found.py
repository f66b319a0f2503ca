"""A sheet of the form without its header row.

Without headers nothing in the sheet can be told apart; every rule that needs it is skipped.
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


@rule("S107", severity=Severity.CONFIRM)
def table_not_found(submission: Submission) -> Iterator[Hit]:
    """Name each sheet whose header row could not be found."""
    for unfit in submission.misfits(Misfit.NO_TABLE):
        yield told(unfit)
