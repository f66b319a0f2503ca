"""A score stands for a fiscal year that has not begun.

There is no result before the year: the year is a slip, or the report date is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.report_day import is_doubtful
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fiscal_year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission
    from oitsheet.location import Location


@rule("K122", severity=Severity.ERROR, needs=("history.total|ita.score",))
def result_of_a_year_to_come(submission: Submission) -> Iterator[Hit]:
    """Show each such year once on each sheet."""
    if is_doubtful(submission):
        return  # A112 asks about that day
    now = fiscal_year_of(submission.as_of)
    for sheet, key in (("history", "total"), ("ita", "score")):
        places: dict[int, list[Location]] = {}
        for row in submission.rows(sheet):
            year = row.whole_in("fiscal_year")
            if year is not None and year > now and row.number_in(key) is not None:
                places.setdefault(year, []).append(row.place("fiscal_year"))
        for year, (first, *others) in places.items():
            yield hit(first, also=tuple(others), found=year, now=now, as_of=submission.as_of)
