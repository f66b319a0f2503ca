"""The row names some months of a monthly summary, and not all of the first six.

A supervisor asked one district office to show its procurement month by month (its supervision
table, FY 2565; causes, no. 11). A month in which nothing was bought says so, and counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.rules.said import everything
from oitsheet.judging.submission.items import NOT_DONE
from oitsheet.values import month_name, named_months, says_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.rules.said import Said
    from oitsheet.judging.submission import ItemRow, Submission
    from oitsheet.values import MonthMention

FIRST_SIX = (10, 11, 12, 1, 2, 3)
"""The first six months of a fiscal year, October to March."""

MANY = 3
"""So many months in a link cell are a list of them."""


@rule("Z129", severity=Severity.RISK, needs=("items.document|items.explanation|items.link",))
def months_missing(submission: Submission) -> Iterator[Hit]:
    """Name the months that are not there."""
    for item in submission.open_items:
        monthly = [element for element in item.item.elements if element.granularity == "monthly"]
        if not monthly or item.status_kind in NOT_DONE:
            continue
        telling = list(_telling(item, submission))
        named = {month for _, months in telling for month in months}
        if named and len(named) < len(FIRST_SIX):
            yield hit(
                telling[0][0].at,
                item=item,
                proven=monthly[0].source.proven,
                found=_names(month for month in FIRST_SIX if month in named),
                missing=_names(month for month in FIRST_SIX if month not in named),
            )


def _telling(item: ItemRow, submission: Submission) -> Iterator[tuple[Said, set[int]]]:
    """Each text of the row that names months of this year's first six; none if one says "all"."""
    every = list(everything(item, submission))
    if any(says_any(said.text, "every_month") for said in every):
        return
    found = [(said, _months_of_the_year(said, submission)) for said in every]
    title, link = item.place("document"), item.place("link")
    listed = any(said.at == link and len(months) >= MANY for said, months in found)
    for said, months in found:
        if listed and said.at == title:
            continue  # its title names the whole period, and the links are listed month by month
        if months and (said.names_data or len(months) > 1):
            yield said, months


def _months_of_the_year(said: Said, submission: Submission) -> set[int]:
    return {
        mention.month
        for mention in named_months(said.text)
        if mention.month in FIRST_SIX
        and (mention.year is None or _fiscal(mention) == submission.fiscal_year_be)
    }


def _fiscal(mention: MonthMention) -> int:
    """The fiscal year, B.E., that a month lies in."""
    return (mention.year or 0) + (mention.month >= FIRST_SIX[0])


def _names(months: Iterable[int]) -> tuple[Bilingual, ...]:
    names = ((month_name(n, "th", short=True), month_name(n, "en", short=True)) for n in months)
    return tuple(Bilingual(*both) for both in names)
