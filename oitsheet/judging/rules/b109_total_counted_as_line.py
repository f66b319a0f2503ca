"""A line that sums up the others is counted as a project of its own.

Then every sum over the sheet is twice as large. The reader knows a total by its first words
("total" and nothing else); offices write more in that cell, or nothing. Inferred from the line's
words or from its amounts, so it is only asked.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import agree
from oitsheet.values import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission

FEWEST = 2
"""Fewer lines are no list to sum up; fewer different amounts may agree by chance."""


@rule("B109", severity=Severity.CONFIRM, needs=("budget.allocated",))
def total_counted_as_line(submission: Submission) -> Iterator[Hit]:
    """Ask about a line that is called a total, or whose amounts are the sums of the others'."""
    rows = submission.rows("budget")
    for index, row in enumerate(rows):
        amount = row.number_in("allocated")
        above, others = rows[:index], (*rows[:index], *rows[index + 1 :])
        if amount is None or not others:
            continue
        called = bool(above) and _called_total(row, submission.layout.words["total"])
        if called or any(_sums_up(row, lines) for lines in (above, others)):
            at = "project" if "project" in row.columns else "allocated"
            yield hit(
                row.place(at),
                also=(row.place("allocated"),),
                found=row.text_in("project") or row.text_in("activity") or "-",
                amount=amount,
                count=len(others),
            )


def _called_total(row: Row, words: Sequence[str]) -> bool:
    """Whether the line's name begins with a word for a total and goes on with another word."""
    names = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    name = fold(row.text_in("project") or row.text_in("activity") or "")
    return re.match(rf"(?:{names})(?=[\s\d(:.]|$)", name) is not None


def _sums_up(row: Row, lines: Sequence[Row]) -> bool:
    """Whether every amount that can be compared is the sum of the lines', and not by chance."""
    if len(lines) < FEWEST:
        return False
    seen: set[Decimal] = set()
    for key, cell in row.cells.items():
        amount = row.number_in(key)
        if cell.column.type is not ColumnType.MONEY or amount is None:
            continue
        known = [money for line in lines if (money := line.number_in(key)) is not None]
        if len(known) < FEWEST and key != "allocated" and amount:
            continue
        if not agree(amount, sum(known, Decimal(0))):
            return False
        if sum(map(bool, known)) >= FEWEST:
            seen.add(amount)
    return len(seen) >= (1 if "project" not in row.cells else FEWEST)
