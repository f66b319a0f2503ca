"""The summary sheet: live figures and charts from the other sheets; nothing in it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import literal
from oitsheet.form.template.sheets import begin
from oitsheet.form.template.summary import look
from oitsheet.form.template.summary.charts import add_charts
from oitsheet.form.template.summary.foot import add_contents, add_scale
from oitsheet.form.template.summary.head import add_head
from oitsheet.form.template.summary.page import (
    GAP,
    LINE_HEIGHT,
    WIDTHS,
    A,
    C,
    D,
    K,
    Page,
    a1,
    places,
)
from oitsheet.form.template.summary.tables import add_mend, add_spent, add_subs
from oitsheet.form.template.summary.world import resolved

if TYPE_CHECKING:
    from collections.abc import Collection

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.layout import Sheet
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.plan import Area
    from oitsheet.form.template.sheets import Frame
    from oitsheet.form.template.summary.page import Put
    from oitsheet.form.template.summary.world import World


def add_summary(book: Book, area: Area, world: World, frame: Frame) -> None:
    """Write the summary.

    Args:
        book: The workbook.
        area: The summary's place.
        world: Everything that its formulas look at.
        frame: What all sheets share.
    """
    worksheet = begin(book, area, frame)
    page = laid_out(area.sheet, world, frame.hidden)
    for number, width in enumerate(WIDTHS):
        worksheet.set_column(number, number, width)
    for put in page.puts:
        _write(book, worksheet, put)
    last = max(put.to[0] if put.to else put.at[0] for put in page.puts)
    for row in range(page.at.office, last + 1):
        worksheet.set_row(row - 1, page.heights.get(row, LINE_HEIGHT))
    for row in (page.at.cards - 1, *_gaps(page)):
        worksheet.set_row(row - 1, GAP)
    _mark(book, worksheet, page)
    add_charts(book, worksheet, page)
    for name, reference in page.names.items():
        book.name(name, reference)
    _print(worksheet, page)


def laid_out(sheet: Sheet, world: World, hidden: Collection[Sheet]) -> Page:
    """The whole summary, before any writer sees it; `hidden` are the sheets that do not show."""
    page = Page(world, sheet, places(sheet, len(world.edition.sub_indicators)))
    add_head(page)
    add_subs(page)
    add_mend(page)
    add_spent(page)
    add_scale(page)
    add_contents(page, hidden)
    return page


def _gaps(page: Page) -> tuple[int, ...]:
    """The free rows between the blocks."""
    at = page.at
    return tuple(first - 1 for first in (at.figures, at.subs, at.mend, at.spent, at.scale))


def _write(book: Book, worksheet: Worksheet, put: Put) -> None:
    (row, column), style = put.at, dict(put.look)
    if put.to is not None:
        last_row, last = put.to
        worksheet.merge_range(row - 1, column - 1, last_row - 1, last - 1, "", book.format(style))
    if put.link is not None:
        text = str(put.value)
        worksheet.write_url(row - 1, column - 1, put.link, book.format(style), text)
    else:
        book.put(worksheet, put.at, put.value, style)


def _mark(book: Book, worksheet: Worksheet, page: Page) -> None:
    """Let figures that are not there speak softly; show the level on the scale."""
    row = page.at.cards
    none = literal(page.word("card", "none"))
    calm = {"criteria": "==", "value": none, "format": book.format(look.calm())}
    worksheet.conditional_format(row, A - 1, row, K - 1, {"type": "cell"} | calm)
    first = page.at.mend + 1
    worksheet.conditional_format(first, C - 1, first, C - 1, {"type": "cell"} | calm)
    row = page.at.scale
    last = D - 1 + len(page.world.edition.levels) - 1
    own = resolved(f"={a1((row + 1, D))}={{book.stands}}")
    here = {"type": "formula", "criteria": own, "format": book.format(look.standing())}
    worksheet.conditional_format(row, D - 1, row, last, here)


def _print(worksheet: Worksheet, page: Page) -> None:
    """All but the list of sheets on one page, upright."""
    worksheet.set_portrait()
    worksheet.fit_to_pages(1, 1)
    worksheet.repeat_rows(0)
    worksheet.center_horizontally()
    worksheet.print_area(0, 0, page.at.contents - 3, K - 1)
