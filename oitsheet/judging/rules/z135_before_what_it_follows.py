"""A follow-up's period was over before that of what it follows began.

The requirement of the one names the other: steps against risks follow their assessment, a report
its plan (a district office's order of FY 2565; causes, no. 16). That each is of its own year is
looked at by Z120 and Z125.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import Lie, by_dates
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Item
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z135", severity=Severity.RISK, needs=("items.period_from", "items.period_to"))
def before_what_it_follows(submission: Submission) -> Iterator[Hit]:
    """Flag follow-ups whose last day lies before their parent's first."""
    told = {one.item.code: one for one in by_dates(submission) if one.lie is not Lie.OUTSIDE}
    for one in told.values():
        for code in one.item.item.depends_on:
            parent = told.get(code)
            if parent is None or parent.asked.start > one.asked.end:
                continue  # last year's report of a policy that may be this year's
            if parent.start and one.end and one.end < parent.start:
                yield hit(
                    one.item.place("period_to"),
                    item=one.item,
                    also=(parent.item.place("period_from"),),
                    proven=_proven(one.item.item, code),
                    end=one.end,
                    parent=code,
                    start=parent.start,
                )


def _proven(item: Item, parent: str) -> bool:
    """Whether it is known for certain that the item must agree with that one."""
    sources = [element.source for element in item.elements if element.cross_ref == parent]
    return any(source.proven for source in sources or [item.title_source])
