"""The next plan is what was planned already and was not done.

The next report will be asked what became of it: one provincial office's plan for the next year is
the activity of which it gave no result (its project report, FY 2566, sections 13 and 19).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import without_result
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission

_LONG = 12
"""A shorter name ("meeting") stands in every plan."""


@rule("A107", severity=Severity.CONFIRM, needs=("activities.result", "project.next_plan"))
def next_plan_repeats(submission: Submission) -> Iterator[Hit]:
    """Ask about the activities without a result that the next plan names."""
    project = submission.project
    text = project.text_in("next_plan") if project else None
    if project is None or text is None:
        return
    rows = [r for r in without_result(submission) if _in(r.text_in("activity") or "", text)]
    if rows:
        yield hit(
            project.places["next_plan"],
            also=tuple(row.place("activity") for row in rows),
            found=tuple(row.text_in("activity") or "" for row in rows),
        )


def _in(activity: str, plan: str) -> bool:
    name = fold_tight(activity)
    return len(name) >= _LONG and name in fold_tight(plan)
