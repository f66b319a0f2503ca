"""The column for remarks was read as the status: there is no other, and it says how items stand.

Offices' own tables have one column for whatever is to be said (published tables of FY 2564 and
2567: item, title, elements, address, remarks).
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


@rule("S138", severity=Severity.INFO)
def remarks_read_as_status(submission: Submission) -> Iterator[Hit]:
    """Say which column it is."""
    for unfit in submission.misfits(Misfit.STATUS_IN_REMARKS):
        yield told(unfit)
