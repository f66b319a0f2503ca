"""Items of which nobody has written how they stand.

A blank is "not looked at yet": counted, never failed, never late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import StatusKind, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


SILENT = frozenset({StatusKind.BLANK, StatusKind.NIL})


@rule("C107", severity=Severity.INFO, needs=("items.status",))
def not_looked_at(submission: Submission) -> Iterator[Hit]:
    """Say once how many they are; of a book nobody has begun, nothing."""
    blank = [i.item.no for i in submission.open_items if i.status_kind in SILENT]
    table = submission.tables["items"]
    if blank and len(blank) < len(submission.items):
        yield hit(table.header("status"), count=len(blank), found=in_ranges(blank))
