"""A row's data end before they start.

The two days stand in columns of their own, so a mistyped year in one of them is easily made, and
nothing else notices it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T116", severity=Severity.ERROR, needs=("items.period_from", "items.period_to"))
def ends_before_it_starts(submission: Submission) -> Iterator[Hit]:
    """Show both days of each such row."""
    for item in submission.items:
        first = item.row.date_in("period_from") if item.row else None
        last = item.row.date_in("period_to") if item.row else None
        if first and last and last < first:
            yield hit(
                item.place("period_to"),
                item=item,
                also=(item.place("period_from"),),
                found=last,
                expected=first,
            )
