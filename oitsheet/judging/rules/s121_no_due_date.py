"""No day on which the links must be handed in.

Without it nothing is ever late, and work that is overdue still looks like work to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.location import Location
from oitsheet.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Fields, Submission


@rule("S121", severity=Severity.INFO, needs=("agency",))
def no_due_date(submission: Submission) -> Iterator[Hit]:
    """Say that nothing is taken for late; a date that is not understood is told by T101."""
    agency = submission.agency
    if submission.due is None and agency is not None and not _written(agency):
        yield hit(agency.places.get("due") or Location(agency.name, 1, 1))


def _written(agency: Fields) -> bool:
    cell = agency.cells.get("due")
    return cell is not None and cell.kind is Kind.UNKNOWN
