"""Item codes: O1 and every other way to type it, alone, before a title, in lists and ranges.

The spellings are those of offices' published tables: the letter O in either case, OIT, a digit zero
(ASCII or Thai) for the letter, Thai digits, a word before the number. One rule resolves them all:
fold the digits, take a leading O, OIT or zero for the letter, strip further zeros, and accept only
1..highest. So 010 and O10 are the same item, and a year is never one.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Never

from oitsheet.values.parsed import Kind, Note, Parsed, exact, is_short, look, understood
from oitsheet.values.text import compact, one_of, spaced
from oitsheet.values.words import month_numbers, words

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = 80  # characters in which a code before a title must end
_LONGEST_CODE = 20  # characters of a code with its word and a slip or two
_SHORTEST_RANGE = 3  # items in a row that are written as one range
_LONGEST_LIST = 5000  # characters of a list of codes, their titles beside them


@dataclass(frozen=True, slots=True)
class Codes:
    """A list of item codes, read.

    Attributes:
        numbers: The item numbers in the order typed, each once.
        rest: What was not understood, as typed.
    """

    numbers: tuple[int, ...]
    rest: tuple[str, ...] = ()


def parse_code(raw: object, highest: int, *, bare: bool) -> Parsed[int]:
    """Read one item code that fills its cell.

    Args:
        raw: A cell as read. A numeric cell counts as a bare number, since Excel drops the zero of
            a typed 01.
        highest: The last item number of the catalogue.
        bare: Whether a number without letter, zero or word counts (only in a code column).

    Returns:
        The item number; UNKNOWN for anything outside 1..highest, sub-indicators (9.1) and years.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    number = exact(raw)
    if number is not None:
        whole = bare and number == number.to_integral_value() and 1 <= number <= highest
        return understood(seen, int(number)) if whole else seen
    if not is_short(raw):
        return seen
    key = compact(seen.text)
    match = re.fullmatch(_marked(), key) or re.fullmatch(_unmarked(bare=bare), key)
    if match is None:
        return seen
    item = int(match["number"].replace("o", "0"))
    return understood(seen, item) if 1 <= item <= highest else seen


def parse_code_and_title(
    raw: object, highest: int, *, bare: bool = False
) -> tuple[Parsed[int], str]:
    """Read a code and the title behind it in one cell.

    A number followed by ``.5``, ``/2566``, ``-3`` or a month's name is no code but a sub-indicator,
    an order, a range or a date.

    Args:
        raw: A cell as read.
        highest: The last item number of the catalogue.
        bare: Whether a number without letter, zero or word counts.

    Returns:
        The code and the title, cleaned. Where no code is understood, the title is the whole text.
    """
    alone = parse_code(raw, highest, bare=bare)
    if alone.kind is Kind.VALUE:
        return alone, ""
    seen = look(raw)
    match = re.match(_head(), _same_length_key(seen.text[:_HEAD])) if isinstance(raw, str) else None
    if match is None or not (match["mark"] or match["word"] or bare):
        return seen, seen.text
    title = seen.text[match.end() :]
    item = int(match["number"])
    if not 1 <= item <= highest or _starts_with_month(title):
        return seen, seen.text
    return understood(seen, item), title


def parse_codes(raw: object, highest: int) -> Parsed[Codes]:
    """Read a list of codes and ranges: ``O18-O24, O30``, ``019-022``, ``1, 3 and 5``.

    A range may name its letter once (``O18-24``). Bare numbers count, since only columns that hold
    codes are read with this; but a bare number with other words beside it (a count of persons)
    does not. Backward ranges and numbers outside 1..highest go to `rest`, whole.

    Args:
        raw: A cell as read. A date cell is a range that Excel misread: UNKNOWN with the note
            LIST_BECAME_DATE and the probable original as text.
        highest: The last item number of the catalogue.

    Returns:
        VALUE if at least one code was understood; what was not is in the value's `rest`.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    if isinstance(raw, dt.date):
        return list_from_date(raw)
    if not isinstance(raw, str):
        one = parse_code(raw, highest, bare=True)
        return seen if one.value is None else understood(seen, Codes((one.value,)))
    codes = _read_list(seen.text, highest) if is_short(raw, _LONGEST_LIST) else Codes(())
    return understood(seen, codes) if codes.numbers else seen


def may_mean_code(text: str) -> bool:
    """Whether a text that is no code may have been meant for one: short, with a digit or its word.

    Args:
        text: As typed.
    """
    key = compact(text)
    begins = tuple(compact(word) for word in words().code_before)
    return len(key) <= _LONGEST_CODE and (
        any(letter.isdigit() for letter in key) or key.startswith(("o", *begins))
    )


def list_from_date(raw: dt.date) -> Parsed[Never]:
    """Say that Excel turned a typed ``1-3`` into a date; day first, as Thai Excel reads it."""
    return Parsed(Kind.UNKNOWN, None, frozenset({Note.LIST_BECAME_DATE}), f"{raw.day}-{raw.month}")


def in_ranges(numbers: Iterable[int]) -> tuple[str, ...]:
    """Write item numbers as orders do, ascending: three and more in a row as one range."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown: list[str] = []
    for run in runs:
        if len(run) >= _SHORTEST_RANGE:
            shown.append(f"O{run[0]}\N{EN DASH}O{run[-1]}")
        else:
            shown += (f"O{number}" for number in run)
    return tuple(shown)


def _read_list(text: str, highest: int) -> Codes:
    if compact(text) in {compact(word) for word in words().every_code}:
        return Codes(tuple(range(1, highest + 1)))
    numbers: dict[int, None] = {}
    rest: list[str] = []
    for line in text.splitlines():
        numbers |= dict.fromkeys(_read_line(line, highest, rest))
    return Codes(tuple(numbers), tuple(rest))


def _read_line(line: str, highest: int, rest: list[str]) -> list[int]:
    """Read the codes of one line, split at commas and conjunctions."""
    key = _same_length_key(line)

    def set_aside(match: re.Match[str]) -> str:
        rest.append(line[match.start() : match.end()].strip())
        return "," * len(match[0])

    # Sub-indicators, orders' numbers and dates first: their parts must not pass for codes.
    key = re.sub(r"(?<![0-9])(?:oit|o)?\s?[0-9]{1,9}(?:\s?[/.]\s?[0-9]{1,9})+", set_aside, key)
    numbers: list[int] = []
    place = 0
    for cut in [*re.finditer(_list_cut(), key), None]:
        end = len(key) if cut is None else cut.start()
        numbers += _read_part(key[place:end], line[place:end], highest, rest)
        place = end if cut is None else cut.end()
    return numbers


def _read_part(key: str, text: str, highest: int, rest: list[str]) -> list[int]:
    """Read the codes and ranges at the head of a part; the remaining text goes to `rest`."""
    numbers: list[int] = []
    marked, bare, between = map(re.compile, (_list_marked(), _list_bare(), _BETWEEN))
    place = 0
    while True:
        gap = between.match(key, place)
        place = place if gap is None else gap.end()
        if place >= len(key):
            return numbers
        match = marked.match(key, place) or bare.fullmatch(key, place)
        if match is None:
            rest.append(text[place:].strip())
            return numbers
        first = int(match["first"])
        last = int(match["last"] or match.groupdict().get("short") or first)
        if 1 <= first <= last <= highest:
            numbers += range(first, last + 1)
        else:
            rest.append(text[place : match.end()].strip())
        place = match.end()


def _same_length_key(text: str) -> str:
    """Fold letter by letter, so that places in the key are places in `text`."""
    return "".join(key if len(key := spaced(letter)) == 1 else letter for letter in text)


def _starts_with_month(title: str) -> bool:
    key = compact(title).replace(".", "")
    return any(key.startswith(name) for name in month_numbers())


@cache
def _marked() -> str:
    label = one_of(words().code_before + words().code_label)
    return (
        rf"[(\[]?(?>{label})*(?:(?:oit[-._:#]*)?o[-._:#]*|oit[-._:#]*|0)"
        r"(?P<number>[0-9o]{0,3}[0-9][0-9o]{0,3})[-.:)\],]*"
    )


@cache
def _unmarked(*, bare: bool) -> str:
    word = f"(?>{one_of(words().code_before)}){'*' if bare else '+'}"
    return rf"[(\[]?{word}(?P<number>[0-9]{{1,4}})[-.:)\],]*"


@cache
def _head() -> str:
    before = one_of(words().code_before, tight=False)
    label = one_of(words().code_label, tight=False)
    return (
        rf"[(\[]?(?P<word>(?>(?:{before})\s?)*)(?>(?:{label})\s?(?=o))*"
        r"(?P<mark>(?:oit[\s\-._:#]{0,3})?o[\s\-._:#]{0,3}|oit[\s\-._:#]{0,3}|0)?"
        rf"(?P<number>[0-9]{{1,4}})(?![0-9o])(?!\s?[.,/:\-]\s?(?:oit|o)?\s?[0-9])"
        rf"[\s.:)\]\-]*"
    )


_BETWEEN = r"[\s.:()\-]*"


@cache
def _list_cut() -> str:
    """Where a list parts: a conjunction only between codes, for it occurs inside other words."""
    joined = one_of(words().conjunction, tight=False)
    labels = one_of(words().code_before, tight=False)
    return rf"[,;|/&+]|(?<=[0-9\s])(?:{joined})(?=\s?(?:{labels})?\s?[0-9o])"


@cache
def _range() -> str:
    return rf"\s?(?:-|{one_of(words().range_word, tight=False)})\s?"


@cache
def _list_marked() -> str:
    label = f"(?>(?:{one_of(words().code_before + words().code_label, tight=False)})\\s?)*"
    mark = r"(?:(?:oit[\s\-._]{0,3})?o[\s\-._:]{0,3}|oit[\s\-._]{0,3}|0)"
    return (
        rf"{label}{mark}(?P<first>[0-9]{{1,4}})(?![0-9])(?:{_range()}{label}"
        rf"(?:{mark}(?P<last>[0-9]{{1,4}})|(?P<short>[0-9]{{1,2}}))(?![0-9]))?"
    )


@cache
def _list_bare() -> str:
    word = f"(?>(?:{one_of(words().code_before, tight=False)})\\s?)*"
    return rf"{word}(?P<first>[0-9]{{1,2}})(?:{_range()}{word}(?P<last>[0-9]{{1,2}}))?{_BETWEEN}"
