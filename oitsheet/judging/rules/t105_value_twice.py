"""The same item, or the same year, on two rows.

Asked by the schema. Only the first row counts; which of the two is right only the office knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.schema import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission
    from oitsheet.location import Location


@rule("T105", severity=Severity.ERROR)
def value_twice(submission: Submission) -> Iterator[Hit]:
    """Point from each later row to the first."""
    seen: dict[tuple[str, object], Location] = {}
    for sheet, cell, place in submission.failed(Reason.UNIQUE):
        if cell is None:
            continue
        first = seen.setdefault((sheet, cell.value), place)
        if first != place:
            yield hit(place, item=submission.item_at(first), also=(first,), found=cell.text)
