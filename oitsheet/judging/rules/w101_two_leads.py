"""Several positions or groups are called the lead of one item.

Letters on one matter that went to different officers were among what held one provincial office
up (its project report, FY 2566); several owners are normal, one of them leads. A group and its
head are one owner, and a slip in a name (W104) makes no second one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.owner_names import rival_leads
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fold_tight, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("W101", severity=Severity.CONFIRM)
def two_leads(submission: Submission) -> Iterator[Hit]:
    """Name, once for the same leads, the items that have more than one: ranges may overlap."""
    together: dict[tuple[str, ...], list[ItemRow]] = {}
    for item in submission.items:
        if leads := rival_leads(item):
            names = tuple(fold_tight(owner.name) for owner in leads)
            together.setdefault(names, []).append(item)
    for items in together.values():
        first, *also = dict.fromkeys(owner.at for item in items for owner in rival_leads(item))
        yield hit(
            first,
            item=items[0] if len(items) == 1 else None,
            also=tuple(also),
            found=tuple(owner.name for owner in rival_leads(items[0])),
            items=in_ranges(item.item.no for item in items),
        )
