"""What a check of one owner's part of a book may say, and what only the whole book tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oitsheet.judging.finding import Finding, Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.form.part import PartStamp
    from oitsheet.judging.report import Scores
    from oitsheet.judging.submission import Submission

SHEETS = ("items", "elements", "measures", "calendar")
"""The sheets that a part has; the fields of the office are the whole book's, and locked."""

_OWNERS = ("owner_lead", "owner_others")
_SHAPE = frozenset({"S122"})
"""Rules about columns that are not there: a part has those alone that its owner fills in."""

_NOT_THERE = {"no_sheet", "no_column", "empty_column", "empty_sheet"}


def part_in(submission: Submission) -> PartStamp | None:
    """Say whose part a workbook is, with the items that were judged; None for a whole book."""
    part = submission.part
    return part and replace(part, items=tuple(item.code for item in submission.items))


def fit_for_part(
    told: Iterable[Finding | Skipped], submission: Submission
) -> list[Finding | Skipped]:
    """Leave out of what was told whatever is for the whole book alone to answer.

    The owner of a part fills in his rows. Who answers for what, the fields of the office and
    sheets that are not there are not his; and that no measure answers an item is not known from
    his measures alone. A whole book is told everything.
    """
    every = list(told)
    return [one for one in every if _fits(one, submission)] if submission.part else every


def _fits(one: Finding | Skipped, submission: Submission) -> bool:
    if isinstance(one, Skipped):
        return one.reason not in _NOT_THERE
    if one.code in _SHAPE:
        return False
    at = one.at
    found = (submission.tables.get(key) for key in SHEETS)
    table = next((table for table in found if table and table.name == at.sheet), None)
    if table is None:
        return False
    if table.sheet.key == "items" and submission.part and submission.part.owner:
        columns = {table.columns.get(key) for key in _OWNERS}
        if at.column in columns and at.row > table.header_row:
            return False
    return table.sheet.key == "measures" or one.code[0] != "M"


def scores_of_part(scores: Scores, submission: Submission) -> Scores:
    """The scores as far as a part tells them: points that were given, and no mean of them."""
    if submission.part is None:
        return scores
    assessed = replace(scores.assessed, scored=None) if scores.assessed else None
    return replace(scores, assessed=assessed, forecast=None, other_method=None)
