"""A cell's content as COM hands it out, and as a cell takes it."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal

from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

CODES = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
    "#GETTING_DATA": 2043,
    "#SPILL!": 2045,
    "#CONNECT!": 2046,
    "#BLOCKED!": 2047,
    "#UNKNOWN!": 2048,
    "#FIELD!": 2049,
    "#CALC!": 2050,
}
ERRORS = {text: code - 2146828288 for text, code in CODES.items()}
"""An error in a cell → the integer that COM gives for it."""

KNOWN_TO_XLWINGS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
TEXTS = {ERRORS[text]: text for text in KNOWN_TO_XLWINGS}

DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
_AFTER_THE_DAY_THAT_NEVER_WAS = dt.datetime(1900, 3, 1)  # noqa: DTZ001
_CURRENCY = re.compile(r"[฿$€£¥](?![-\]])|\[\$[^-\]]+")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _day(value):
    """A day as COM counts it: it knows no 29 February 1900, which Excel does."""
    if value < _AFTER_THE_DAY_THAT_NEVER_WAS:
        return value - dt.timedelta(days=1)
    return value


def _moment(value):
    if isinstance(value, dt.timedelta):
        return DAY_ZERO + value
    if isinstance(value, dt.time):
        return dt.datetime.combine(DAY_ZERO, value)
    if not isinstance(value, dt.datetime):
        value = dt.datetime.combine(value, dt.time())
    return _day(value)


def is_currency(number_format):
    return _CURRENCY.search(number_format.partition(";")[0]) is not None


def _number(value, number_format):
    if is_currency(number_format):
        return Decimal(str(round(value, 4)))
    return float(value)


def as_com(cell):
    """A constant: float, Decimal of a currency, str, bool, datetime, or an error's integer."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return value
    if cell.data_type == "e":
        return ERRORS.get(value, ERRORS["#VALUE!"])
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return _moment(value)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def general(number):
    """A number as the format General writes it: 15 digits at most."""
    return f"{number:.15g}".upper()


def formula_text(cell):  # noqa: PLR0911 - a line for each type
    """What the formula bar shows, in English: constants too are text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, ArrayFormula):
        return value.text if value.text.startswith("=") else f"={value.text}"
    if isinstance(value, DataTableFormula):
        return "=TABLE()"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return general(value)
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return general(to_excel(value))
    return str(as_com(cell)) if cell.data_type == "s" else str(value)


def cleaned(value, datetime_builder, empty_as, number_builder, err_to_str):
    """What the conversion of xlwings makes of a value over COM."""
    if value in ("", None):
        return empty_as
    if isinstance(value, dt.datetime):
        return datetime_builder(
            year=value.year,
            month=value.month,
            day=value.day,
            hour=value.hour,
            minute=value.minute,
            second=value.second,
            microsecond=value.microsecond,
            tzinfo=None,
        )
    if number_builder is not None and isinstance(value, float):
        return number_builder(value)
    if isinstance(value, int) and value in TEXTS:
        return TEXTS[value] if err_to_str else None
    return value


def prepared(value):
    """What xlwings hands to COM for one value of a block."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    return value
