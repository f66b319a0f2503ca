"""How high a row must be for what is written in it.

Programs other than Excel do not fit rows by themselves, and XLSX has no "as high as needed":
so heights are reckoned from what stands in the row when it is built.
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE = 27.0
"""Points that a line of the body font takes, Thai vowels and tone marks included, with some air:
the fonts that stand in for it elsewhere are a little higher."""

HIGHEST = 409.0
"""Excel's limit, in points."""

_FILLED = 0.9  # a line that breaks between words stays about a tenth short


def row_height(cells: Iterable[tuple[object, float]]) -> float:
    """The height of a row in points.

    Args:
        cells: What stands in each of its cells, and how wide its column is in characters.

    Returns:
        Enough for the highest cell, at least one line, at most what Excel allows.
    """
    lines = max((_lines(str(value), width) for value, width in cells), default=1)
    return min(lines * LINE, HIGHEST)


def _lines(text: str, width: float) -> int:
    room = max(width * _FILLED, 1)
    return sum(max(1, math.ceil(_advance(line) / room)) for line in text.split("\n"))


def _advance(line: str) -> int:
    """How many characters wide: Thai marks above and below a letter take no room."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in line)
