"""What an import does, as values: shown before it is done, and written down with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.exchange.source import SourceKind
    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Bilingual
    from oitsheet.form.template import CellValue


class Sure(StrEnum):
    """How sure it is what a column is."""

    MATCHED = "matched"
    GUESSED = "guessed"
    TOLD = "told"
    LEFT = "left"


class Spot(NamedTuple):
    """A place in a source.

    Attributes:
        source: The file's name.
        sheet: The tab, in a workbook.
        table: The number of the table in a document or a page, 1-based; else 0.
        row: Its row, or the line of a text, 1-based; 0 for the whole table.
        column: 1-based; 0 for the whole row.
    """

    source: str
    kind: SourceKind
    sheet: str
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """What one column of a source's table becomes.

    Attributes:
        spot: Its header, or where it would stand.
        header: The text of it; empty where there is none.
        key: The column of the form; None where it is left over.
        why: Why it is only a guess, or why it was left: a word of the catalogue's ``import_why``.
    """

    spot: Spot
    header: str
    key: str | None
    target: Bilingual | None
    sure: Sure
    why: str = ""


class RowGuess(NamedTuple):
    """A row whose item was known by its title alone; `exact` where that is the edition's own."""

    spot: Spot
    code: str
    title: str
    expected: str
    exact: bool


class Left(NamedTuple):
    """Something that found no home in the form.

    Attributes:
        item: The item that its row is about; empty where it is about none.
        why: Why it found none: a word of the catalogue's ``import_left``.
    """

    spot: Spot
    header: str
    item: str
    text: str
    why: str


class Conflict(NamedTuple):
    """Two values for one cell: the one that stands, and the one that was set aside."""

    sheet: Bilingual
    column: Bilingual
    row: str
    kept: str
    kept_at: Spot
    other: str
    other_at: Spot


class Fact(NamedTuple):
    """Something about the office that was recognised for certain."""

    key: str
    label: Bilingual
    value: CellValue
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """What one table of a source becomes.

    Attributes:
        spot: The table.
        caption: The words above it.
        sheet: The key of the sheet that it becomes; None where it is not taken. `name` its name.
        rows: How many rows were understood, and the items among them.
        titled: Rows known by their titles.
        lost: Rows that hold something and name no item: where they stand and what they say.
        left: How many cells of it are left over.
        tool: Whether it is a sheet that the tool itself wrote.
        other: The edition whose items it lists, where that is not the one that is filled.
    """

    spot: Spot
    caption: str
    sheet: str | None
    name: Bilingual | None
    columns: tuple[ColumnPlan, ...] = ()
    rows: int = 0
    items: tuple[int, ...] = ()
    titled: tuple[RowGuess, ...] = ()
    lost: tuple[tuple[Spot, str], ...] = ()
    left: int = 0
    tool: bool = False
    other: str = ""

    def columns_of(self, sure: Sure) -> tuple[ColumnPlan, ...]:
        """The columns of which it is so sure what they are."""
        return tuple(column for column in self.columns if column.sure is sure)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPlan:
    """The edition, how it was chosen, and how many titles are whose.

    Attributes:
        how: A word of the catalogue's ``import_how``.
        agree: How many of the `titles` read are this edition's at their codes.
        others: Edition → the items at which titles are that one's and not this one's.
        open: The editions that fit just as well, this one among them.
    """

    edition: Edition
    how: str
    agree: int = 0
    titles: int = 0
    others: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that an import does.

    Attributes:
        sources: Each file's name and, where it had to be guessed, its encoding.
        filled: How many cells of the form are filled.
    """

    sources: tuple[tuple[str, str], ...]
    edition: EditionPlan
    tables: tuple[TablePlan, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    left: tuple[Left, ...]
    filled: int

    @property
    def guesses(self) -> int:
        """How many columns and rows are only guessed."""
        columns = sum(c.sure is Sure.GUESSED for table in self.tables for c in table.columns)
        return columns + sum(not row.exact for table in self.tables for row in table.titled)
