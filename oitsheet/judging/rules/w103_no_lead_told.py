"""An item has owners, but none of them leads it, in a workbook that tells leads elsewhere.

Several owners are normal and the first one leads; only where each is called a co-owner can no
lead be told. A job given to several was among what held one provincial office up (its project
report, FY 2566); no zero is known from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fold_tight, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("W103", severity=Severity.CONFIRM)
def no_lead_told(submission: Submission) -> Iterator[Hit]:
    """Name, once for each set of co-owners, the items that nobody leads."""
    owned = [item for item in submission.open_items if item.owners.all]
    leaderless = [item for item in owned if item.owners.all[0].lead is False]
    together: dict[tuple[str, ...], list[ItemRow]] = {}
    for item in leaderless if len(leaderless) < len(owned) else ():
        names = tuple(fold_tight(owner.name) for owner in item.owners.all)
        together.setdefault(names, []).append(item)
    for items in together.values():
        owners = items[0].owners.all
        first, *also = dict.fromkeys(owner.at for item in items for owner in item.owners.all)
        yield hit(
            first,
            item=items[0] if len(items) == 1 else None,
            also=tuple(also),
            found=tuple(owner.name for owner in owners),
            items=in_ranges(item.item.no for item in items),
        )
