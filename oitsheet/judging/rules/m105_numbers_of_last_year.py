"""Measures seem to name items by last year's numbers.

The numbering changed: what lost points as O14 last year may be O10 now. Offices carry the old
numbers over (causes, no. 25), and a measure then answers an item that lost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.analysis import weak_items
from oitsheet.judging.measures import measures, references_in
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M105", severity=Severity.CONFIRM, needs=("measures.answers", "items.last_points"))
def numbers_of_last_year(submission: Submission) -> Iterator[Hit]:
    """Ask once where a number fits no weak item, but one that had it last year."""
    named: set[str] = set()
    for row in measures(submission):
        told = references_in(row, "answers")
        named |= {f"O{number}" for number in told.items} if told else set()
    full = {item.code for item in submission.items if item.last_points == FULL}
    pairs = [
        (old, item.code)
        for item in weak_items(submission)
        if item.previous_known and item.code not in named
        for old in item.item.previous.codes
        if old in named and old in full
    ]
    if pairs:
        yield hit(
            submission.tables["measures"].header("answers"),
            found=tuple(old for old, _ in pairs),
            expected=tuple(code for _, code in pairs),
        )
