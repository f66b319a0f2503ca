"""Measures without steps, responsible, period or follow-up.

The item of measures asks how the result is put into practice, by whom, in what steps and when,
and how it is followed up (a district office's order of FY 2565 gives these as examples; the form
of FY 2567 requires all but the last). What stands in the ministry's master plan has its steps
there. A blank is work to do, never a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.measures import (
    MeasureKind,
    blank_together,
    kind_of,
    measure_items,
    measures,
    rows_spelt,
)
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

ASKED = ("steps", "responsible", "period", "followup")


@rule("M102", severity=Severity.TODO, needs=("measures",))
def measure_incomplete(submission: Submission) -> Iterator[Hit]:
    """Say once for each set of rows which columns are blank there."""
    plan = measure_items(submission).plan
    rows = [row for row in measures(submission) if kind_of(row) is not MeasureKind.MASTER_PLAN]
    sheet = submission.layout.sheet("measures")
    for blank, keys in blank_together(rows, ASKED) if plan else ():
        columns = [sheet.column(key) for key in keys]
        yield hit(
            submission.tables["measures"].header(keys[0]),
            item=plan,
            column=tuple(Bilingual(column.header, column.header_en) for column in columns),
            count=len(blank),
            measures=len(rows),
            rows=rows_spelt(blank),
        )
