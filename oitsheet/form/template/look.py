"""How cells look: one place for fonts, colours and number formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from oitsheet.form.layout import ColumnType

if TYPE_CHECKING:
    from oitsheet.form.layout import Column

FONT: Final = {"font_name": "TH Sarabun New", "font_size": 16, "font_scheme": "none"}
"""The font of Thai official papers. Only named: where it is missing, another one steps in."""

DEEP, PALE, GREY, LINE = "#1F4E79", "#DDEBF7", "#EDEDED", "#A6A6A6"
TAB_SHOWN, TAB_BEHIND = DEEP, LINE

_BUDDHIST_DATE = "[$-107041E]d mmm yyyy;@"  # locale Thai, calendar B.E.: 12 Jul 2565 in Thai
_MONEY, _COUNT, _PERCENT = "#,##0.00", "0", "0.00"
_TEXT = "@"

NUMBER_FORMATS: Final = {
    ColumnType.DATE: _BUDDHIST_DATE,
    ColumnType.MONEY: _MONEY,
    ColumnType.NUMBER: _PERCENT,
    ColumnType.PERCENT: _PERCENT,
    ColumnType.POINTS: _COUNT,
    ColumnType.YEAR: _COUNT,
    # the sheet would make a date of 5/2566 and of 1-3
    ColumnType.CODE: _TEXT,
    ColumnType.CODES: _TEXT,
    ColumnType.LACKING: _TEXT,
    ColumnType.ORDERS: _TEXT,
    ColumnType.PERIOD: _TEXT,
}

LINE_FORMATS: Final = {"count": _COUNT, "percent": _PERCENT, "money": _MONEY}

_CENTRED = {
    ColumnType.CODE,
    ColumnType.INDICATOR,
    ColumnType.LEVEL,
    ColumnType.MEASURE,
    ColumnType.YEAR,
}
_RIGHT = {ColumnType.MONEY, ColumnType.NUMBER, ColumnType.PERCENT, ColumnType.POINTS}
"""Numbers as offices type them, Thai digits and dashes too, stand under one another."""

Part = Literal["title", "note", "header", "label", "help"]

_PARTS: Final[dict[Part, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": 20, "font_color": DEEP, "valign": "vcenter"},
    "note": {"font_color": "#595959", "valign": "vcenter"},
    "header": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": DEEP,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
    },
    "label": {
        "bold": True,
        "bg_color": PALE,
        "valign": "top",
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
    },
    "help": {"font_color": "#595959", "valign": "top", "text_wrap": True},
}


def part_look(part: Part) -> dict[str, Any]:
    """How a part of the frame looks."""
    return dict(_PARTS[part])


def cell_look(column: Column, *, left: bool = False) -> dict[str, Any]:
    """How a column's cells look.

    Args:
        column: Its description.
        left: Align everything to the left, as in a sheet of fields.
    """
    look: dict[str, Any] = {
        "valign": "top",
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
        "num_format": NUMBER_FORMATS.get(column.type, "General"),
    }
    if left:
        look["align"] = "left"
    elif column.type in _CENTRED:
        look["align"] = "center"
    elif column.type in _RIGHT:
        look |= {"align": "right", "indent": 1}
    if column.tool or column.formula:
        look["bg_color"] = GREY
    elif column.pre:
        look["bg_color"] = PALE
    return look


def line_look(kind: str) -> dict[str, Any]:
    """How the value of a summary line of this format looks."""
    return {
        "bold": True,
        "align": "right",
        "indent": 1,
        "valign": "top",
        "border": 1,
        "border_color": LINE,
        "bg_color": GREY,
        "num_format": LINE_FORMATS[kind],
    }
