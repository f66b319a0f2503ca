"""An indicator stands twice in one year with two scores.

Only the first is counted; which of the two is the published one only the office knows. One of
the rows may be another year's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("K120", severity=Severity.ERROR, needs=("ita.score",))
def indicator_twice(submission: Submission) -> Iterator[Hit]:
    """Point from each later row to the first of that year and indicator."""
    seen: dict[tuple[int, object], Row] = {}
    for row in submission.rows("ita"):
        cell, score = row.cells.get("indicator"), row.number_in("score")
        if cell is None or cell.value is None or score is None:
            continue
        year = row.whole_in("fiscal_year") or submission.fiscal_year_be
        first = seen.setdefault((year, cell.value), row)
        counted = first.number_in("score")
        if counted is not None and not agree(counted, score):
            yield hit(
                row.place("score"),
                also=(first.place("score"),),
                found=score,
                counted=counted,
                indicator=cell.text,
                year=year,
            )
