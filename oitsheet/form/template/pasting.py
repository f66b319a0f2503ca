"""The sheet on which an office pastes tables of its own, as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from oitsheet.form.template.paper import lay_out
from oitsheet.form.template.plan import PASTE_COLUMNS
from oitsheet.form.template.sheets import above, begin

if TYPE_CHECKING:
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.plan import Area
    from oitsheet.form.template.sheets import Frame

_WIDTH, _ON_PAPER = 20, 6
_BLANK: Final = {"num_format": "@", "text_wrap": True, "valign": "top"}
"""Of text: a typed 01 or 010 stays the code that it is. What is pasted brings its own looks."""


def add_paste(book: Book, area: Area, frame: Frame) -> None:
    """Write the sheet: our two lines, which stay in view, and below them nothing.

    It is not protected: a pasted cell brings its lock along, and Excel would refuse the next paste.
    """
    worksheet = begin(book, area, frame)
    worksheet.set_column(0, PASTE_COLUMNS - 1, _WIDTH, book.format(_BLANK))
    worksheet.freeze_panes(area.first - 1, 0)
    worksheet.set_selection(area.first - 1, 0, area.first - 1, 0)
    lay_out(worksheet, [_WIDTH] * _ON_PAPER, above(area.sheet, frame))
