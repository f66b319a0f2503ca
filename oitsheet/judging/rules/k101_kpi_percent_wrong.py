"""The printed percentage of an indicator is not achieved by target.

Offices' project reports print target, result and percentage side by side; a percentage that
does not follow from the two proves nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree
from oitsheet.judging.submission import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K101", severity=Severity.ERROR, needs=("kpi.percent",))
def kpi_percent_wrong(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed percentage where they differ."""
    for row in submission.rows("kpi"):
        printed, achieved, target = (
            row.number_in("percent"),
            row.number_in("achieved"),
            row.number_in("target_count"),
        )
        if printed is None or achieved is None or not target:
            continue
        expected = achieved * 100 / target
        shown = percent_of(printed, expected)
        if not agree(shown, expected):
            yield hit(
                row.place("percent"),
                also=(row.place("achieved"), row.place("target_count")),
                found=shown,
                expected=expected,
            )
