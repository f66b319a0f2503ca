"""What the sheet of measures says, and which of last year's weak items it answers.

An item is answered by a measure that names it, its sub-indicator, its indicator or its issue, by
this year's number or by the number it had last year (causes, no. 25: offices carry numbers over).
Better to see an answer too many than to ask for one that is there.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.edition import YearRule
from oitsheet.form.edition_terms import Strength
from oitsheet.judging.analysis import rows_of_issues, says
from oitsheet.judging.submission.items import NOT_DONE
from oitsheet.judging.submission.nobodys import spelt
from oitsheet.values import References, fold, parse_references, read_status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from oitsheet.form.edition import Edition, Item
    from oitsheet.judging.submission import ItemRow, Row, Submission

NO_RESULT = "no_result"
"""The reason for which an edition lets the items of measures be left out."""

_CODED = re.compile(r"(?<![a-z0-9])o\s?-?0*([1-9][0-9]?)(?![0-9])")


class MeasureKind(StrEnum):
    """The kinds of measure, in the order of the layout's choices."""

    MASTER_PLAN = "master_plan"  # the ministry's; its steps are not the office's to write
    STANDING = "standing"
    CLOSING = "closing"  # closes a gap of last year


class MeasureItems(NamedTuple):
    """The items about measures that the year has not spoken on yet and that apply.

    Attributes:
        plan: The one that asks for measures (O42 of 43); None where it is settled.
        report: The one that asks what came of them (O43); None likewise.
    """

    plan: ItemRow | None
    report: ItemRow | None


def measure_items(submission: Submission) -> MeasureItems:
    """Find the items about measures: those that need a result of last year, in their order."""
    about = [
        item
        for item in submission.items
        if item.item.may_not_apply is not None and item.item.may_not_apply.key == NO_RESULT
    ]
    still = [None if i.assessed is not None or i.not_applicable else i for i in about]
    return MeasureItems(*(*still, None, None)[:2])


def proven(item: Item) -> bool:
    """Whether all that an item is known to require is known for certain."""
    elements = [e for e in item.elements if e.strength is Strength.REQUIRED]
    return bool(elements) and all(e.required_for_certain for e in elements)


def measures(submission: Submission) -> tuple[Row, ...]:
    """The rows that name a measure."""
    return tuple(row for row in submission.rows("measures") if says(row, "measure"))


def kind_of(row: Row) -> MeasureKind | None:
    """The kind of a measure; None where blank or no choice."""
    cell = row.cells.get("kind")
    if cell is None or cell.value not in cell.column.choices:
        return None
    return tuple(MeasureKind)[cell.column.choices.index(str(cell.value))]


def rows_spelt(rows: Iterable[Row]) -> str:
    """The numbers of rows for people: ``5-7, 9``."""
    return spelt(sorted({row.number for row in rows}))


def blank_together(
    rows: Sequence[Row], keys: Sequence[str]
) -> list[tuple[tuple[Row, ...], tuple[str, ...]]]:
    """Which columns are blank in which rows; columns that are blank in the same rows together.

    Args:
        rows: The rows that should fill them in.
        keys: The columns; one that the table does not have is not blank.
    """
    found: dict[tuple[int, ...], list[str]] = {}
    for key in keys:
        blank = tuple(n for n, r in enumerate(rows) if key in r.columns and key not in r.cells)
        if blank:
            found.setdefault(blank, []).append(key)
    return [(tuple(rows[n] for n in blank), tuple(names)) for blank, names in found.items()]


def texts(rows: Iterable[Row], key: str) -> tuple[str, ...]:
    """What stands in that column, each text once, in an order that does not hang on the rows'."""
    return tuple(sorted({text for row in rows if (text := row.text_in(key)) is not None}))


def references_in(row: Row, key: str) -> References | None:
    """What a cell of type `answers` or `indicators` refers to; None where it is blank."""
    cell = row.cells.get(key)
    return cell.value if cell and isinstance(cell.value, References) else None


def highest_of_last_year(edition: Edition) -> int:
    """The number of the last item of the year before, as far as the edition tells."""
    codes = [code for item in edition.items for code in item.previous.codes]
    return max((int(code[1:]) for code in (*codes, *edition.gone)), default=0)


def answered(submission: Submission) -> frozenset[str]:
    """Codes of the items that some measure answers, or an issue that is put into practice."""
    edition = submission.edition
    highest = max(len(edition.items), highest_of_last_year(edition))
    told = list(_told(submission, highest))
    codes = {f"O{number}" for one in told for number in one.items}
    indicators = {number for one in told for number in one.indicators}
    subs = {code for one in told for code in one.sub_indicators}
    issues = {code for one in told for code in one.issues}
    codes |= {c for issue in edition.issues if issue.code in issues for c in issue.suggested_items}
    codes |= set(_named_under(submission, issues, highest))
    return frozenset(
        item.code
        for item in edition.items
        if item.code in codes
        or item.sub_indicator in subs
        or item.indicator in indicators
        or codes & {*item.previous.codes}
    )


def _told(submission: Submission, highest: int) -> Iterator[References]:
    for row in measures(submission):
        cell = row.cells.get("answers")
        told = parse_references(cell.raw, highest).value if cell else None
        if told:
            yield told
        words = " ".join(row.text_in(key) or "" for key in ("measure", "weakness", "steps"))
        yield References(items=tuple(map(int, _CODED.findall(fold(words)))))
    for rows in rows_of_issues(submission).values():
        for row in rows:
            cell = row.cells.get("items")
            told = parse_references(cell.raw, highest).value if cell else None
            if told and says(row, "steps"):
                yield told


def _named_under(submission: Submission, issues: set[str], highest: int) -> Iterator[str]:
    """Codes of the items that the sheet of issues names under these issues."""
    for code, rows in rows_of_issues(submission).items():
        for row in rows if code in issues else ():
            cell = row.cells.get("items")
            told = parse_references(cell.raw, highest).value if cell else None
            yield from (f"O{number}" for number in (told.items if told else ()))


def not_done(row: Row, submission: Submission) -> bool:
    """Whether a measure's result is no result yet: a word for not done or in progress."""
    cell = row.cells.get("result")
    if cell is None:
        return False
    return read_status(cell.raw, submission.layout.status_words).kind in NOT_DONE


def report_of_this_year(submission: Submission) -> ItemRow | None:
    """The open item that asks what came of this year's measures; None where it is last year's."""
    report = measure_items(submission).report
    if report is None or report.item.year_rule is not YearRule.CURRENT_FY:
        return None
    return report
