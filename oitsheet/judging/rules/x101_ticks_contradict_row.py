"""The sheet of elements says one thing, the item's own row another.

The ticks count, since they are the closer look; but one of the two is wrong, and only a person
knows which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("X101", severity=Severity.ERROR)
def ticks_contradict_row(submission: Submission) -> Iterator[Hit]:
    """Name the row's cell beside each tick that says the opposite."""
    for item in submission.open_items:
        marks = item.disagreements
        if marks:
            yield hit(
                item.place("lacking"),
                item=item,
                also=tuple(mark.at for mark in marks),
                found=item.text("lacking"),
                expected=tuple(mark.text for mark in marks),
            )
