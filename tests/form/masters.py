"""Built master workbooks, opened again: for the tests of the template."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils import range_boundaries

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Column, Sheet

LAYOUT = load_layout()
TABLES = [sheet for sheet in LAYOUT.sheets if sheet.kind == "table"]
FIELDS = [sheet for sheet in LAYOUT.sheets if sheet.kind == "fields"]
HEADED = [sheet for sheet in LAYOUT.sheets if sheet.kind in ("table", "results")]
EVERY: list[tuple[Sheet, int, Column]] = [
    (sheet, n, column) for sheet in TABLES for n, column in enumerate(sheet.columns, 1)
]
EVERY_ID = [f"{sheet.key}-{column.key}" for sheet, _, column in EVERY]


def made(key: str = "2565-obec", *, all_sheets: bool = False, **fill: object) -> bytes:
    """A built workbook; what is filled in is given as for `Filled`."""
    filled = Filled(**fill) if fill else None  # type: ignore[arg-type]
    return build(LAYOUT, load_edition(key), fill=filled, all_sheets=all_sheets)


def loaded(content: bytes) -> openpyxl.Workbook:
    """A workbook's bytes, opened."""
    return openpyxl.load_workbook(io.BytesIO(content))


def opened(key: str = "2565-obec", *, all_sheets: bool = False, **fill: object):
    """A built workbook, opened."""
    return loaded(made(key, all_sheets=all_sheets, **fill))


def parts(content: bytes) -> dict[str, str]:
    """The parts of a workbook by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def sheets_of(edition: Edition) -> tuple[Sheet, ...]:
    """The sheets that a template of that edition has."""
    return LAYOUT.asked_in(issues=bool(edition.issues)).sheets


def ready_rows(sheet: Sheet, edition: Edition) -> int:
    """How many rows the template makes ready."""
    if sheet.rows == "items":
        return len(edition.items)
    if sheet.rows == "elements":
        return sum(len(item.elements) for item in edition.items)
    if sheet.rows == "issues":
        return len(edition.issues)
    return sheet.rows


def cells_of(book: openpyxl.Workbook, name: str) -> tuple[Worksheet, tuple[int, int, int, int]]:
    """The one area that a defined name refers to: its sheet, and its corners from 1.

    Rows below the last that was made ready are left out.
    """
    ((title, area),) = book.defined_names[name].destinations
    left, top, right, bottom = range_boundaries(area)
    return book[title], (left, top, right, min(bottom, book[title].max_row))


def column_texts(book: openpyxl.Workbook, name: str) -> list[object]:
    """What stands under a defined name, from the top."""
    sheet, (left, top, right, bottom) = cells_of(book, name)
    assert left == right
    return [sheet.cell(row, left).value for row in range(top, bottom + 1)]


def validation_at(sheet: Worksheet, cell: str):
    """The data validation of a cell, if any."""
    return next((v for v in sheet.data_validations.dataValidation if cell in v.sqref), None)
