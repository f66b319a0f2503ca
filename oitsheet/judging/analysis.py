"""The analysis of last year's result by issues: which are complete, what that earns, what lacks.

An issue is complete with at least one weakness and with how it is put into practice: steps,
responsible, period. The office's limitations are asked for once (the item's own form, forms,
part B). Arithmetic and reading only; who is told what is the rules' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.judging.scoring import FULL
from oitsheet.values import Kind, fold_tight, look, parse_references

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oitsheet.form.edition import Edition, Item
    from oitsheet.form.edition_terms import Issue
    from oitsheet.judging.submission import ItemRow, Row, Submission

NEEDED = ("weakness", "steps", "responsible", "period")
"""What makes an issue complete: keys of columns of the sheet of issues."""

LIMITS = "limitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePoints:
    """What an analysis by issues earns as it stands.

    Attributes:
        points: 100, 50 or 0 (the edition's own three).
        complete: Codes of the complete issues, in the edition's order.
        for_full: Codes of the issues that lack something.
        for_half: Those of them that are nearest to complete, as many as half still needs.
        limits: Whether the office's limitations are told; neither full nor half without.
    """

    points: int
    complete: tuple[str, ...]
    for_full: tuple[str, ...]
    for_half: tuple[str, ...]
    limits: bool


def issue_points(
    item: Item, lacking: Mapping[str, Sequence[str]], *, half: int | None, limits: bool
) -> IssuePoints:
    """Say what the analysis earns.

    Args:
        item: The item that asks for it, with the points it can be given.
        lacking: Code of each issue → what it lacks; nothing where it is complete.
        half: How many complete issues earn the middle points; None where none do.
        limits: Whether the office's limitations are told.
    """
    complete = tuple(code for code, lacks in lacking.items() if not lacks)
    rest = tuple(code for code, lacks in lacking.items() if lacks)
    short = max(0, (half or len(lacking)) - len(complete))
    nearest = set(sorted(rest, key=lambda code: len(lacking[code]))[:short])
    full, middle, *_ = (*item.points, 0, 0)
    points = 0
    if limits and not rest:
        points = full
    elif limits and half is not None and len(complete) >= half:
        points = middle if middle < full else 0
    return IssuePoints(
        points=points,
        complete=complete,
        for_full=rest,
        for_half=tuple(code for code in rest if code in nearest),
        limits=limits,
    )


def points_of_issues(submission: Submission) -> IssuePoints | None:
    """What the sheet of issues earns; None where the edition asks for none or it is untouched."""
    edition = submission.edition
    if edition.issue_item is None or not submission.rows("issues"):
        return None
    lacking = lacking_of_issues(submission)
    limits = any(LIMITS in row.cells for row in submission.rows("issues"))
    item = edition.item(edition.issue_item)
    return issue_points(item, lacking, half=edition.issues_for_half, limits=limits)


def lacking_of_issues(submission: Submission) -> dict[str, tuple[str, ...]]:
    """Code of each of the edition's issues → the columns that it still lacks.

    An issue may stand in several rows, one for each weakness: together they must say it all. A
    dash is no weakness, no step, no period and nobody.
    """
    rows = rows_of_issues(submission)
    return {
        issue.code: tuple(
            key for key in NEEDED if not any(says(row, key) for row in rows[issue.code])
        )
        for issue in submission.edition.issues
    }


def rows_of_issues(submission: Submission) -> dict[str, list[Row]]:
    """Code of each of the edition's issues → its rows."""
    found: dict[str, list[Row]] = {issue.code: [] for issue in submission.edition.issues}
    for row in submission.rows("issues"):
        issue = issue_of(row, submission.edition)
        if issue is not None:
            found[issue.code].append(row)
    return found


def issue_of(row: Row, edition: Edition) -> Issue | None:
    """The issue that a row is about: by its number (``1.3``, ``3``), else by its title."""
    cell = row.cells.get("code")
    told = parse_references(cell.raw if cell else None, len(edition.issues)).value
    codes = {*told.issues} if told else set()
    numbers = {str(number) for number in told.items} if told else set()
    codes |= {issue.code for issue in edition.issues if issue.code.rpartition(".")[2] in numbers}
    by_code = next((issue for issue in edition.issues if issue.code in codes), None)
    title = fold_tight(row.text_in("title") or "")
    by_title = (issue for issue in edition.issues if title == fold_tight(issue.title_th))
    return by_code or next(by_title, None)


def says(row: Row, key: str) -> bool:
    """Whether that column holds more than a stated none."""
    cell = row.cells.get(key)
    return cell is not None and look(cell.raw).kind is Kind.UNKNOWN


def weak_items(submission: Submission) -> tuple[ItemRow, ...]:
    """The items that lost points last year and apply this year: zeros first, then by points."""
    weak = [
        (points, item)
        for item in submission.items
        if (points := item.last_points) is not None and points < FULL and not item.not_applicable
    ]
    weak.sort(key=lambda pair: (pair[0], pair[1].item.no))
    return tuple(item for _, item in weak)
