"""A weak indicator of last year is not analysed.

Before FY 2567 the item of measures asks for the details of the analysis by indicator (a district
office's order of FY 2565, O42); a report chooses the weakest first. An indicator is weak here if
it had last year's lowest score, or if an item of it scored zero. Where the edition asks for
issues instead, only a sheet that somebody has begun is looked at, and nothing is at risk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.analysis import weak_items
from oitsheet.judging.measures import measure_items, proven, references_in
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.blanks import demand
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.judging.scoring import FULL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M110", severity=Severity.TODO, when_late=Severity.RISK)
def weak_indicator_not_analysed(submission: Submission) -> Iterator[Hit]:
    """List the weak indicators that no row names."""
    plan, edition = measure_items(submission).plan, submission.edition
    weak = _weakest(submission)
    weak |= {item.item.indicator for item in weak_items(submission) if item.last_points == 0}
    if plan is None or not weak or (edition.issues and not submission.rows("indicators")):
        return
    demand(submission, "indicators.indicator")
    named: set[int] = set()
    for row in submission.rows("indicators"):
        told = references_in(row, "indicator")
        if told:
            named |= {*told.indicators, *(int(sub.split(".")[0]) for sub in told.sub_indicators)}
    left = [indicator for indicator in edition.indicators if indicator.no in weak - named]
    if left:
        yield hit(
            submission.tables["indicators"].header("indicator"),
            item=plan,
            late=not edition.issues and (plan.claimed or plan.late),
            proven=proven(plan.item),
            count=len(left),
            found=tuple(Bilingual(f"{i.no} {i.title_th}", f"{i.no} {i.title_en}") for i in left),
        )


def _weakest(submission: Submission) -> set[int]:
    """The indicators with the lowest score of the year before, where it is printed."""
    scores = {
        number: score
        for row in submission.rows("ita")
        if row.whole_in("fiscal_year") == submission.fiscal_year_be - 1
        and (number := row.whole_in("indicator")) is not None
        and (score := row.possible_in("score")) is not None
    }
    whole = scores.keys() >= {indicator.no for indicator in submission.edition.indicators}
    # Of a list that is not whole nobody knows the lowest: there it must not pass, too.
    limit = FULL if whole else submission.edition.pass_threshold
    lowest = min(scores.values(), default=FULL)
    return {number for number, score in scores.items() if score == lowest < limit}
