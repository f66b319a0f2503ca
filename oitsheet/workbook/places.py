"""Places as a worksheet's XML writes them, held to what Excel has."""

from __future__ import annotations

import re

from oitsheet.location import MAX_COLUMN, MAX_ROW, parse_a1
from oitsheet.workbook.grid import Area, Place
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

_DIGITS = "0123456789"
_ROW_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_COLUMNS: dict[str, int] = {}
"""The number of each column's letters met so far: only what `parse_a1` has passed comes in."""


class Cursor:
    """Where the next row and the next cell stand; both may leave their reference away.

    Attributes:
        row: The row we are in, 1-based; 0 before the first.
        column: The column of the last cell in it, 1-based; 0 before the first.
    """

    __slots__ = ("_digits", "column", "row")

    def __init__(self) -> None:
        self.row = 0
        self.column = 0
        self._digits = ""

    def enter_row(self, attributes: dict[str, str]) -> int:
        """Go to the row of a row element and give its number.

        Raises:
            UnreadableWorkbook: DAMAGED if it is no row that Excel has.
        """
        text = attributes.get("r")
        if text is None:
            row = self.row + 1
        elif _ROW_NUMBER.fullmatch(text):
            row = int(text)
        else:
            row = 0
        if not 1 <= row <= MAX_ROW:
            raise UnreadableWorkbook(Unreadable.DAMAGED, f"row {text!r:.40}")
        self.row = row
        self.column = 0
        self._digits = str(row)
        return row

    def enter_cell(self, attributes: dict[str, str]) -> Place:
        """Go to the place of a cell element and give it.

        Raises:
            UnreadableWorkbook: DAMAGED if it is no cell that Excel has.
        """
        text = attributes.get("r")
        if text is None:
            self.column += 1
            if self.row and self.column <= MAX_COLUMN:
                return self.row, self.column
        else:
            # Nearly always: letters met before, and the digits of the row we are in.
            digits = self._digits
            if text.endswith(digits) and (column := _COLUMNS.get(text[: -len(digits)])):
                self.column = column
                return self.row, column
            try:
                row, self.column = parse_a1(text)
            except ValueError:
                pass
            else:
                _COLUMNS[text.rstrip(_DIGITS)] = self.column
                return row, self.column
        raise UnreadableWorkbook(Unreadable.DAMAGED, f"cell {text!r:.40}")


def area_of(text: str) -> Area | None:
    """Read ``A1:B2`` or ``A1``; what is neither holds nothing that anybody could see."""
    first, _, last = text.partition(":")
    try:
        (top, left), (bottom, right) = parse_a1(first), parse_a1(last or first)
    except ValueError:
        return None
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
