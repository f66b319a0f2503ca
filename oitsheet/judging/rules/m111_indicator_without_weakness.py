"""An indicator is listed for analysis and no weakness is written.

Each chosen indicator has a sentence on its weakness, or on what should become better (a district
office's report, FY 2566; forms, part A).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.measures import measure_items, rows_spelt
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M111", severity=Severity.TODO, needs=("indicators.weakness",))
def indicator_without_weakness(submission: Submission) -> Iterator[Hit]:
    """Name once the rows in which both columns are blank."""
    plan = measure_items(submission).plan
    blank = [
        row
        for row in submission.rows("indicators")
        if "indicator" in row.cells and not row.cells.keys() & {"weakness", "improve"}
    ]
    if plan and blank:
        yield hit(
            submission.tables["indicators"].header("weakness"),
            item=plan,
            count=len(blank),
            rows=rows_spelt(blank),
        )
