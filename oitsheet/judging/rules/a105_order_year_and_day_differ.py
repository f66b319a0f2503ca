"""An order's number is of one year, and its day of another.

Orders are numbered by the calendar year, B.E.: 147/2565 bears a day of 2565. One of the two is
mistyped. No source names such a case; it is inferred from the orders that the offices cite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.appointments import dated_orders
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values.moments import ERA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("A105", severity=Severity.CONFIRM, needs=("agency.orders",))
def order_year_and_day_differ(submission: Submission) -> Iterator[Hit]:
    """Show each order whose number and day do not go together."""
    agency = submission.agency
    if agency is None:
        return
    for number, day in dated_orders(submission):
        if int(number.partition("/")[2]) not in (day.year, day.year + ERA):
            yield hit(agency.places["orders"], found=number, date=day, expected=day.year + ERA)
