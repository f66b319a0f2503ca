"""The level reported as reached is none of the levels that the book's scores give.

The KPI names a level of the OIT part or of the total; the scores of the year stand on another
sheet, or follow from the items' points. Offices copy what the system prints, so it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import kpi_rows, scale
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, outcome_rule
from oitsheet.judging.submission import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome
    from oitsheet.judging.submission import Submission


@outcome_rule("K116", severity=Severity.CONFIRM, needs=("kpi.achieved",))
def level_not_of_the_scores(outcome: Outcome) -> Iterator[Hit]:
    """Ask where the book's own scores speak against the level."""
    submission = outcome.submission
    row = kpi_rows(submission).qualitative
    cell = row.cells.get("achieved") if row else None
    levels = {level for level in (*_of_year(outcome), *_printed(submission)) if level}
    if cell and isinstance(cell.value, str) and levels and cell.value not in levels:
        yield hit(
            cell.at,
            found=cell.text,
            expected=tuple(sorted(levels)),
            scale=scale(submission.edition),
        )


def _of_year(outcome: Outcome) -> Iterator[str | None]:
    """The levels that the points and the ten indicators of the year come to."""
    submission, scores = outcome.submission, outcome.scores
    if scores.assessed and scores.assessed.scored:
        yield scores.assessed.scored.level
    for year in scores.ita:
        if year.fiscal_year_be == submission.fiscal_year_be:
            yield year.level
            yield submission.edition.level_of(year.oit) if year.oit is not None else None


def _printed(submission: Submission) -> Iterator[str | None]:
    """The levels printed for OIT and the total of the year, and those of the printed scores."""
    for row in submission.rows("ita"):
        cell, level = row.cells.get("indicator"), row.cells.get("level")
        year = row.whole_in("fiscal_year") or submission.fiscal_year_be
        if year != submission.fiscal_year_be or cell is None or cell.value not in ("OIT", TOTAL):
            continue
        score = row.possible_in("score")
        yield submission.edition.level_of(score) if score is not None else None
        yield level.value if level and isinstance(level.value, str) else None
    for row in submission.rows("history"):
        total = row.possible_in("total")
        if row.whole_in("fiscal_year") == submission.fiscal_year_be and total is not None:
            yield submission.edition.level_of(total)
