"""A report was published before the months it reports were over.

Six-month reports ask for data to the end of March, annual ones for a year that is over (a district
office's order of FY 2565; causes, no. 8 and 9). What was published sooner cannot hold them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import FEWEST, MOST, REPORTING, looked_at
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission


@rule("Z127", severity=Severity.RISK, needs=("items.published_on",))
def published_before_its_period_ends(submission: Submission) -> Iterator[Hit]:
    """Flag reports published too soon; where nearly all were, once."""
    told = list(_reports(submission))
    early = [(item, day, end) for item, day, end in told if day < end]
    once = len(early) >= FEWEST and len(early) >= MOST * len(told)
    for group in [early] if once else [[one] for one in early]:
        item = group[0][0]
        yield hit(
            item.place("published_on"),
            item=None if once else item,
            also=tuple(other.place("published_on") for other, _, _ in group[1:]),
            proven=all(other.item.year_source.proven for other, _, _ in group),
            codes=in_ranges(other.item.no for other, _, _ in group),
            found=tuple(dict.fromkeys(day for _, day, _ in group)),
            end=tuple(dict.fromkeys(end for _, _, end in group)),
        )


def _reports(submission: Submission) -> Iterator[tuple[ItemRow, dt.date, dt.date]]:
    """Each report with a day of publication, and the last day that it must hold."""
    for item, asked in looked_at(submission):
        if item.row is None or item.item.year_rule not in REPORTING:
            continue
        published = item.row.date_in("published_on")
        if published:
            yield item, published, min(asked.end, item.row.date_in("period_to") or asked.end)
