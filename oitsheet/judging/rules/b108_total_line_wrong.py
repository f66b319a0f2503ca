"""The line that sums up the projects does not.

A project left out of the sum, or counted twice, makes every figure built on it wrong; offices
type this line by hand.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.judging.budget import amount_of
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("B108", severity=Severity.ERROR, needs=("budget",))
def total_line_wrong(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed sum of each column of money where they differ."""
    table = submission.tables["budget"]
    for line in table.totals:
        for key, cell in line.cells.items():
            known = [amount for row in table.rows if (amount := amount_of(row, key)) is not None]
            printed = line.number_in(key)
            if (
                cell.column.type is ColumnType.MONEY
                and printed is not None
                and known
                and not agree(printed, sum(known, Decimal(0)))
            ):
                yield hit(cell.at, found=printed, expected=sum(known, Decimal(0)))
