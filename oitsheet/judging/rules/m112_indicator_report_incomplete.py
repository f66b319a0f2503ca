"""An indicator's report is begun, and money, source, obstacles or suggestions are blank.

The form asks for money used and its source, obstacles and suggestions by indicator; a stated none
is an answer, a blank is not (a district office's report, FY 2566; forms, part A).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.measures import blank_together, measure_items, rows_spelt
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

ASKED = ("money", "obstacles", "suggestions")
BEGUN = frozenset({"money", "obstacles", "suggestions", "next_score", "next_level"})


@rule("M112", severity=Severity.TODO, needs=("indicators",))
def indicator_report_incomplete(submission: Submission) -> Iterator[Hit]:
    """Say once for each set of rows which columns are blank there."""
    if measure_items(submission).report is None:
        return
    begun = [row for row in submission.rows("indicators") if row.cells.keys() & BEGUN]
    spent = [row for row in begun if row.number_in("money")]  # none used has no source
    sheet = submission.layout.sheet("indicators")
    for blank, keys in (*blank_together(begun, ASKED), *blank_together(spent, ("source",))):
        columns = [sheet.column(key) for key in keys]
        yield hit(
            submission.tables["indicators"].header(keys[0]),
            column=tuple(Bilingual(column.header, column.header_en) for column in columns),
            count=len(blank),
            rows=rows_spelt(blank),
        )
