"""The reported level means more zeros than the workbook explains.

Under `simple_percent` level F of 43 items means at most 21 with full points; the rest scored
zero, whatever the table counts as done (scoring facts, section 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import kpi_rows
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, outcome_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("K105", severity=Severity.RISK, needs=("kpi.achieved",))
def level_unexplained(outcome: Outcome) -> Iterator[Hit]:
    """Say how many items below full points are not accounted for."""
    rows = kpi_rows(outcome.submission)
    row, counted = rows.qualitative, rows.quantitative
    reached = counted.number_in("achieved") if counted else None
    implied, explained = outcome.kpi.below_full_at_least, outcome.kpi.below_full_explained
    if row and implied and implied > explained:
        yield hit(
            row.place("achieved"),
            found=outcome.kpi.reported_level,
            count=implied,
            explained=explained,
            unexplained=implied - explained,
            claimed=max(outcome.kpi.claimed, int(reached or 0)),
            items=outcome.kpi.applying,
        )
