"""Zero last year, done this year, and nothing that shows what changed.

One district office marked all seven zeros of FY 2564 as done in FY 2565, without a link, an
element or a correction (its report of measures, FY 2565).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("Z104", severity=Severity.RISK, needs=("items.status", "items.last_points"))
def last_year_zero_unproven(submission: Submission) -> Iterator[Hit]:
    """Flag old zeros that are called done without any evidence."""
    for item in submission.open_items:
        if item.claimed and item.last_points == 0 and not _evidence(item):
            yield hit(
                item.place("status"),
                item=item,
                also=(item.place("last_points"),),
                found=item.text("status"),
            )


def _evidence(item: ItemRow) -> bool:
    """Whether there is a link, a look-through, an element's state or a written correction."""
    told = item.says("correction") or item.cell("lacking") is not None or bool(item.marks)
    return bool(item.links) or item.looked_through or told
