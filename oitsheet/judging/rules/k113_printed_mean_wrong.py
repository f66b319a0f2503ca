"""A printed instrument or total is not what its indicators give.

IIT, EIT, OIT and the total follow from the ten indicators (scoring facts, section 1); a figure
that does not was copied wrongly, or belongs to another year. Where the weights
are not proven, it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.judging.kpi import ita_years
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree
from oitsheet.judging.submission import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K113", severity=Severity.ERROR, needs=("ita.score",))
def printed_mean_wrong(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed figure where they differ."""
    proven = submission.edition.proven(Fact.INSTRUMENTS)
    computed = {year.fiscal_year_be: year for year in ita_years(submission)}
    for row in submission.rows("ita"):
        cell, value = row.cells.get("indicator"), row.number_in("score")
        year = computed.get(row.whole_in("fiscal_year") or submission.fiscal_year_be)
        if cell is None or value is None or year is None or not isinstance(cell.value, str):
            continue
        expected = {"IIT": year.iit, "EIT": year.eit, "OIT": year.oit, TOTAL: year.total}.get(
            cell.value
        )
        if expected is not None and not agree(value, expected):
            yield hit(
                row.place("score"),
                proven=proven,
                found=value,
                expected=expected,
                indicator=cell.text,
            )
