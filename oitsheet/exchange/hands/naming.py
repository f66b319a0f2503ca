"""File names that every system takes, one for each owner."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST: Final = 60
"""Letters of a name without its ending: folders of Windows take 260 with all that is above."""

MOST_BYTES: Final = 200
"""Bytes of it: Linux takes 255, and a Thai letter is three."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE
)


def file_stem(text: str) -> str:
    """Make a file's name of a text, without its ending.

    What Windows forbids is a blank, dots and blanks at the ends are gone, and a name that Windows
    keeps for devices gets a line before it. A text of which nothing is left is one line.
    """
    plain = unicodedata.normalize("NFC", text)
    plain = "".join(letter for letter in plain if letter.isprintable() or letter.isspace())
    plain = " ".join(_FORBIDDEN.sub(" ", plain).split())
    plain = _cut(plain).strip(" .")
    if _RESERVED.fullmatch(plain.partition(".")[0].strip()):
        plain = f"_{plain}"
    return plain or "_"


def told_apart(stems: Iterable[str]) -> Iterator[str]:
    """Put a number behind each name that some system would take for one before it."""
    taken: set[str] = set()
    for stem in stems:
        name, number = stem, 1
        while _key(name) in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(_key(name))
        yield name


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _cut(text: str) -> str:
    text = text[:LONGEST]
    while len(text.encode()) > MOST_BYTES:
        text = text[:-1]
    return text
