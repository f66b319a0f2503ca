"""A code that this year's list does not have.

The lists differ by year and scheme (43, 35, 28 items): a code out of range belongs to another
list or is a slip, and what stands beside it counts for no item. Where the number of items is not
proven, it is only asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.edition import Fact
from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import rule, told
from oitsheet.judging.submission import Misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


@rule("S110", severity=Severity.ERROR)
def code_not_in_edition(submission: Submission) -> Iterator[Hit]:
    """Name each code that cannot be an item of the edition."""
    proven = submission.edition.proven(Fact.ITEMS)
    for unfit in submission.misfits(Misfit.CODE_UNKNOWN):
        yield told(unfit, proven=proven)
