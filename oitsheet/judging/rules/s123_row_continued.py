"""An item that goes on in the line below.

Tables from Word are cut at a page break: the rest of an item's elements, owners or remark stands in
a line without a code. It is read as part of the item above; texts are joined, a value that only the
second line holds counts for the item, and a line that contradicts the one above is no part of it
(S108).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import rule, told
from oitsheet.judging.submission import Misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("S123", severity=Severity.INFO)
def row_continued(submission: Submission) -> Iterator[Hit]:
    """Say once which items were read from several lines."""
    for unfit in submission.misfits(Misfit.ROW_CONTINUED):
        yield told(unfit)
