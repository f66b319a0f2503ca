"""The row says that the item does not apply; the edition does not allow that.

Only the measures items may be left out, where there is no earlier result to analyse; any other
item is assessed, and scores zero when it is not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("C108", severity=Severity.CONFIRM, needs=("items.status",))
def may_not_be_left_out(submission: Submission) -> Iterator[Hit]:
    """Ask about each such item."""
    for item in submission.items:
        if item.says_not_applicable and not item.not_applicable and item.assessed is None:
            yield hit(item.place("status"), item=item, found=item.text("status"))
