"""A web address without http:// or https://.

It may well open; the assessor's form wants a whole address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import UrlFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T111", severity=Severity.CONFIRM, needs=("items.link",))
def address_without_scheme(submission: Submission) -> Iterator[Hit]:
    """Show each address that lacks its beginning."""
    for item in submission.items:
        for part in item.links:
            if part.fault is UrlFault.NO_SCHEME:
                yield hit(item.place("link"), item=item, found=part.text)
