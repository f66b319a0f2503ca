"""An item that lost points last year is answered by no measure.

The item of measures asks for measures that agree with the analysis of last year's result, and in
FY 2567 for what failed to be analysed first (a district office's order of FY 2565; a provincial
office's memo of FY 2567). A risk only for last year's zeros, once that item is called done or is
late, and only where its requirement is known for certain. Where an office writes its steps by
issue and no measures, what it names there is looked at, and nothing is at risk: which item
belongs to an issue is nobody's rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.analysis import weak_items
from oitsheet.judging.measures import answered, measure_items, measures, proven
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.blanks import demand
from oitsheet.judging.rules.rule import CannotRunError, hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M101", severity=Severity.TODO, when_late=Severity.RISK, needs=("items.last_points",))
def weak_item_unanswered(submission: Submission) -> Iterator[Hit]:
    """List the weak items that no measure answers, zeros first."""
    plan, weak = measure_items(submission).plan, weak_items(submission)
    if plan is None:
        return
    if measures(submission) and not submission.tables["items"].filled("last_points"):
        column = submission.layout.sheet("items").column("last_points")
        raise CannotRunError("empty_column", column=Bilingual(column.header, column.header_en))
    if not weak:
        return
    issues = submission.tables.get("issues")
    alone = not measures(submission) and issues is not None and issues.filled("items")
    if not alone:
        demand(submission, "measures.answers")
    told = answered(submission)
    left = [item for item in weak if item.code not in told]
    if left:
        zeros = [item.code for item in left if item.last_points == 0]
        sheet, key = ("issues", "items") if alone else ("measures", "answers")
        yield hit(
            submission.tables[sheet].header(key),
            item=plan,
            late=bool(zeros) and not alone and (plan.claimed or plan.late),
            proven=proven(plan.item),
            count=len(left),
            weak=len(weak),
            zeros=len(zeros),
            found=tuple(item.code for item in left),
        )
