"""An item's row names a lead whom the owners' sheet does not list.

The list and the rows then give one item to different people; a job given to several was among
what held one provincial office up (its project report, FY 2566). A book whose rows
hold officers and whose list holds groups means both: it is left alone. Where the list calls
another the lead, W101 asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.owner_names import leads_named, rival_leads, strangers
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

A_FEW = 3
"""So many unlisted leads are asked about whatever the others are; more only if most are listed."""


@rule("W105", severity=Severity.CONFIRM)
def owner_not_listed(submission: Submission) -> Iterator[Hit]:
    """Ask about each unlisted lead once."""
    unlisted = [one for one in strangers(submission) if one.near is None and one.lead]
    if len(unlisted) > A_FEW and len(unlisted) * 2 > leads_named(submission):
        return
    disputed = {owner.at for item in submission.items for owner in rival_leads(item)}
    for one in unlisted:
        places = [place for place in one.places if place not in disputed]
        if places:
            item = submission.item_at(places[0]) if len(places) == 1 else None
            yield hit(places[0], item=item, also=tuple(places[1:]), found=one.name)
