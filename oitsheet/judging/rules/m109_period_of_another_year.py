"""The period of a measure lies wholly outside the workbook's fiscal year.

Plans are copied from the year before and keep its dates (causes, no. 8). The year of the item of
measures is that of the result it analyses, so the period is only asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.measures import rows_spelt, texts
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Period, fiscal_year_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M109", severity=Severity.CONFIRM)
def period_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Ask once for each sheet; a period that reaches into the year is fine."""
    year = fiscal_year_span(submission.fiscal_year_be)
    for sheet in ("measures", "issues"):
        outside = [
            row
            for row in submission.rows(sheet)
            if (cell := row.cells.get("period")) is not None
            and isinstance(cell.value, Period)
            and (cell.value.end < year.start or cell.value.start > year.end)
        ]
        if outside:
            yield hit(
                submission.tables[sheet].header("period"),
                found=texts(outside, "period"),
                rows=rows_spelt(outside),
                count=len(outside),
                year=submission.fiscal_year_be,
            )
