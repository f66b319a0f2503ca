"""The printed score of an indicator is not what the items' points give.

Only for the workbook's own year, once every item that applies has points. Only asked where the
method, or what belongs to which indicator, is not proven.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, outcome_rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("K108", severity=Severity.ERROR, needs=("ita.score", "items.assessed_points"))
def indicator_not_from_points(outcome: Outcome) -> Iterator[Hit]:
    """Show printed and computed score where they differ."""
    assessed = outcome.scores.assessed
    scored = assessed.scored if assessed else None
    for row in outcome.submission.rows("ita") if scored else ():
        number, value = row.whole_in("indicator"), row.number_in("score")
        year = row.whole_in("fiscal_year") or outcome.submission.fiscal_year_be
        expected = scored.indicators.get(str(number)) if scored else None
        if value is None or expected is None or year != outcome.submission.fiscal_year_be:
            continue
        if not agree(value, expected):
            yield hit(
                row.place("score"),
                proven=outcome.submission.edition.proven(Fact.METHOD, Fact.GROUPS),
                found=value,
                expected=expected,
                indicator=number,
            )
