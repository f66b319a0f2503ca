"""Another table below on the same sheet.

Its rows are numbered like items and its columns hold other things; reading them as items would mix
the two. It is not judged, and that is said.
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


@rule("S125", severity=Severity.INFO)
def other_table_not_read(submission: Submission) -> Iterator[Hit]:
    """Say where each further table begins and ends."""
    for unfit in submission.misfits(Misfit.TABLE_OTHER):
        yield told(unfit)
