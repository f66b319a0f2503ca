"""The printed percentage is not spent by allocated.

Excel may keep 34.12% as 0.3412: either is right. The line that sums up the projects has its own
percentage, which is no sum and no mean of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import share, spent_in_all
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree
from oitsheet.judging.submission import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("B102", severity=Severity.ERROR, needs=("budget.percent",))
def percent_wrong(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed percentage where they differ."""
    table = submission.tables["budget"]
    for row in (*table.rows, *table.totals):
        printed, spent, allocated = (
            row.number_in("percent"),
            spent_in_all(row),
            row.number_in("allocated"),
        )
        expected = share(spent, allocated) if spent is not None else None
        if printed is None or expected is None:
            continue
        shown = percent_of(printed, expected)
        if not agree(shown, expected) and not _of_printed_total(row, printed, allocated):
            yield hit(
                row.place("percent"),
                also=(row.place("allocated"), row.place("spent_total")),
                found=shown,
                expected=expected,
            )


def _of_printed_total(row: Row, printed: Decimal, allocated: Decimal | None) -> bool:
    """Whether it follows from the total as printed: of a wrong total its own rule speaks."""
    total = row.number_in("spent_total")
    expected = share(total, allocated) if total is not None else None
    return expected is not None and agree(percent_of(printed, expected), expected)
