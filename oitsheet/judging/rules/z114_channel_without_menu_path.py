"""Nothing says how a channel is reached from the main website.

"No access to the channel by a banner" stood among what a provincial office's work of the year
before lacked (its project report, FY 2566; causes, no. 3). Asked of a channel whose address is the
home page itself, or stands on another website, once explanations are written at all: an address
deeper on the main website shows the way by itself, and so does a second person who saw it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Kind
from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import (
    addresses,
    explained,
    is_channel,
    linked,
    main_sites,
    moved_to,
    seen_there,
    shows_its_place,
)
from oitsheet.judging.rules.rule import CannotRunError, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z114", severity=Severity.RISK, needs=("items.link", "items.explanation"))
def channel_without_menu_path(submission: Submission) -> Iterator[Hit]:
    """Flag channels on the home page or elsewhere whose place on the website is not told."""
    mains = (*main_sites(submission), *filter(None, [moved_to(submission)]))
    found = [
        item
        for item in linked(submission)
        if is_channel(item)
        and not (explained(item) or seen_there(item) or shows_its_place(item, mains))
    ]
    if found and not any(map(explained, submission.items)):
        column = submission.layout.sheet("items").column("explanation")
        raise CannotRunError("empty_column", column=Bilingual(column.header, column.header_en))
    for item in found:
        channels = [e for e in item.item.elements if e.kind is Kind.CHANNEL_MAIN_WEBSITE]
        proven = any(element.source.proven for element in channels)
        found_at = addresses(item)[0].text
        yield hit(item.place("explanation"), item=item, proven=proven, found=found_at)
