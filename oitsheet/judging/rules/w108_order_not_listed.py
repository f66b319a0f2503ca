"""An owner's appointment order is not among those of the agency sheet.

One of the two is mistyped, or the agency sheet lacks an order that the report must name. One that
is older than the year is asked about for that alone (W107).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.appointments import is_older, orders_of_agency, orders_of_owners
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("W108", severity=Severity.CONFIRM)
def order_not_listed(submission: Submission) -> Iterator[Hit]:
    """Ask about each such order once; a workbook without orders of its own asks nothing."""
    agency = orders_of_agency(submission)
    for order, places in orders_of_owners(submission).items():
        if agency and order not in agency and not is_older(order, submission.fiscal_year_be):
            also = (*places[1:], *dict.fromkeys(agency.values()))
            yield hit(places[0], also=also, found=order, expected=tuple(agency))
