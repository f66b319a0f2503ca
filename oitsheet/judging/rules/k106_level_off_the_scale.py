"""The printed level is not that of the printed score.

A district office's report, FY 2565, prints 68.75 as B; by the scale it is C. Offices copy what
the system prints, so it is asked, with the scale shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import scale
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


LETTERS = frozenset({"AA", "A", "B", "C", "D", "E", "F"})


@rule("K106", severity=Severity.CONFIRM, needs=("ita.score", "ita.level"))
def level_off_the_scale(submission: Submission) -> Iterator[Hit]:
    """Show each level that the scale contradicts."""
    for row in submission.rows("ita"):
        value, printed = row.number_in("score"), row.text_in("level")
        cell = row.cells.get("level")
        if (
            value is None
            or cell is None
            or not isinstance(cell.value, str)
            or not 0 <= value <= FULL
        ):
            continue
        expected = submission.edition.level_of(value)
        if cell.value in LETTERS and cell.value != expected:
            yield hit(
                cell.at,
                also=(row.place("score"),),
                found=printed,
                score=value,
                expected=expected,
                scale=scale(submission.edition),
            )
