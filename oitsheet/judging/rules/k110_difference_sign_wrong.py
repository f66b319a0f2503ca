"""The printed difference lacks its minus, or has the wrong sign.

A district office's report, FY 2565, prints a fall of 10.65 without a sign beside the word for a
fall: the word says it, so this is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import consecutive, difference, signed
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("K110", severity=Severity.CONFIRM, needs=("history.total", "history.difference"))
def difference_sign_wrong(submission: Submission) -> Iterator[Hit]:
    """Ask about each difference of the right amount and the wrong sign."""
    for before, row in consecutive(submission.rows("history")):
        printed, expected = row.number_in("difference"), difference(before, row)
        if (
            printed
            and expected
            and agree(abs(printed), abs(expected))
            and (printed < 0) != (expected < 0)
        ):
            yield hit(
                row.place("difference"),
                also=(before.place("total"), row.place("total")),
                found=row.text_in("difference"),
                expected=signed(expected),
            )
