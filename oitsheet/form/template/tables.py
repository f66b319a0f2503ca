"""The sheets with a header row: the tables that people fill in, and the tool's results."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oitsheet.form.template.contents import quiet_words
from oitsheet.form.template.heights import row_height
from oitsheet.form.template.look import cell_look, header_look, part_look, result_look
from oitsheet.form.template.notes import add_note
from oitsheet.form.template.offers import offer
from oitsheet.form.template.paper import lay_out, printed
from oitsheet.form.template.plan import (
    HEADER_ROW,
    HELP_ROW,
    HINT_ROW,
    RESULTS_FIGURES,
    RESULTS_HEADER,
)
from oitsheet.form.template.sheets import above, begin
from oitsheet.form.template.signs import mark_results, mark_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.layout import Column
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.contents import Content, Formula
    from oitsheet.form.template.filled import CellValue
    from oitsheet.form.template.look import Part
    from oitsheet.form.template.plan import Area
    from oitsheet.form.template.sheets import Frame

_BUTTON = 8  # points of a header's row that the buttons of its filter take
_FINDINGS = 2000  # rows of the results that get their colours; beyond, the words alone speak


def add_table(book: Book, area: Area, rows: Sequence[Content], frame: Frame) -> None:
    """Write a table: header row with notes, ready rows, frozen panes, folds, filter, colours."""
    worksheet = begin(book, area, frame)
    sheet = area.sheet
    widths = _columns(worksheet, sheet.columns, rows)
    _head(book, worksheet, sheet.columns)
    for n, column in enumerate(sheet.columns, start=1):
        offer(worksheet, column, (area.first, area.last, n), frame.lists, frame.words)
    _add_rows(book, worksheet, area, rows, quiet_words(frame.layout))
    mark_table(book, worksheet, area, frame.layout, frame.words)
    worksheet.repeat_rows(HEADER_ROW - 1)
    worksheet.freeze_panes(HEADER_ROW, area.column("title") if sheet.rows == "items" else 1)
    worksheet.autofilter(HEADER_ROW - 1, 0, area.last - 1, len(sheet.columns) - 1)
    offset, at = _first_to_fill(sheet.columns, rows)
    cell = area.first + offset - 1, at - 1
    worksheet.set_selection(*cell, *cell)
    on_paper = printed(area)
    if on_paper < len(sheet.columns):  # else all that is used prints, whoever added it
        worksheet.print_area(0, 0, area.last - 1, on_paper - 1)
    lay_out(worksheet, widths[:on_paper], above(sheet, frame))


def add_results(book: Book, area: Area, frame: Frame) -> None:
    """Write the sheet that the tool fills: its headers, and that nothing was found out yet.

    The rows between help and headers are for the verdict and the figures; in the first of them
    stands that there are none yet.
    """
    worksheet = begin(book, area, frame)
    sheet = area.sheet
    for n, column in enumerate(sheet.columns):
        worksheet.set_column(n, n, column.width, book.format(result_look(column)))
    told = {HELP_ROW: sheet.help, RESULTS_FIGURES: frame.words.words["form.no_results"]}
    for row in range(HELP_ROW, RESULTS_HEADER):
        for n in range(1, len(sheet.columns) + 1):
            text = told.get(row) if n == 1 else None
            part: Part = "verdict" if row == RESULTS_FIGURES else "note"
            book.put(worksheet, (row, n), text, part_look(part))
    worksheet.set_row(HINT_ROW - 1, None)
    _head(book, worksheet, sheet.columns, RESULTS_HEADER)
    mark_results(book, worksheet, area, frame.words, _FINDINGS)
    worksheet.repeat_rows(RESULTS_HEADER - 1)
    widths = [float(column.width) for column in sheet.columns]
    lay_out(worksheet, widths, above(sheet, frame))


def _columns(
    worksheet: Worksheet, columns: Sequence[Column], rows: Sequence[Content]
) -> list[float]:
    """Set widths; fold away the columns of the folded group in which nothing stands.

    Returns:
        The width of each column in characters; 0 for one that is folded away.
    """
    used = {key for row in rows for key in row}
    widths: list[float] = []
    after_fold = False
    for n, column in enumerate(columns):
        folded = column.fold and column.key not in used
        options: dict[str, int | bool] = {}
        if folded:
            options = {"level": 1, "hidden": True}
        elif after_fold:
            options = {"collapsed": True}  # the sign to unfold stands on the next column
        worksheet.set_column(n, n, column.width, None, options)
        widths.append(0 if folded else column.width)
        after_fold = folded
    return widths


def _head(
    book: Book, worksheet: Worksheet, columns: Sequence[Column], row: int = HEADER_ROW
) -> None:
    for n, column in enumerate(columns, start=1):
        book.put(worksheet, (row, n), column.header, header_look(column))
        add_note(worksheet, row, n, column)
    height = row_height((column.header, column.width) for column in columns)
    worksheet.set_row(row - 1, height + _BUTTON)


def _add_rows(
    book: Book, worksheet: Worksheet, area: Area, rows: Sequence[Content], quiet: str
) -> None:
    """Write the rows; what an item's second and later elements say again keeps to one line."""
    code: CellValue | Formula | None = None
    for number, row in enumerate(rows, start=area.first):
        again = area.sheet.rows == "elements" and row.get("code") == code
        code = row.get("code")
        texts: list[tuple[CellValue | Formula | None, float]] = []
        for n, column in enumerate(area.sheet.columns, start=1):
            content, look = row.get(column.key), cell_look(column)
            if again and column.key == "title":
                look["text_wrap"] = False
            else:
                texts.append((content, column.width))
            if column.key == "elements" and isinstance(content, str):
                book.put_parts(worksheet, (number, n), re.split(quiet, content), look)
            else:
                book.put(worksheet, (number, n), content, look)
        book.fit(worksheet, number, texts)


def _first_to_fill(columns: Sequence[Column], rows: Sequence[Content]) -> tuple[int, int]:
    """The first blank cell of those that a first check needs, else of all that people type into.

    Returns:
        The row counted from 0, and the number of the column.
    """
    typed = [n for n, c in enumerate(columns, 1) if not (c.pre or c.tool or c.formula or c.fold)]
    wanted = [n for n in typed if columns[n - 1].first] or typed
    blank = ((m, n) for m, row in enumerate(rows) for n in wanted if columns[n - 1].key not in row)
    return next(blank, (0, wanted[0]))
