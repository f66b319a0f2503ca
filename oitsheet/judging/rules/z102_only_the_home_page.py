"""The only address given is the home page.

The assessor must find the data at the address handed in; from the home page he may not (a
provincial office's memo on FY 2566, item O30; causes, no. 2). A channel that stands on the home
page itself is left alone; where nobody knows what the item asks for it may be one, so that is
only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z102", severity=Severity.RISK, needs=("items.link",))
def only_the_home_page(submission: Submission) -> Iterator[Hit]:
    """Flag items whose every address has no path."""
    for item in submission.open_items:
        given = addresses(item)
        if given and not item.item.is_channel and all(address.is_home for address in given):
            proven = item.item.told_apart
            yield hit(item.place("link"), item=item, proven=proven, found=given[0].text)
