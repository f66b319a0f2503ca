"""The percentage of a level indicator contradicts the level reached.

A provincial office's project report, FY 2566, section 15, prints target A, result F and 0
percent. How a level becomes a percentage no document says, so only the plain contradictions are
asked about: a full percentage for a level below the target, less than that for one that reaches it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import level_reached, scale
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL
from oitsheet.judging.submission import percent_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K115", severity=Severity.CONFIRM, needs=("kpi.percent",))
def percent_against_level(submission: Submission) -> Iterator[Hit]:
    """Ask about each such percentage, with the scale beside it."""
    for row in submission.rows("kpi"):
        levels, printed = level_reached(row, submission.edition), row.number_in("percent")
        if levels is None or printed is None:
            continue
        shown = percent_of(printed, FULL)
        if (shown >= FULL) is not levels.reached:
            yield hit(
                row.place("percent"),
                also=(levels.target_at, levels.achieved_at),
                found=shown,
                target=levels.target,
                achieved=levels.achieved,
                expected=FULL if levels.reached else f"< {FULL}",
                scale=scale(submission.edition),
            )
