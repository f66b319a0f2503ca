"""Rows and cells as a worksheet's XML writes them: texts inline, so that no other part changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_TEXT: Final = 32_767
"""Letters that a cell takes."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and how it looks without any style: bold, colour, a link's line, its font."""

    text: str
    bold: bool = False
    colour: str = ""
    underlined: bool = False
    font: str = ""
    size: str = ""


CellContent = str | float | Text


def cell_xml(
    place: tuple[int, int], content: CellContent | None, *, style: str = "", prefix: str = ""
) -> str:
    """One cell.

    Args:
        place: Row and column, 1-based.
        content: A text stays a text, whatever it begins with; a number; None for a blank cell.
        style: The number of its style, as the sheet writes it; empty for none.
        prefix: Of the sheet's elements, with its colon.
    """
    row, column = place
    head = f'<{prefix}c r="{column_letters(column)}{row}"' + (f' s="{style}"' if style else "")
    if content is None or content == "":
        return f"{head}/>"
    if isinstance(content, int | float):
        return f"{head}><{prefix}v>{content!r}</{prefix}v></{prefix}c>"
    text = content if isinstance(content, Text) else Text(content)
    inner = _rich(text, prefix) if text.bold or text.colour else _plain(text.text, prefix)
    return f'{head} t="inlineStr"><{prefix}is>{inner}</{prefix}is></{prefix}c>'


def row_xml(
    row: int,
    cells: Mapping[int, CellContent],
    styles: Mapping[int, str],
    *,
    height: float | None = None,
    prefix: str = "",
) -> str:
    """One row.

    Args:
        row: Its number.
        cells: Column → what stands in it.
        styles: Column → the number of its style; a styled cell is written, blank or not.
        height: In points; None leaves it to the program that shows it.
        prefix: Of the sheet's elements, with its colon.
    """
    columns = sorted(cells.keys() | styles.keys())
    told = (
        cell_xml((row, n), cells.get(n), style=styles.get(n, ""), prefix=prefix) for n in columns
    )
    high = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<{prefix}row r="{row}"{high}>{"".join(told)}</{prefix}row>'


def _plain(text: str, prefix: str) -> str:
    return f'<{prefix}t xml:space="preserve">{escaped(text)}</{prefix}t>'


def _rich(text: Text, prefix: str) -> str:
    looks = [f"<{prefix}b/>"] if text.bold else []
    looks += [f"<{prefix}u/>"] if text.underlined else []
    looks += [f'<{prefix}color rgb="FF{text.colour}"/>'] if text.colour else []
    looks += [f'<{prefix}sz val="{text.size}"/>'] if text.size else []
    looks += [f'<{prefix}rFont val="{attribute(text.font)}"/>'] if text.font else []
    plain = _plain(text.text, prefix)
    return f"<{prefix}r><{prefix}rPr>{''.join(looks)}</{prefix}rPr>{plain}</{prefix}r>"


def escaped(text: str) -> str:
    """A text inside an element: no letter is left that XML or Excel would take for another."""
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text[:MAX_TEXT])
    return escape(_ESCAPED.sub("_x005F_", text)).replace("\r", "&#13;")


def attribute(text: str) -> str:
    """A text inside an attribute in double quotes."""
    return escape(_CONTROL.sub("", text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
