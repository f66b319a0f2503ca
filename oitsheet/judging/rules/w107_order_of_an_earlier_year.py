"""An owner is appointed by an order that is older than the fiscal year.

Offices make a new order each year (169/2564, 147/2565, 32/2567); an older one may name people who
have moved. An order of either calendar year that the fiscal year touches is of this year. Beside
a newer one on the agency sheet an older one does no harm.
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


@rule("W107", severity=Severity.CONFIRM)
def order_of_an_earlier_year(submission: Submission) -> Iterator[Hit]:
    """Ask about each older order once."""
    year = submission.fiscal_year_be
    agency, owners = orders_of_agency(submission), orders_of_owners(submission)
    renewed = any(not is_older(order, year) for order in agency)
    for order in dict.fromkeys([*owners, *agency]):
        if not is_older(order, year) or (order not in owners and renewed):
            continue
        places = [*owners.get(order, ()), *([agency[order]] if order in agency else ())]
        yield hit(places[0], also=tuple(places[1:]), found=order, expected=(year - 1, year))
