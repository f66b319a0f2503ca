"""A confirmation of something that cannot be confirmed away.

An error is wrong whoever vouches for it, and work to do is done, not confirmed; the finding
stands as loud as before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Words
from oitsheet.judging.confirming import CONFIRMABLE, confirmations
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, outcome_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("X104", severity=Severity.TODO)
def confirmation_of_an_error(outcome: Outcome) -> Iterator[Hit]:
    """Name each such row beside the finding that stands."""
    for confirmation in confirmations(outcome.submission):
        about = [finding for finding in outcome.findings if confirmation.about(finding)]
        if about and all(finding.severity not in CONFIRMABLE for finding in about):
            row = confirmation.row
            yield hit(
                row.place("rule"),
                also=tuple(finding.at for finding in about),
                found=row.text_in("rule"),
                severity=Words(f"severity.{about[0].severity}"),
            )
