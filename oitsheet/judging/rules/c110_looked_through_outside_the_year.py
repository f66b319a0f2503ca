"""An item was looked through before the fiscal year began, or on a day that has not come.

A look-through counts as if somebody had seen every element. A day like this is a slip, or the row
was copied from last year's book and nobody has looked yet. Inferred: no source names such a case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.report_day import is_doubtful
from oitsheet.judging.rules.rule import hit_of_all, rule
from oitsheet.values import fiscal_year_span, in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("C110", severity=Severity.CONFIRM, needs=("items.status", "items.looked_on"))
def looked_through_outside_the_year(submission: Submission) -> Iterator[Hit]:
    """Ask once about all of them: mostly the cause is one."""
    if is_doubtful(submission):
        return  # A112 asks about that day
    first = fiscal_year_span(submission.fiscal_year_be).start
    found = [
        (item, day)
        for item in submission.open_items
        if item.claimed and item.row and (day := item.row.date_in("looked_on"))
        if not first <= day <= submission.as_of
    ]
    if found:
        yield hit_of_all(
            [item for item, _ in found],
            "looked_on",
            codes=in_ranges(other.item.no for other, _ in found),
            found=tuple(dict.fromkeys(day for _, day in found)),
            first=first,
            as_of=submission.as_of,
        )
