"""All items are counted as done, and the level reached is below the target.

Both may be right: the one counts documents prepared, the other the assessor's points. A
provincial office's project report, FY 2566, section 15, prints 43 of 43 and level F in one table.
Said so that nobody takes the 100 percent for the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import kpi_rows, level_reached
from oitsheet.judging.report import Severity, State
from oitsheet.judging.rules.rule import hit, outcome_rule
from oitsheet.judging.scoring import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("K117", severity=Severity.INFO, needs=("kpi.achieved",))
def full_count_beside_a_low_level(outcome: Outcome) -> Iterator[Hit]:
    """Explain the pair, where no item is to be mended: those are named beside the count (K104)."""
    rows, edition = kpi_rows(outcome.submission), outcome.submission.edition
    counted, graded = rows.quantitative, rows.qualitative
    printed = rows.reported_percent
    levels = level_reached(graded, edition) if graded else None
    if counted is None or printed is None or levels is None:
        return
    named = outcome.count(State.TO_MEND) + outcome.count(State.NOT_STARTED)
    if printed >= FULL and not levels.reached and not named:
        yield hit(
            counted.place("percent"),
            also=(levels.achieved_at,),
            found=printed,
            target=levels.target,
            achieved=levels.achieved,
        )
