"""The reported level means more zeros than the workbook explains.

Under `simple_percent` level F of 43 items means at most 21 with full points; the rest scored
zero, whatever the table counts as done (scoring facts, section 5). Where the method or the
scale of the year is not proven, it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.judging.kpi import kpi_rows, printed_level
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import CannotRunError, hit, outcome_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit, Outcome


@outcome_rule("K105", severity=Severity.RISK)
def level_unexplained(outcome: Outcome) -> Iterator[Hit]:
    """Say how many items below full points are not accounted for."""
    printed = printed_level(outcome.submission)
    nowhere = outcome.submission.lacking("kpi.achieved")
    if printed is None and nowhere is not None:
        reason, facts = nowhere
        raise CannotRunError(reason, **facts)
    counted = kpi_rows(outcome.submission).quantitative
    reached = counted.number_in("achieved") if counted else None
    implied, explained = outcome.kpi.below_full_at_least, outcome.kpi.below_full_explained
    if printed and implied and implied > explained:
        yield hit(
            printed.at,
            found=outcome.kpi.reported_level,
            count=implied,
            explained=explained,
            unexplained=implied - explained,
            claimed=max(outcome.kpi.claimed, int(reached or 0)),
            items=outcome.kpi.applying,
            proven=outcome.submission.edition.proven(Fact.METHOD, Fact.LEVELS),
        )
