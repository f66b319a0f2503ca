"""Something is said to have been done by an order that was given later.

An order names who does the work; what lies before its day was not done by it, or one of the two
days is mistyped. No source names such a case; it is inferred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import days_of
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import order_day, orders_in, parse_order

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Fields, Submission

_DAYS = {"activities": "date", "calendar": "when", "measures": "period"}
"""The tables whose rows have a day, and the column in which it stands."""


@rule("A104", severity=Severity.CONFIRM, needs=("agency.orders",))
def before_its_order(submission: Submission) -> Iterator[Hit]:
    """Ask about each row that names an order and ends before that order's day."""
    agency = submission.agency
    if agency is None or not (given := _given(agency)):
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


def _given(agency: Fields) -> Mapping[str, dt.date]:
    """Number of each order that stands with its day → the day."""
    given: dict[str, dt.date] = {}
    for line in (agency.text_in("orders") or "").splitlines():
        number, day = parse_order(line).value, order_day(line)
        if number and day:
            given[number] = day
    return given
