"""Money that an indicator's analysis uses stands in no line of the budget.

The offices' analyses of indicators name the money used and its source ("10,000 baht" with the
name of a budget); the project report gives account of all money by quarter. Which line an amount
belongs to is inferred from the amount and the source, so it is only asked.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.budget import QUARTER_KEYS, misread, spent_in_all
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import CannotRunError, hit, rule
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission

AMOUNTS = ("allocated", *QUARTER_KEYS, "spent_total")


@rule("B119", severity=Severity.CONFIRM, needs=("indicators.money", "budget.allocated"))
def indicator_money_not_in_budget(submission: Submission) -> Iterator[Hit]:
    """Ask once for the amounts of other sources, or for all where they exceed the budget.

    The same amount of the same source beside several indicators is the same money.
    """
    using = [row for row in submission.rows("indicators") if row.number_in("money")]
    lines = submission.rows("budget")
    if not using:
        return
    if not lines:
        column = submission.layout.sheet("budget").column("allocated")
        raise CannotRunError("empty_column", column=Bilingual(column.header, column.header_en))
    if any(misread(line, "allocated") for line in lines):
        return  # T101 has spoken, and what the budget comes to is not known
    known = {amount for line in lines for amount in _amounts(line)}
    loose = [row for row in using if row.number_in("money") not in known]
    strange = [row for row in loose if not _same_source(row, lines)]
    allocated = sum((line.number_in("allocated") or Decimal(0) for line in lines), Decimal(0))
    rows = strange or (loose if _in_all(loose) > allocated else [])
    if rows:
        first, *others = (row.place("money") for row in rows)
        yield hit(
            first, also=tuple(others), found=_in_all(rows), count=len(rows), allocated=allocated
        )


def _amounts(line: Row) -> Iterator[Decimal]:
    """Every figure under which a line's money may be named."""
    figures = (*map(line.number_in, AMOUNTS), spent_in_all(line))
    return (figure for figure in figures if figure)


def _same_source(row: Row, lines: Sequence[Row]) -> bool:
    """Whether some line is, by its words, of the source named; unknown counts as yes."""
    source = fold_tight(row.text_in("source") or "")
    words = [
        fold_tight(line.text_in(key) or "")
        for line in lines
        for key in ("source", "project", "activity")
    ]
    sources = [line.text_in("source") for line in lines]
    return not source or None in sources or any(w and (w in source or source in w) for w in words)


def _in_all(rows: Sequence[Row]) -> Decimal:
    """What the rows come to, the same amount of the same source once."""
    different = {
        (row.number_in("money") or Decimal(0), fold_tight(row.text_in("source") or ""))
        for row in rows
    }
    return sum((amount for amount, _ in different), Decimal(0))
