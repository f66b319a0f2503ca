"""By which texts a column is known: its header, a synonym, a slip of either."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.form.layout import Sheet

NEAR = 86.0
"""From this likeness on (0 to 100) a name is taken for a misspelt one, and said."""

NEAR_MARKS = 70.0
"""The same for names that differ in their marks above and below alone."""

FEWEST_LETTERS = 3

LONGEST_HEADER = 80

_BRACKETS = re.compile(r"\([^()]*\)")
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"[/|\n()\[\]]+")


@lru_cache(maxsize=64)
def names_of(sheet: Sheet, *, weak: bool = False) -> dict[str, str]:
    """Key of a header or synonym → the column it names; of `weak` ones those alone."""
    names: dict[str, str] = {}
    for column in sheet.columns:
        if weak:
            names.update((key_of(text), column.key) for text in column.weak)
            continue
        for text in (column.header, column.header_en, *column.synonyms):
            names.setdefault(key_of(text), column.key)
            if (bare := _bare(text)) not in names:
                names[bare] = column.key
    return names


@lru_cache(maxsize=64)
def all_names_of(sheet: Sheet) -> dict[str, str]:
    """The same for every header of the sheet, whether it always means its column or not."""
    return {**names_of(sheet, weak=True), **names_of(sheet)}


@cache
def every_name(sheets: tuple[Sheet, ...]) -> frozenset[str]:
    """The keys of all headers of all tables among these sheets."""
    tables = (sheet for sheet in sheets if sheet.kind == "table")
    return frozenset(name for sheet in tables for name in all_names_of(sheet))


def named(text: str, names: Mapping[str, str]) -> str | None:
    """The column that a text is a header of; no header is as long as a paragraph.

    A header in two languages, on two lines or on both sides of a stroke, names what all of its
    parts name that mean anything; one that says more is left to `near_key`.
    """
    if len(text) > LONGEST_HEADER:
        return None
    known = names.get(key_of(text)) or names.get(_bare(text))
    if known or not _PARTS.search(text):
        return known
    parts = {names.get(part) for part in _parts(text)}
    return parts.pop() if len(parts) == 1 else None


def near_key(text: str, sheet: Sheet, taken: Iterable[str]) -> str | None:
    """The column of whose header a text is a slip, or that one part of the text names."""
    if len(text) > LONGEST_HEADER:
        return None
    keys = {key_of(text), _bare(text)}
    for column in sheet.columns:
        names = {key_of(name) for name in (column.header, *column.synonyms)}
        if column.key not in taken and any(near(key, name) for key in keys for name in names):
            return column.key
    known = names_of(sheet)
    parts = {known[part] for part in _parts(text) if part in known} if _PARTS.search(text) else ()
    return next((key for key in parts if len(parts) == 1 and key not in taken), None)


def key_of(text: str) -> str:
    """The key by which two names are the same."""
    return fold_tight(text).strip("*:")


def near(one: str, other: str) -> bool:
    """Whether two folded names are so alike that one is a slip of the other.

    Names that differ in a digit are never a slip: quarter 1 is not quarter 2.
    """
    if (
        _DIGITS.findall(one) != _DIGITS.findall(other)
        or abs(len(one) - len(other)) > len(other) // 3
    ):
        return False
    from rapidfuzz import fuzz  # noqa: PLC0415  (only a workbook with strange names needs it)

    letters = _letters(one)
    same_letters = len(letters) >= FEWEST_LETTERS and letters == _letters(other)
    return bool(fuzz.ratio(one, other) >= (NEAR_MARKS if same_letters else NEAR))


def _parts(text: str) -> list[str]:
    return [key for part in _PARTS.split(text) if (key := key_of(part))]


def _bare(text: str) -> str:
    """The key without what stands in brackets: a unit or a gloss."""
    return key_of(_BRACKETS.sub("", text)) or key_of(text)


def _letters(text: str) -> str:
    """A text without vowel and tone marks above and below: what is mistyped most."""
    return "".join(letter for letter in text if unicodedata.category(letter) != "Mn")
