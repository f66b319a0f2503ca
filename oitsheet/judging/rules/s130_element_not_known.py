"""A row of the sheet of elements that names no element of its item.

An element is known by its words or by its number in the item list; a tick beside neither counts
for nothing.
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


@rule("S130", severity=Severity.CONFIRM)
def element_not_known(submission: Submission) -> Iterator[Hit]:
    """Name each such row."""
    for unfit in submission.misfits(Misfit.ELEMENT_UNKNOWN):
        yield told(unfit)
