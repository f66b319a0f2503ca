"""Where something stands in a workbook, exactly as Excel shows it.

Rows and columns are 1-based everywhere in this package; no 0-based index leaves the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

_A1 = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ALPHABET = 26


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A cell's place.

    Attributes:
        sheet: The sheet's name as its tab shows it.
        row: The row number, 1-based.
        column: The column number, 1-based (A is 1).
    """

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The place inside its sheet, as Excel writes it: ``F21``."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}"


def column_letters(number: int) -> str:
    """Turn a 1-based column number into its letters: 1 is A, 28 is AB.

    Raises:
        ValueError: `number` is not a column that Excel has.
    """
    if not 1 <= number <= MAX_COLUMN:
        raise ValueError(f"no column {number}")
    letters = ""
    while number:
        number, rest = divmod(number - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters


def parse_a1(text: str) -> tuple[int, int]:
    """Turn ``F21`` into (row, column), both 1-based.

    Raises:
        ValueError: `text` is no reference to a single cell that Excel has.
    """
    match = _A1.fullmatch(text)
    if match is None:
        raise ValueError(f"no cell reference: {text!r}")
    column = 0
    for letter in match[1]:
        column = column * _ALPHABET + ord(letter) - ord("A") + 1
    row = int(match[2])
    if column > MAX_COLUMN or row > MAX_ROW:
        raise ValueError(f"outside the sheet: {text!r}")
    return row, column
