"""An element is lacking of which it is not proven that the assessor asks for it.

Carried over from another year's list, recalled, an example only, or ticked as not there though
asked for in some case alone: the office looks at this year's criteria and decides.
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


@rule("C106", severity=Severity.CONFIRM, needs=("items.lacking|elements.presence",))
def lacking_unproven(submission: Submission) -> Iterator[Hit]:
    """Ask about each such element."""
    for item in submission.open_items:
        if item.lacking_perhaps:
            at, *also = places(item.lacking_perhaps)
            yield hit(at, item=item, also=tuple(also), found=named(item.lacking_perhaps))
