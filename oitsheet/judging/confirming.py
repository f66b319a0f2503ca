"""What people have looked at and confirmed: which finding each confirmation is about.

A confirmation names a rule, an item or a cell, who, when and why. It silences a question and marks
a risk; an error is never confirmed away, and work to do is done, not confirmed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oitsheet.judging.report import Acknowledgement, Severity
from oitsheet.location import parse_a1
from oitsheet.values import Kind, fiscal_year_span, fold_tight, look, parse_code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from oitsheet.judging.report import Finding
    from oitsheet.judging.submission import Row, Submission

CONFIRMABLE = frozenset({Severity.RISK, Severity.CONFIRM})

DEMANDED = ("place", "who", "when", "why")
"""Without these a confirmation does not count; a row without a rule is told like any other."""

_CODE = re.compile(r"[a-z]\d{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One row of the sheet of confirmations.

    Attributes:
        row: The row.
        code: The rule's code; None where the cell names none.
        item: Number of the item it is about; None where it names none.
        cell: (row, column) of the cell it is about, 1-based; `sheet` the folded name of its tab,
            empty where only the cell is named.
        lacking: Keys of the columns that are still blank.
        since: The first day of the book's fiscal year (C.E.).
    """

    row: Row
    code: str | None
    item: int | None
    cell: tuple[int, int] | None
    sheet: str
    lacking: tuple[str, ...]
    since: dt.date

    @property
    def stale(self) -> bool:
        """Whether it is of an earlier year: who looked then did not see this year's data."""
        when = self.row.date_in("when")
        return when is not None and when < self.since

    def about(self, finding: Finding) -> bool:
        """Whether it names this finding: its rule, and its item or its cell."""
        if finding.code != self.code:
            return False
        if self.item is not None:
            return finding.item == f"O{self.item}"
        here = (finding.at.row, finding.at.column) == self.cell
        return here and self.sheet in {"", fold_tight(finding.at.sheet)}

    @property
    def acknowledgement(self) -> Acknowledgement | None:
        """Who, when and why; None if something is lacking, not understood, or of another year."""
        who, why, when = self.row.text_in("who"), self.row.text_in("why"), self.row.date_in("when")
        if self.lacking or self.stale or who is None or why is None or when is None:
            return None
        return Acknowledgement(who=who, when=when, why=why, at=self.row.place("rule"))


def confirmations(submission: Submission) -> tuple[Confirmation, ...]:
    """Read the sheet of confirmations."""
    return tuple(_read(row, submission) for row in submission.rows("confirmations"))


def acknowledged(
    findings: Iterable[Finding], confirmed: Iterable[Confirmation]
) -> tuple[Finding, ...]:
    """Return the findings, those that somebody confirmed in full with who, when and why."""
    named = [(each, each.acknowledgement) for each in confirmed]
    return tuple(_marked(finding, named) for finding in findings)


def _marked(
    finding: Finding, named: Iterable[tuple[Confirmation, Acknowledgement | None]]
) -> Finding:
    if finding.severity not in CONFIRMABLE:
        return finding
    for confirmation, acknowledgement in named:
        if acknowledgement is not None and confirmation.about(finding):
            return replace(finding, acknowledged=acknowledgement)
    return finding


def _read(row: Row, submission: Submission) -> Confirmation:
    code = _CODE.search(fold_tight(row.text_in("rule") or ""))
    place = row.text_in("place") or ""
    sheet, cell = _cell(place)
    marked = parse_code(place, len(submission.edition.items), bare=True).value
    return Confirmation(
        row=row,
        code=code[0].upper() if code else None,
        item=marked,  # O14 is an item; the cell of that name goes by its sheet and cell
        cell=cell,
        sheet=sheet,
        lacking=tuple(key for key in DEMANDED if not _says(row, key)),
        since=fiscal_year_span(submission.fiscal_year_be).start,
    )


def _says(row: Row, key: str) -> bool:
    """Whether something stands there: a dash names nobody and gives no reason."""
    cell = row.cells.get(key)
    return cell is not None and cell.kind is not Kind.NIL and look(cell.raw).kind is Kind.UNKNOWN


def _cell(place: str) -> tuple[str, tuple[int, int] | None]:
    """The tab (folded) and the cell that a text names: ``Budget!I5``, ``'Budget'!$I$5``, ``I5``."""
    sheet, _, cell = place.rpartition("!")
    try:
        found = parse_a1(cell.strip().replace("$", "").upper())
    except ValueError:
        return "", None
    return fold_tight(sheet.strip().strip("'").replace("''", "'")), found
