"""An indicator's new level is not that of its new score.

As with printed levels (a district office's report, FY 2565, prints 68.75 as B; by the scale it is
C). The form does not say by which year's scale, so it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M114", severity=Severity.CONFIRM, needs=("indicators.next_score", "indicators.next_level"))
def new_level_off_the_scale(submission: Submission) -> Iterator[Hit]:
    """Show each level that the scale contradicts."""
    letters = {level.letter for level in submission.edition.levels}
    for row in submission.rows("indicators"):
        new, cell = row.possible_in("next_score"), row.cells.get("next_level")
        if new is None or cell is None or cell.value not in letters:
            continue
        expected = submission.edition.level_of(new)
        if cell.value != expected:
            yield hit(
                cell.at,
                also=(row.place("next_score"),),
                proven=submission.edition.proven(Fact.LEVELS),
                found=cell.text,
                score=new,
                expected=expected,
            )
