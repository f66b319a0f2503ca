"""A table of the form under another tab's name.

An office's own workbook calls its item list "Sheet1"; the headers tell what it is.
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


@rule("S103", severity=Severity.INFO)
def sheet_known_by_headers(submission: Submission) -> Iterator[Hit]:
    """Say which tab was taken for which sheet of the form."""
    for unfit in submission.misfits(Misfit.SHEET_BY_CONTENT):
        yield told(unfit)
