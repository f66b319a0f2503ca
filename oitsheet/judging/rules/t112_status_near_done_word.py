"""A status that is a slip of a done word.

Read as a remark it would call a finished item unfinished; so it is neither, until somebody says
which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule
from oitsheet.values import StatusKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("T112", severity=Severity.CONFIRM, needs=("items.status",))
def status_near_done_word(submission: Submission) -> Iterator[Hit]:
    """Ask about each status that is nearly a done word."""
    for item in submission.items:
        status = item.status
        if status and status.kind is StatusKind.NEAR_MISS:
            yield hit(item.place("status"), item=item, found=status.text, expected=status.near)
