"""Telephone numbers, e-mail addresses and persons' names, found in a text and left out of it.

By their form only: a name without a title, or a number without its leading zero, looks like any
other word or number and stays.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from oitsheet.values.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEFT_OUT = "…"
"""What stands where something was left out."""

_EMAIL = re.compile(r"[\w.+%-]+\s?[@\uff20]\s?[\w-]+(?:\.[\w-]+)+")

_LETTER = "[\u0e01-\u0e4e]"
_NAME = f"[\u0e01-\u0e2e\u0e40-\u0e44]{_LETTER}+"
"""A Thai name begins with a consonant or with a vowel that is written before it."""

_LATIN = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?\s*[A-Z][\w'-]*(?:\s+[A-Z][\w'-]*){0,2}",
)
_PARTS = re.compile(r"[,;:/|()\n\t]|\s{2,}|\s-\s")
_SHORTEST = 4
"""Letters of a part of a contact that is looked for elsewhere: of fewer, too many are no names."""


def without_contacts(text: str, known: Iterable[str] = ()) -> str:
    """Return a text with an ellipsis for each contact in it.

    Left out are e-mail addresses; LINE names behind their label; telephone numbers of nine or ten
    digits from 0 or +66 on, Thai digits, blanks, dashes, full stops and brackets between them
    allowed, with extensions; names behind a title (Thai or English); and whatever is `known`.

    Args:
        text: Any text.
        known: Texts that are to be left out wherever they stand; see `parts_of_contact`.
    """
    for part in sorted(known, key=len, reverse=True):
        text = text.replace(part, LEFT_OUT)
    text = _EMAIL.sub(LEFT_OUT, text)
    for pattern in _patterns():
        text = pattern.sub(LEFT_OUT, text)
    return text


def parts_of_contact(contact: str) -> Iterator[str]:
    """Yield what is to be left out elsewhere, too, because a cell of contacts names it.

    The whole cell, and its parts between commas, brackets, colons and wide blanks once numbers,
    addresses and labels are taken away; a part that is a group or position is none.
    """
    whole = contact.strip()
    if _letters(whole) or any(letter.isdigit() for letter in whole):
        yield from (whole,) if not _is_group(whole) else ()
    bare = _EMAIL.sub(",", contact)
    for pattern in _patterns():
        bare = pattern.sub(",", bare)
    bare = _labels().sub(",", bare)
    for part in map(str.strip, _PARTS.split(bare)):
        if _letters(part) >= _SHORTEST and not _is_group(part):
            yield part


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)


def _is_group(text: str) -> bool:
    """Whether a text begins as a group's or position's name does."""
    return re.match(_any(_positions()), text) is not None


def _positions() -> tuple[str, ...]:
    return (*words().owner_group, *words().owner_head, *words().owner_everyone)


def _any(listed: Iterable[str]) -> str:
    ordered = sorted(listed, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s?") for word in ordered) + ")"


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){_any(words().contact_label)}(?![A-Za-z])", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """LINE names, Thai and English names, telephone numbers."""
    table = words()
    between = r"[\s\-\u2010-\u2015.()]{0,3}"
    extension = rf"(?:\s*(?:[#\-\u2013]|{_any(table.extension_before)})\s*\d{{1,5}}(?!\d))*"
    no_person, title = _any(table.no_person), _any(table.person_title)
    second = rf"(?:[ \u00a0]+(?!{_any(_positions())}){_NAME})?"
    return (
        re.compile(rf"(?<![A-Za-z]){_any(table.line_label)}\s*[:=]\s*[@\w.~-]+", re.IGNORECASE),
        re.compile(rf"(?!{no_person})(?<!\u0e17){title}\s*{_NAME}{second}"),
        _LATIN,
        re.compile(
            rf"(?<!\d)(?:\((?=[0\u0e50]\d{{0,2}}\)))?(?:\+?\s?[6\u0e56]{{2}}{between}[0\u0e50]?|[0\u0e50]){between}"
            rf"[1-9\u0e51-\u0e59](?:{between}\d){{7,8}}(?!\d){extension}"
        ),
    )
