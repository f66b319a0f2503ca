"""Levels of a score: AA, A … F."""

from __future__ import annotations

import re

from oitsheet.values.parsed import Kind, Parsed, is_short, look, understood
from oitsheet.values.text import compact, fold, one_of
from oitsheet.values.words import words


def parse_level(raw: object) -> Parsed[str]:
    """Read a level: ``A``, ``a``, full-width letters, "level A", ``A (Very Good)``.

    Args:
        raw: A cell as read.

    Returns:
        AA, A, B, C, D, E or F. Letters with a plus sign or a blank between them are not levels.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN or not is_short(raw):
        return seen
    before = rf"(?:{one_of(words().level_before)})?"
    spread = "a a" in fold(seen.text)
    match = re.fullmatch(rf"{before}:?(?P<level>aa|[a-f])(?:\([^()]*\))?", compact(seen.text))
    return seen if match is None or spread else understood(seen, match["level"].upper())
