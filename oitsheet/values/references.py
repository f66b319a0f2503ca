"""What a measure or an analysis is about: items, indicators, issues, questions of the surveys.

Offices write them side by side in one cell: ``O14, O20``, ``E10``, ``9.2``, an indicator by its
number, an issue by its number. What is none of these is kept as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from oitsheet.values.codes import parse_codes
from oitsheet.values.parsed import Kind, Parsed, look, understood
from oitsheet.values.text import one_of, spaced
from oitsheet.values.words import words

INDICATORS = 10
"""ITA has ten indicators (scoring facts, section 1)."""

_SURVEYS = "ie"
_WITH_ITEMS = 9
"""Indicators from this one on have sub-indicators of items; ``1.3`` is an issue."""

_ISSUES = 1
"""The form of FY 2567 counts its seven issues 1.1 to 1.7 (forms, part B)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What a cell refers to, each in the order written.

    Attributes:
        items: Numbers of items: 14 of ``O14``.
        indicators: Numbers of indicators, 1 to 10.
        sub_indicators: ``9.2``.
        issues: ``1.3``, of the seven.
        surveys: Questions of the surveys: ``E10``, ``I3``.
        rest: What is none of these, folded (small letters, Arabic digits).
    """

    items: tuple[int, ...] = ()
    indicators: tuple[int, ...] = ()
    sub_indicators: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    surveys: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything but text was understood."""
        told = (self.items, self.indicators, self.sub_indicators, self.issues, self.surveys)
        return any(told)


def parse_references(raw: object, highest: int) -> Parsed[References]:
    """Read what a cell refers to; a bare number is an item's.

    Args:
        raw: A cell as read.
        highest: The number of the edition's last item.

    Returns:
        VALUE for any text; what was not understood stands in its `rest`.
    """
    return _parsed(raw, highest, indicators=False)


def parse_indicators(raw: object) -> Parsed[References]:
    """Read which indicators a cell names; a bare number is an indicator's.

    Args:
        raw: A cell as read.

    Returns:
        VALUE for any text; what was not understood stands in its `rest`.
    """
    return _parsed(raw, INDICATORS, indicators=True)


def _parsed(raw: object, highest: int, *, indicators: bool) -> Parsed[References]:
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    taken: dict[str, dict[str, None]] = {kind: {} for kind in ("own", "sub", "issue", "survey")}

    def take(match: re.Match[str]) -> str:
        kind, number = _meant(match)
        taken[kind][number] = None
        return ","

    left = _pattern().sub(take, spaced(seen.text))
    if indicators:  # its title may follow: 10 and what indicator 10 is about
        left = re.sub(r"^(?P<own>10|[1-9])(?= ?[^0-9./,;\s-])", r"\g<own>, ", left)
    told = References(
        indicators=tuple(map(int, taken["own"])),
        sub_indicators=tuple(taken["sub"]),
        issues=tuple(taken["issue"]),
        surveys=tuple(taken["survey"]),
    )
    return understood(seen, _with_numbers(told, left, highest, indicators=indicators))


def _with_numbers(told: References, left: str, highest: int, *, indicators: bool) -> References:
    """Add the items (or bare indicators) of what is left, and what remains as text."""
    codes = parse_codes(left, highest)
    if codes.value is None:
        text = left.strip(" ,;()-")
        return replace(told, rest=(text,) if text else ())
    rest = codes.value.rest
    if indicators:
        return replace(told, indicators=(*told.indicators, *codes.value.numbers), rest=rest)
    return replace(told, items=codes.value.numbers, rest=rest)


def _meant(match: re.Match[str]) -> tuple[str, str]:
    """Which kind of thing a match names, and its number as we write it."""
    if match["asked"]:
        return "survey", f"{match['letter'].upper()}{int(match['asked'])}"
    whole, part = match["whole"] or match["bare"], match["part"] or match["bare_part"]
    if match["issue"] and not part:
        return "issue", f"{_ISSUES}.{whole}"
    if not part:
        return "own", whole
    return ("sub" if int(whole) >= _WITH_ITEMS else "issue"), f"{whole}.{part}"


@cache
def _pattern() -> re.Pattern[str]:
    """A survey's question; an indicator or an issue behind its word; a number with a part."""
    indicator, issue = (
        one_of(before, tight=False) for before in (words().indicator_before, words().issue_before)
    )
    end = r"(?![0-9]|[./][0-9])"
    return re.compile(
        rf"(?<![a-z])(?P<letter>[{_SURVEYS}])[\s-]?(?P<asked>[0-9]{{1,2}}){end}"
        rf"|(?:(?:{indicator})|(?P<issue>{issue}))\s?"
        rf"(?P<whole>10|[1-9])(?:\.(?P<part>[0-9]))?{end}"
        rf"|(?<![0-9./o])(?P<bare>10|[1-9])\.(?P<bare_part>[0-9]){end}"
    )
