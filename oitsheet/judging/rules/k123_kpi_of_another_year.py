"""An indicator of the project names another fiscal year and not the book's.

Offices write the year into the indicator's words; a line copied from last year's report brings
last year's target and result along. Inferred, so it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values.years import years_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission
    from oitsheet.location import Location


@rule("K123", severity=Severity.CONFIRM, needs=("kpi.indicator",))
def kpi_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Name, once for each other year, the indicators that name it alone."""
    places: dict[int, list[Location]] = {}
    for row in submission.rows("kpi"):
        years = years_named(row.text_in("indicator") or "")
        if len(years) == 1 and submission.fiscal_year_be not in years:
            (year,) = years
            places.setdefault(year, []).append(row.place("indicator"))
    for year, (first, *others) in sorted(places.items()):
        yield hit(
            first,
            also=tuple(others),
            found=year,
            expected=submission.fiscal_year_be,
            count=1 + len(others),
        )
