"""The printed total is not the sum of the quarters.

Source: the project report of the ministry's permanent secretary, section 17, prints both.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS, misread, quarter_money
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree
from oitsheet.values import quarter_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B101", severity=Severity.ERROR, needs=("budget.spent_total",))
def quarters_do_not_add_up(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed total where they differ.

    A quarter that is not understood, or has begun and is blank, is not known: then the total
    may be larger, never less.
    """
    for row in submission.rows("budget"):
        printed = row.number_in("spent_total")
        amounts = {key: quarter_money(row, key) for key in QUARTER_KEYS}
        known = [amount for amount in amounts.values() if amount is not None]
        if printed is None or not known:
            continue
        total = sum(known, Decimal(0))
        blank = any(key not in row.cells and _begun(submission, key) for key in amounts)
        open_end = blank or misread(row, *QUARTER_KEYS)
        if agree(printed, total) or (open_end and printed > total):
            continue
        also = tuple(row.place(key) for key in QUARTER_KEYS)
        yield hit(row.place("spent_total"), also=also, found=printed, expected=total)


def _begun(submission: Submission, key: str) -> bool:
    quarter = QUARTER_KEYS.index(key) + 1
    return quarter_span(submission.fiscal_year_be, quarter).start <= submission.as_of
