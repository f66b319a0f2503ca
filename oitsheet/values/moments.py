"""Day, month and year as typed: the grammar that dates, months and periods share.

Years are C.E. inside this module; the eras meet in `resolve_year` and nowhere else.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache

from oitsheet.values.parsed import Note
from oitsheet.values.text import one_of
from oitsheet.values.words import MONTHS, month_numbers, month_pattern, words

ERA = 543
"""B.E. minus C.E. (since 1941; nothing in a disclosure workbook is older)."""

BUDDHIST_YEARS = range(2400, 2700)
CHRISTIAN_YEARS = range(1900, 2151)
_FISCAL_START = 10  # October
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year as typed; whatever was not typed is None.

    Attributes:
        day: 1..31.
        month: 1..12.
        year: C.E.
        fiscal: The year is a fiscal year: its October lies in the calendar year before.
        notes: How it was understood.
    """

    day: int | None = None
    month: int | None = None
    year: int | None = None
    fiscal: bool = False
    notes: frozenset[Note] = frozenset()

    def calendar(self) -> Moment:
        """Return the moment with its calendar year, should it have been a fiscal one."""
        if not self.fiscal or self.year is None or self.month is None:
            return self
        early = self.month >= _FISCAL_START
        return replace(self, year=self.year - early, fiscal=False)

    def first_day(self) -> dt.date | None:
        """Return the first day meant (a year is a fiscal year), or None if there is none."""
        if self.year is None:
            return None
        if self.month is None:
            return make_date(self.year - 1, _FISCAL_START, 1)
        return make_date(self.year, self.month, self.day or 1)

    def last_day(self) -> dt.date | None:
        """Return the last day meant (a year is a fiscal year), or None if there is none."""
        if self.year is None:
            return None
        if self.month is None:
            return make_date(self.year, _FISCAL_START - 1, 30)
        return make_date(self.year, self.month, self.day or days_in(self.year, self.month))


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """Build a C.E. date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month of a C.E. year; 31 where there is no such month."""
    return calendar.monthrange(year, month)[1] if month in MONTHS else 31


def resolve_year(digits: str, era: str = "") -> tuple[int, frozenset[Note]] | None:
    """Turn two or four digits into a C.E. year.

    Two digits are a B.E. year of the 2500s, as offices write them, unless the C.E. is named (then
    of the 2000s). Four digits are what their window says; a named era that contradicts the window
    makes the year not understood.

    Args:
        digits: ASCII digits.
        era: The compact words between month and year.
    """
    christian = re.search(one_of(words().christian_era), era) is not None
    buddhist = re.search(one_of(words().buddhist_era), era) is not None
    number = int(digits)
    if len(digits) <= _SHORT:
        year = 2000 + number if christian else 2500 + number - ERA
        notes = {Note.TWO_DIGIT_YEAR} | ({Note.CHRISTIAN_ERA} if christian else set())
        return year, frozenset(notes)
    if number in BUDDHIST_YEARS and not christian:
        return number - ERA, frozenset()
    if number in CHRISTIAN_YEARS and not buddhist:
        return number, frozenset({Note.CHRISTIAN_ERA})
    return None


def read_moment(key: str) -> Moment | None:
    """Read a date, a month or a day and month out of `compact` text that holds nothing else."""
    named = re.fullmatch(_named(), key)
    if named is not None:
        return _with_year(
            Moment(
                day=int(named["day"]) if named["day"] else None,
                month=month_numbers()[named["month"].replace(".", "")],
            ),
            named["year"],
            named["era"],
        )
    before = rf"(?>{one_of(words().date_before)})*"
    for source in (_DAY_FIRST, _YEAR_FIRST, _MONTH_YEAR):
        match = re.fullmatch(before + source + _clock(), key)
        if match is not None and int(match["month"]) in MONTHS:
            day = match.groupdict().get("day")
            moment = Moment(day=int(day) if day else None, month=int(match["month"]))
            return _with_year(moment, match["year"], "")
    return None


def read_year(key: str, *, short: bool) -> Moment | None:
    """Read a year, with or without the words before it, out of `compact` text.

    Args:
        key: Compact text that holds nothing else.
        short: Whether two digits count without any word before them.
    """
    match = re.fullmatch(rf"(?P<era>(?>{_year_words()})*)(?P<year>[0-9]{{4}}|[0-9]{{2}})", key)
    if match is None or (len(match["year"]) == _SHORT and not (short or match["era"])):
        return None
    return _with_year(Moment(), match["year"], match["era"])


def _with_year(moment: Moment, digits: str | None, era: str) -> Moment | None:
    """Add the year to a moment; None if the year, or the day in it, cannot be."""
    if digits is None:
        return None if era else moment
    resolved = resolve_year(digits, era)
    if resolved is None:
        return None
    year, notes = resolved
    fiscal = re.search(one_of(words().fiscal_year), era) is not None
    dated = replace(moment, year=year, notes=notes, fiscal=fiscal).calendar()
    return None if dated.first_day() is None else dated


_DAY_FIRST = (
    r"(?P<day>[0-9]{1,2})(?P<sep>[/\-.])(?P<month>[0-9]{1,2})(?P=sep)"
    r"(?P<year>[0-9]{4}|(?<!\.)[0-9]{2})"  # 4.9.12 is the number of a heading
)
_YEAR_FIRST = r"(?P<year>[0-9]{4})(?P<sep>[/\-.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})"
_MONTH_YEAR = r"(?P<month>[0-9]{1,2})[/\-](?P<year>[0-9]{4})"


@cache
def _year_words() -> str:
    table = words()
    return one_of(table.fiscal_year + table.year_before + table.buddhist_era + table.christian_era)


@cache
def _clock() -> str:
    """A time of day behind a date is left aside: forms and systems print it unasked."""
    table = words()
    return (
        rf"(?:[\st,]?(?:{one_of(table.clock_before)})?[0-9]{{1,2}}[:.][0-9]{{2}}"
        rf"(?:[:.][0-9]{{2}})?(?:{one_of(table.clock_after)})?)?"
    )


@cache
def _named() -> str:
    table = words()
    return (
        rf"(?>{one_of(table.date_before)})*(?P<day>[0-9]{{1,2}})?"
        rf"[/\-]?(?:{one_of(table.month_before)})?(?P<month>{month_pattern()})[/\-]?,?"
        rf"(?P<era>(?>{_year_words()})*)(?P<year>[0-9]{{4}}|[0-9]{{2}})?{_clock()}\.?"
    )
