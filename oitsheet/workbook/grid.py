"""An immutable grid of cells with addresses; no meaning yet.

Whoever reads a workbook, from a file or from an open Excel, hands over this and nothing else.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


_LINE_END = re.compile(r"\r\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HALF = re.compile(r"[\ud800-\udfff]")
_MIDNIGHT = dt.time()


class ErrorValue(str):
    """What Excel shows where a formula failed: ``#REF!``, ``#DIV/0!`` and their kin."""

    __slots__ = ()


Value: TypeAlias = str | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta
"""A cell's content as stored: text, number (always float), truth, date, time; or an ErrorValue."""

Place: TypeAlias = tuple[int, int]
"""(row, column), both 1-based."""


class Visibility(StrEnum):
    """Whether a sheet's tab shows."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, corners included, 1-based."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def __contains__(self, place: Place) -> bool:
        row, column = place
        return (
            self.first_row <= row <= self.last_row
            and self.first_column <= column <= self.last_column
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGrid:
    """One worksheet.

    Attributes:
        name: As its tab shows it.
        visibility: Whether its tab shows.
        cells: Every cell that holds something; blank cells and empty texts are absent.
        formulas: The formula of each cell that has one, without the equals sign. A cell whose
            formula is shared with another holds an empty text here.
        uncalculated: The formula cells without a stored result: Excel never calculated them.
        hyperlinks: Where a cell's link leads, for links that stand behind a cell.
        hidden_rows: Rows that do not show (hidden or filtered out).
        hidden_columns: Columns that do not show.
        merged: Merged areas; only the top left cell of each holds a value.
        strays: Cells far away from everything else which were not read.
    """

    name: str
    visibility: Visibility = Visibility.VISIBLE
    cells: Mapping[Place, Value] = field(default_factory=lambda: MappingProxyType({}))
    formulas: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    uncalculated: frozenset[Place] = frozenset()
    hyperlinks: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    strays: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A whole workbook.

    Attributes:
        sheets: The worksheets in the order of their tabs; chart sheets are left out.
        names: Defined names of the workbook (not of a single sheet) and what they refer to,
            as written in the file: ``oitsheet_edition`` → ``"2566-moe"`` with its quotes.
    """

    sheets: tuple[SheetGrid, ...]
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def kept(value: Value) -> Value:
    """Say a reader's value as the grid holds it.

    Numbers are float and finite, or the error ``#NUM!``; a date-time at midnight is a date; lines
    end in a line feed, and other control characters are gone. Half a character (what ``LEFT``
    leaves of an emoji) is U+FFFD: it can be written nowhere.
    """
    if isinstance(value, str):
        return _kept_text(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _kept_number(value)
    if isinstance(value, dt.datetime) and value.time() == _MIDNIGHT:
        return value.date()
    return value


def _kept_text(text: str) -> str:
    if text.isprintable():
        return text
    if _CONTROL.search(text):
        text = _CONTROL.sub("", _LINE_END.sub("\n", text))
    return _HALF.sub("\ufffd", text)


def _kept_number(number: float) -> Value:
    try:
        number = float(number)
    except OverflowError:  # a whole number of hundreds of digits
        return ErrorValue("#NUM!")
    return number if math.isfinite(number) else ErrorValue("#NUM!")
