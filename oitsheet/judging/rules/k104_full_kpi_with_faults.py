"""The KPI is printed as reached in full while items are to be mended.

Documents prepared are not points earned: one office reported 43 of 43 and level F in the same
table (a provincial office's project report, FY 2566, section 15).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.kpi import kpi_rows
from oitsheet.judging.report import Severity, State
from oitsheet.judging.rules.rule import hit, outcome_rule
from oitsheet.judging.scoring import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("K104", severity=Severity.RISK, needs=("kpi",))
def full_kpi_with_faults(outcome: Outcome) -> Iterator[Hit]:
    """Name the items that speak against a full KPI."""
    row = kpi_rows(outcome.submission).quantitative
    printed = outcome.kpi.reported_percent
    below = [
        i.code for i in outcome.items.values() if i.state in (State.TO_MEND, State.NOT_STARTED)
    ]
    if row and printed is not None and printed >= FULL and below:
        yield hit(row.place("percent"), found=printed, count=len(below), items=tuple(below))
