"""Between two years of the history one is left out, and a difference is printed over the gap.

A difference is that from the year before; without its row it was not compared. Said so that
nobody takes silence for a check.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Kind, fiscal_year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K121", severity=Severity.INFO, needs=("history.total",))
def year_left_out(submission: Submission) -> Iterator[Hit]:
    """Name the years that are not there for each difference or word that hangs in the air.

    A year that has not begun is another rule's matter (K122).
    """
    by_year = {
        year: row
        for row in submission.rows("history")
        if (year := row.whole_in("fiscal_year")) is not None
        and year <= fiscal_year_of(submission.as_of)
    }
    for before, year in pairwise(sorted(by_year)):
        row = by_year[year]
        told = [
            cell.at
            for key in ("difference", "trend")
            if (cell := row.cells.get(key)) and cell.kind is Kind.VALUE
        ]
        if year - before > 1 and told:
            missing = tuple(str(gone) for gone in range(before + 1, year))
            yield hit(told[0], also=tuple(told[1:]), missing=missing, before=before, year=year)
