"""A workbook's tables with names and types: values only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.location import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Column, Sheet
    from oitsheet.judging.report import Facts
    from oitsheet.values import Kind, Note
    from oitsheet.workbook.grid import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One filled cell of a known column.

    Attributes:
        raw: As stored; `text` as typed, cleaned for showing.
        kind: Whether it holds a value, a stated none, or something not understood.
        value: Its type follows the column's: Decimal for money, numbers, points and percent;
            int for codes and years (B.E.); date (C.E.); Status; tuple of UrlPart; Lacking;
            Codes; tuple of owners' names; str otherwise.
        notes: How it was understood where that was not plain.
        formula: Whether the workbook calculates it.
        merged_from: For a cell inside a merged area, the place that holds its value.
    """

    at: Location
    column: Column
    raw: Value
    text: str
    kind: Kind
    value: object = None
    notes: frozenset[Note] = frozenset()
    formula: bool = False
    merged_from: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table.

    Attributes:
        cells: Column key → cell, of the filled cells only.
        columns: Column key → column number, of every known column.
        pending: Keys of the columns whose formula here was never calculated.
        block: Which of several tables side by side it is in; the first is 0.
        lines: The numbers of further lines that belong to it.
        elsewhere: Column key → number of the further line in which that column's cell stands.
        pasted: Rows of the paste zone about the same thing: what was blank here is theirs.
    """

    sheet: str
    number: int
    cells: Mapping[str, Cell]
    columns: Mapping[str, int]
    pending: frozenset[str] = frozenset()
    block: int = 0
    lines: tuple[int, ...] = ()
    elsewhere: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    pasted: tuple[Row, ...] = ()

    def place(self, key: str) -> Location:
        """Where that column's cell stands in this row, filled or not; else the row's first cell."""
        cell = self.cells.get(key)
        if cell is not None:
            return cell.at
        column = self.columns.get(key) or min(self.columns.values())
        return Location(self.sheet, self.elsewhere.get(key, self.number), column)

    def holds(self, place: Location) -> bool:
        """Whether a place is that of one of its cells, filled or not."""
        if any(row.holds(place) for row in self.pasted):
            return True
        return place.sheet == self.sheet and (
            (place.row == self.number and place.column in self.columns.values())
            or (place.row in self.lines and any(place == self.place(key) for key in self.columns))
        )

    def number_in(self, key: str) -> Decimal | None:
        """The cell's number; None where it is blank, a stated none or not understood."""
        value = self._value(key)
        return value if isinstance(value, Decimal) else None

    def possible_in(self, key: str) -> Decimal | None:
        """The cell's number where its column allows it: -5 points are no points at all."""
        value = self.number_in(key)
        if value is None:
            return None
        column = self.cells[key].column
        fits = (column.min is None or value >= column.min) and (
            column.max is None or value <= column.max
        )
        return value if fits else None

    def whole_in(self, key: str) -> int | None:
        """The cell's whole number (a code, a year)."""
        value = self._value(key)
        return value if isinstance(value, int) else None

    def text_in(self, key: str) -> str | None:
        """The cell's text as typed; None where blank."""
        cell = self.cells.get(key)
        return cell.text if cell else None

    def date_in(self, key: str) -> dt.date | None:
        """The cell's date (C.E.)."""
        value = self._value(key)
        return value if isinstance(value, dt.date) else None

    def _value(self, key: str) -> object:
        cell = self.cells.get(key)
        return cell.value if cell else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the layout as found in the workbook.

    Attributes:
        sheet: Its description.
        name: The tab it stands on.
        header_row: The row of its headers.
        columns: Column key → column number, for the columns that are there.
        rows: Its filled rows; `totals` the lines that sum up the others.
        header_rows: Column key → the row of its header, where that may be another one.
    """

    sheet: Sheet
    name: str
    header_row: int
    columns: Mapping[str, int]
    rows: tuple[Row, ...]
    totals: tuple[Row, ...] = ()
    header_rows: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def header(self, key: str) -> Location:
        """Where that column's header stands."""
        row = self.header_rows.get(key, self.header_row)
        return Location(self.name, row, self.columns[key])

    def filled(self, key: str) -> bool:
        """Whether any row has something in that column."""
        return any(key in row.cells for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A sheet of labelled fields as found in the workbook; places are those of the values.

    Attributes:
        unfit: What did not fit: labels misspelt, or written twice with different values.
    """

    sheet: Sheet
    name: str
    cells: Mapping[str, Cell]
    places: Mapping[str, Location]
    unfit: tuple[Unfit, ...] = ()

    def text_in(self, key: str) -> str | None:
        """The field's text as typed; None where blank."""
        cell = self.cells.get(key)
        return cell.text if cell else None

    def value(self, key: str) -> object:
        """The field's typed value; None where blank or not understood."""
        cell = self.cells.get(key)
        return cell.value if cell else None

    def date_in(self, key: str) -> dt.date | None:
        """The field's date (C.E.)."""
        value = self.value(key)
        return value if isinstance(value, dt.date) else None


class Misfit(StrEnum):
    """What did not fit the layout; a rule of family S makes a finding of each."""

    SHEET_NEAR = "sheet_near"
    SHEET_BY_CONTENT = "sheet_by_content"
    SHEET_UNKNOWN = "sheet_unknown"
    SHEET_TWICE = "sheet_twice"
    TABLE_OTHER = "table_other"
    NO_TABLE = "no_table"
    COLUMN_NEAR = "column_near"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    COLUMN_GONE = "column_gone"
    CODES_BY_CONTENT = "codes_by_content"
    SHIFTED = "shifted"
    SPOILT = "spoilt"
    STATUS_ELSEWHERE = "status_elsewhere"
    STATUS_BY_CONTENT = "status_by_content"
    ROW_WITHOUT_CODE = "row_without_code"
    ROW_BY_TITLE = "row_by_title"
    ROW_CONTINUED = "row_continued"
    CODE_UNKNOWN = "code_unknown"
    ROWS_HIDDEN = "rows_hidden"
    COLUMN_HIDDEN = "column_hidden"
    MERGED = "merged"
    STRAY = "stray"
    ELEMENT_UNKNOWN = "element_unknown"
    ELEMENT_TWICE = "element_twice"
    EDITION_CONFLICT = "edition_conflict"
    EDITION_OPEN = "edition_open"
    YEAR_NOT_SERVED = "year_not_served"
    TITLES_OF_ANOTHER = "titles_of_another"
    TITLES_SHIFTED = "titles_shifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfit:
    """One thing that did not fit, with its place."""

    misfit: Misfit
    at: Location
    also: tuple[Location, ...] = ()
    facts: Facts = field(default_factory=lambda: MappingProxyType({}))
