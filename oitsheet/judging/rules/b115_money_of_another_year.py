"""A line of the budget names another fiscal year and not the book's.

Offices put the year into a project's name; a line copied from last year's report brings last
year's money along. Money carried over is a good reason to name it, so it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values.years import years_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission
    from oitsheet.location import Location

NAMING = ("project", "activity", "source")


@rule("B115", severity=Severity.CONFIRM, needs=("budget.project",))
def money_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Name, once for each other year, the lines that name it alone."""
    places: dict[int, list[Location]] = {}
    for row in submission.rows("budget"):
        years = {key: years_named(row.text_in(key) or "") for key in NAMING}
        named = frozenset[int]().union(*years.values())
        if len(named) == 1 and submission.fiscal_year_be not in named and _has_money(row):
            (year,) = named
            places.setdefault(year, []).append(row.place(next(k for k in NAMING if years[k])))
    for year, (first, *others) in sorted(places.items()):
        yield hit(
            first,
            also=tuple(others),
            found=year,
            expected=submission.fiscal_year_be,
            count=1 + len(others),
        )


def _has_money(row: Row) -> bool:
    return any(row.number_in(key) for key in ("allocated", "spent_total"))
