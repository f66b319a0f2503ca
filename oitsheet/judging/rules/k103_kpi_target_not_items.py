"""The target count is not the number of items that apply.

An office that aims at fewer items than it is assessed on, or whose list is another year's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import kpi_rows
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, outcome_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("K103", severity=Severity.CONFIRM, needs=("kpi.target_count",))
def kpi_target_not_items(outcome: Outcome) -> Iterator[Hit]:
    """Ask where the two counts differ."""
    row = kpi_rows(outcome.submission).quantitative
    target = row.number_in("target_count") if row else None
    if row and target is not None and target not in (outcome.kpi.applying, outcome.kpi.items):
        yield hit(row.place("target_count"), found=target, expected=outcome.kpi.applying)
