"""Money on a meeting's page: planned and spent by quarter, and what is left."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from oitsheet.rendering.agenda import Table
from oitsheet.rendering.page import two

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oitsheet.exchange.comparing.agenda_parts import Meeting
    from oitsheet.judging.report import Budget

_LONG_AMOUNT = 100_000
"""Baht; from there on a table has no room for satang."""


def money(meeting: Meeting) -> Iterator[str | Table]:
    """Planned and spent by quarter, and what is left; nothing where there is no budget."""
    budget, say = meeting.report.budget, meeting.words.say
    if budget is None or budget.allocated is None:
        return
    left = _amount(budget.remaining)
    yield say("agenda.money", allocated=budget.allocated, left=left)
    rows = [row for row in _quarters(budget, say) if set(row[1:]) != {"-"}]
    if rows:
        quarters = tuple(say("agenda.quarter", number=one.quarter) for one in budget.quarters)
        headers = (say("agenda.baht"), *quarters, say("agenda.whole"))
        yield Table(headers=headers, rows=tuple(rows), widths=(4, 5, 5, 5, 5, 5), amounts=True)


def _quarters(budget: Budget, say: Callable[..., str]) -> Iterator[tuple[str, ...]]:
    planned = [one.planned for one in budget.quarters]
    known_ = [amount for amount in planned if amount is not None]
    whole = sum(known_, Decimal(0)) if len(known_) == len(planned) else None
    spent = [one.spent for one in budget.quarters]
    lines = {"planned": (*planned, whole), "spent": (*spent, budget.spent)}
    every = [amount for line in lines.values() for amount in line if amount is not None]
    short = any(abs(amount) >= _LONG_AMOUNT for amount in every)
    for key, line in lines.items():
        yield say(f"agenda.{key}"), *(_amount(amount, short=short) for amount in line)
    so_far = (two(one.cumulative_percent) for one in budget.quarters)
    yield say("agenda.percent"), *so_far, two(budget.percent_spent)


def _amount(amount: Decimal | None, *, short: bool = False) -> str:
    if amount is None:
        return "-"
    if short:
        return f"{amount.quantize(Decimal(1), ROUND_HALF_UP):,}"
    return f"{amount:,.2f}".removesuffix(".00")
