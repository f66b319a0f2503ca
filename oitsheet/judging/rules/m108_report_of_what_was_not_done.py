"""The report on the measures is called done, and a measure's result says that it was not.

The report must show the measures put into practice in the fiscal year (a district office's order
of FY 2565, O43).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.measures import (
    measures,
    not_done,
    proven,
    report_of_this_year,
    rows_spelt,
    texts,
)
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M108", severity=Severity.RISK, needs=("measures.result", "items.status"))
def report_of_what_was_not_done(submission: Submission) -> Iterator[Hit]:
    """Name once the rows whose result is a not-done word."""
    report, rows = report_of_this_year(submission), measures(submission)
    undone = [row for row in rows if not_done(row, submission)]
    if report and report.claimed and undone:
        yield hit(
            submission.tables["measures"].header("result"),
            item=report,
            also=(report.place("status"),),
            proven=proven(report.item),
            count=len(undone),
            measures=len(rows),
            found=texts(undone, "result"),
            rows=rows_spelt(undone),
        )
