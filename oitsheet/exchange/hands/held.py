"""What one cell holds, as it was typed: two that were typed alike are the same."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from oitsheet.values import Kind, parse_date, shown

if TYPE_CHECKING:
    from oitsheet.workbook.grid import Value

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_EXACT: Final = 1e-12
"""By so much of itself a number may change when another program writes its digits."""

_FIRST_DAY = dt.date(1899, 12, 30)
_WEB = re.compile(r"(?:https?|ftp)://|\bwww\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Held:
    """The content of a cell.

    Attributes:
        value: As stored; None for a blank cell.
        link: Where its words lead, if they lead anywhere that they do not say themselves.
    """

    value: Value | None = None
    link: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands there that anybody could see."""
        return self.value is None

    @property
    def text(self) -> str:
        """As people read it; behind words that lead somewhere stands where."""
        said = "" if self.value is None else shown(self.value)
        return f"{said} <{self.link}>" if self.link else said


BLANK: Final = Held()


def held(value: Value | None, link: str = "") -> Held:
    """Make the content of a cell of what a grid holds.

    Args:
        value: As stored; a text that shows nothing is a blank cell.
        link: The address behind the cell. It counts only where the words are no address.
    """
    if value is None or (isinstance(value, str) and not shown(value)):
        return BLANK
    if isinstance(value, bool):
        value = str(value).upper()
    elif isinstance(value, dt.time | dt.timedelta):
        value = shown(value)
    says = isinstance(value, str) and _WEB.search(value)
    return Held(value, "" if says else link.strip())


def same(one: Held, other: Held) -> bool:
    """Whether two cells hold what was typed alike, however a program stored it.

    1 and 1.0 and the text 1; a date and its serial number, or the same day in words; a text with
    and without blanks at the ends of its lines. Spellings that merely mean the same differ.
    """
    return _link_key(one.link) == _link_key(other.link) and _same_value(one.value, other.value)


def _same_value(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    if isinstance(one, str) and isinstance(other, str):
        return _text_key(one) == _text_key(other)
    if isinstance(one, dt.date) or isinstance(other, dt.date):
        return _same_day(one, other)
    first, second = _number(one), _number(other)
    if first is None or second is None:
        return False
    return math.isclose(first, second, rel_tol=_EXACT, abs_tol=_EXACT)


def _same_day(one: Value, other: Value) -> bool:
    day, second = (one, other) if isinstance(one, dt.date) else (other, one)
    if isinstance(second, str):
        parsed = parse_date(second)
        whole = not isinstance(day, dt.datetime)
        return whole and parsed.kind is Kind.VALUE and not parsed.notes and parsed.value == day
    first_number, second_number = _number(day), _number(second)
    if first_number is None or second_number is None:
        return False
    return math.isclose(first_number, second_number, abs_tol=1e-8)  # a thousandth of a second


def _text_key(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _link_key(link: str) -> str:
    return unquote(link).strip().removesuffix("/")


def _number(value: Value) -> float | None:
    if isinstance(value, str):
        text = value.strip()
        return float(text) if _NUMBER.fullmatch(text) else None
    if isinstance(value, dt.datetime):
        midnight = dt.datetime.combine(_FIRST_DAY, dt.time())
        return (value.replace(tzinfo=None) - midnight) / dt.timedelta(days=1)
    if isinstance(value, dt.date):
        return float((value - _FIRST_DAY).days)
    return float(value) if isinstance(value, int | float) else None


def written(content: Held) -> tuple[str, str, str]:
    """Write the content of a cell as three texts: its kind, its value, its link."""
    value = content.value
    if value is None:
        return "", "", ""
    if isinstance(value, str):
        return "text", value, content.link
    if isinstance(value, dt.datetime):
        return "time", value.isoformat(), content.link
    if isinstance(value, dt.date):
        return "date", value.isoformat(), content.link
    return "number", repr(float(value)), content.link  # type: ignore[arg-type]  # `held` left no other


def from_written(kind: str, text: str, link: str) -> Held:
    """Read again what `written` wrote; what is no such thing is a text."""
    try:
        match kind:
            case "":
                return BLANK
            case "number":
                return Held(float(text), link)
            case "date":
                return Held(dt.date.fromisoformat(text), link)
            case "time":
                return Held(dt.datetime.fromisoformat(text), link)
    except ValueError:
        pass
    return Held(text, link)
