"""The document is named after another year or period than the item asks for.

Each item has its year (a district office's order of FY 2565; causes, no. 8), six-month reports the
months October to March (causes, no. 9). Only years that a document's title names are read; what an
explanation says of the place where it is found is asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.periods import Lie, by_dates, by_titles, slipped
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("Z125", severity=Severity.RISK, needs=("items.document|items.explanation",))
def title_of_another_period(submission: Submission) -> Iterator[Hit]:
    """Flag titles none of whose years and periods is the one asked for."""
    told = list(by_titles(submission))
    once = slipped([*by_dates(submission), *told])
    for one in told:
        if one.lie in (Lie.OUTSIDE, Lie.SHORT) and one not in once:
            yield hit(
                one.at,
                item=one.item,
                proven=one.proven,
                found=one.text,
                asked_from=one.asked.start,
                asked_to=one.asked.end,
            )
