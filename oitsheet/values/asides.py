"""Lines that are nobody's row: notes, signatures, headings of groups, and marks of continuation.

They stand below and between the rows of offices' tables, in whichever column there was room.
"""

from __future__ import annotations

import re
from functools import cache

from oitsheet.values.text import fold_tight
from oitsheet.values.words import words

_LONGEST = 300  # characters; more is no such line
_TO_FILL_IN = re.compile(r"\.{4,}|_{3,}")
"""A dotted line to write on; an ellipsis is folded to three dots."""
_TICKS = frozenset("\N{CHECK MARK}\N{HEAVY CHECK MARK}\N{SQUARE ROOT}/\N{BLACK CIRCLE}\N{BULLET}1")


def is_aside(text: str) -> bool:
    """Whether a text is a note, or a piece of a signature: a dotted line, a name in brackets.

    Args:
        text: As typed.
    """
    key = fold_tight(text) if len(text) <= _LONGEST else ""
    return bool(key) and (
        key.startswith((*_keys("note_start"), *_keys("signature_line")))
        or opens_signature(text)
        or key.strip(".()_") in _keys("signature_word")
        or _TO_FILL_IN.search(key) is not None
        or _bracketed_name(key)
    )


def opens_signature(text: str) -> bool:
    """Whether the lines of a signature begin here."""
    key = fold_tight(text) if len(text) <= _LONGEST else ""
    return key.lstrip(".(_").startswith(_keys("signature")) or _bracketed_name(key)


def is_continuation_mark(text: str) -> bool:
    """Whether a text only says that something goes on: ``(continued)``."""
    return len(text) <= _LONGEST and fold_tight(text).strip(".()[]-") in _keys("continued")


def without_continuation_mark(text: str) -> str:
    """The text without such a mark at its end."""
    key = fold_tight(text).rstrip(".()[]- ")
    for mark in _keys("continued"):
        if key.endswith("(" + mark):
            return text[: text.rindex("(")].strip()
    return text


def is_tick(value: object) -> bool:
    """Whether a cell is ticked: a check mark, a stroke, a dot, a one, or a truth."""
    if isinstance(value, bool | float | int):
        return value == 1
    return isinstance(value, str) and fold_tight(value).strip("()") in _TICKS


def is_heading(text: str) -> bool:
    """Whether a text heads a group of rows: a sub-indicator's number and name."""
    return len(text) <= _LONGEST and re.match(_heading(), fold_tight(text)) is not None


def _bracketed_name(key: str) -> bool:
    if not (key.startswith("(") and key.endswith(")")):
        return False
    inside = key[1:-1].strip("._")
    return not inside or inside.startswith(_keys("name_before"))


@cache
def _keys(name: str) -> tuple[str, ...]:
    return tuple(fold_tight(word) for word in getattr(words(), name))


@cache
def _heading() -> str:
    labels = "|".join(re.escape(key) for key in sorted(_keys("code_label"), key=len, reverse=True))
    return rf"(?>{labels})+[0-9]|[0-9]{{1,2}}\.(?:[0-9]{{1,2}}\.?)?[^0-9]"
