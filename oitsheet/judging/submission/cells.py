"""One stored value and its column → what it means: the only place where types meet `values`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from oitsheet.form.layout import ColumnType
from oitsheet.values import (
    Kind,
    Note,
    Parsed,
    StatusKind,
    aims_in_words,
    fold_tight,
    parse_code,
    parse_codes,
    parse_count,
    parse_date,
    parse_indicators,
    parse_lacking,
    parse_level,
    parse_number,
    parse_order,
    parse_owners,
    parse_percent,
    parse_period,
    parse_references,
    parse_year,
    read_status,
    says_no_money,
    shown,
    split_orders,
    split_urls,
    without_at_least,
)
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from decimal import Decimal

    from oitsheet.form.layout import Column, Layout

INDICATORS = 10
"""ITA has ten indicators (scoring facts, section 1)."""

_HYPERLINK = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|"")+)"', re.IGNORECASE)

INSTRUMENTS = ("IIT", "EIT", "OIT")
TOTAL = "TOTAL"

LAST_CENTURY = 2500 - 543 - 1900
"""From the C.E. year that Excel makes of two digits to the B.E. year they stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Understands cells for one layout and one number of items.

    Attributes:
        highest: The number of the edition's last item.
        elements: How many elements the item of the row has; for numbers of lacking elements.
    """

    layout: Layout
    highest: int
    elements: int = 0

    def understand(self, raw: object, column: Column) -> Parsed[Any]:
        """Return what a stored value means in that column; never raises."""
        if isinstance(raw, ErrorValue):
            return Parsed(kind=Kind.UNKNOWN, text=str(raw))
        parsed = _BY_TYPE[column.type](self, raw, column)
        if column.free and parsed.kind is Kind.UNKNOWN:
            return Parsed(kind=Kind.VALUE, value=parsed.text, text=parsed.text)
        return parsed


def _code(reader: Reader, raw: object, _column: Column) -> Parsed[int]:
    return parse_code(raw, reader.highest, bare=True)


def _codes(reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    return parse_codes(raw, reader.highest)


def _answers(reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    return parse_references(raw, reader.highest)


def _text(reader: Reader, raw: object, _column: Column) -> Parsed[str]:
    text = shown(raw)
    return Parsed(kind=Kind.VALUE if text else Kind.BLANK, value=text or None, text=text)


def _choice(reader: Reader, raw: object, column: Column) -> Parsed[str]:
    text = shown(raw)
    key = fold_tight(text)
    if not key:
        return Parsed(kind=Kind.BLANK)
    known = {fold_tight(choice): choice for choice in column.choices}
    for other, choice in reader.layout.same.items():
        if choice in column.choices:
            known.setdefault(fold_tight(other), choice)
    if key in known:
        return Parsed(kind=Kind.VALUE, value=known[key], text=text)
    if parse_number(text).kind is Kind.NIL:
        return Parsed(kind=Kind.NIL, text=text)
    begins = [name for name in known if len(name) > 1 and key.startswith(name)]
    if begins and not column.whole:
        return Parsed(kind=Kind.VALUE, value=known[max(begins, key=len)], text=text)
    return Parsed(kind=Kind.VALUE, value=text, text=text)  # the schema says what is no choice


def _date(reader: Reader, raw: object, _column: Column) -> Parsed[dt.date]:
    """A day; of a two-digit year that Excel took for the last century, the B.E. year meant.

    25/9/66 typed into Excel becomes the year 1966 C.E. The days of this form are all of the last
    few years, so 2566 B.E. is meant.
    """
    parsed = parse_date(raw)
    if Note.SHORT_YEAR_CELL not in parsed.notes or parsed.value is None:
        return parsed
    try:
        meant = parsed.value.replace(year=parsed.value.year + LAST_CENTURY)
    except ValueError:  # 29 February of a year that has none
        return Parsed(kind=Kind.UNKNOWN, text=parsed.text, notes=parsed.notes)
    return replace(parsed, value=meant)


def _level(reader: Reader, raw: object, _column: Column) -> Parsed[str]:
    return parse_level(raw)


def _status(reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    status = read_status(raw, reader.layout.status_words)
    if status.kind in (StatusKind.BLANK, StatusKind.NIL):
        kind = Kind.BLANK if status.kind is StatusKind.BLANK else Kind.NIL
        return Parsed(kind=kind, text=status.text)
    return Parsed(kind=Kind.VALUE, value=status, text=status.text)


def _lacking(reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    return parse_lacking(raw, reader.elements)


def _links(reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    text = shown(raw)
    parts = split_urls(raw)
    if parts:
        return Parsed(kind=Kind.VALUE, value=parts, text=text)
    return Parsed(kind=Kind.NIL if text else Kind.BLANK, text=text)


def _money(_reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    if isinstance(raw, str) and says_no_money(raw):
        return replace(parse_number("0"), text=shown(raw))
    return parse_number(raw)


def _measure(reader: Reader, raw: object, column: Column) -> Parsed[Any]:
    aim = without_at_least(raw) if isinstance(raw, str) else raw
    if isinstance(raw, str) and aim != raw.strip():
        return replace(_measure(reader, aim, column), text=shown(raw))
    if isinstance(raw, str) and aims_in_words(raw):
        return Parsed(kind=Kind.VALUE, value=shown(raw), text=shown(raw))
    level = parse_level(raw)
    if level.kind is Kind.VALUE:
        return level
    count = parse_count(raw)
    return count if count.kind is not Kind.UNKNOWN else parse_percent(raw)


def _indicator(reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    text = shown(raw)
    key = fold_tight(text).upper()
    if key in INSTRUMENTS:
        return Parsed(kind=Kind.VALUE, value=key, text=text)
    if key in {fold_tight(word).upper() for word in reader.layout.words["total"]} or key == "ITA":
        return Parsed(kind=Kind.VALUE, value=TOTAL, text=text)
    number = parse_count(raw)
    named = parse_indicators(raw).value if number.kind is Kind.UNKNOWN else None
    if named and len(named.indicators) == 1 and not (named.sub_indicators or named.items):
        number = parse_count(named.indicators[0])
    if number.kind is not Kind.VALUE or number.value is None:
        return number
    if number.value in range(1, INDICATORS + 1):
        return Parsed(kind=Kind.VALUE, value=int(number.value), text=text)
    return Parsed(kind=Kind.UNKNOWN, text=text)


def _orders(reader: Reader, raw: object, _column: Column) -> Parsed[Any]:
    lines = split_orders(raw) if isinstance(raw, str) else [raw]
    orders = [parsed for line in lines if (parsed := parse_order(line)).kind is not Kind.BLANK]
    bad = next((order for order in orders if order.kind is Kind.UNKNOWN), None)
    if bad is not None:
        return bad
    numbers = tuple(order.value for order in orders if order.value)
    text = shown(raw)
    return Parsed(kind=Kind.VALUE if numbers else Kind.BLANK, value=numbers, text=text)


def link_of(formula: str) -> str:
    """Return the address in a HYPERLINK formula, which shows another text; else an empty text."""
    match = _HYPERLINK.match(formula)
    return match[1].replace('""', '"') if match else ""


def _simple(
    parse: Callable[[object], Parsed[Any]],
) -> Callable[[Reader, object, Column], Parsed[Any]]:
    return lambda _reader, raw, _column: parse(raw)


_BY_TYPE: dict[ColumnType, Callable[[Reader, object, Column], Parsed[Any]]] = {
    ColumnType.ANSWERS: _answers,
    ColumnType.CHOICE: _choice,
    ColumnType.CODE: _code,
    ColumnType.CODES: _codes,
    ColumnType.DATE: _date,
    ColumnType.HOSTS: _links,
    ColumnType.INDICATOR: _indicator,
    ColumnType.INDICATORS: _simple(parse_indicators),
    ColumnType.LACKING: _lacking,
    ColumnType.LEVEL: _level,
    ColumnType.LINKS: _links,
    ColumnType.MEASURE: _measure,
    ColumnType.MONEY: _money,
    ColumnType.NUMBER: _simple(parse_count),
    ColumnType.ORDERS: _orders,
    ColumnType.ORDINAL: _simple(parse_count),
    ColumnType.OWNERS: _simple(parse_owners),
    ColumnType.PERCENT: _simple(parse_percent),
    ColumnType.PERIOD: _simple(parse_period),
    ColumnType.POINTS: _simple(parse_count),
    ColumnType.STATUS: _status,
    ColumnType.TEXT: _text,
    ColumnType.YEAR: _simple(parse_year),
}


def percent_of(value: Decimal, expected: Decimal) -> Decimal:
    """Read a percentage that Excel may keep as a fraction: 0.3412 shown as 34.12%.

    Args:
        value: As stored.
        expected: What it should be, in percent; tells which of the two was meant.

    Returns:
        The value in percent units.
    """
    as_fraction = value * 100
    return as_fraction if abs(as_fraction - expected) < abs(value - expected) else value
