"""The file's name says another year than the item asks for.

Each item's data must be of a certain year (a district office's order of FY 2565; causes, no. 8),
and last year's file is quickly handed in again. Addresses carry wrong years for many reasons, so
only a year right behind the word for it in a file's name counts, and it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import PeriodRelation, YearRule
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.addresses import addresses, linked
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Item
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


DATED = frozenset({PeriodRelation.IN, PeriodRelation.EXACTLY, PeriodRelation.AT_LEAST})
"""How the dates lie to the year where it is one certain year."""


@rule("Z119", severity=Severity.CONFIRM, needs=("items.link",))
def year_in_file_name(submission: Submission) -> Iterator[Hit]:
    """Show the first address of each item whose addresses all name other years."""
    for item in linked(submission):
        accepted = _accepted(item.item, submission.fiscal_year_be)
        years = [address.years_named for address in addresses(item)]
        if accepted and all(years) and not any(accepted & named for named in years):
            yield hit(
                item.place("link"),
                item=item,
                found=addresses(item)[0].file,
                years=tuple(sorted(set().union(*years))),
                expected=tuple(sorted(accepted)),
            )


def _accepted(item: Item, year: int) -> set[int]:
    """The years (B.E.) that its data may be of; none where several, or any, may be right."""
    if item.period_relation not in DATED or not item.year_source.proven:
        return set()
    rules = [rule for rule in (item.year_rule, item.alt_year_rule) if rule]
    return {year - 1 if rule is YearRule.PREVIOUS_FY else year for rule in rules}
