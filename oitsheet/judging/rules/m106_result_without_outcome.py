"""A measure has a result and no outcome, or an outcome and no result.

The report of measures gives both, measure by measure: what was done, and what came of it (a
district office's report, FY 2566; forms, part A).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.analysis import says
from oitsheet.judging.measures import measure_items, measures, not_done, rows_spelt
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M106", severity=Severity.TODO, needs=("measures.result", "measures.outcome"))
def result_without_outcome(submission: Submission) -> Iterator[Hit]:
    """Say once for each of the two in which rows only the other stands."""
    if measure_items(submission).report is None:
        return
    for told, asked in (("result", "outcome"), ("outcome", "result")):
        half = [
            row
            for row in measures(submission)
            if says(row, told) and asked not in row.cells and not not_done(row, submission)
        ]
        if half:
            column = submission.layout.sheet("measures").column(asked)
            yield hit(
                submission.tables["measures"].header(asked),
                column=Bilingual(column.header, column.header_en),
                count=len(half),
                rows=rows_spelt(half),
            )
