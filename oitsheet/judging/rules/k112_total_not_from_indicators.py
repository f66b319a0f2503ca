"""The total in the history is not what that year's ten indicators give.

The total is made of the ten indicators by weight (scoring facts, section 1); where both stand
in the book and differ, one of them was copied wrongly. Where the weights are not proven, it is only
asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.judging.kpi import ita_years
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K112", severity=Severity.ERROR, needs=("history.total", "ita.score"))
def total_not_from_indicators(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed total where they differ."""
    proven = submission.edition.proven(Fact.INSTRUMENTS)
    computed = {year.fiscal_year_be: year.total for year in ita_years(submission)}
    for row in submission.rows("history"):
        value, expected = row.number_in("total"), computed.get(row.whole_in("fiscal_year") or 0)
        if value is not None and expected is not None and not agree(value, expected):
            yield hit(row.place("total"), proven=proven, found=value, expected=expected)
