"""Items of the edition that have no row.

Nobody can look at what is not listed. Offices that list only some items (the zeros, say) do
so on purpose: it is work to do and never a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("S111", severity=Severity.TODO, needs=("items.code",))
def items_not_listed(submission: Submission) -> Iterator[Hit]:
    """Say once which items are not in the table."""
    table = submission.tables["items"]
    absent = [item.item.no for item in submission.items if item.row is None]
    if absent:
        yield hit(table.header("code"), count=len(absent), found=in_ranges(absent))
