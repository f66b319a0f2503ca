"""Amounts, percentages and counts, exact in `Decimal`."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Literal

from oitsheet.values.parsed import Kind, Note, Parsed, exact, is_short, look, understood
from oitsheet.values.text import one_of, spaced
from oitsheet.values.words import words

_Flavour = Literal["money", "percent", "count"]

_LONGEST = 24  # digits and commas; Excel itself keeps 15 digits
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)  # the largest cell number has 309 digits


def parse_number(raw: object) -> Parsed[Decimal]:
    """Read an amount: a numeric cell, or text with Thai digits, commas, sign, baht, a remark.

    Decisions:
      * The thousands must be grouped by three or not at all; ``3,35,00`` is not understood.
      * ``(1,000)`` is the accountant's -1000. ``-500`` is negative, but ``- 500`` may as well be
        a bullet, so it is not understood.
      * A remark in brackets behind the amount (a source, the amount in words) is left aside and
        noted; any other word beside the digits ("about") makes the text not understood.
      * A percent sign is no part of an amount.
      * A lone dash is NIL; whether that means zero is for the reader of the table to say.

    Args:
        raw: A cell as read.

    Returns:
        The amount, with notes TEXT_NUMBER, THAI_DIGITS and REMARK where they apply.
    """
    return _parse(raw, "money")


def parse_percent(raw: object) -> Parsed[Decimal]:
    """Read a percentage, in percent: 34.12 means 34.12 %.

    Text may carry a percent sign or the Thai words for it, or be bare. A numeric cell is taken as
    it is: a cell formatted as percent holds 0.3412, which stays 0.3412 with the note FRACTION
    (up to and including 1), since only the caller knows the column's format and neighbours.

    Args:
        raw: A cell as read.
    """
    found = _parse(raw, "percent")
    if isinstance(raw, str) or found.value is None or not 0 < abs(found.value) <= 1:
        return found
    return Parsed(Kind.VALUE, found.value, found.notes | {Note.FRACTION}, found.text)


def parse_count(raw: object) -> Parsed[Decimal]:
    """Read a count: like an amount, with any unit of the word table behind it (items, persons …).

    Args:
        raw: A cell as read.
    """
    return _parse(raw, "count")


def show_number(number: Decimal) -> str:
    """Show `number` with commas, half-up: ``33,500`` when whole, else two decimals: ``34.10``."""
    if not number.is_finite():
        return str(number)
    rounded = (
        number.quantize(Decimal("0.01"), context=_WIDE) if number.copy_abs() < _EDGE else number
    )
    whole = rounded == rounded.to_integral_value()
    text = f"{rounded:,.0f}" if whole else f"{rounded:,.2f}"
    return text.removeprefix("-") if rounded.is_zero() else text


_EDGE = Decimal("1e390")  # beyond it two decimals exceed the context; no cell goes there


def _parse(raw: object, flavour: _Flavour) -> Parsed[Decimal]:
    seen = look(raw)
    if seen.kind is not Kind.UNKNOWN:
        return seen
    number = exact(raw)
    if number is not None:
        return understood(seen, number)
    if not is_short(raw):
        return seen
    match = re.fullmatch(_pattern(flavour), spaced(seen.text))
    value = None if match is None else _value(match)
    if match is None or value is None:
        return seen
    notes = {Note.TEXT_NUMBER} | ({Note.REMARK} if match["remark"] else set[Note]())
    return understood(seen, value, *notes)


def _value(match: re.Match[str]) -> Decimal | None:
    """Compute the number typed; None if its brackets, length or remark make no sense."""
    brackets = bool(match["open"]) + bool(match["close"])
    lopsided = brackets == 1 or (brackets and match["sign"])
    remark = match["remark"]
    wordless = remark is not None and not any(letter.isalpha() for letter in remark)
    if lopsided or wordless or len(match["number"]) > _LONGEST:
        return None
    value = Decimal(match["number"].replace(",", ""))
    negative = brackets or (match["sign"] or "").startswith("-")
    return -value if value and negative else value


@cache
def _pattern(flavour: _Flavour) -> str:
    table = words()
    before, after = {
        "money": (table.amount_before, table.money_after),
        "percent": (table.percent_before, table.percent_after),
        "count": (table.amount_before, table.count_after),
    }[flavour]
    return (
        rf"(?>(?:{one_of(before, tight=False)})\s?)*"
        r"(?P<open>\()?(?P<sign>-|\+\s?)?"
        r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
        rf"(?P<close>\))?(?>\s?(?:{one_of(after, tight=False)}))*"
        r"(?:\s?\((?P<remark>.*)\))?"
    )
