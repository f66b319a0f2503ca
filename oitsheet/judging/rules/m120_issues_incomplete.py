"""The analysis by issues does not earn full points yet.

All seven with at least one weakness each, put into practice (steps, responsible, period), and the
office's limitations earn 100; four of them with the limitations 50; else the item scores zero (a
provincial office's memo of FY 2567 that copies the form of O34; causes, no. 17).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.form.messages import Bilingual, Words
from oitsheet.judging.analysis import LIMITS, lacking_of_issues, points_of_issues, weak_items
from oitsheet.judging.measures import measure_items, measures
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.blanks import demand
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("M120", severity=Severity.TODO, when_late=Severity.RISK)
def issues_incomplete(submission: Submission) -> Iterator[Hit]:
    """Say once what it earns now and what is lacking for half and for all."""
    plan, edition = measure_items(submission).plan, submission.edition
    if plan is None or plan.code != edition.issue_item:
        return
    begun = submission.rows("issues") or measures(submission) or plan.claimed
    if not begun and not weak_items(submission):
        return  # nobody has begun, and nothing asks for it yet
    demand(submission, "issues.weakness")
    earned = points_of_issues(submission)
    if earned is None or not (earned.for_full or not earned.limits):
        return
    lacking = lacking_of_issues(submission)
    limits = () if earned.limits else (_spoken(submission, "", (LIMITS,)),)
    full = tuple(_spoken(submission, code, lacking[code]) for code in earned.for_full)
    half = tuple(_spoken(submission, code, lacking[code]) for code in earned.for_half)
    points, table = (*plan.item.points, 0), submission.tables["issues"]
    yield hit(
        table.header("code" if "code" in table.columns else "weakness"),
        item=plan,
        late=plan.claimed or plan.late,
        proven=edition.proven(Fact.ISSUES) and plan.item.points_source.proven,
        complete=len(earned.complete),
        count=len(edition.issues),
        points=earned.points,
        full=points[0],
        found=(*full, *limits),
        middle=points[1] if edition.issues_for_half else points[0],
        half=(*half, *limits) or Words("analysis.enough"),
    )


def _spoken(submission: Submission, code: str, keys: tuple[str, ...]) -> Bilingual:
    """An issue's number with the headers of what it lacks."""
    columns = [submission.layout.sheet("issues").column(key) for key in keys]
    thai = ", ".join(column.header for column in columns)
    english = ", ".join(column.header_en for column in columns)
    return (
        Bilingual(f"{code} ({thai})", f"{code} ({english})") if code else Bilingual(thai, english)
    )
