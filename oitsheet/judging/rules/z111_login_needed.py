"""The address is of a page to log in, or of one that only its writer sees.

The public, and so the assessor, must reach the data; no source was found for a zero of this kind,
so it is only asked (causes, no. 27). An e-service may well begin with a login.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Topic
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses, linked
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z111", severity=Severity.CONFIRM, needs=("items.link",))
def login_needed(submission: Submission) -> Iterator[Hit]:
    """Show the first such address of each item, even where other addresses are good."""
    for item in linked(submission):
        found = [address.text for address in addresses(item) if address.needs_login]
        if found and item.item.topic is not Topic.ESERVICE:
            yield hit(item.place("link"), item=item, found=found[0])
