"""Sheets that nobody has begun: a rule that must look at one says so and is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.rules.rule import CannotRunError

if TYPE_CHECKING:
    from oitsheet.judging.submission import Submission


def demand(submission: Submission, need: str) -> None:
    """Go on only where a sheet is there and somebody has filled in a row of it.

    Args:
        submission: The workbook.
        need: ``sheet`` or ``sheet.column`` by their keys in the layout.

    Raises:
        CannotRunError: It is missing or blank.
    """
    lacking = submission.lacking(need)
    if lacking is not None:
        reason, facts = lacking
        raise CannotRunError(reason, **facts)
    key = need.partition(".")[0]
    if not submission.rows(key):
        sheet = submission.layout.sheet(key)
        raise CannotRunError("empty_sheet", sheet=Bilingual(sheet.name, sheet.name_en))
