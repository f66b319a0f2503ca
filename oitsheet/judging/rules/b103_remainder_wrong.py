"""The printed remainder is not allocated less spent.

The report prints the three figures side by side, so that every reader can do the sum; offices
type them by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import spent_in_all
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B103", severity=Severity.ERROR, needs=("budget.left",))
def remainder_wrong(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed remainder where they differ."""
    for row in submission.rows("budget"):
        printed, spent, allocated = (
            row.number_in("left"),
            spent_in_all(row),
            row.number_in("allocated"),
        )
        if (
            printed is None
            or spent is None
            or allocated is None
            or agree(printed, allocated - spent)
            or agree(printed, allocated - (row.number_in("spent_total") or spent))
        ):
            continue  # of a wrong total its own rule speaks
        yield hit(
            row.place("left"),
            also=(row.place("allocated"), row.place("spent_total")),
            found=printed,
            expected=allocated - spent,
        )
