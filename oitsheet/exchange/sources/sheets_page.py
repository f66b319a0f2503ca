"""Google Sheets as a page: a table framed by the letters and numbers that a sheet shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.sources.raw import RawRow, RawTable
from oitsheet.exchange.sources.wording import told

if TYPE_CHECKING:
    from lxml import etree

_BUTTON = "sheet-button-"
_CLASS = "waffle"
_DIGITS = 7


def names_of_sheets(root: etree._Element) -> dict[etree._Element, str]:
    """Find the names of a published book's sheets: its menu names them by the ids of their boxes.

    Returns:
        The tables and their names; none where the page is no such book, or of a single sheet.
    """
    names = {
        entry.get("id", "").removeprefix(_BUTTON): "".join(entry.itertext()).strip()
        for entry in root.iter("li")
        if entry.get("id", "").startswith(_BUTTON)
    }
    if not names:
        return {}
    boxes = ((box, names.pop(box.get("id", ""), "")) for box in root.iter("div"))
    return {table: name for box, name in boxes if name for table in box.iter("table")}


def without_sheet_frame(table: RawTable) -> RawTable:
    """Take away the column letters and row numbers; each row keeps its number as its own.

    A table that is none of Google Sheets' is given back as it is.
    """
    if _CLASS not in table.classes.split() or not table.rows:
        return table
    rows = [_unframed(row) for row in table.rows if row.cells]
    letters = [told(cell)[0] for cell in rows[0].cells] if rows else []
    if "A" in letters[:1]:
        rows = rows[1:]
    return RawTable(rows, table.caption, table.classes)


def _unframed(row: RawRow) -> RawRow:
    shown = told(row.cells[0])[0]
    number = int(shown) if shown.isascii() and shown.isdigit() and len(shown) <= _DIGITS else 0
    if shown and not number:
        return row
    return RawRow(row.cells[1:], row.before, row.opens, row.header, row.hidden, number)
