"""The project is said to be ended, and activities that were planned have no result.

The report form asks for the result of every planned activity; one provincial office's report
planned five and told of two (its project report, FY 2566, sections 13 and 14).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.activities import has_ended, without_result
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("A101", severity=Severity.ERROR, needs=("activities.result", "project.state"))
def ended_without_result(submission: Submission) -> Iterator[Hit]:
    """Name the activities without a result, once for all of them."""
    rows = list(without_result(submission))
    project = submission.project
    if rows and project and has_ended(submission):
        first, *others = (row.place("result") for row in rows)
        yield hit(
            first,
            also=(*others, project.places["state"]),
            found=tuple(row.text_in("activity") or "" for row in rows),
            count=len(rows),
        )
