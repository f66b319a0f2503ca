"""An item scored below full and no cause or correction is written.

For each zero an office keeps the assessor's words, its own cause and what it will correct; next
year's measures are made from them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K114", severity=Severity.TODO, needs=("items.assessed_points", "items.own_cause"))
def zero_without_cause(submission: Submission) -> Iterator[Hit]:
    """Ask for the cause of each item below full points."""
    for item in submission.items:
        if item.assessed is None or item.assessed >= FULL or item.not_applicable:
            continue
        if not any(item.cell(key) for key in ("own_cause", "assessor_words", "correction")):
            yield hit(item.place("own_cause"), item=item, found=item.assessed)
