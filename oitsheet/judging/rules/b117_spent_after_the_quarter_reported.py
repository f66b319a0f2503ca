"""Money stands in a quarter after the one that is reported.

The report form speaks of one quarter and of all before it; a reader of a report on quarter 3
does not expect money of quarter 4. Either the quarter on the agency sheet is the last report's,
or the amount stands in the wrong column, so it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import quarter_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B117", severity=Severity.CONFIRM, needs=("agency.report_quarter", "budget"))
def spent_after_the_quarter_reported(submission: Submission) -> Iterator[Hit]:
    """Ask once for all amounts in later quarters that have begun (B106 shows the others)."""
    agency = submission.agency
    reported = agency.value("report_quarter") if agency else None
    if agency is None or reported not in submission.layout.choices["quarter"]:
        return
    quarter = int(str(reported))
    later = [
        row.place(key)
        for row in submission.rows("budget")
        for number, key in enumerate(QUARTER_KEYS, start=1)
        if number > quarter
        and row.number_in(key)
        and quarter_span(submission.fiscal_year_be, number).start <= submission.as_of
    ]
    if later:
        also = (*later[1:], agency.places["report_quarter"])
        yield hit(later[0], also=also, quarter=quarter, count=len(later))
