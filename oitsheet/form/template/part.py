"""A part of a master workbook: a working form for one owner, and hidden in it what stood there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from oitsheet.form.layout import ColumnType
from oitsheet.form.messages import load_catalogue
from oitsheet.form.part import PART
from oitsheet.form.template.book import Book
from oitsheet.form.template.contents import contents
from oitsheet.form.template.look import GREY, LINK, NUMBER_FORMATS, cell_look, tab_colour
from oitsheet.form.template.plan import VALUE
from oitsheet.form.template.sheets import add_fields, add_lists, frame
from oitsheet.form.template.tables import add_table

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.form.part import PartStamp
    from oitsheet.form.template.contents import Formula
    from oitsheet.form.template.filled import CellValue, Filled
    from oitsheet.form.template.growing import GrowingSheet as Worksheet
    from oitsheet.form.template.plan import Area

_WEB = ("http://", "https://")
_LONGEST_LINK = 2_000
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "insert_hyperlinks": True,
    "objects": True,
}
"""What a locked sheet lets people do all the same; notes are objects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What goes into a part beside the cells of its tables.

    Attributes:
        part: Its stamp.
        title: What stands behind each sheet's name in its first row.
        open: Sheet key → (row of the table counted from 0, column key) of each cell that people
            may type into; the others are locked.
        links: Sheet key → the same places → where the words of that cell lead.
        kept: The lines of the hidden sheet below the stamp.
    """

    part: PartStamp
    title: str
    open: Mapping[str, Collection[tuple[int, str]]]
    links: Mapping[str, Mapping[tuple[int, str], str]]
    kept: Sequence[Sequence[str]]


def can_link(address: str) -> bool:
    """Whether an address can stand behind the words of a part's cell."""
    return address.lower().startswith(_WEB) and len(address) <= _LONGEST_LINK


def build_part(layout: Layout, edition: Edition, fill: Filled, extract: Extract) -> bytes:
    """Build a part.

    Args:
        layout: The form with those sheets and columns alone that the part has.
        edition: The edition with those items alone.
        fill: What stands in it.
        extract: What else it holds.

    Returns:
        The workbook as a file's bytes (.xlsx). Equal arguments give equal bytes.

    Raises:
        BadFill: As `build`.
    """
    fill.verify(layout, edition)
    held = contents(layout, edition, fill)
    words = load_catalogue("th")
    book = _PartBook(title=extract.title)
    shared = frame(layout, extract.title, words, used=fill.used(layout), all_sheets=True)
    shared = replace(shared, active="items")
    for area in held.plan.areas.values():
        key = area.sheet.key
        book.begin_sheet(area, extract.open.get(key, ()))
        if area.sheet.kind == "fields":
            add_fields(book, area, held.fields[key], shared)
        else:
            add_table(book, area, held.tables[key], shared)
        worksheet = book.workbook.get_worksheet_by_name(area.sheet.name)
        _add_links(book, worksheet, area, held.tables.get(key, ()), extract.links.get(key, {}))
        worksheet.protect("", _ALLOWED)
    add_lists(book, layout)
    _add_stamp(book, extract)
    for name, reference in held.plan.names():
        book.name(name, reference)
    book.name(layout.stamp["edition"], f'"{edition.key}"')
    book.name(layout.stamp["layout"], f'"{layout.version}"')
    book.name(PART, f'"{extract.part.named}"')
    return book.close()


class _PartBook(Book):
    """A book in which some cells of the sheet being written are open to typing.

    Attributes:
        open: These cells, rows and columns from 1.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.open: frozenset[tuple[int, int]] = frozenset()
        self._rows = range(0)
        self._columns = range(0)
        self._tool: frozenset[int] = frozenset()

    def begin_sheet(self, area: Area, cells: Collection[tuple[int, str]]) -> None:
        """Go on to a sheet of which these cells are open: row from 0, and column key."""
        fields = area.sheet.kind == "fields"
        self.open = frozenset((area.first + row, area.column(key)) for row, key in cells)
        self._rows = range(area.first, area.last + 1)
        columns = area.sheet.columns
        self._columns = range(VALUE, VALUE + 1) if fields else range(1, len(columns) + 1)
        self._tool = frozenset(n for n, column in enumerate(columns, start=1) if column.tool)

    def look(self, at: tuple[int, int], look: dict[str, Any], value: object) -> dict[str, Any]:
        """How a cell looks: what is not open is locked, and has a colour that says so.

        The tool's own columns have the colour and no lock, since the button writes to them.
        """
        if at[0] not in self._rows or at[1] not in self._columns:
            return look
        if isinstance(value, dt.date) and look.get("num_format") in {"@", "General"}:
            look = look | {"num_format": NUMBER_FORMATS[ColumnType.DATE]}
        if at in self.open:
            return look | {"locked": False}
        return {"bg_color": GREY} | look | {"locked": at[1] not in self._tool}

    def put(
        self,
        worksheet: Worksheet,
        at: tuple[int, int],
        value: CellValue | Formula | None,
        look: dict[str, Any],
    ) -> None:
        """Write one cell, open where it is one of those."""
        super().put(worksheet, at, value, self.look(at, look, value))


def _add_links(
    book: _PartBook,
    worksheet: Worksheet,
    area: Area,
    rows: Sequence[Mapping[str, object]],
    links: Mapping[tuple[int, str], str],
) -> None:
    for (row, key), address in links.items():
        at = (area.first + row, area.column(key))
        look = cell_look(area.sheet.column(key)) | {"font_color": LINK, "underline": 1}
        look = book.look(at, look, None)
        shown = str(rows[row].get(key, ""))
        place = (at[0] - 1, at[1] - 1)
        worksheet.write_url(*place, address, book.format(look), shown)
        worksheet.write_string(*place, shown, book.format(look))


def _add_stamp(book: Book, extract: Extract) -> None:
    """Write the hidden sheet; every cell is a text that no program makes a number of."""
    worksheet = book.sheet(PART, tab=tab_colour("tool"))
    worksheet.very_hidden()
    text = book.format({"num_format": "@"})
    for row, line in enumerate([*extract.part.lines(), *extract.kept]):
        for column, value in enumerate(line):
            if value:
                worksheet.write_string(row, column, value, text)
