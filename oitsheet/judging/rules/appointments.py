"""The appointment orders that a workbook names, and their years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.values import Kind, order_day, parse_order, split_orders
from oitsheet.values.moments import CHRISTIAN_YEARS, ERA

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from oitsheet.judging.submission import Cell, Submission
    from oitsheet.location import Location


def orders_of_agency(submission: Submission) -> Mapping[str, Location]:
    """Order → its cell, of those on the agency sheet."""
    cell = submission.agency.cells.get("orders") if submission.agency else None
    return dict.fromkeys(_orders(cell), cell.at) if cell else {}


def orders_of_owners(submission: Submission) -> Mapping[str, list[Location]]:
    """Order → its cells in the owners' sheet."""
    found: dict[str, list[Location]] = {}
    for row in submission.rows("owners"):
        cell = row.cells.get("order")
        if cell is not None:
            for order in _orders(cell):
                found.setdefault(order, []).append(cell.at)
    return found


def dated_orders(submission: Submission) -> list[tuple[str, dt.date]]:
    """The orders of the agency sheet that stand there with their day (C.E.)."""
    text = submission.agency.text_in("orders") if submission.agency else None
    read = [(parse_order(one).value, order_day(one)) for one in split_orders(text or "")]
    return [(number, day) for number, day in read if number and day]


def is_older(order: str, fiscal_year_be: int) -> bool:
    """Whether an order was made before the calendar year in which the fiscal year begins.

    FY 2565 runs from 1 October 2564 to 30 September 2565: orders of both years are of this year.
    """
    year = int(order.rpartition("/")[2])
    if year in CHRISTIAN_YEARS:
        year += ERA
    return year < fiscal_year_be - 1


def _orders(cell: Cell) -> tuple[str, ...]:
    if cell.kind is not Kind.VALUE or not isinstance(cell.value, tuple):
        return ()
    return cell.value
