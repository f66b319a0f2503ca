"""A column of item codes under a strange header.

What stands in it tells what it is: several cells hold an item code and nothing else. A code column
without its header would leave the whole list unread.
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


@rule("S126", severity=Severity.INFO)
def codes_known_by_content(submission: Submission) -> Iterator[Hit]:
    """Say which column was taken for the codes."""
    for unfit in submission.misfits(Misfit.CODES_BY_CONTENT):
        yield told(unfit)
