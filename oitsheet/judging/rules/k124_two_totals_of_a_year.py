"""The history and the sheet of scores print two totals for one year.

Both copy the same announcement, so one of them is wrong. Where all ten indicators stand in the
book they say which (K112, K113).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import ita_years, printed_parts
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree
from oitsheet.judging.submission import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K124", severity=Severity.ERROR, needs=("history.total", "ita.score"))
def two_totals_of_a_year(submission: Submission) -> Iterator[Hit]:
    """Show both where they differ and nothing else tells."""
    printed = printed_parts(submission)
    told = {year.fiscal_year_be for year in ita_years(submission) if year.total is not None}
    for row in submission.rows("history"):
        year, total = row.whole_in("fiscal_year") or 0, row.number_in("total")
        other = printed.get(year, {}).get(TOTAL)
        score = other.number_in("score") if other else None
        if other is None or score is None or total is None or year in told:
            continue
        if not agree(total, score):
            yield hit(
                row.place("total"),
                also=(other.place("score"),),
                found=total,
                other=score,
                year=year,
            )
