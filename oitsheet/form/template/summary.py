"""The summary sheet: live figures from the other sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.heights import row_height
from oitsheet.form.template.look import line_look, part_look
from oitsheet.form.template.plan import HELP, LABEL, VALUE
from oitsheet.form.template.sheets import begin

if TYPE_CHECKING:
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.contents import Content
    from oitsheet.form.template.plan import Area
    from oitsheet.form.template.sheets import Frame

_LABEL_WIDTH = 36
_LINE_VALUE_WIDTH, _LINE_AIR = 20, 40


def add_summary(book: Book, area: Area, lines: Content, frame: Frame) -> None:
    """Write the summary: a label and a formula on each line."""
    worksheet = begin(book, area, frame)
    worksheet.set_column(LABEL - 1, LABEL - 1, _LABEL_WIDTH)
    worksheet.set_column(VALUE - 1, VALUE - 1, _LINE_VALUE_WIDTH)
    worksheet.set_column(HELP - 1, HELP - 1, _LINE_AIR)  # the help above runs on over it
    worksheet.print_area(0, 0, area.last - 1, HELP - 1)
    for row, line in enumerate(area.sheet.lines, start=area.first):
        book.put(worksheet, (row, LABEL), line.label, part_look("label"))
        book.put(worksheet, (row, VALUE), lines[line.key], line_look(line.format))
        worksheet.set_row(row - 1, row_height([(line.label, _LABEL_WIDTH)]))
