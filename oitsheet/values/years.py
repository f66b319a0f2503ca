"""The years that a text names: a project's title, an indicator's words."""

from __future__ import annotations

import re
from functools import cache

from oitsheet.values.text import fold, one_of
from oitsheet.values.words import words


def years_named(text: str) -> frozenset[int]:
    """Return the B.E. years written out in `text`, 2500 to 2599, in any digits.

    The year of an order's number or of a date with strokes (147/2565), and a number with a unit
    behind it (2566 baht), are no year of what the text is about.
    """
    return frozenset(int(year) for year in _pattern().findall(fold(text)))


@cache
def _pattern() -> re.Pattern[str]:
    table = words()
    units = one_of(table.money_after + table.count_after, tight=False)
    return re.compile(rf"(?<![0-9/])25[0-9]{{2}}(?![0-9/])(?!\s?(?:{units}))")
