"""A dash in a money cell that stands for nothing spent.

The printed total agrees with it. Source: a provincial office's project report, FY 2566,
section 17, prints a dash for two quarters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.budget import QUARTER_KEYS, quarter_money
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T113", severity=Severity.INFO, needs=("budget",))
def dash_is_no_money(submission: Submission) -> Iterator[Hit]:
    """Say that each such dash was taken for zero."""
    for row in submission.rows("budget"):
        for key in QUARTER_KEYS:
            cell = row.cells.get(key)
            if cell and cell.kind is Kind.NIL and quarter_money(row, key) is not None:
                yield hit(cell.at, found=cell.text)
