"""Years, periods and months that are named in the middle of a text.

A document's title names the year of its data, but also the years of laws, orders and other plans.
What is no plain mention is left out: better to see nothing than the wrong year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from oitsheet.values.moments import ERA
from oitsheet.values.parsed import Kind
from oitsheet.values.periods import Period, fiscal_year_span, parse_period
from oitsheet.values.phrases import any_of, level, loosely
from oitsheet.values.text import clean
from oitsheet.values.words import month_numbers, words

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_SHORT, _MOST_SHORT = 50, 79
"""Two digits are a year of the 2500s only from 50 to 79."""

_LONGEST_RANGE = 30
"""Years; 2475 to 2565 is no plan."""

_ENDS = "\n;,>|/\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHTWARDS ARROW}"
"""What ends the part of a text in which a law's name takes the year behind it."""


class Grain(StrEnum):
    """How finely a mention tells its days."""

    YEARS = "years"  # from one year to another
    YEAR = "year"
    MONTHS = "months"  # months, a quarter or a half


@dataclass(frozen=True, slots=True)
class Mention:
    """A period named in a text.

    Attributes:
        text: As typed.
        period: The days meant, C.E.; a year means the fiscal year.
        grain: How finely it was told.
        plain: A year with the word for year alone: perhaps a calendar year, the last three months
            of which lie in the next fiscal year.
        formal: A year with its era alone: mostly of the data, perhaps of some rule named there.
    """

    text: str
    period: Period
    grain: Grain
    plain: bool = False
    formal: bool = False


@dataclass(frozen=True, slots=True)
class MonthMention:
    """A month named in a text; `year` is B.E. and None where it was left out."""

    month: int
    year: int | None


def named_periods(text: str) -> tuple[Mention, ...]:
    """Find the years and periods that a text names, in order.

    Decisions:
      * A year counts with the word for year or fiscal year before it, alone or as one of a range;
        a bare year counts in a range only. One with its era alone is a formal mention: mostly a
        plan's year, perhaps that of some rule; behind a month it is a date's and none. So
        ``147/2565`` and the year of a law are no mention.
      * An academic year is none: it lies across two fiscal years.
      * What follows the name of a law, an order, a national strategy or the assessment itself, in
        the same part of the text, is left out.
      * Months count from one to another, quarters and halves with their year; a single month or
        day does not.

    Args:
        text: As typed.
    """
    typed = clean(text)
    seen = level(typed)
    found: list[Mention] = []
    for match in re.finditer(_periods(), seen):
        mention = _mention(match, typed[match.start() : match.end()].strip())
        if match["formal"] and _is_of_a_date(seen, match.start()):
            continue
        if mention is not None and not _belongs_to_other(seen, match.start()):
            found.append(mention)
    return tuple(found)


def named_months(text: str) -> tuple[MonthMention, ...]:
    """Find the months that a text names, in order; of a range every month.

    A month with a day before it is a date and no mention, unless it is an end of a range. What
    stands behind a word for lacking, up to the next comma or line, is left out.

    Args:
        text: As typed.
    """
    seen = level(text)
    seen = re.sub(rf"(?:{any_of(words().excepting)})[^\n,;()]*", " ", seen)
    found: list[MonthMention] = []
    for match in re.finditer(_months(), seen):
        if match["from"]:
            found += _between(match)
        elif not match["day"]:
            month = month_numbers()[_plain(match["month"])]
            found.append(MonthMention(month, _year(match["year"])))
    return tuple(found)


def _mention(match: re.Match[str], typed: str) -> Mention | None:
    if match["first"]:
        first, last = _year(match["first"]), _year(match["last"])
        if first is None or last is None or not first < last <= first + _LONGEST_RANGE:
            return None
        period = Period(fiscal_year_span(first).start, fiscal_year_span(last).end)
        return Mention(typed, period, Grain.YEARS)
    if match["only"]:
        year = _year(match["only"])
        if year is None:
            return None
        plain = (
            re.match(
                rf"(?:{any_of(words().year_unit)})\s*(?:(?:{any_of(words().buddhist_era)})\s*)?\d",
                level(typed),
            )
            is not None
        )
        return Mention(typed, fiscal_year_span(year), Grain.YEAR, plain=plain)
    if match["formal"]:
        year = _year(match["formal"])
        span = fiscal_year_span(year) if year else None
        return Mention(typed, span, Grain.YEAR, plain=True, formal=True) if span else None
    read = parse_period(typed)
    return None if read.value is None else Mention(typed, read.value, Grain.MONTHS)


def _belongs_to_other(seen: str, start: int) -> bool:
    """Whether a law, an order or the assessment is named before it in the same part."""
    part = max((seen.rfind(end, 0, start) for end in _ENDS), default=-1) + 1
    return re.search(any_of(words().not_data_before), seen[part:start]) is not None


def _is_of_a_date(seen: str, start: int) -> bool:
    """Whether a month stands right before it."""
    return re.search(rf"(?:{_month()})\s*$", seen[:start]) is not None


def _between(match: re.Match[str]) -> Iterator[MonthMention]:
    """The months from one to another; their years as far as they were written."""
    read = parse_period(match[0].strip())
    if read.kind is Kind.VALUE and read.value is not None:
        at, end = read.value.start, read.value.end
        index, last = at.year * 12 + at.month - 1, end.year * 12 + end.month - 1
        if last - index >= _LONGEST_RANGE:
            return
        for month in range(index, last + 1):
            yield MonthMention(month % 12 + 1, month // 12 + ERA)
        return
    month, until = (month_numbers()[_plain(match[name])] for name in ("from", "until"))
    yield MonthMention(month, None)
    while month != until:
        month = month % 12 + 1
        yield MonthMention(month, None)


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    number = int(digits)
    return number if len(digits) > len("65") else 2500 + number


def _plain(month: str) -> str:
    """A month's name as `month_numbers` knows it."""
    return re.sub(r"[.\s]", "", month)


@cache
def _periods() -> str:
    short = rf"(?:{'|'.join(map(str, range(_FEWEST_SHORT, _MOST_SHORT + 1)))})"
    full = r"2[4-6]\d\d"
    behind = r"(?![\d/]|[.,]\d)"
    era = rf"(?:(?:{any_of(words().buddhist_era)})\s*)?"
    named = rf"(?:(?:{any_of(_year_words())})\s*){{1,3}}{era}"
    to = rf"\s*(?:-|{any_of(words().range_word)})\s*"
    quarter = rf"(?:{any_of(words().quarter)})\s*"
    label = (
        rf"{quarter}[1-4](?:{to}(?:{quarter})?[1-4])?"
        rf"|{any_of((*words().first_half, *words().second_half, *words().whole_year))}"
    )
    year = rf"(?:{full}|{short}){behind}"
    return (
        rf"(?:{named}|(?<![\d/.])){era}(?P<first>{full}){to}(?:{named})?{era}(?P<last>{full}){behind}"
        rf"|{named}(?P<only>{year})"
        rf"|(?:{any_of(words().buddhist_era)})\s*(?P<formal>{full}){behind}"
        rf"|(?P<label>(?:{label})\s*[/(]?\s*(?:{named}|{era}){year})"
        rf"|(?P<range>(?:\d{{1,2}}\s*)?(?:{_month()})\s*{era}(?:{year})?{to}"
        rf"(?:\d{{1,2}}\s*)?(?:{_month()})\s*(?:{named}|{era}){year})"
    )


@cache
def _months() -> str:
    era = rf"(?:(?:{any_of(words().buddhist_era)})\s*)?"
    year = r"(?:2[4-6]\d\d|[5-7]\d)(?!\d)"
    to = rf"\s*(?:-|{any_of(words().range_word)})\s*"
    return (
        rf"(?:\d{{1,2}}\s*)?(?P<from>{_month()})\s*{era}(?:{year})?{to}"
        rf"(?:\d{{1,2}}\s*)?(?P<until>{_month()})(?:\s*{era}{year})?"
        rf"|(?P<day>(?<![\d.])\d{{1,2}}\s*)?(?P<month>{_month()})(?:\s*{era}(?P<year>{year}))?"
    )


@cache
def _month() -> str:
    """A month's name in full or with its full stops; without them it may be any letters."""
    stopped = [
        r"\.\s?".join(re.escape(part) for part in name.split(".")[:-1]) + r"\."
        for name in words().months_short
    ]
    return "|".join([*map(loosely, words().months_long), *stopped])


def _year_words() -> tuple[str, ...]:
    return (*words().fiscal_year, *words().year_of_data)
