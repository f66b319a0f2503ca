"""How the summary looks: the palette and the font are those of every sheet."""

from __future__ import annotations

from typing import Any, Final, Literal

from oitsheet.form.template.look import DEEP, GREY, LINE, LINE_FORMATS, PALE

SMALL: Final = 14
_FIGURE: Final = 28
_MUTED: Final = "#595959"

Align = Literal["left", "center", "right"]

COUNT, PERCENT, MONEY = (LINE_FORMATS[kind] for kind in ("count", "percent", "money"))
PLAIN: Final = "General"


def section() -> dict[str, Any]:
    """The heading of a block."""
    return {
        "bold": True,
        "font_color": DEEP,
        "valign": "vcenter",
        "bottom": 2,
        "bottom_color": DEEP,
    }


def head(align: Align = "center") -> dict[str, Any]:
    """A column's head."""
    return {
        "bold": True,
        "font_size": SMALL,
        "font_color": "#FFFFFF",
        "bg_color": DEEP,
        "align": align,
        "valign": "vcenter",
        "text_wrap": True,
        "border": 1,
        "border_color": LINE,
    }


def cell(align: Align = "left", number: str = PLAIN, *, strong: bool = False) -> dict[str, Any]:
    """A cell of a block; a long text grows smaller rather than be cut off."""
    look: dict[str, Any] = {
        "align": align,
        "valign": "vcenter",
        "num_format": number,
        "border": 1,
        "border_color": LINE,
    }
    if align == "left":
        look["shrink"] = True
    if align != "center":
        look["indent"] = 1
    if strong:
        look |= {"bold": True, "bg_color": GREY}
    return look


def label() -> dict[str, Any]:
    """What a figure is called."""
    return cell() | {"bg_color": PALE}


def note(*, strong: bool = False) -> dict[str, Any]:
    """A small remark under a block."""
    look: dict[str, Any] = {"font_size": SMALL, "font_color": _MUTED, "valign": "vcenter"}
    return look | {"text_wrap": True} | ({"bold": True, "font_color": DEEP} if strong else {})


def office() -> dict[str, Any]:
    """Whose book it is."""
    return {"bold": True, "font_size": 18, "valign": "vcenter", "shrink": True}


def start(*, link: bool = False) -> dict[str, Any]:
    """The band that says where to begin."""
    look: dict[str, Any] = {"bold": True, "bg_color": PALE, "valign": "vcenter", "font_color": DEEP}
    return look | ({"underline": 1, "align": "center"} if link else {"align": "left", "indent": 1})


def link() -> dict[str, Any]:
    """A sheet's name that leads there."""
    return cell() | {"font_color": DEEP, "underline": 1}


def card(part: Literal["title", "figure", "note"], number: str = PLAIN) -> dict[str, Any]:
    """A part of a card: its title, its big figure, what the figure is made of."""
    edge = {"title": "top", "figure": "left", "note": "bottom"}[part]
    look: dict[str, Any] = {
        "align": "center",
        "valign": "vcenter",
        "bg_color": PALE,
        "shrink": True,
        "left": 1,
        "right": 1,
        edge: 1,
        "left_color": LINE,
        "right_color": LINE,
        f"{edge}_color": LINE,
    }
    if part == "title":
        return look | {"bold": True, "font_color": DEEP}
    if part == "note":
        return look | {"font_size": SMALL, "font_color": _MUTED}
    return look | {"bold": True, "font_size": _FIGURE, "font_color": DEEP, "num_format": number}


def way() -> dict[str, Any]:
    """One way to have the book checked."""
    return cell() | {"font_size": SMALL, "text_wrap": True, "shrink": False}


def hint(*, strong: bool = False) -> dict[str, Any]:
    """Beside a sheet's name: begin here, or how to make it show."""
    look = cell() | {"font_size": SMALL, "font_color": DEEP if strong else _MUTED}
    return look | ({"bold": True} if strong else {})


def calm() -> dict[str, Any]:
    """What a card's figure becomes while there is none."""
    return {"bold": False, "font_color": "#8C8C8C"}


def standing() -> dict[str, Any]:
    """The level on the scale where the book stands."""
    return {"bold": True, "font_color": "#FFFFFF", "bg_color": DEEP}
