"""The only link is to social media.

That data on Facebook or LINE alone count for nothing is widely said; no source was found, so it is
only asked (causes, no. 28). The item that asks for social media is left alone. Where the place for
questions or complaints is that very account, Z115 and Z116 speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses, answering_media, linked, together
from oitsheet.judging.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z109", severity=Severity.CONFIRM, needs=("items.link",))
def only_on_social_media(submission: Submission) -> Iterator[Hit]:
    """Name the items whose every address is of social media, all at once."""
    spoken = answering_media(submission)
    found = [
        item
        for item in linked(submission)
        if not item.item.social
        and item not in spoken
        and all(address.is_social for address in addresses(item))
    ]
    if found:
        hosts = dict.fromkeys(a.host for item in found for a in addresses(item))
        yield together(found, found=tuple(hosts))
