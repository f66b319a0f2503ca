"""Done, but no link.

The assessor opens the address that was handed in; an item whose data could not be found on the
main website scored zero (a provincial office's memo on FY 2566, item O30; causes, no. 2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import CannotRunError, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z101", severity=Severity.RISK, needs=("items.status", "items.link"))
def link_missing(submission: Submission) -> Iterator[Hit]:
    """Flag done items without a link, once anybody has begun to fill in links."""
    open_items = list(submission.open_items)
    filled = any(item.links for item in submission.items)
    if open_items and not filled and not any(item.looked_through for item in open_items):
        column = submission.layout.sheet("items").column("link")
        raise CannotRunError("empty_column", column=Bilingual(column.header, column.header_en))
    for item in open_items:
        if not item.claimed or item.links or not item.item.needs_link:
            continue
        if filled or item.looked_through:
            proven = submission.edition.proven(Fact.LINKS)
            yield hit(item.place("link"), item=item, proven=proven)
