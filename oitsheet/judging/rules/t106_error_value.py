"""A formula that failed.

#REF!, #DIV/0! and their kin are no value; what depends on them is not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission
    from oitsheet.location import Location


@rule("T106", severity=Severity.ERROR)
def error_value(submission: Submission) -> Iterator[Hit]:
    """Show each error value; once where a whole column fails alike, as it does for one cause."""
    failed: dict[tuple[str, str, str], list[Location]] = {}
    for sheet, cell in submission.cells():
        if isinstance(cell.raw, ErrorValue):
            failed.setdefault((sheet, cell.column.key, cell.text), []).append(cell.at)
    for (_, _, text), (first, *others) in failed.items():
        item = None if others else submission.item_at(first)
        yield hit(first, item=item, also=tuple(others), found=text)
