"""A table pasted beside its headers.

The item codes stand under the title's header: the whole table is one column too far to the right.
It is read as if the headers stood over it.
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


@rule("S127", severity=Severity.CONFIRM)
def table_shifted(submission: Submission) -> Iterator[Hit]:
    """Ask about a table that does not stand under its headers."""
    for unfit in submission.misfits(Misfit.SHIFTED):
        yield told(unfit)
