"""All scores of a year equal those of another year.

One year's block of indicators was copied to be filled in for the next. Inferred: ten figures
with two decimals do not come twice; so it is only asked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission

FEWEST = 3
"""Fewer equal figures may be chance."""


@rule("K119", severity=Severity.CONFIRM, needs=("ita.fiscal_year", "ita.score"))
def scores_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Ask once for each year whose scores are all those of the year that stands before it."""
    by_year: dict[int, dict[object, Row]] = {}
    for row in submission.rows("ita"):
        cell, score = row.cells.get("indicator"), row.number_in("score")
        if cell is not None and cell.value is not None and score is not None:
            year = row.whole_in("fiscal_year") or submission.fiscal_year_be
            by_year.setdefault(year, {}).setdefault(cell.value, row)
    for before, year in pairwise(sorted(by_year)):
        old, new = by_year[before], by_year[year]
        shared = [row for name, row in new.items() if name in old]
        same = [r for n, r in new.items() if n in old and _score(r) == _score(old[n])]
        telling = {_score(row) for row in same} - {FULL, None}
        if len(same) == len(shared) and len(same) >= FEWEST and telling:
            first, *others = (row.place("score") for row in same)
            yield hit(first, also=tuple(others), year=year, before=before, count=len(same))


def _score(row: Row) -> object:
    return row.number_in("score")
