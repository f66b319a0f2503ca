"""Layout + edition → the master workbook, and the same filled with somebody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.book import Book
from oitsheet.form.template.contents import contents
from oitsheet.form.template.filled import BadFill, CellValue, Filled
from oitsheet.form.template.sheets import add_fields, add_lists, add_results, add_table, frame
from oitsheet.form.template.summary import add_summary

if TYPE_CHECKING:
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout

__all__ = ["BadFill", "CellValue", "Filled", "build"]


def build(layout: Layout, edition: Edition, *, fill: Filled | None = None) -> bytes:
    """Build a master workbook.

    Every formula carries its result, so that a reader that never calculates sees it too. There
    is no clock in it: equal arguments give equal bytes.

    Args:
        layout: The form.
        edition: Whose items are pre-printed, and by whose name the workbook is stamped.
        fill: Data to put in; None for an empty form.

    Returns:
        The workbook as a file's bytes (.xlsx).

    Raises:
        BadFill: `fill` names a sheet, column, field or item that is not there.
    """
    filled = fill or Filled()
    filled.verify(layout, edition)
    held = contents(layout, edition, filled)
    book = Book(title=edition.name_th)
    shared = frame(layout, edition.name_th)
    for area in held.plan.areas.values():
        sheet = area.sheet
        if sheet.kind == "table":
            add_table(book, area, held.tables[sheet.key], shared)
        elif sheet.kind == "fields":
            add_fields(book, area, held.fields[sheet.key], shared)
        elif sheet.kind == "results":
            add_results(book, area, shared)
        else:
            add_summary(book, area, held.lines, shared)
    add_lists(book, layout)
    for name, reference in held.plan.names():
        book.name(name, reference)
    book.name(layout.stamp["edition"], f'"{edition.key}"')
    book.name(layout.stamp["layout"], f'"{layout.version}"')
    return book.close()
