"""Years, months and dates: as typed, and as shown."""

from __future__ import annotations

import datetime as dt
import re

from oitsheet.values.moments import (
    BUDDHIST_YEARS,
    CHRISTIAN_YEARS,
    ERA,
    make_date,
    read_moment,
    read_year,
)
from oitsheet.values.parsed import Kind, Note, Parsed, exact, is_short, look, understood
from oitsheet.values.text import compact
from oitsheet.values.words import words

_EXCEL_ZERO = dt.date(1899, 12, 30)  # serial number 0 of Excel's 1900 date system, from March 1900
_REMARK = re.compile(r"(?<=\S)\s*\([^()]*\)$")
_SHORT_YEAR_CELLS = range(1930, 2000)  # where Excel puts the two-digit years 30..99
_SERIAL_YEARS = range(1905, 1908)  # where the serial numbers 1900..2699 fall


def parse_year(raw: object) -> Parsed[int]:
    """Read a year.

    Args:
        raw: A cell as read: a number, text with or without the words for year, fiscal year and
            era, or a date (whose calendar year counts).

    Returns:
        The year B.E.: 2400..2699, or a C.E. year 1900..2150 turned into B.E. with the note
        CHRISTIAN_ERA. Two digits are of the 2500s, with the note TWO_DIGIT_YEAR. A date of
        1905..1907 whose serial number is itself a year is that year, typed into a cell that was
        formatted as a date: note SERIAL_YEAR.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    if isinstance(raw, dt.date):
        return _year_of_cell(seen, raw)
    number = exact(raw)
    if not is_short(raw) and number is None:
        return seen
    moment = read_year(compact(seen.text), short=True)
    if moment is None or moment.year is None:
        return seen
    return understood(seen, moment.year + ERA, *moment.notes)


def parse_month(raw: object) -> Parsed[tuple[int, int]]:
    """Read a month of a year.

    Args:
        raw: A cell as read: a month's name or number with a year, or a date cell (its day is
            left aside, since Excel stores a month as its first day).

    Returns:
        (year B.E., month 1..12).
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    if isinstance(raw, dt.date):
        found = parse_date(raw)
        if found.value is None:
            return seen
        value = (found.value.year + ERA, found.value.month)
        return Parsed(Kind.VALUE, value, found.notes, found.text)
    if not is_short(raw):
        return seen
    moment = read_moment(compact(seen.text))
    if moment is None or moment.day or not moment.month or not moment.year:
        return seen
    return understood(seen, (moment.year + ERA, moment.month), *moment.notes)


def parse_date(raw: object) -> Parsed[dt.date]:
    """Read a date, day first.

    Decisions:
      * 29/2/2567 is no date of the C.E. year 2567, so Excel keeps it as text; it is 29 Feb 2024.
      * A real date cell of 2400..2699 is a B.E. date in a C.E. calendar: 543 years are taken off
        (note BUDDHIST_CELL). One of 1930..1999 stays as it is, with the note SHORT_YEAR_CELL.
      * Two-digit years are B.E.; a year before month and day may be of either era.
      * A remark in brackets behind the day, "(extended)", is left aside (note REMARK).
      * Days that the calendar lacks (31 February) and bare numbers are not understood.

    Args:
        raw: A cell as read.

    Returns:
        The date, C.E.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    if isinstance(raw, dt.date):
        return _date_of_cell(seen, raw)
    if not is_short(raw):
        return seen
    typed = _REMARK.sub("", seen.text)
    moment = read_moment(compact(typed))
    if moment is None or not moment.day or not moment.month or not moment.year:
        return seen
    date = make_date(moment.year, moment.month, moment.day)
    remark = () if typed == seen.text else (Note.REMARK,)
    return seen if date is None else understood(seen, date, *moment.notes, *remark)


def month_name(month: int, lang: str, *, short: bool = False) -> str:
    """Name a month.

    Args:
        month: 1..12.
        lang: ``th`` for Thai; anything else is English.
        short: The abbreviation: with full stops in Thai, three letters in English.

    Raises:
        IndexError: `month` is not 1..12.
    """
    if not month > 0:
        raise IndexError(f"no month {month}")
    table = words()
    if lang == "th":
        return (table.months_short if short else table.months_long)[month - 1]
    name = table.months_english[month - 1]
    return name[:3] if short else name


def show_date(date: dt.date, lang: str) -> str:
    """Show a C.E. date as offices write it: day, short month, year; B.E. in Thai, else C.E."""
    year = date.year + ERA if lang == "th" else date.year
    return f"{date.day} {month_name(date.month, lang, short=True)} {year}"


def _date_of_cell(seen: Parsed[dt.date], raw: dt.date) -> Parsed[dt.date]:
    if raw.year in BUDDHIST_YEARS:
        date = make_date(raw.year - ERA, raw.month, raw.day)
        notes = frozenset({Note.BUDDHIST_CELL})
        kind = Kind.UNKNOWN if date is None else Kind.VALUE
        return Parsed(kind, date, notes, seen.text)
    if raw.year not in CHRISTIAN_YEARS:
        return seen
    date = raw.date() if isinstance(raw, dt.datetime) else raw
    short = {Note.SHORT_YEAR_CELL} if raw.year in _SHORT_YEAR_CELLS else set[Note]()
    return Parsed(Kind.VALUE, date, frozenset(short), seen.text)


def _year_of_cell(seen: Parsed[int], raw: dt.date) -> Parsed[int]:
    date = raw.date() if isinstance(raw, dt.datetime) else raw
    serial = (date - _EXCEL_ZERO).days
    if date.year in _SERIAL_YEARS and serial in BUDDHIST_YEARS:
        return Parsed(Kind.VALUE, serial, frozenset({Note.SERIAL_YEAR}), seen.text)
    if date.year in _SERIAL_YEARS and serial in CHRISTIAN_YEARS:
        notes = frozenset({Note.SERIAL_YEAR, Note.CHRISTIAN_ERA})
        return Parsed(Kind.VALUE, serial + ERA, notes, seen.text)
    found = parse_date(raw)
    if found.value is None:
        return seen
    return Parsed(Kind.VALUE, found.value.year + ERA, found.notes, found.text)
