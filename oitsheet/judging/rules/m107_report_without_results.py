"""The report on the measures is called done, and measures have no result here.

Only where that item asks for this year's measures (O43 of FY 2565: done in the fiscal year that
is assessed); the one of FY 2567 reports on the year before. Perhaps the report stands elsewhere:
it is work to do, no fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.measures import measures, report_of_this_year, rows_spelt
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M107", severity=Severity.TODO, needs=("measures.result", "items.status"))
def report_without_results(submission: Submission) -> Iterator[Hit]:
    """Name once the rows without a result."""
    report, rows = report_of_this_year(submission), measures(submission)
    blank = [row for row in rows if "result" not in row.cells]
    if report and report.claimed and blank:
        yield hit(
            submission.tables["measures"].header("result"),
            item=report,
            also=(report.place("status"),),
            count=len(blank),
            measures=len(rows),
            rows=rows_spelt(blank),
        )
