"""An indicator's new score is not the one on the sheet of ITA scores.

Both stand in one workbook for one year: one of the two is a slip, and the report prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.measures import references_in
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("M113", severity=Severity.ERROR, needs=("indicators.next_score", "ita.score"))
def new_score_differs(submission: Submission) -> Iterator[Hit]:
    """Show both where they differ, for the workbook's own year."""
    own: dict[int, Row] = {}
    for row in submission.rows("ita"):
        number, year = row.whole_in("indicator"), submission.fiscal_year_be
        if number is not None and row.whole_in("fiscal_year") in (None, year):
            own.setdefault(number, row)
    for row in submission.rows("indicators"):
        told, new = references_in(row, "indicator"), row.possible_in("next_score")
        if new is None or told is None or len(told.indicators) != 1 or told.sub_indicators:
            continue
        printed = own.get(told.indicators[0])
        score = printed.possible_in("score") if printed else None
        if printed and score is not None and not agree(new, score):
            yield hit(
                row.place("next_score"),
                also=(printed.place("score"),),
                indicator=told.indicators[0],
                found=new,
                expected=score,
            )
