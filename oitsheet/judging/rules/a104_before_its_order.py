"""Something is said to have been done by an order that was given later.

An order names who does the work; what lies before its day was not done by it, or one of the two
days is mistyped. No source names such a case; it is inferred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import days_of
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.appointments import dated_orders
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import orders_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

_DAYS = {"activities": "date", "calendar": "when", "measures": "period"}
"""The tables whose rows have a day, and the column in which it stands."""


@rule("A104", severity=Severity.CONFIRM, needs=("agency.orders",))
def before_its_order(submission: Submission) -> Iterator[Hit]:
    """Ask about each row that names an order and ends before that order's day."""
    agency = submission.agency
    given = dict(dated_orders(submission))
    if agency is None or not given:
        return
    for sheet, column in _DAYS.items():
        for row in submission.rows(sheet):
            days = days_of(row, column)
            named = orders_in(" ".join(cell.text for cell in row.cells.values()))
            late = [number for number in named if number in given]
            if days and late and days.end < given[late[0]]:
                yield hit(
                    row.place(column),
                    also=(agency.places["orders"],),
                    order=late[0],
                    found=days.end,
                    expected=given[late[0]],
                )
