"""The same project with the same money stands on two lines.

Both are counted, so the sums hold its money twice; lines are copied to be filled in anew.
Inferred, so it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Row, Submission


@rule("B110", severity=Severity.CONFIRM, needs=("budget.project", "budget.allocated"))
def project_twice(submission: Submission) -> Iterator[Hit]:
    """Point from each later line to the first with that name, activity, source and money."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in submission.rows("budget"):
        amount, name = row.number_in("allocated"), row.text_in("project")
        if not amount or not name:
            continue
        words = (fold_tight(row.text_in(key) or "") for key in ("project", "activity", "source"))
        first = seen.setdefault((*words, amount), row)
        if first is not row:
            yield hit(
                row.place("project"),
                also=(first.place("project"),),
                found=name,
                amount=amount,
                first=first.place("project").cell,
            )
