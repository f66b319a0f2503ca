"""Periods: fiscal years, their halves and quarters, and spans between two dates or months.

The Thai fiscal year y (B.E.) runs from 1 October of y-1 to 30 September of y.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache

from oitsheet.values.dates import parse_date
from oitsheet.values.moments import ERA, Moment, days_in, read_moment, read_year
from oitsheet.values.parsed import Kind, Note, Parsed, exact, is_short, look, understood
from oitsheet.values.text import compact, one_of
from oitsheet.values.words import words

_FISCAL_START = 10  # October
_QUARTERS = range(1, 5)
_AROUND = "()[]:;,/-."


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, C.E., both inclusive."""

    start: dt.date
    end: dt.date

    def __contains__(self, date: dt.date) -> bool:
        return self.start <= date <= self.end


def fiscal_year_of(date: dt.date) -> int:
    """Return the fiscal year, B.E., that a C.E. date falls into."""
    return date.year + ERA + (date.month >= _FISCAL_START)


def fiscal_year_span(year_be: int) -> Period:
    """Return the days of a fiscal year given in B.E.

    Raises:
        ValueError: The calendar does not reach that year (before 545 or after 10542).
    """
    year = year_be - ERA
    return Period(dt.date(year - 1, 10, 1), dt.date(year, 9, 30))


def quarter_span(year_be: int, quarter: int) -> Period:
    """Return the days of a quarter of a fiscal year given in B.E.; quarter 1 is Oct-Dec.

    Raises:
        ValueError: `quarter` is not 1..4, or the calendar does not reach that year.
    """
    if quarter not in _QUARTERS:
        raise ValueError(f"no quarter {quarter}")
    year = year_be - ERA - (quarter == 1)
    first = (_FISCAL_START - 1 + 3 * (quarter - 1)) % 12 + 1
    return Period(dt.date(year, first, 1), dt.date(year, first + 2, days_in(year, first + 2)))


def parse_period(raw: object) -> Parsed[Period]:
    """Read a period.

    Decisions:
      * A year, or a span of years, means fiscal years. "6 months" of a year without a word for
        which half are its first, October to March.
      * A start without a year takes the end's; if its month is later in the calendar, the year
        before (Oct-Mar 66 starts in October 65). Both are noted YEAR_INFERRED.
      * A month beside the words for fiscal year lies in that fiscal year.
      * A label (quarter, half) beside explicit months gives way to the months.
      * A single date or month is a period, too; one that ends before it starts is none.

    Args:
        raw: A cell as read: text, a year as number, or a date.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    if isinstance(raw, dt.date):
        found = parse_date(raw)
        if found.value is None:
            return seen
        return Parsed(Kind.VALUE, Period(found.value, found.value), found.notes, found.text)
    if not is_short(raw) and exact(raw) is None:
        return seen
    read = _labelled(compact(seen.text)) or _plain(compact(seen.text))
    return seen if read is None else understood(seen, read[0], *read[1])


_Read = tuple[Period, frozenset[Note]] | None


def _labelled(key: str) -> _Read:
    """Read a quarter or half of a fiscal year."""
    label = re.search(_labels(), key)
    if label is None:
        return None
    rest = (key[: label.start()] + key[label.end() :]).strip(_AROUND)
    moment = read_year(rest, short=True)
    if moment is None or moment.year is None:
        return _plain(rest)
    first, last = _quarters_of(label)
    if first > last:
        return None
    year = moment.year + ERA
    return Period(quarter_span(year, first).start, quarter_span(year, last).end), moment.notes


def _quarters_of(label: re.Match[str]) -> tuple[int, int]:
    if label["first"]:
        return int(label["first"]), int(label["last"] or label["first"])
    return {"first_half": (1, 2), "second_half": (3, 4)}.get(str(label.lastgroup), (1, 4))


def _plain(key: str) -> _Read:
    """Read one moment, or two with a dash or a word between them."""
    key = re.sub(rf"^(?>{one_of(words().period_before)})+", "", key.strip(_AROUND))
    single = read_year(key, short=False) or read_moment(key)
    if single is not None:
        return _span(single, single)
    for between in re.finditer(rf"-|{one_of(words().range_word)}", key):
        left, right = key[: between.start()], key[between.end() :]
        end = read_year(right, short=True) or read_moment(right)
        start = read_year(left, short=False) or read_moment(left) or _bare_day(left, end)
        if start is not None and end is not None and end.year is not None:
            read = _span(_completed(start, end), end)
            if read is not None:
                return read
    return None


def _bare_day(key: str, end: Moment | None) -> Moment | None:
    """Read the first day of "1-31 October": a bare number before a full date."""
    match = re.fullmatch(rf"(?>{one_of(words().date_before)})*([0-9]{{1,2}})", key)
    if match is None or end is None or not end.day:
        return None
    return Moment(day=int(match[1]), month=end.month)


def _completed(start: Moment, end: Moment) -> Moment:
    """Give a start without a year the end's year, or the one before."""
    if start.year is not None or start.month is None or end.month is None or end.year is None:
        return start
    notes = start.notes | {Note.YEAR_INFERRED}
    return replace(start, year=end.year - (start.month > end.month), notes=notes)


def _span(start: Moment, end: Moment) -> _Read:
    if (start.month is None) != (end.month is None):
        return None
    first, last = start.first_day(), end.last_day()
    if first is None or last is None or last < first:
        return None
    return Period(first, last), start.notes | end.notes


@cache
def _labels() -> str:
    table = words()
    return (
        rf"(?:{one_of(table.quarter)})(?P<first>[1-4])(?:(?:-|{one_of(table.range_word)})"
        rf"(?:{one_of(table.quarter)})?(?P<last>[1-4]))?(?![0-9])"
        rf"|(?P<second_half>{one_of(table.second_half)})|(?P<first_half>{one_of(table.first_half)})"
        rf"|(?P<whole_year>{one_of(table.whole_year)})"
    )
