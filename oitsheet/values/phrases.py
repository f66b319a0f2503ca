"""What is said in the middle of a text: counts, languages, that there was nothing.

Places in a text stay what they were: it is compared letter by letter, never by its folded key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oitsheet.values.text import clean
from oitsheet.values.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 2000
"""Characters; of a longer text the rest is not looked at."""

_ALIKE = {
    **{0x0E50 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-"),
}
"""Thai digits and dashes, letter by letter: places in the text stay what they were."""


def level(text: str) -> str:
    """Show a text fit for looking inside: Thai digits and dashes as ASCII, each at its place."""
    return clean(text)[:_LONGEST].translate(_ALIKE)


def stated_counts(text: str, unit: str) -> tuple[int, ...]:
    """Find the numbers that stand before a unit, ``3 activities``; not "activity no. 3".

    Numbers that only say what is lacking, to be added, or one of a list are left out.

    Args:
        text: As typed.
        unit: The unit's word.
    """
    seen = level(text)
    before = rf"(?P<not>(?:{any_of(words().no_total_before)})\s*)?"
    pattern = rf"{before}(?<![\d./,-])(?P<count>\d{{1,4}})\s*{loosely(unit)}"
    return tuple(int(m["count"]) for m in re.finditer(pattern, seen) if not m["not"])


def stated_years(text: str) -> tuple[int, ...]:
    """Find how many years a plan is said to be for; not "year 2565".

    Args:
        text: As typed.
    """
    return tuple(count for unit in words().year_unit for count in stated_counts(text, unit))


def stated_shares(text: str, unit: str) -> tuple[tuple[int, int], ...]:
    """Find "3 of 9 groups": how many of how many.

    Args:
        text: As typed.
        unit: The unit's word.
    """
    seen = level(text)
    of = rf"\s*(?:{loosely(unit)}\s*)?(?:{any_of(words().out_of)})\s*"
    pattern = rf"(?<![\d./,-])(\d{{1,3}}){of}(\d{{1,3}})\s*{loosely(unit)}"
    return tuple((int(some), int(of_all)) for some, of_all in re.findall(pattern, seen))


def listed_numbers(text: str) -> int:
    """How many things a numbered list holds; 0 where there is none, or its numbers have gaps.

    Args:
        text: As typed; each number begins a line, with a full stop or a bracket behind it.
    """
    numbers = [int(n) for n in re.findall(r"(?m)^[ \t(]*(\d{1,2})[.)](?!\d)", level(text))]
    return len(numbers) if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)) else 0


def states_none(text: str, case: str) -> bool:
    """Whether a text says that there was nothing to report.

    Args:
        text: As typed.
        case: The case, as an edition's element names it: ``no_complaints``.
    """
    said: tuple[str, ...] = getattr(words(), f"none_{case}", ())
    if said and re.search(any_of(said), level(text)):
        return True
    units: tuple[str, ...] = getattr(words(), f"unit_{case}", ())
    counts = [count for unit in units for count in stated_counts(text, unit)]
    return bool(counts) and not any(counts)


def says_any(text: str, name: str) -> bool:
    """Whether one of the words of that list stands in a text.

    Args:
        text: As typed.
        name: The list in the word table.
    """
    seen = level(text)
    return re.search(any_of(getattr(words(), name)).translate(_ALIKE), seen) is not None


def named_languages(text: str, asked: tuple[str, ...]) -> frozenset[str]:
    """Find which of some languages a text names; none where it does not speak of languages.

    A text that says "both", or names a language only in short, is about nothing else: an
    abbreviation counts beside a language's full name alone. What is said to be lacking is not
    named.

    Args:
        text: As typed.
        asked: ISO 639-1 codes.
    """
    seen = level(text)
    if says_any(seen, "both_languages"):
        return frozenset(asked)
    not_there = (*words().excepting, *words().lacking_before)
    seen = re.sub(rf"(?:{any_of(not_there)})[^\n,;()]*", " ", seen)
    lists = {code: getattr(words(), f"language_{code}", ()) for code in asked}
    short = {code: getattr(words(), f"language_{code}_in_short", ()) for code in asked}
    if not any(said and re.search(any_of(said), seen) for said in lists.values()):
        return frozenset()
    every = {code: (*lists[code], *short[code]) for code in asked}
    return frozenset(code for code, said in every.items() if said and re.search(any_of(said), seen))


def aims_in_words(text: str) -> bool:
    """Whether a target or a result is a grade in words, which has no number and no level.

    Args:
        text: As typed.
    """
    return re.fullmatch(rf"\s*(?:{any_of(words().aim_in_words)})[\s.]*", clean(text)) is not None


def says_no_money(text: str) -> bool:
    """Whether a cell for an amount says in words that there is none to be spent.

    Args:
        text: As typed.
    """
    return re.fullmatch(rf"\s*(?:{any_of(words().no_money)})[\s.]*", clean(text)) is not None


def says_done(text: str) -> bool:
    """Whether a text holds a word for what is over ("met", "checked") and takes nothing back.

    Args:
        text: As typed.
    """
    return says_any(text, "done_ending") and not says_any(text, "not_there_yet")


def without_at_least(text: str) -> str:
    """Take away that a target may be surpassed: "level A or higher" aims at level A.

    Args:
        text: As typed.
    """
    before, after = (any_of(w) for w in (words().at_least_before, words().at_least_after))
    return re.sub(rf"^\s*(?:{before})\s*|\s*(?:{after})\s*$", "", clean(text)[:_LONGEST])


def unit_behind(text: str, count: int | None) -> str:
    """The unit that stands behind a count, or anywhere where there is no count; else nothing."""
    number = "" if count is None else rf"(?<!\d){count}\s*"
    units = sorted(words().count_after, key=len, reverse=True)
    found = re.search(rf"{number}({'|'.join(map(loosely, units))})", text.translate(_ALIKE))
    return found[1] if found else ""


def any_of(several: Iterable[str]) -> str:
    """Build a pattern of any of these words, longest first."""
    return "|".join(map(loosely, sorted(several, key=lambda word: (-len(word), word))))


def loosely(word: str) -> str:
    """Build a pattern of a word: blanks as they come, SARA AM in one letter or two, any case."""
    pattern = re.escape(word).replace(r"\ ", r"\s*")
    am = "\N{THAI CHARACTER SARA AM}"
    pattern = pattern.replace(am, f"(?:{am}|\N{THAI CHARACTER NIKHAHIT}\N{THAI CHARACTER SARA AA})")
    latin = re.fullmatch(r"[A-Za-z ]+", word) is not None
    return rf"(?i:(?<![A-Za-z]){pattern}(?![A-Za-z]))" if latin else pattern
