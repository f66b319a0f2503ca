"""Layout + edition → the master workbook, and the same filled with somebody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.book import Book
from oitsheet.form.template.button import Button, add_button
from oitsheet.form.template.contents import contents
from oitsheet.form.template.filled import BadFill, CellValue, Filled
from oitsheet.form.template.pasting import add_paste
from oitsheet.form.template.sheets import add_fields, add_lists, frame
from oitsheet.form.template.summary import add_summary
from oitsheet.form.template.summary.reckoning import add_helpers, reckon
from oitsheet.form.template.tables import add_results, add_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout

__all__ = ["BadFill", "Button", "CellValue", "Filled", "build"]


def build(  # noqa: PLR0913  (what may be in a workbook)
    layout: Layout,
    edition: Edition,
    *,
    fill: Filled | None = None,
    all_sheets: bool = False,
    button: Button | None = None,
    also: Callable[[Book], None] | None = None,
) -> bytes:
    """Build a master workbook.

    Every formula carries its result, so that a reader that never calculates sees it too. There
    is no clock in it: equal arguments give equal bytes. The form's language is Thai.

    Args:
        layout: The form.
        edition: Whose items are pre-printed, and by whose name the workbook is stamped.
        fill: Data to put in; None for an empty form.
        all_sheets: Let every tab show, also those of sheets in which nothing stands yet.
        button: A button on the summary, with the macros that it needs; None for no macros.
        also: Writes a sheet of its own behind the form's, which no check reads; None for none.

    Returns:
        The workbook as a file's bytes (.xlsx; with a button .xlsm).

    Raises:
        BadFill: `fill` names a sheet, column, field or item that is not there.
    """
    layout = layout.asked_in(issues=bool(edition.issues))
    filled = fill or Filled()
    filled.verify(layout, edition)
    held = contents(layout, edition, filled)
    world = reckon(layout, edition, held)
    book = Book(title=edition.name_th)
    words = load_catalogue("th")
    shared = frame(layout, edition.name_th, words, used=filled.used(layout), all_sheets=all_sheets)
    for area in held.plan.areas.values():
        sheet = area.sheet
        if sheet.kind == "table":
            add_table(book, area, held.tables[sheet.key], shared)
        elif sheet.kind == "fields":
            add_fields(book, area, held.fields[sheet.key], shared)
        elif sheet.kind == "results":
            add_results(book, area, shared)
        elif sheet.kind == "paste":
            add_paste(book, area, shared)
        else:
            add_summary(book, area, world, shared)
    if also is not None:
        also(book)
    add_lists(book, layout)
    add_helpers(book, world)
    for name, reference in held.plan.names():
        book.name(name, reference)
    book.name(layout.stamp["edition"], f'"{edition.key}"')
    book.name(layout.stamp["layout"], f'"{layout.version}"')
    if button is not None:
        add_button(book, layout, button)
    return book.close()
