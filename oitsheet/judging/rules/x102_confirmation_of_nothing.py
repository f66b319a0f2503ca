"""A confirmation that is about no finding any more.

What it spoke of was mended, or its code or cell was mistyped and the finding still stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.confirming import confirmations
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, outcome_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("X102", severity=Severity.TODO)
def confirmation_of_nothing(outcome: Outcome) -> Iterator[Hit]:
    """Name each such row."""
    for confirmation in confirmations(outcome.submission):
        if "place" in confirmation.lacking:
            continue  # told as incomplete
        if not any(confirmation.about(finding) for finding in outcome.findings):
            row = confirmation.row
            yield hit(row.place("rule"), found=row.text_in("rule"), place=row.text_in("place"))
