"""Which sub-indicator each item stands in: by the headings, else by where it stood last year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.criteria.table import same_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oitsheet.exchange.criteria.gathering import Raw
    from oitsheet.form.edition import Edition
    from oitsheet.form.edition_terms import SubIndicator

_CODE = re.compile(r"([1-9]\d?)\.([1-9]\d?)")
_ALIKE = 85.0
_FIRST_OF_OIT = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A sub-indicator and its items.

    Attributes:
        code: ``9.1``.
        th: Its Thai title.
        en: Its English title.
        first: Number of its first item.
        last: Number of its last item.
        guessed: Whether it was taken over, not read.
    """

    code: str
    th: str
    en: str
    first: int
    last: int
    guessed: bool

    @property
    def indicator(self) -> int:
        """The number of its indicator."""
        return int(self.code.partition(".")[0])


class _Place(NamedTuple):
    """Where an item stands: what is printed above it, or where it stood last year."""

    indicator: str
    code: str
    title: str
    read: bool


def groups_of(
    items: Sequence[Raw], last_year: Mapping[int, str], base: Edition
) -> tuple[Group, ...]:
    """Put the items into sub-indicators.

    Args:
        items: The items, from O1 on without a gap.
        last_year: Number → the sub-indicator in which the item stood last year.
        base: The edition of last year.
    """
    groups: list[Group] = []
    for place, run in groupby(
        zip(_places(items, last_year, base), items, strict=True), key=lambda pair: pair[0]
    ):
        numbers = [item.number for _, item in run]
        code = _code(place, groups, base)
        known = _known(code, place.title, base)
        groups.append(
            Group(
                code=code,
                th=place.title or (known.title_th if known else code),
                en=known.title_en if known else (place.title or code),
                first=numbers[0],
                last=numbers[-1],
                guessed=not place.read,
            )
        )
    return tuple(groups)


def _places(items: Sequence[Raw], last_year: Mapping[int, str], base: Edition) -> list[_Place]:
    guessed = _in_order(items, last_year, base)
    places: list[_Place] = []
    for item, sub in zip(items, guessed, strict=True):
        indicator = item.indicator.code if item.indicator else ""
        if item.group:
            places.append(_Place(indicator, item.group.code, item.group.title, read=True))
        else:
            places.append(_Place(indicator, sub.code, sub.title_th, read=False))
    return places


def _in_order(
    items: Sequence[Raw], last_year: Mapping[int, str], base: Edition
) -> list[SubIndicator]:
    """Last year's sub-indicators in their order, so that most items stand where they stood."""
    subs = base.sub_indicators
    cost = [[0] * len(subs)]
    for item in items:
        row: list[int] = []
        for n, sub in enumerate(subs):
            stood = last_year.get(item.number)
            own = bool(item.indicator and item.indicator.code.isdecimal()) and (
                str(sub.indicator) != (item.indicator.code if item.indicator else "")
            )
            wrong = 2 * own + (stood is not None and stood != sub.code)
            row.append(min(cost[-1][: n + 1]) + wrong)
        cost.append(row)
    chosen: list[SubIndicator] = []
    most = len(subs) - 1
    for row in reversed(cost[1:]):
        # of equals the first: an item that is new stays with those above it
        most = min(range(most + 1), key=lambda n: (row[n], n))
        chosen.append(subs[most])
    return chosen[::-1]


def _code(place: _Place, groups: Sequence[Group], base: Edition) -> str:
    """A code for a sub-indicator: its own, that of its title last year, else the next one."""
    taken = {group.code for group in groups}
    if _CODE.fullmatch(place.code) and place.code not in taken:
        return place.code
    known = _known("", place.title, base)
    fits = known and (not place.indicator or str(known.indicator) == place.indicator)
    if known and fits and known.code not in taken:
        return known.code
    if place.indicator.isdecimal() and int(place.indicator):
        number = int(place.indicator)
    elif groups:
        number = groups[-1].indicator
    else:
        number = base.sub_indicators[0].indicator if base.sub_indicators else _FIRST_OF_OIT
    own = 1
    while f"{number}.{own}" in taken:
        own += 1
    return f"{number}.{own}"


def _known(code: str, title: str, base: Edition) -> SubIndicator | None:
    """Last year's sub-indicator of that title; without a title, of that code."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (only for a table of criteria)

    if not title:
        return next((sub for sub in base.sub_indicators if sub.code == code), None)
    for sub in base.sub_indicators:
        names = (sub.title_th, *sub.title_variants)
        if any(same_words(title, name) or fuzz.ratio(title, name) >= _ALIKE for name in names):
            return sub
    return None
