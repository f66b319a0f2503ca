"""A line without a code whose title is that of one item.

Tables from Word lose the code in merged cells; the title tells which item it is.
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


@rule("S109", severity=Severity.INFO)
def row_known_by_title(submission: Submission) -> Iterator[Hit]:
    """Say which item a line without a code was taken for."""
    for unfit in submission.misfits(Misfit.ROW_BY_TITLE):
        yield told(unfit)
