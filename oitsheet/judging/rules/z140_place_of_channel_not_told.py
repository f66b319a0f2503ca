"""Other items say where on the website they stand, and a channel does not.

What is handed in is an address and a line that says where on the main website it is; "the position
on the website is not shown" stood among what one provincial office's work of the year before
lacked (its project report, FY 2566; causes, no. 3). An address deep on the main website may be
enough, so it is only asked, and only where most items say it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import (
    addresses,
    explained,
    is_channel,
    linked,
    main_sites,
    most,
    moved_to,
    seen_there,
    shows_its_place,
    tells_its_place,
)
from oitsheet.judging.rules.rule import hit_of_all, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z140", severity=Severity.CONFIRM, needs=("items.link", "items.explanation"))
def place_of_channel_not_told(submission: Submission) -> Iterator[Hit]:
    """Ask once about all channels of that kind."""
    given = linked(submission)
    if not most(sum(map(tells_its_place, given)), len(given)):
        return
    mains = (*main_sites(submission), *filter(None, [moved_to(submission)]))
    found = [
        item
        for item in given
        if is_channel(item)
        and not (explained(item) or seen_there(item))
        and shows_its_place(item, mains)
    ]
    if found:
        yield hit_of_all(
            found,
            "explanation",
            items=tuple(item.code for item in found),
            found=addresses(found[0])[0].text,
        )
