"""How high a row must be for what is written in it.

Programs other than Excel do not fit rows by themselves when they open a workbook: so heights are
reckoned from what stands in a row when it is built. They are a beginning only (see `growing`).
"""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE = 24.0
"""Points that a row of one line of the body font takes, Thai vowels and tone marks included: what
Excel gives it by itself."""

FURTHER = 26.5
"""Points of each further line. The body font needs 21; the fonts that step in where it is missing
are higher, and a line that is cut off is worse than some air."""

BELOW = 3.0
"""Points of air below the last of several lines, for the same reason."""

HIGHEST = 409.0
"""Excel's limit, in points."""

_WHOLE = 0.97  # of the width: a text no longer than that stands in one line
_FILLED = 0.92  # lines that break between words stay about a tenth short


def row_height(cells: Iterable[tuple[object, float]]) -> float:
    """The height of a row in points.

    Args:
        cells: What stands in each of its cells, and how wide its column is in characters.

    Returns:
        Enough for the highest cell, at least one line, at most what Excel allows.
    """
    lines = max((line_count(str(value), width) for value, width in cells), default=1)
    return LINE if lines == 1 else min(LINE + (lines - 1) * FURTHER + BELOW, HIGHEST)


def line_count(text: str, width: float) -> int:
    """How many lines a text takes where so many characters stand in one."""
    return sum(_broken(advance(line), width) for line in text.split("\n"))


def advance(line: str) -> int:
    """How many characters wide a line is: Thai marks above and below a letter take no room."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in line)


def _broken(letters: int, width: float) -> int:
    return 1 if letters <= width * _WHOLE else math.ceil(letters / max(width * _FILLED, 1))
