"""The short column for the elements an item still lacks: numbers, words, or both."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from oitsheet.values.codes import list_from_date
from oitsheet.values.parsed import Kind, Parsed, exact, look, understood, without_politeness
from oitsheet.values.statuses import whole
from oitsheet.values.text import fold, fold_tight, one_of, spaced
from oitsheet.values.words import words

_TICKS = "\N{CHECK MARK}\N{HEAVY CHECK MARK}"
_AROUND = f"()[]-,.;:!/*\"'{_TICKS}"
_LONGEST_NUMBERS = 300  # characters; more between two separators is prose


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is lacking.

    Attributes:
        numbers: Numbers of the item's elements, from 1, in the order typed, each once.
        words: Everything else, as typed, without the word for lacking before it.
    """

    numbers: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


def parse_lacking(raw: object, count: int) -> Parsed[Lacking]:
    """Read which elements an item lacks.

    Decisions:
      * Numbers may stand in lists and ranges, with a word for element before them; ``O2.5`` is
        the fifth element of item O2. ``2. telephone`` is number 2 and its words.
      * Numbers outside 1..count (a range that leaves it: the whole range) are words.
      * Words part at commas, semicolons and line feeds; at a conjunction only between blanks or
        numbers, for element names hold conjunctions, too.
      * "Complete", also said at length or ticked, says that nothing is lacking: NIL, like a dash.

    Args:
        raw: A cell as read. A date cell is a range that Excel misread: UNKNOWN with the note
            LIST_BECAME_DATE.
        count: How many elements the item has.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    if isinstance(raw, dt.date):
        return list_from_date(raw)
    if isinstance(raw, bool) or (not isinstance(raw, str) and exact(raw) is None):
        return seen
    key = without_politeness(fold_tight(seen.text).strip(_AROUND))
    ticked = not key and not set(_TICKS).isdisjoint(seen.text)
    if ticked or key in _complete() or re.fullmatch(_affirmed(), key):
        return Parsed(Kind.NIL, text=seen.text)
    numbers: dict[int, None] = {}
    names: dict[str, None] = {}
    for piece in re.split(_separator(), seen.text):
        found, name = _read_piece(piece.strip(), count)
        numbers |= dict.fromkeys(found)
        if name:
            names[name] = None
    if not numbers and not names:
        return seen
    return understood(seen, Lacking(tuple(numbers), tuple(names)))


def _read_piece(piece: str, count: int) -> tuple[list[int], str]:
    """Read one piece: the numbers in it, and the words that are left."""
    stripped = re.sub(_verb(), "", piece, count=1).strip(" .:()[]*\N{BULLET}-")
    if len(stripped) > _LONGEST_NUMBERS:
        return [], stripped
    key = spaced(stripped)
    match = re.fullmatch(_numbers(), key)
    if match is not None:
        found: list[int] = []
        for pair in re.finditer(_pair(), match["list"]):
            first = int(pair["first"])
            last = int(pair["last"] or first)
            if not 1 <= first <= last <= count:
                return [], stripped
            found += range(first, last + 1)
        return found, ""
    numbered = re.fullmatch(r"([0-9]{1,2})[.)]\s?([^0-9].*)", key)
    if numbered is not None and 1 <= int(numbered[1]) <= count:
        return [int(numbered[1])], re.sub(r"^\d+\s*[.)]\s*", "", stripped)
    return [], stripped


@cache
def _complete() -> frozenset[str]:
    return frozenset(fold_tight(word) for word in words().nothing_lacking)


@cache
def _affirmed() -> str:
    return rf"(?>{whole()}|{one_of((*words().nothing_lacking, *words().affirmation))})+"


@cache
def _separator() -> str:
    joined = "|".join(re.escape(word) for word in words().conjunction)
    return rf"[,;\n\u2022]|(?<=\s)(?:{joined})(?=\s)|(?<=\d)\s?(?:{joined})(?=\s?\d)"


@cache
def _verb() -> str:
    """The word for lacking as typed; not before a boundary of nothing, which leaves no name."""
    return "^(?:" + "|".join(re.escape(word) for word in words().lacking_before) + r")\s*"


@cache
def _pair() -> str:
    between = one_of(words().range_word, tight=False)
    return rf"(?P<first>[0-9]{{1,3}})(?:\s?(?:-|{between})\s?(?P<last>[0-9]{{1,3}}))?"


@cache
def _numbers() -> str:
    element = f"(?>(?:{one_of(words().element_before, tight=False)})\\s?)*"
    between = one_of(words().range_word, tight=False)
    one = rf"[0-9]{{1,3}}(?:\s?(?:-|{between})\s?[0-9]{{1,3}})?"
    return rf"{element}(?:{fold('O')}[0-9]{{1,2}}\.)?(?P<list>{one}(?:\s{one})*)[.)]*"
