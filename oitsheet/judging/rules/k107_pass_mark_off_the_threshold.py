"""The printed mark does not go with the threshold of 85.

A district office's report marks 79.64 and 68.75 as passed; another office prints the threshold.
Offices copy what the system prints, so this is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K107", severity=Severity.CONFIRM, needs=("ita.score", "ita.passed"))
def pass_mark_off_the_threshold(submission: Submission) -> Iterator[Hit]:
    """Ask about each mark on the wrong side of the threshold."""
    threshold = submission.edition.pass_threshold
    passed, failed = submission.layout.choices["passed"]
    for row in submission.rows("ita"):
        value, cell = row.number_in("score"), row.cells.get("passed")
        if value is None or cell is None or cell.value not in (passed, failed):
            continue
        expected = passed if value >= threshold else failed
        if cell.value != expected:
            yield hit(
                cell.at,
                also=(row.place("score"),),
                found=cell.text,
                expected=expected,
                score=value,
                threshold=threshold,
            )
