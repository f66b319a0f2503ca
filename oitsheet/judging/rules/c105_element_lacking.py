"""A required element is named as lacking.

One lacking element scores the whole item zero (causes, no. 4). Work to do before the due
date, a risk from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.expectations import named, places
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule(
    "C105",
    severity=Severity.TODO,
    when_late=Severity.RISK,
    needs=("items.lacking|elements.presence",),
)
def element_lacking(submission: Submission) -> Iterator[Hit]:
    """Name what is lacking of each item that is not called done."""
    for item in submission.open_items:
        if item.lacking_for_certain and not item.claimed:
            at, *also = places(item.lacking_for_certain)
            yield hit(at, item=item, also=tuple(also), found=named(item.lacking_for_certain))
