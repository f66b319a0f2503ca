"""The document is named after one year where a longer plan is asked for.

The strategic or development plan must be for more than one year (a district office's order of
FY 2565; a provincial office's memo on FY 2566; causes, no. 10).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import Lie, by_titles
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.rules.said import titles
from oitsheet.values import Grain, named_periods, stated_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("Z126", severity=Severity.RISK, needs=("items.document|items.explanation",))
def title_of_a_one_year_plan(submission: Submission) -> Iterator[Hit]:
    """Flag titles that name one year, no range of years and no longer time."""
    for one in by_titles(submission):
        years = [e.min_years_exclusive for e in one.item.item.elements if e.min_years_exclusive]
        if not years or one.lie is Lie.OUTSIDE or _longer(one.item, max(years)):
            continue
        proven = one.sure and all(
            element.source.proven
            for element in one.item.item.elements
            if element.min_years_exclusive
        )
        yield hit(one.at, item=one.item, proven=proven, found=one.text, years=max(years))


def _longer(item: ItemRow, years: int) -> bool:
    """Whether a title tells a range of years, or how many years the plan is for."""
    return any(
        any(mention.grain is Grain.YEARS for mention in named_periods(said.text))
        or any(count > years for count in stated_years(said.text))
        for said in titles(item)
    )
