"""The printed count of done items is not that of the item list.

Asked only once every item has a status, and where a person typed the count. Where the target is
already of another list of items, K103 asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import kpi_rows
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, outcome_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("K102", severity=Severity.CONFIRM, needs=("kpi.achieved", "items.status"))
def kpi_count_not_claimed(outcome: Outcome) -> Iterator[Hit]:
    """Ask where the two counts differ."""
    row = kpi_rows(outcome.submission).quantitative
    cell = row.cells.get("achieved") if row else None
    if row and cell and not cell.formula and not outcome.kpi.not_looked_at:
        achieved = row.number_in("achieved")
        target = row.number_in("target_count")
        other_list = target is not None and target not in (outcome.kpi.applying, outcome.kpi.items)
        if achieved is not None and achieved != outcome.kpi.claimed and not other_list:
            yield hit(cell.at, found=achieved, expected=outcome.kpi.claimed)
