"""What Excel makes of a text that is typed or assigned to a cell.

Where places differ in their habits, the reading that loses more is taken: a guard that holds
here holds there.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from excel.engine_contents import CODES
from excel.engine_errors import refused
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

LONGEST = 32767

_NUMBER = re.compile(
    r"(?P<sign>[+-]?)[$฿]?(?P<digits>\d{1,3}(?:,\d{3})+|\d+)?(?P<rest>\.\d*)?"
    r"(?P<power>[eE][+-]?\d+)?(?P<percent>%?)"
)
_FRACTION = re.compile(r"([+-]?)(\d+) (\d+)/(\d+)")
_TWO = re.compile(r"(\d{1,2})[/-](\d{1,2})")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[/-](\d{4})")
_THREE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})(?: (\d{1,2}:\d{2}(?::\d{2})?))?")
_ISO = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?: (\d{1,2}:\d{2}(?::\d{2})?))?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})(?:[- ](\d{2}|\d{4}))?")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

_OF_ANOTHER_PROGRAM = re.compile(r"=\w+\|'[^']*'!.+")
_ENDS_OPEN = (Token.OP_IN, Token.OP_PRE)


class Entry(NamedTuple):
    """What goes into the cell: openpyxl's value and type, and the format a General cell takes."""

    value: object
    kind: str
    number_format: str = "General"
    prefixed: bool = False


EMPTY = Entry(None, "n")


def entered(text):
    """What a cell of format General holds after `text` is assigned to it.

    Raises:
        ComError: The text begins as a formula but is none, or it is too long.
    """
    if len(text) > LONGEST:
        raise refused("Text values in cells are limited to 32,767 characters.")
    if text == "":
        return EMPTY
    if text.startswith("'"):
        return Entry(text[1:], "s", prefixed=True)
    bare = text.strip()
    if bare.startswith("=") and len(bare) > 1:
        return Entry(_formula(bare), "f")
    found = _constant(bare)
    if found:
        return found
    if bare[:1] in ("+", "-", "@") and len(bare) > 1:
        return Entry(_formula("=" + bare), "f")
    return Entry(text, "s")


def _constant(bare):
    if bare.upper() in ("TRUE", "FALSE"):
        return Entry(bare.upper() == "TRUE", "b")
    if bare.upper() in CODES:
        return Entry(bare.upper(), "e")
    return _number(bare) or _fraction(bare) or _date(bare) or _time(bare)


def _number(bare):
    negative = bare.startswith("(") and bare.endswith(")")
    found = _NUMBER.fullmatch(bare[1:-1] if negative else bare)
    if not found or not (found["digits"] or (found["rest"] or "").strip(".")):
        return None
    digits = (found["digits"] or "0").replace(",", "")
    value = float(f"{digits}{found['rest'] or ''}{found['power'] or ''}")
    value = -value if negative or found["sign"] == "-" else value
    value, form = (value / 100, "0%") if found["percent"] else (value, "General")
    if "," in (found["digits"] or ""):
        form = "#,##0"
    return Entry(int(value) if value.is_integer() and abs(value) < 1e15 else value, "n", form)


def _fraction(bare):
    found = _FRACTION.fullmatch(bare)
    if not found or not int(found[4]):
        return None
    value = int(found[2]) + int(found[3]) / int(found[4])
    return Entry(-value if found[1] == "-" else value, "n", "# ?/?")


def _day(year, month, day):
    for one, other in ((month, day), (day, month)):
        try:
            moment = dt.datetime(year, one, other)  # noqa: DTZ001
        except ValueError:
            continue
        return moment if year >= 1900 else None
    return None


def _year(text):
    if text is None:
        return dt.date.today().year  # noqa: DTZ011 - what Excel adds to "1/2"
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 30 else 1900)


def _date(bare):
    clock, form = None, "d/m/yyyy"
    if found := _TWO.fullmatch(bare):
        moment, form = _day(_year(None), int(found[1]), int(found[2])), "d-mmm"
        if moment is None and 1 <= int(found[1]) <= 12:
            moment, form = _day(_year(found[2].zfill(2)), int(found[1]), 1), "mmm-yy"
    elif found := _MONTH_AND_YEAR.fullmatch(bare):
        in_year = 1 <= int(found[1]) <= 12
        moment, form = (_day(int(found[2]), int(found[1]), 1) if in_year else None), "mmm-yy"
    elif found := _THREE.fullmatch(bare):
        moment, clock = _day(_year(found[3]), int(found[1]), int(found[2])), found[4]
    elif found := _ISO.fullmatch(bare):
        moment, clock = _day(int(found[1]), int(found[2]), int(found[3])), found[4]
    elif (found := _NAMED.fullmatch(bare)) and found[2][:3].lower() in _MONTHS:
        month = _MONTHS.index(found[2][:3].lower()) + 1
        moment, form = _day(_year(found[3]), month, int(found[1])), "d-mmm"
    else:
        return None
    if moment is None:
        return None
    if clock:
        time = _time(clock)
        if not time:
            return None
        moment, form = dt.datetime.combine(moment, time.value), "d/m/yyyy h:mm"
    return Entry(moment, "d", form)


def _time(bare):
    found = _CLOCK.fullmatch(bare)
    if not found or int(found[1]) > 23 or int(found[2]) > 59 or int(found[3] or 0) > 59:
        return None
    return Entry(dt.time(int(found[1]), int(found[2]), int(found[3] or 0)), "d", "h:mm")


def _formula(text):
    """The formula, if Excel would take it: one that cannot be read is refused."""
    if _OF_ANOTHER_PROGRAM.fullmatch(text):
        return text
    try:
        tokens = [one for one in Tokenizer(text).items if one.type != Token.WSPACE]
    except (TokenizerError, IndexError, AssertionError) as error:
        raise refused("There's a problem with this formula.") from error
    opened = sum(
        {Token.OPEN: 1, Token.CLOSE: -1}.get(one.subtype, 0)
        for one in tokens
        if one.type in (Token.FUNC, Token.PAREN, Token.ARRAY)
    )
    if opened or not tokens or tokens[-1].type in _ENDS_OPEN:
        raise refused("There's a problem with this formula.")
    return text
