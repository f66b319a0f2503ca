"""The line that sums up the projects does not.

A project left out of the sum, or counted twice, makes every figure built on it wrong; offices
type this line by hand.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.judging.budget import QUARTER_KEYS, amount_of
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("B108", severity=Severity.ERROR, needs=("budget",))
def total_line_wrong(submission: Submission) -> Iterator[Hit]:
    """Show printed and computed sum of each column of money where they differ."""
    table = submission.tables["budget"]
    for line in table.totals:
        wrong = set[str]()
        for key, cell in line.cells.items():
            if _carries_on(line, key, wrong):
                continue
            known = [amount for row in table.rows if (amount := amount_of(row, key)) is not None]
            printed = line.number_in(key)
            if (
                cell.column.type is ColumnType.MONEY
                and printed is not None
                and known
                and not agree(printed, sum(known, Decimal(0)))
            ):
                wrong.add(key)
                yield hit(cell.at, found=printed, expected=sum(known, Decimal(0)))


def _carries_on(line: Row, key: str, wrong: set[str]) -> bool:
    """Whether a cell agrees with its own line, in which another cell was told to be wrong."""
    number = line.number_in(key)
    if number is None or not wrong:
        return False
    if key == "spent_total" and wrong.intersection(QUARTER_KEYS):
        quarters = [line.number_in(quarter) or Decimal(0) for quarter in QUARTER_KEYS]
        return agree(number, sum(quarters, Decimal(0)))
    allocated, spent = line.number_in("allocated"), amount_of(line, "spent_total")
    whole = key == "left" and allocated is not None and spent is not None
    return whole and agree(number, (allocated or Decimal(0)) - (spent or Decimal(0)))
