"""What parts changed, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from oitsheet.exchange.hands.held import Held
    from oitsheet.location import Location


class Why(StrEnum):
    """Why something of a part is not in the merged book."""

    OUTSIDE = "outside"
    """It stands in a cell that was not the owner's to fill in."""
    NO_PLACE = "no_place"
    """The book has no such row or column any more, or its cell cannot be written."""
    ROW_GONE = "row_gone"
    """A row is not in the part any more: a row taken out is no cell emptied."""
    COLUMN_GONE = "column_gone"
    """The same of a whole column; of a whole sheet, where no column is named."""
    NO_BASE = "no_base"
    """A row that the book has not, in a file of which it is not known what it was."""
    BEYOND = "beyond"
    """It stands where the form has nothing: another sheet or column, a row without a code."""
    STRANGE_LINK = "strange_link"
    """Its words lead to what is no web address: a file, another computer, a program."""


class Cell(NamedTuple):
    """A cell of the book: the key of its sheet, its row (see `Standing`), its column's key."""

    sheet: str
    row: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A cell of a part that differs from what it was.

    Attributes:
        part: The part's file.
        cell: Which cell of the book is meant; its row is the part's own name for it where the book
            has none.
        at: Where that is; None where the book has no such cell.
        part_at: Where it stands in the part; None for what is gone there.
        was: What it held when the part was made; None where nothing tells.
        ours: What the book holds; None where it has no such cell.
        theirs: What the part holds.
    """

    part: str
    cell: Cell
    at: Location | None
    part_at: Location | None
    was: Held | None
    ours: Held | None
    theirs: Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A cell of which the book and a part, or two parts, say different things.

    Attributes:
        cell: Which; `at` where it stands in the book.
        ours: What the book holds.
        theirs: What each part says, one change for each.
    """

    cell: Cell
    at: Location
    ours: Held
    theirs: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A row that a part adds to a table.

    Attributes:
        part: The part's file.
        sheet: The key of the table.
        cells: Column key → what stands there, and where in the part.
    """

    part: str
    sheet: str
    cells: dict[str, tuple[Held, Location]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something of a part that was not taken, and why."""

    why: Why
    change: Change


@dataclass(slots=True)
class Plan:
    """What a merge comes to, before anything is written.

    Attributes:
        taken: What is taken over.
        conflicts: What nobody has decided.
        refused: What was not taken for other reasons.
        rows: Rows to be added.
        known: By part: how many of its changes stand in the book already.
    """

    taken: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    rows: list[NewRow] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
