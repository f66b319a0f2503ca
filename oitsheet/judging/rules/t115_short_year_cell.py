"""A date whose two-digit year Excel took for the last century.

25/9/66 typed into a cell becomes 1966 C.E.; the office means 2566 B.E. The day is understood so,
and the office is asked to type the year in full, since Excel sorts and counts by 1966.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T115", severity=Severity.CONFIRM)
def short_year_cell(submission: Submission) -> Iterator[Hit]:
    """Say which day each such cell was taken for."""
    for _, cell in submission.cells():
        if Note.SHORT_YEAR_CELL in cell.notes and isinstance(cell.value, dt.date):
            item = submission.item_at(cell.at)
            yield hit(cell.at, item=item, found=cell.text, expected=cell.value)
