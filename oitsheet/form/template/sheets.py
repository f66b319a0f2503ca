"""What all sheets share, the sheets of fields, and the hidden one with the lists behind all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.form.template.look import BODY, TITLE, cell_look, part_look, tab_colour
from oitsheet.form.template.offers import offer
from oitsheet.form.template.paper import add_footer, lay_out
from oitsheet.form.template.plan import (
    HEADER_ROW,
    HELP,
    HINT_ROW,
    LABEL,
    TITLE_ROW,
    VALUE,
    list_name,
    quoted,
)
from oitsheet.form.template.signs import mark_fields
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.form.messages import Catalogue
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.contents import Content
    from oitsheet.form.template.look import Part
    from oitsheet.form.template.plan import Area

_LABEL_WIDTH, _VALUE_WIDTH, _HELP_WIDTH = 34, 44, 64
_FIRST_MARK = " *"  # behind the label of the few fields that a first check needs
_TITLE_HEIGHT, _GAP = 30, 9


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sheets of one workbook share.

    Attributes:
        layout: The form.
        subtitle: What stands behind a sheet's name in its first row.
        lists: Choices → the defined name of their list.
        words: What is said in notes, warnings and footers.
        hidden: The sheets whose tabs do not show, in the order of their tabs.
        active: The key of the sheet that is in front when the workbook is opened.
    """

    layout: Layout
    subtitle: str
    lists: Mapping[tuple[str, ...], str]
    words: Catalogue
    hidden: tuple[Sheet, ...]
    active: str


def frame(
    layout: Layout, subtitle: str, words: Catalogue, *, used: frozenset[str], all_sheets: bool
) -> Frame:
    """Gather what all sheets share.

    Args:
        layout: The form.
        subtitle: What stands behind a sheet's name in its first row.
        words: What is said in notes, warnings and footers.
        used: The keys of the sheets in which something was filled in. The tabs of the others
            do not show, but for the few that show at first.
        all_sheets: Every tab shows.
    """
    lists = {texts: list_name("list", key) for key, texts in layout.choices.items()}
    hidden = (s for s in layout.sheets if not (all_sheets or s.shown or s.key in used))
    active = "summary" if used else "agency"
    return Frame(layout, subtitle, lists, words, tuple(hidden), active)


def begin(book: Book, area: Area, frame: Frame) -> Worksheet:
    """Begin a sheet: its tab, its title, its help, its footer."""
    sheet = area.sheet
    worksheet = book.sheet(sheet.name, tab=tab_colour(sheet.group))
    if sheet in frame.hidden:
        worksheet.hide()
    if sheet.key == frame.active:
        worksheet.activate()
    parts: tuple[Part, ...] = ("title", "note", "hint")
    texts = (text for text, _ in above(sheet, frame))
    for row, (part, text) in enumerate(zip(parts, texts, strict=True), start=TITLE_ROW):
        if text:
            book.put(worksheet, (row, 1), text, part_look(part))
    worksheet.set_row(TITLE_ROW - 1, _TITLE_HEIGHT)
    if not sheet.hint:
        worksheet.set_row(HINT_ROW - 1, _GAP)
    add_footer(worksheet, frame.words)
    return worksheet


def above(sheet: Sheet, frame: Frame) -> list[tuple[str, float]]:
    """What stands above a sheet's table, row by row, and in how many points."""
    title = f"{sheet.name} \N{MIDDLE DOT} {frame.subtitle}"
    return [(title, TITLE), (sheet.help, BODY), (sheet.hint, BODY)]


def add_fields(book: Book, area: Area, values: Content, frame: Frame) -> None:
    """Write a sheet of fields: label, value, help; below them what the colours mean."""
    worksheet = begin(book, area, frame)
    widths = (_LABEL_WIDTH, _VALUE_WIDTH, _HELP_WIDTH)
    for n, width in enumerate(widths):
        worksheet.set_column(n, n, width)
    for row, column in enumerate(area.sheet.columns, start=area.first):
        label = column.header + (_FIRST_MARK if column.first else "")
        value = values.get(column.key)
        book.put(worksheet, (row, LABEL), label, part_look("label"))
        book.put(worksheet, (row, VALUE), value, cell_look(column, left=True))
        book.put(worksheet, (row, HELP), column.help, part_look("help"))
        offer(worksheet, column, (row, row, VALUE), frame.lists, frame.words)
        book.fit(worksheet, row, zip((label, value, column.help), widths, strict=True))
    mark_fields(book, worksheet, area)
    below = _legend(frame)
    for row, text in enumerate(below, start=area.last + 2):
        book.put(worksheet, (row, LABEL), text, part_look("note"))
    worksheet.freeze_panes(HEADER_ROW - 1, 1)
    worksheet.set_selection(area.first - 1, VALUE - 1, area.first - 1, VALUE - 1)
    texts = [*above(area.sheet, frame), *((text, BODY) for text in below)]
    lay_out(worksheet, widths, texts, one_page=True)


def add_lists(book: Book, layout: Layout) -> None:
    """Write the hidden sheet of choices and words and define a name for each of its columns."""
    name = layout.stamp["lists"]
    worksheet = book.sheet(name, tab=tab_colour("tool"))
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


def _legend(frame: Frame) -> list[str]:
    """What the colours mean, and where the other sheets are."""
    names = ", ".join(sheet.name for sheet in frame.hidden)
    more = [frame.words.say("form.hidden_sheets", sheets=names)] if names else []
    return [frame.words.words["form.legend"], *more]
