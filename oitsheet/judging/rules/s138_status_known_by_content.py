"""A column was read as the status by what stands in it: no other is headed so.

Offices' own tables have one column for whatever is to be said (published tables of FY 2564 and
2567: item, title, elements, address, remarks), a name of their own for it, or the form's header was
typed over. Were it not read, every item would count as not looked at.
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
def status_known_by_content(submission: Submission) -> Iterator[Hit]:
    """Say which column it is."""
    for unfit in submission.misfits(Misfit.STATUS_BY_CONTENT):
        yield told(unfit)
