"""The printed word (up, down) contradicts the totals.

It stands beside the two totals that contradict it; whoever plans by the word plans wrongly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import consecutive, difference
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K111", severity=Severity.ERROR, needs=("history.total", "history.trend"))
def trend_wrong(submission: Submission) -> Iterator[Hit]:
    """Show each word that the totals contradict."""
    rising, falling, level = submission.layout.choices["trend"]
    for before, row in consecutive(submission.rows("history")):
        change, cell = difference(before, row), row.cells.get("trend")
        if change is None or cell is None or cell.value not in (rising, falling, level):
            continue
        expected = rising if change > 0 else falling if change < 0 else level
        if cell.value != expected:
            yield hit(
                cell.at,
                also=(before.place("total"), row.place("total")),
                found=cell.text,
                expected=expected,
            )
