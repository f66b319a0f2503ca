"""Codes bear the titles that another edition gives them.

Last year's framework in this year's form puts the data under items that ask for something else
(a provincial office's memo, FY 2567; pages of a health agency and a school; causes, no. 25). A row
or two may be a slip, so they are asked about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oitsheet.judging.report import Severity
from oitsheet.judging.rules.rule import rule, told
from oitsheet.judging.submission import Misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import Submission


FEWEST = 3
"""From so many rows on it is the other list and no slip."""


@rule("S133", severity=Severity.ERROR)
def titles_of_another_year(submission: Submission) -> Iterator[Hit]:
    """Say once which rows they are, and what they look like."""
    for unfit in submission.misfits(Misfit.TITLES_OF_ANOTHER):
        yield replace(told(unfit), proven=len(unfit.also) + 1 >= FEWEST)
