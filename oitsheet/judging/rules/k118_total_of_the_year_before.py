"""A year's total equals that of the year before to the second decimal.

Two assessments hardly come to the same two decimals; a row copied down to be filled in does.
Inferred, so it is only asked, and not where the indicators of both years prove the totals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import consecutive, ita_years
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL, agree, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("K118", severity=Severity.CONFIRM, needs=("history.total",))
def total_of_the_year_before(submission: Submission) -> Iterator[Hit]:
    """Ask about each total that is its forerunner's; the full hundred may well come twice."""
    computed = {year.fiscal_year_be: year.total for year in ita_years(submission)}

    def proved(row: Row) -> bool:
        total, printed = computed.get(row.whole_in("fiscal_year") or 0), row.number_in("total")
        return total is not None and printed is not None and agree(total, printed)

    for before, row in consecutive(submission.rows("history")):
        old, new = before.number_in("total"), row.number_in("total")
        if old is None or new is None or rounded(old) != rounded(new) or not 0 < new < FULL:
            continue
        if not (proved(before) and proved(row)):
            yield hit(
                row.place("total"),
                also=(before.place("total"),),
                found=new,
                year=row.whole_in("fiscal_year"),
                before=before.whole_in("fiscal_year"),
            )
