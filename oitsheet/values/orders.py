"""Orders: their numbers, 147/2565, and the days they bear."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from oitsheet.values.dates import parse_date
from oitsheet.values.moments import BUDDHIST_YEARS, CHRISTIAN_YEARS, ERA, resolve_year
from oitsheet.values.parsed import Kind, Note, Parsed, is_short, look, understood
from oitsheet.values.text import compact, one_of
from oitsheet.values.words import words

_NUMBER = r"(?P<number>[0-9]{1,5})/(?P<year>[0-9]{4}|[0-9]{2})(?![0-9/])"


def parse_order(raw: object) -> Parsed[str]:
    """Read an order's number.

    Decisions:
      * The number and its year are kept, never taken for a fraction or a month: ``147/2565``. A
        two-digit year is written out; a C.E. year stays and is noted.
      * A sentence that begins with the word for order and holds exactly one such number is read,
        too (note REMARK). Reference numbers of letters are not.
      * The day behind the number, as orders are cited, is left to `order_day`.
      * A real date cell is what Excel made of ``5/2566``: kind UNKNOWN, note ORDER_BECAME_DATE,
        and the text is the probable original, with the year B.E.

    Args:
        raw: A cell as read.
    """
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    if isinstance(raw, dt.date):
        return _became_date(raw)
    if not is_short(raw):
        return seen
    key = compact(seen.text)
    match = re.fullmatch(rf"(?>{_before()})*{_NUMBER}", key)
    notes: set[Note] = set()
    if match is None and (dated := _dated(key)) is not None:
        match = dated[0]
    if match is None and re.match(one_of(words().order_start), key):
        found = list(re.finditer(rf"(?<![0-9/.]){_NUMBER}", key))
        match = found[0] if len(found) == 1 else None
        notes.add(Note.REMARK)
    if match is None or int(match["number"]) == 0:
        return seen
    resolved = resolve_year(match["year"])
    if resolved is None:
        return seen
    year, year_notes = resolved
    shown_year = year if Note.CHRISTIAN_ERA in year_notes else year + ERA
    return understood(seen, f"{int(match['number'])}/{shown_year}", *notes, *year_notes)


def split_orders(text: str) -> list[str]:
    """Part a text that names several orders: by lines, and at commas before a further number."""
    before = r"(?:(?<!\s)\s+)?"  # from the first blank of a row of them, or each would be tried
    return re.split(rf"{before}[\r\n]+\s*|{before}[,;]\s*(?=\D{{0,20}}\d{{1,4}}\s*/)", text)


def order_day(raw: object) -> dt.date | None:
    """Return the day (C.E.) that stands behind an order's number; None where none does.

    Args:
        raw: A line of a cell: ``147/2565`` and "dated" with a day behind it.
    """
    dated = _dated(compact(raw)) if isinstance(raw, str) and is_short(raw) else None
    return None if dated is None else dated[1]


def orders_in(text: str) -> tuple[str, ...]:
    """Return the numbers of orders that a text names behind the word for order, in its order.

    Args:
        text: As typed; a meeting's number (``1/2566``) without that word before it is none.
    """
    key = compact(text)
    named = rf"(?:{one_of(words().order_start)})(?>{one_of(words().order_before)}){{0,9}}{_NUMBER}"
    found = (parse_order(f"{m['number']}/{m['year']}").value for m in re.finditer(named, key))
    return tuple(dict.fromkeys(number for number in found if number))


def _dated(key: str) -> tuple[re.Match[str], dt.date] | None:
    """The number at the head of a text and the day that is all the rest of it."""
    match = re.match(rf"(?>{_before()})*{_NUMBER}", key)
    day = None if match is None else parse_date(key[match.end() :].strip("()")).value
    return None if match is None or day is None else (match, day)


def _became_date(raw: dt.date) -> Parsed[str]:
    year = raw.year + ERA if raw.year in CHRISTIAN_YEARS else raw.year
    first_of_month = raw.day == 1 and year in BUDDHIST_YEARS
    text = f"{raw.month}/{year}" if first_of_month else look(raw).text
    return Parsed(Kind.UNKNOWN, None, frozenset({Note.ORDER_BECAME_DATE}), text)


@cache
def _before() -> str:
    return one_of(words().order_before)
