"""Done, says the status; this is lacking, says the same row.

"Not complete by its elements" is zero for the whole item (scale printed in a provincial
office's memo, FY 2567; causes, no. 4).
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


@rule("C104", severity=Severity.ERROR, needs=("items.status", "items.lacking|elements.presence"))
def done_but_lacking(submission: Submission) -> Iterator[Hit]:
    """Name what is lacking of each item that is called done."""
    for item in submission.open_items:
        if item.claimed and item.lacking_for_certain:
            at, *also = places(item.lacking_for_certain, item.place("status"))
            yield hit(at, item=item, also=tuple(also), found=named(item.lacking_for_certain))
