"""A measure that closes a gap does not say which.

Measures follow from the analysis of last year's result: each names the weakness, or the items,
indicators or issues that it answers (forms, parts A and B; one office's nine gap-closing actions
of FY 2567 name none).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.measures import MeasureKind, kind_of, measure_items, measures, rows_spelt
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M103", severity=Severity.TODO, needs=("measures.kind", "measures.answers"))
def closes_no_gap(submission: Submission) -> Iterator[Hit]:
    """Name once the rows in which both are blank."""
    plan = measure_items(submission).plan
    closing = [row for row in measures(submission) if kind_of(row) is MeasureKind.CLOSING]
    blank = [row for row in closing if not row.cells.keys() & {"answers", "weakness"}]
    if plan and blank:
        yield hit(
            submission.tables["measures"].header("answers"),
            item=plan,
            count=len(blank),
            rows=rows_spelt(blank),
        )
