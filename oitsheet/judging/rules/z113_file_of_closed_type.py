"""The address is of a file that no browser shows.

An archive or a file of a special program must be downloaded and unpacked first, if it opens at
all; no source was found for a zero of this kind, so it is only asked (causes, no. 30).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses, linked
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z113", severity=Severity.CONFIRM, needs=("items.link",))
def file_of_closed_type(submission: Submission) -> Iterator[Hit]:
    """Show the first such file of each item, even where other addresses are good."""
    for item in linked(submission):
        closed = [address for address in addresses(item) if address.closed_type]
        if closed:
            at = item.place("link")
            yield hit(at, item=item, found=closed[0].file, type=closed[0].closed_type)
