"""Something was pasted, and no item was found in it.

Without a header row nobody can tell which column is which, and without codes or titles not which
row is which item. Nothing of it counts then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("S141", severity=Severity.TODO)
def pasted_table_not_understood(submission: Submission) -> Iterator[Hit]:
    """Say once what was seen and what it needs."""
    pasted = submission.pasted
    if pasted is not None and not pasted.items:
        yield hit(pasted.first, sheet=pasted.name, count=pasted.cells, found=pasted.seen)
