"""The printed difference from the year before is not the difference.

It stands beside the two totals it is made of. Its sign is another rule's matter (K110): one
report prints 10.65 for a fall of as much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import consecutive, difference
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K109", severity=Severity.ERROR, needs=("history.total", "history.difference"))
def difference_wrong(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed difference where their amounts differ."""
    for before, row in consecutive(submission.rows("history")):
        printed, expected = row.number_in("difference"), difference(before, row)
        if printed is not None and expected is not None and not agree(abs(printed), abs(expected)):
            yield hit(
                row.place("difference"),
                also=(before.place("total"), row.place("total")),
                found=printed,
                expected=expected,
            )
