"""The project states a number of activities, and the list holds another.

One of the two is wrong, or one activity stands on several rows under several names: only a person
knows which.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.judging.activities import activities
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule(
    "A103",
    severity=Severity.CONFIRM,
    needs=("activities.activity", "project.planned_activities"),
)
def not_as_many_as_stated(submission: Submission) -> Iterator[Hit]:
    """Compare the number with the rows, and with the different names on them."""
    project = submission.project
    stated = project.value("planned_activities") if project else None
    names = [fold_tight(row.text_in("activity") or "") for row in activities(submission)]
    if project and names and isinstance(stated, Decimal):
        different = len(set(names))
        if stated not in (different, len(names)):
            first = next(activities(submission))
            yield hit(
                project.places["planned_activities"],
                also=(first.place("activity"),),
                found=stated,
                expected=different,
            )
