"""The money of all projects together: arithmetic only, in baht."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.judging.report import Budget, Quarter
from oitsheet.judging.scoring import agree
from oitsheet.values import Kind, quarter_span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from oitsheet.judging.submission import Row

QUARTERS = (1, 2, 3, 4)
QUARTER_KEYS = tuple(f"spent_q{quarter}" for quarter in QUARTERS)


def quarter_money(row: Row, key: str) -> Decimal | None:
    """What a line spent in one quarter; a lone dash is zero only if the printed total agrees."""
    cell = row.cells.get(key)
    if cell is None or cell.kind is not Kind.NIL:
        return row.number_in(key)
    numbers = [row.number_in(other) for other in QUARTER_KEYS]
    if "spent_total" in row.pending:
        return Decimal(0)  # the sheet itself will sum the quarters up, and a dash adds nothing
    printed = row.number_in("spent_total")
    known = sum((amount for amount in numbers if amount is not None), Decimal(0))
    return Decimal(0) if printed is not None and agree(printed, known) else None


def misread(row: Row, *keys: str) -> bool:
    """Whether a cell holds something that is no amount: then no sum over it is known."""
    cells = (row.cells.get(key) for key in keys)
    return any(cell is not None and cell.kind is Kind.UNKNOWN for cell in cells)


def spent_at_least(row: Row) -> Decimal | None:
    """What a line's quarters come to as far as they are understood; else its printed total."""
    known = _sum(quarter_money(row, key) for key in QUARTER_KEYS)
    return known if known is not None else row.number_in("spent_total")


def spent_in_all(row: Row) -> Decimal | None:
    """What one line spent: the sum of its quarters, else its printed total.

    Where a quarter is not understood only the printed total can tell.
    """
    if misread(row, *QUARTER_KEYS):
        return row.number_in("spent_total")
    return spent_at_least(row)


def amount_of(row: Row, key: str) -> Decimal | None:
    """What a line has in a column of money; what can be computed need not be printed."""
    printed = row.number_in(key)
    if printed is not None:
        return printed
    spent, allocated = spent_in_all(row), row.number_in("allocated")
    if key == "left" and spent is not None and allocated is not None:
        return allocated - spent
    return spent if key == "spent_total" else None


def quarters_begun(year_be: int, as_of: dt.date) -> int:
    """How many quarters of a fiscal year (B.E.) have begun on a day (C.E.)."""
    return sum(quarter_span(year_be, quarter).start <= as_of for quarter in QUARTERS)


def quarters_over(year_be: int, as_of: dt.date) -> int:
    """How many quarters of a fiscal year (B.E.) are over on a day (C.E.)."""
    return sum(quarter_span(year_be, quarter).end < as_of for quarter in QUARTERS)


def planned_until(row: Row, quarter: int) -> Decimal | None:
    """What was to be spent by the end of a quarter; None where a quarter has no plan."""
    if not quarter or misread(row, *(f"planned_q{number}" for number in QUARTERS[:quarter])):
        return None
    amounts = [row.number_in(f"planned_q{number}") for number in QUARTERS[:quarter]]
    return None if None in amounts else _sum(amounts)


def known_until(row: Row, quarter: int) -> bool:
    """Whether it is known of every quarter up to that one what was spent in it."""
    return all(quarter_money(row, key) is not None for key in QUARTER_KEYS[:quarter])


def share(part: Decimal, whole: Decimal | None) -> Decimal | None:
    """A percentage; None where there is no whole to divide by."""
    return part * 100 / whole if whole else None


def budget(rows: Sequence[Row]) -> Budget | None:
    """Sum up the budget sheet's lines; None where there is none."""
    if not rows:
        return None
    allocated = _whole(rows, "allocated")
    spent = _sum(spent_in_all(row) for row in rows)
    if any(spent_in_all(r) is None and misread(r, *QUARTER_KEYS, "spent_total") for r in rows):
        spent = None
    return Budget(
        allocated=allocated,
        spent=spent,
        percent_spent=share(spent, allocated) if spent is not None else None,
        remaining=allocated - spent if allocated is not None and spent is not None else None,
        quarters=tuple(_quarters(rows, allocated)),
    )


def _quarters(rows: Sequence[Row], allocated: Decimal | None) -> Iterable[Quarter]:
    cumulative: Decimal | None = Decimal(0)
    for quarter in QUARTERS:
        key = f"spent_q{quarter}"
        unclear = any(misread(row, key) for row in rows)
        spent = None if unclear else _sum(quarter_money(row, key) for row in rows)
        cumulative = None if unclear or cumulative is None else cumulative + (spent or 0)
        yield Quarter(
            quarter=quarter,
            planned=_whole(rows, f"planned_q{quarter}"),
            spent=spent,
            percent=share(spent, allocated) if spent is not None else None,
            cumulative_percent=(
                share(cumulative, allocated)
                if spent is not None and cumulative is not None
                else None
            ),
        )


def _whole(rows: Sequence[Row], key: str) -> Decimal | None:
    """The sum of a column; None where one of its cells is not understood."""
    if any(misread(row, key) for row in rows):
        return None
    return _sum(row.number_in(key) for row in rows)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None
