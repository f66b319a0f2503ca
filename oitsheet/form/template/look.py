"""How cells look: one place for fonts, colours and number formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from oitsheet.form.layout import ColumnType

if TYPE_CHECKING:
    from oitsheet.form.layout import Column

TITLE, BODY = 20, 16  # points

FONT: Final = {
    "font_name": "TH Sarabun New",
    "font_size": BODY,
    "font_scheme": "none",
    "font_family": 2,  # without serifs
    "font_charset": 222,  # Thai
}
"""The font of Thai official papers. Only named: where it is missing, another one steps in, and
family and character set say what it must be able to do."""

DIGIT, PADDING = 8, 5
"""Pixels of one character of a column's width in that font, and beside all of them."""

DEEP, PALE, GREY, LINE, QUIET = "#1F4E79", "#EAF1F8", "#F0F0F0", "#A6A6A6", "#808080"
_SOFT, _MIDDLE, _WHITE = "#595959", "#41719C", "#FFFFFF"
_SLATE, _STEEL = "#5B7186", "#6B6B6B"

_TABS: Final = {
    "start": DEEP,
    "detail": "#2A7F74",
    "analysis": "#A63D57",
    "project": "#B7791F",
    "scores": "#6B4E9B",
    "tool": "#7F7F7F",
}

_BUDDHIST_DATE = "[$-107041E]d mmm yyyy;@"  # locale Thai, calendar B.E.: 12 Jul 2565 in Thai
_MONEY, _COUNT, _PERCENT = "#,##0.00", "0", "0.00"
_TEXT = "@"

NUMBER_FORMATS: Final = {
    ColumnType.DATE: _BUDDHIST_DATE,
    ColumnType.MONEY: _MONEY,
    ColumnType.NUMBER: _PERCENT,
    ColumnType.ORDINAL: _COUNT,
    ColumnType.PERCENT: _PERCENT,
    ColumnType.POINTS: _COUNT,
    ColumnType.YEAR: _COUNT,
    # the sheet would make a date of 5/2566 and of 1-3, 1 of 100%, and a formula of -none-
    ColumnType.CODE: _TEXT,
    ColumnType.CODES: _TEXT,
    ColumnType.ANSWERS: _TEXT,
    ColumnType.INDICATORS: _TEXT,
    ColumnType.LACKING: _TEXT,
    ColumnType.ORDERS: _TEXT,
    ColumnType.PERIOD: _TEXT,
    ColumnType.STATUS: _TEXT,
    ColumnType.TEXT: _TEXT,
}

LINE_FORMATS: Final = {"count": _COUNT, "percent": _PERCENT, "money": _MONEY}

_CENTRED = {
    ColumnType.ORDINAL,
    ColumnType.CHOICE,
    ColumnType.CODE,
    ColumnType.DATE,
    ColumnType.INDICATOR,
    ColumnType.LEVEL,
    ColumnType.MEASURE,
    ColumnType.YEAR,
}
_RIGHT = {ColumnType.MONEY, ColumnType.NUMBER, ColumnType.PERCENT, ColumnType.POINTS}
"""Numbers as offices type them, Thai digits and dashes too, stand under one another."""

LINK: Final = "#0563C1"

_SHORT_RESULTS = {"severity", "item", "code"}

Part = Literal["title", "note", "hint", "header", "label", "help", "empty", "verdict"]

_PARTS: Final[dict[Part, dict[str, Any]]] = {
    "title": {"bold": True, "font_size": TITLE, "font_color": DEEP, "valign": "vcenter"},
    "note": {"font_color": _SOFT, "valign": "vcenter"},
    "verdict": {"bold": True, "font_color": DEEP, "valign": "vcenter"},
    "hint": {"font_color": QUIET, "italic": True, "valign": "vcenter"},
    "header": {
        "bold": True,
        "font_color": _WHITE,
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
    "help": {"font_color": _SOFT, "valign": "top", "text_wrap": True, "indent": 1},
    "empty": {"font_color": QUIET, "italic": True, "valign": "top"},
}

Sign = Literal[
    "mend", "begin", "good", "unknown", "aside", "ask", "repeated", "divide", "ruled", "done"
]

_SIGNS: Final[dict[Sign, dict[str, Any]]] = {
    "mend": {"bold": True, "font_color": "#7A2E00", "bg_color": "#F6CDB4"},
    "begin": {"italic": True, "font_color": "#5C4700", "bg_color": "#FFF3CC"},
    "good": {"font_color": "#0B4F43", "bg_color": "#CDEBE0"},
    "unknown": {"font_color": _SOFT, "bg_color": _WHITE},
    "aside": {"font_strikeout": True, "font_color": QUIET, "bg_color": GREY},
    "ask": {"bg_color": "#FFF3CC"},
    "repeated": {"font_color": "#9A9A9A"},
    "divide": {  # all but the lower edge: LibreOffice draws the edges that are named, no others
        "top": 1,
        "left": 1,
        "right": 1,
        "top_color": "#404040",
        "left_color": LINE,
        "right_color": LINE,
    },
    "ruled": {
        "top": 1,
        "left": 1,
        "right": 1,
        "top_color": LINE,
        "left_color": LINE,
        "right_color": LINE,
    },
    "done": {"font_color": "#0B4F43"},
}
"""What a conditional format makes of a cell. Each sign differs from the others without its colour,
too (weight, slant, a stroke, or none of these): it is printed in black and white, and not everyone
sees red beside green. The colours are pale tints of vermilion, yellow and bluish green."""


def tab_colour(group: str) -> str:
    """The colour of the tabs of a group of sheets."""
    return _TABS[group]


def part_look(part: Part) -> dict[str, Any]:
    """How a part of the frame looks."""
    return dict(_PARTS[part])


def sign_look(sign: Sign) -> dict[str, Any]:
    """What a conditional format changes."""
    return dict(_SIGNS[sign])


def result_look(column: Column) -> dict[str, Any]:
    """How a column of the results looks, down to the last row of the sheet: without lines."""
    look: dict[str, Any] = {"valign": "top", "text_wrap": True}
    if column.key == "place":
        look |= {"font_color": LINK, "underline": 1}
    return look | {"align": "center"} if column.key in _SHORT_RESULTS else look


def header_look(column: Column) -> dict[str, Any]:
    """How a column's header looks: darkest where to begin, grey where nothing is to be typed."""
    colour = _MIDDLE
    if column.tool or column.formula:
        colour = _STEEL
    elif column.pre:
        colour = _SLATE
    elif column.first or column.required:
        colour = DEEP
    return part_look("header") | {"bg_color": colour}


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
    elif column.type is ColumnType.NUMBER and column.pre:  # a number that we count by
        look |= {"align": "center", "num_format": _COUNT}
    elif column.type in _RIGHT:
        look |= {"align": "right", "indent": 1}
    if column.tool or column.formula:
        look["bg_color"] = GREY
    elif column.pre:
        look["bg_color"] = PALE
    return look
