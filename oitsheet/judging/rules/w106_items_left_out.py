"""The owners' ranges leave items out, and the items' own rows name nobody either.

The one district office's order that we know gives all 43 items to somebody; what nobody answers
for is easily left undone. It is work to do and no fault. A list that gives less than half of the
items to somebody is still being filled in: the report counts what is left over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import Codes, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("W106", severity=Severity.TODO)
def items_left_out(submission: Submission) -> Iterator[Hit]:
    """Say once which of the items that are still open nobody answers for."""
    cells = (row.cells.get("items") for row in submission.rows("owners"))
    if not any(cell is not None and isinstance(cell.value, Codes) for cell in cells):
        return
    still_open = list(submission.open_items)
    nobodys = [item.item.no for item in still_open if not item.owners.all]
    if nobodys and len(nobodys) * 2 <= len(still_open):
        place = submission.tables["owners"].header("items")
        yield hit(place, count=len(nobodys), found=in_ranges(nobodys))
