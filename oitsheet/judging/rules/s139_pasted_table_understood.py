"""What an office pasted into the paste zone, and how it was understood.

Its own table is read as an item list: each of its columns under the office's own words. Whatever
was not taken is named, so that nobody takes silence for "read".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("S139", severity=Severity.INFO)
def pasted_table_understood(submission: Submission) -> Iterator[Hit]:
    """Tell once of all that was pasted: what counts, what became which column, what was left."""
    pasted = submission.pasted
    if pasted is None or not pasted.items:
        return
    first, *others = pasted.heads
    left = tuple(f"{text} ({at.cell})" for text, at in pasted.left_columns)
    yield hit(
        first,
        also=(*others, *(at for _, at in pasted.left_columns)),
        items=len(pasted.items),
        count=len(pasted.taken),
        found=pasted.columns,
        columns=left or "-",
        rows=pasted.rows_left,
    )
