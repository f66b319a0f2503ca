"""A word that is none of the column's choices.

Asked by the schema. Remarks belong into the column for remarks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.schema import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T102", severity=Severity.ERROR)
def not_a_choice(submission: Submission) -> Iterator[Hit]:
    """Show each word that is not offered."""
    for _, cell, place in submission.failed(Reason.CHOICE):
        if cell is not None:
            yield hit(
                place, item=submission.item_at(place), found=cell.text, expected=cell.column.choices
            )
