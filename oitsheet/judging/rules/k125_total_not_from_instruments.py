"""The printed total is not what the printed IIT, EIT and OIT give by weight.

The total is 0.3 IIT + 0.3 EIT + 0.4 OIT (scoring facts, section 1). Asked of years whose ten
indicators are not all in the book; where they are, they tell (K112, K113). Where the weights are
not proven, it is only asked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.judging.kpi import ita_years, printed_parts
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree
from oitsheet.judging.submission import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.edition import Edition
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("K125", severity=Severity.ERROR, needs=("ita.score",))
def total_not_from_instruments(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed total where they differ."""
    proven = submission.edition.proven(Fact.INSTRUMENTS)
    told = {year.fiscal_year_be for year in ita_years(submission) if year.total is not None}
    history = {row.whole_in("fiscal_year"): row for row in submission.rows("history")}
    for year, rows in printed_parts(submission).items():
        expected = _weighed(submission.edition, rows)
        row, key = (rows[TOTAL], "score") if TOTAL in rows else (history.get(year), "total")
        total = row.number_in(key) if row else None
        if year in told or expected is None or row is None or total is None:
            continue
        if not agree(total, expected):
            parts = tuple(r.place("score") for name, r in rows.items() if name != TOTAL)
            yield hit(
                row.place(key),
                also=parts,
                proven=proven,
                found=total,
                expected=expected,
                year=year,
            )


def _weighed(edition: Edition, rows: Mapping[str, Row]) -> Decimal | None:
    """The total of printed instruments; None where one, or its weight, is not known."""
    total = Decimal(0)
    for instrument in edition.instruments:
        row = rows.get(instrument.key)
        score = row.possible_in("score") if row else None
        if score is None or instrument.weight is None:
            return None
        total += score * instrument.weight / 100
    return total
