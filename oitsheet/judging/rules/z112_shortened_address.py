"""The address is a shortened one.

It hides where it leads, may end some day, and shows nobody that the data are on the main website;
no source was found for a zero of this kind, so it is only asked, once for all (causes, no. 31).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses, linked, together
from oitsheet.judging.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z112", severity=Severity.CONFIRM, needs=("items.link",))
def shortened_address(submission: Submission) -> Iterator[Hit]:
    """Name the items with a shortened address, all at once."""
    found = [item for item in linked(submission) if any(a.is_shortened for a in addresses(item))]
    if found:
        short = (a.text for item in found for a in addresses(item) if a.is_shortened)
        yield together(found, found=next(short))
