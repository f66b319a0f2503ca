"""The notes behind the headers: what to put into a column, seen when the pointer rests there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.heights import line_count
from oitsheet.form.template.look import FONT

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.layout import Column

_SIZE = 14  # points
_WIDTH, _LETTERS = 300, 34  # pixels, and characters of that size in them with room to spare
_LINE, _AIR = 26, 12  # pixels of a line, and above and below them


def add_note(worksheet: Worksheet, row: int, at: int, column: Column) -> None:
    """Put a column's help behind its header.

    Args:
        worksheet: Where.
        row: The row of the headers, 1-based.
        at: The column's number, 1-based.
        column: Its description.
    """
    if not column.help:
        return
    options = {
        "author": "",
        "font_name": FONT["font_name"],
        "font_size": _SIZE,
        "font_family": FONT["font_family"],
        "color": "#FFFBE6",
        "width": _WIDTH,
        "height": line_count(column.help, _LETTERS) * _LINE + _AIR,
    }
    worksheet.write_comment(row - 1, at - 1, column.help, options)
