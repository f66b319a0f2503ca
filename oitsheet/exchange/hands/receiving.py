"""A part that is handed in: whether it is one of this book, and what it was when it was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.exchange.hands.held import held, same
from oitsheet.exchange.hands.keeping import Kept, kept_in
from oitsheet.exchange.hands.standing import BY_CONTENT, cells_of, line_of, standing
from oitsheet.form.layout import load_layout
from oitsheet.judging.submission import (
    AsOf,
    Misfit,
    NotOurWorkbookError,
    UnrecognisedEditionError,
    fit,
)
from oitsheet.judging.submission.parting import stamp_of
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.exchange.hands.held import Held
    from oitsheet.exchange.hands.standing import Standing
    from oitsheet.form.edition import Edition
    from oitsheet.form.part import PartStamp
    from oitsheet.judging.submission import Shelf, Submission
    from oitsheet.location import Location
    from oitsheet.workbook.grid import Grid

_ENOUGH = 0.5
"""Share of what a part was made of that the book must still hold, where their offices differ."""


_BEYOND = (
    Misfit.SHEET_UNKNOWN,
    Misfit.SHEET_TWICE,
    Misfit.COLUMN_UNKNOWN,
    Misfit.ROW_WITHOUT_CODE,
    Misfit.CODE_UNKNOWN,
    Misfit.ELEMENT_UNKNOWN,
    Misfit.ELEMENT_TWICE,
    Misfit.STRAY,
)


class NotOfThisBookError(OitsheetError):
    """A file that cannot be merged into this book.

    Attributes:
        reason: Key of a sentence: ``other_edition``, ``other_year``, ``other_office``,
            ``not_ours``.
        facts: What that sentence needs.
    """

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A part as it is handed in.

    Attributes:
        name: Its file.
        stamp: What it says of itself; None for a file that is no part.
        stands: What stands in it.
        strays: The same of rows that are not its own: of other items, or of one item again.
        beyond: What stands where the form has nothing: where, and the text.
        kept: What stood in it when it was made; None where nothing tells.
        notes: Keys of sentences about it as a whole: ``older``, ``no_base``, ``no_part``.
    """

    name: str
    stamp: PartStamp | None
    stands: Standing
    strays: Standing
    kept: tuple[Kept, ...] | None
    beyond: tuple[tuple[Location, str], ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def owner(self) -> str:
        """Whose part it is; empty where it does not say."""
        return self.stamp.owner if self.stamp else ""


@dataclass(frozen=True, slots=True)
class Book:
    """The book that parts are merged into.

    Attributes:
        submission: As it is understood.
        stands: What stands in it.
        shelf: The editions there are.
        base: What stood in the book of which plain copies were made; None where nobody says.
    """

    submission: Submission
    stands: Standing
    shelf: Shelf
    base: Standing | None = None

    def receive(self, name: str, grid: Grid) -> Incoming:
        """Take a part in.

        Args:
            name: Its file.
            grid: What reads in it.

        Raises:
            NotOfThisBookError: It is of another book, or none of ours.
        """
        stamp = stamp_of(grid)
        kept = tuple(kept_in(grid)) if stamp else ()
        own = self.submission.edition
        if stamp and stamp.edition and stamp.edition != own.key:
            raise NotOfThisBookError("other_edition", found=stamp.edition, expected=own.key)
        theirs = self._understood(grid, own if stamp else None)
        if theirs.edition.key != own.key:
            raise NotOfThisBookError("other_edition", found=theirs.edition.key, expected=own.key)
        self._same_book(theirs, kept)
        notes: list[str] = []
        stands = standing(theirs)
        if kept:
            notes += ["older"] if self._moved(kept, stands) else []
        elif not (self.base and stamp is None):
            notes += ["no_base" if stamp else "no_part"]
        if not kept and self.base is not None and stamp is None:
            kept = tuple(Kept(*cell[:3], own=True, content=cell[3]) for cell in cells_of(self.base))
        return Incoming(
            name=name,
            stamp=stamp,
            stands=stands,
            strays=_strays(theirs),
            beyond=_beyond(theirs) if stamp else (),
            kept=kept or None,
            notes=notes,
        )

    def _understood(self, grid: Grid, asked: Edition | None) -> Submission:
        day = AsOf(asked=self.submission.as_of, today=self.submission.as_of)
        layout = load_layout()
        try:
            return fit(grid, layout, self.shelf, asked=asked, as_of=day)
        except UnrecognisedEditionError:
            return fit(grid, layout, self.shelf, asked=self.submission.edition, as_of=day)
        except NotOurWorkbookError as why:
            raise NotOfThisBookError("not_ours") from why

    def _same_book(self, theirs: Submission, kept: Iterable[Kept]) -> None:
        years = str(theirs.fiscal_year_be), str(self.submission.fiscal_year_be)
        if years[0] != years[1]:
            raise NotOfThisBookError("other_year", found=years[0], expected=years[1])
        offices = [
            (agency.text_in("office") or "") if agency else ""
            for agency in (theirs.agency, self.submission.agency)
        ]
        found, expected = offices
        if not (found and expected) or fold_tight(found) == fold_tight(expected):
            return
        if not self._holds_still(kept):
            raise NotOfThisBookError("other_office", found=found, expected=expected)

    def _moved(self, kept: Iterable[Kept], theirs: Standing) -> bool:
        """Whether the book has changed in the part's items, and not to what the part says."""
        return any(
            (ours := _content(self.stands, cell)) is not None
            and not same(ours, cell.content)
            and not same(ours, _content(theirs, cell) or cell.content)
            for cell in kept
            if cell.own and cell.sheet not in BY_CONTENT
        )

    def _holds_still(self, kept: Iterable[Kept]) -> bool:
        """Whether the book holds most of what a part was made of: then its office was corrected."""
        told = [c for c in kept if c.sheet == "items" and c.own and not c.content.blank]
        rows = self.stands.get("items", {})
        alike = sum(
            cell.row in rows
            and cell.column in rows[cell.row].cells
            and same(rows[cell.row].cells[cell.column], cell.content)
            for cell in told
        )
        return bool(told) and alike > _ENOUGH * len(told)


def _content(stands: Standing, cell: Kept) -> Held | None:
    """What stands in a cell that was kept; None where there is no such cell."""
    line = stands.get(cell.sheet, {}).get(cell.row)
    return line.cells.get(cell.column) if line else None


def _strays(submission: Submission) -> Standing:
    """What stands in rows of the item list that are not the part's, or are second ones."""
    if submission.part is None:
        return {}
    own = {item.row.number for item in submission.items if item.row is not None}
    table = submission.tables.get("items")
    rows = {
        f"O{number}": line_of(row, submission)
        for row in (table.rows if table else ())
        if (number := row.whole_in("code")) is not None and row.number not in own
    }
    return {"items": rows} if rows else {}


def _beyond(submission: Submission) -> tuple[tuple[Location, str], ...]:
    """What people wrote where the form has nothing."""
    tabs = {sheet.name: sheet for sheet in submission.grid.sheets}
    found = []
    for unfit in submission.misfits(*_BEYOND):
        for at in (unfit.at, *unfit.also):
            cells = tabs[at.sheet].cells
            here = [cells[place] for place in sorted(cells) if place[0] == at.row]
            value = cells.get((at.row, at.column), next(iter(here), None))
            found.append((at, held(value).text))
    return tuple(found)
