"""What came of reading a cell: a value, a blank, a stated none, or text nobody understands.

No reader in this room ever raises: whatever stands in a cell, a `Parsed` comes out.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Generic, Never, TypeVar

from oitsheet.values.text import clean, fold_tight, has_thai_digits
from oitsheet.values.words import words

T_co = TypeVar("T_co", covariant=True)
_Value = TypeVar("_Value")
_LONGEST_NIL = 80  # characters: dashes across a cell


class Kind(StrEnum):
    """What stands in a cell."""

    VALUE = "value"
    BLANK = "blank"
    """Nothing, or nothing that shows. Never to be counted as missing."""
    NIL = "nil"
    """A stated none: a dash, or a word for it. An answer, unlike a blank."""
    UNKNOWN = "unknown"
    """Something is there, but it was not understood."""


class Note(StrEnum):
    """How a value was understood where that was not plain."""

    THAI_DIGITS = "thai_digits"
    TEXT_NUMBER = "text_number"
    """A number typed as text, with commas or with its unit."""
    REMARK = "remark"
    """Text in brackets behind the value, or around an order's number, was left aside."""
    TWO_DIGIT_YEAR = "two_digit_year"
    BUDDHIST_CELL = "buddhist_cell"
    """A real date cell whose year is 2400..2699: a B.E. date typed into a C.E. calendar."""
    SHORT_YEAR_CELL = "short_year_cell"
    """A real date cell of 1930..1999: Excel's reading of a two-digit B.E. year. The value is as
    the cell says; nobody knows better but the user."""
    SERIAL_YEAR = "serial_year"
    """A year typed into a cell formatted as a date: Excel shows a day of the years 1905..1907."""
    CHRISTIAN_ERA = "christian_era"
    """A C.E. year where B.E. is the custom."""
    YEAR_INFERRED = "year_inferred"
    """The period's start had no year of its own."""
    FRACTION = "fraction"
    """A numeric cell between -1 and 1 where percent are asked for: 0.34 may mean 34 %."""
    ORDER_BECAME_DATE = "order_became_date"
    """Excel turned an order's number into a date; the text is the probable original."""
    LIST_BECAME_DATE = "list_became_date"
    """Excel turned a list or range such as 1-3 into a date; the text is the probable original."""


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T_co]):
    """A cell, read.

    Attributes:
        kind: What stands there.
        value: The value, only where `kind` is VALUE.
        notes: How it was understood.
        text: As typed, cleaned for showing; a number or date as it would be typed plainly.
    """

    kind: Kind
    value: T_co | None = None
    notes: frozenset[Note] = frozenset()
    text: str = ""


def look(raw: object) -> Parsed[Never]:
    """Take the first look every reader takes: BLANK, NIL, or UNKNOWN as long as nobody knows more.

    Args:
        raw: A cell as read: text, number, truth, date, time, or None.
    """
    text = shown(raw)
    if text[:1] == "'" and text[1:]:  # Excel's own mark of a text, which other programs store
        text = text[1:].strip()
    if not text:
        return Parsed(Kind.BLANK)
    if isinstance(raw, str) and is_nil(text):
        return Parsed(Kind.NIL, text=text)
    return Parsed(Kind.UNKNOWN, text=text)


def is_short(raw: object, longest: int = 300) -> bool:
    """Whether a cell is text short enough to be a single value.

    A paragraph is never a number, a code or a date, and patterns need not be tried on it: a cell
    holds up to 32,767 characters, and a file may be made to be slow.
    """
    return isinstance(raw, str) and len(raw) <= longest


def understood(seen: Parsed[Never], value: _Value, *notes: Note) -> Parsed[_Value]:
    """Say that what was seen means `value`; Thai digits are noted here, once for all readers."""
    thai = {Note.THAI_DIGITS} if has_thai_digits(seen.text) else set[Note]()
    return Parsed(Kind.VALUE, value, frozenset({*notes, *thai}), seen.text)


def shown(raw: object) -> str:
    """Show a raw cell as text: 43.0 as ``43``, a date as ``2023-09-25``, None as nothing."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return clean(raw)
    number = exact(raw)
    if number is not None:
        return f"{number:f}"
    if isinstance(raw, dt.datetime) and raw.time() == dt.time.min:
        return raw.date().isoformat()
    if isinstance(raw, (dt.date, dt.time)):
        return raw.isoformat()
    known = isinstance(raw, (bool, float, dt.timedelta))
    return str(raw).upper() if known else type(raw).__name__


def exact(raw: object) -> Decimal | None:
    """Turn a numeric cell into the short decimal that Excel shows; anything else is None.

    33500.0 is 33500, 0.1 is 0.1 and not the binary fraction nearest to it; truth values, NaN and
    the infinities are no numbers.
    """
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        return None
    if isinstance(raw, int):
        return Decimal(raw)
    if not math.isfinite(raw):
        return None
    return Decimal(int(raw)) if raw.is_integer() else Decimal(repr(raw))


def is_nil(text: str) -> bool:
    """Whether `text` states a none: dashes alone, or a word for it with dashes or brackets."""
    if len(text) > _LONGEST_NIL:
        return False
    key = fold_tight(text)
    if key and not key.strip("-"):
        return True
    return without_politeness(key.strip("-()[]\"'.")) in _nil_keys()


def without_politeness(key: str) -> str:
    """Take polite particles and full stops off the end of a tightly folded key."""
    while True:
        shorter = key.rstrip(".!")
        for particle in _polite_keys():
            shorter = shorter.removesuffix(particle)
        if shorter == key:
            return key
        key = shorter


@cache
def _nil_keys() -> frozenset[str]:
    return frozenset(fold_tight(word) for word in words().nil)


@cache
def _polite_keys() -> tuple[str, ...]:
    return tuple(fold_tight(word) for word in words().polite)
