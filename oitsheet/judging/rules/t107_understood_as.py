"""A number or date that was typed as text.

Thai digits, thousands commas and units are understood; sums and filters in Excel do not see
such a cell. Source: offices type 33,500 in Thai digits, "43 indicators", dates in words.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.form.messages import Span
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Note, Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.report import Fact
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


TELLING = frozenset(
    {Note.THAI_DIGITS, Note.TEXT_NUMBER, Note.TWO_DIGIT_YEAR, Note.CHRISTIAN_ERA, Note.SERIAL_YEAR}
)


@rule("T107", severity=Severity.INFO)
def understood_as(submission: Submission) -> Iterator[Hit]:
    """Say what each such cell was taken for."""
    for _, cell in submission.cells():
        expected = _shown(cell.value)
        if expected is None or not cell.notes & TELLING or cell.column.type is ColumnType.CODE:
            continue  # a code is no number: O1 is O1 in any digits
        yield hit(cell.at, item=submission.item_at(cell.at), found=cell.text, expected=expected)


def _shown(value: object) -> Fact:
    """The value as a fact; None for what nobody calculates or sorts with."""
    if isinstance(value, Period):
        return value.start if value.start == value.end else Span(value.start, value.end)
    return value if isinstance(value, Decimal | int | dt.date) else None
