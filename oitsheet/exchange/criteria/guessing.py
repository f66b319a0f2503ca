"""What an item's words let one guess: its year, points and topic, and whether it may not apply.

Each answer says whether it was read or guessed; None where the words say nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.criteria.words import digits, pattern, says
from oitsheet.form.edition_terms import PeriodRelation, Topic, YearRule

if TYPE_CHECKING:
    from oitsheet.exchange.criteria.elements import Asked

FULL = 100
_SMALL_SCALES = range(1, 11)
_LONGEST_REASON = 160


class Dated(NamedTuple):
    """Which year an item's data must be of."""

    rule: YearRule
    relation: PeriodRelation


class Points(NamedTuple):
    """The points that an item can be given, highest first.

    Attributes:
        values: From 100 to 0.
        changed: Whether they are not printed so: a smaller scale, or no 0 or 100 in it.
    """

    values: tuple[int, ...]
    changed: bool


def dated(title: str, asked: tuple[Asked, ...], year: int) -> Dated | None:
    """Guess the year rule by the years and periods that an item names.

    Args:
        title: Its title.
        asked: Its elements.
        year: The fiscal year assessed (B.E.).
    """
    text = digits("\n".join((title, *(one.text for one in asked))))
    multi = says("year", "multi", text)
    if multi and _covers(multi, text, year):
        return Dated(YearRule.MULTI_YEAR_COVERING_CURRENT_FY, PeriodRelation.COVERS)
    if says("year", "six_months", text):
        return Dated(YearRule.FIRST_6_MONTHS_CURRENT_FY, PeriodRelation.AT_LEAST)
    named = [int(found) for found in pattern("year", "stated").findall(text)]
    now, before = named.count(year), named.count(year - 1)
    in_title = [int(found) for found in pattern("year", "stated").findall(digits(title))]
    if year in in_title or (now and now >= before and (year - 1) not in in_title):
        return _this_year(text)
    if before or says("year", "previous", text):
        return Dated(YearRule.PREVIOUS_FY, PeriodRelation.IN)
    if says("year", "current", text):
        return _this_year(text)
    return None


def _this_year(text: str) -> Dated:
    in_force = says("year", "in_force", text)
    return Dated(YearRule.CURRENT_FY, PeriodRelation.IN_FORCE if in_force else PeriodRelation.IN)


def _covers(match: re.Match[str], text: str, year: int) -> bool:
    """Whether a plan of several years is meant, and not a span that has nothing to do with it."""
    if match["from"] is None:
        return True
    return int(match["from"]) <= year <= int(match["to"]) and bool(says("year", "covers", text))


_SPELLINGS = ("scored", "led", "begun", "said")
"""The ways in which a cell names points, by their keys in the words."""


def points_in(text: str) -> Points | None:
    """Read the points that a cell names.

    Args:
        text: ``100 points: …; 50 points: …; 0 points: …``, ``100/50/0``, ``100``; in Thai, as
            printed. A scale that ends at ten or less is taken as shares of 100.
    """
    plain = digits(text)
    found = {int(m["n"]) for key in _SPELLINGS for m in pattern("points", key).finditer(plain)}
    if not found and pattern("points", "only").match(plain.strip()):
        found = {int(number) for number in re.findall(r"\d+", plain)}
    found = {number for number in found if 0 <= number <= FULL}
    most = max(found, default=0)
    if not most:
        return None
    scaled = found
    if most in _SMALL_SCALES:
        scaled = {round(number * FULL / most) for number in found}
    elif most != FULL:
        return None
    values = tuple(sorted({FULL, 0, *scaled}, reverse=True))
    return Points(values, changed=set(values) != found)


def spared(text: str) -> str | None:
    """Find the words that say when an item is not assessed."""
    match = says("not_applicable", "stated", text)
    if match is None:
        return None
    begin = text.rfind("\n", 0, match.start()) + 1
    return " ".join(text[begin : match.end()].split())[:_LONGEST_REASON].strip(" -○●•")


def spared_by(asked: Asked) -> bool:
    """Whether what looks like an element only says when the item is not assessed."""
    return asked.conditional is not None and spared(asked.text) is not None


def topic_of(title: str) -> Topic | None:
    """Guess what an item's links are about."""
    return next((topic for topic in Topic if says("topic", topic, title)), None)


def is_social(title: str) -> bool:
    """Guess whether links to social media are what an item asks for."""
    return says("topic", "social", title) is not None
