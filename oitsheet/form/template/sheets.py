"""The sheets that hold cells to fill in, and the hidden one with the lists behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.form.template.heights import LINE, row_height
from oitsheet.form.template.look import (
    TAB_BEHIND,
    TAB_SHOWN,
    cell_look,
    part_look,
)
from oitsheet.form.template.plan import (
    HEADER_ROW,
    HELP,
    HELP_ROW,
    LABEL,
    TITLE_ROW,
    VALUE,
    list_name,
    quoted,
)
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.layout import Column, Layout
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.contents import Content
    from oitsheet.form.template.plan import Area

_LABEL_WIDTH, _VALUE_WIDTH, _HELP_WIDTH = 36, 48, 70
_FIRST_MARK = " *"  # behind the label of the few fields that a first check needs
_TITLE_HEIGHT = 30
_PLAIN_WIDTH = 8  # of a column without a width of its own
_BOLD = 0.85  # of a bold text less stands in a line


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sheets of one workbook share.

    Attributes:
        subtitle: What stands behind a sheet's name in its first row.
        lists: Choices → the defined name of their list.
    """

    subtitle: str
    lists: Mapping[tuple[str, ...], str]


def frame(layout: Layout, subtitle: str) -> Frame:
    """Gather what all sheets share."""
    return Frame(subtitle, {texts: list_name("list", k) for k, texts in layout.choices.items()})


def add_table(book: Book, area: Area, rows: Sequence[Content], frame: Frame) -> None:
    """Write a table: header row, ready rows, frozen panes, folded columns, drop-downs."""
    worksheet = begin(book, area, frame)
    sheet = area.sheet
    for n, column in enumerate(sheet.columns, start=1):
        book.put(worksheet, (HEADER_ROW, n), column.header, part_look("header"))
        look = cell_look(column)
        for offset, row in enumerate(rows):
            book.put(worksheet, (area.first + offset, n), row.get(column.key), look)
        _validate(worksheet, column, (area.first, area.last, n), frame)
    _widths(worksheet, sheet.columns, rows)
    _heights(worksheet, area, rows)
    kept = area.column("title") if sheet.rows == "items" else 1
    worksheet.freeze_panes(HEADER_ROW, kept)
    worksheet.repeat_rows(HEADER_ROW - 1)
    worksheet.print_area(0, 0, area.last - 1, _print_to(area) - 1)


def add_fields(book: Book, area: Area, values: Content, frame: Frame) -> None:
    """Write a sheet of fields: label, value, help."""
    worksheet = begin(book, area, frame)
    widths = ((LABEL, _LABEL_WIDTH), (VALUE, _VALUE_WIDTH), (HELP, _HELP_WIDTH))
    for n, width in widths:
        worksheet.set_column(n - 1, n - 1, width)
    for row, column in enumerate(area.sheet.columns, start=area.first):
        label = column.header + (_FIRST_MARK if column.first else "")
        book.put(worksheet, (row, LABEL), label, part_look("label"))
        book.put(worksheet, (row, VALUE), values.get(column.key), cell_look(column, left=True))
        book.put(worksheet, (row, HELP), column.help, part_look("help"))
        _validate(worksheet, column, (row, row, VALUE), frame)
        value = values.get(column.key, "")
        texts = ((label, _LABEL_WIDTH), (value, _VALUE_WIDTH), (column.help, _HELP_WIDTH))
        worksheet.set_row(row - 1, row_height(texts))
    worksheet.freeze_panes(HEADER_ROW - 1, 1)


def add_results(book: Book, area: Area, frame: Frame) -> None:
    """Write the sheet that the tool fills: its headers alone."""
    worksheet = begin(book, area, frame)
    for n, column in enumerate(area.sheet.columns, start=1):
        book.put(worksheet, (HEADER_ROW, n), column.header, part_look("header"))
    _widths(worksheet, area.sheet.columns, ())
    _heights(worksheet, area, ())
    worksheet.freeze_panes(HEADER_ROW, 0)
    worksheet.repeat_rows(HEADER_ROW - 1)


def add_lists(book: Book, layout: Layout) -> None:
    """Write the hidden sheet of choices and words and define a name for each of its columns."""
    name = layout.stamp["lists"]
    worksheet = book.sheet(name, tab=TAB_BEHIND)
    worksheet.very_hidden()
    lists = [(list_name("list", key), texts) for key, texts in layout.choices.items()]
    lists += [(list_name("words", key), texts) for key, texts in layout.words.items()]
    for n, (list_key, texts) in enumerate(lists, start=1):
        worksheet.write_string(0, n - 1, list_key)
        for row, text in enumerate(texts, start=1):
            if text.isdecimal():  # a typed 1 is a number and would not match the text
                worksheet.write_number(row, n - 1, int(text))
            else:
                worksheet.write_string(row, n - 1, text)
        letters = column_letters(n)
        book.name(list_key, f"{quoted(name)}!${letters}$2:${letters}${len(texts) + 1}")


def begin(book: Book, area: Area, frame: Frame) -> Worksheet:
    """Begin a sheet: its tab, its title and its help."""
    sheet = area.sheet
    worksheet = book.sheet(sheet.name, tab=TAB_SHOWN if sheet.shown else TAB_BEHIND)
    worksheet.set_row(TITLE_ROW - 1, _TITLE_HEIGHT)
    title = f"{sheet.name} \N{MIDDLE DOT} {frame.subtitle}"
    book.put(worksheet, (TITLE_ROW, 1), title, part_look("title"))
    book.put(worksheet, (HELP_ROW, 1), sheet.help, part_look("note"))
    worksheet.set_row(HELP_ROW - 1, LINE)
    return worksheet


def _widths(worksheet: Worksheet, columns: Sequence[Column], rows: Sequence[Content]) -> None:
    """Set widths; fold away the columns of the folded group in which nothing stands."""
    used = {key for row in rows for key in row}
    after_fold = False
    for n, column in enumerate(columns):
        folded = column.fold and column.key not in used
        options: dict[str, int | bool] = {}
        if folded:
            options = {"level": 1, "hidden": True}
        elif after_fold:
            options = {"collapsed": True}  # the sign to unfold stands on the next column
        worksheet.set_column(n, n, column.width, None, options)
        after_fold = folded


def _print_to(area: Area) -> int:
    """The last column that prints: not the tool's, but all that title and help run on over."""
    widths = [column.width for column in area.sheet.input_columns]
    missing = len(area.sheet.help) - sum(widths)
    return len(widths) + max(0, -(-missing // _PLAIN_WIDTH))


def _heights(worksheet: Worksheet, area: Area, rows: Sequence[Content]) -> None:
    columns = area.sheet.columns
    headers = [(column.header, column.width * _BOLD) for column in columns]
    worksheet.set_row(HEADER_ROW - 1, row_height(headers))
    for number, row in enumerate(rows, start=area.first):
        texts = [(row[c.key], c.width) for c in columns if isinstance(row.get(c.key), str)]
        worksheet.set_row(number - 1, row_height(texts))


def _validate(
    worksheet: Worksheet, column: Column, where: tuple[int, int, int], frame: Frame
) -> None:
    """Offer the choices, warn of odd points; nothing is ever refused."""
    first, last, n = where
    options: dict[str, object] | None = None
    if column.choices:
        options = {
            "validate": "list",
            "source": f"={frame.lists[column.choices]}",
            "error_type": "warning",
            # a remark is as good a status as a word from the list
            "show_error": column.type is not ColumnType.STATUS,
        }
    elif column.type is ColumnType.POINTS:
        options = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": column.min,
            "maximum": column.max,
            "error_type": "warning",
        }
    if options is not None:
        worksheet.data_validation(first - 1, n - 1, last - 1, n - 1, options)
