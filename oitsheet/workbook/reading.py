"""Bytes → grid: the guard first, then calamine, then openpyxl where calamine fails.

The one door to both libraries. Neither sees the user's own file: both are handed the distilled
workbook (see `distilled`). calamine reads what offices write in milliseconds; openpyxl is imported
only for the rare file that calamine refuses, such as one with a ``#SPILL!`` in it.
"""

from __future__ import annotations

import io
import re
import warnings
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from python_calamine import CalamineWorkbook

from oitsheet.workbook.distilled import distil
from oitsheet.workbook.grid import ErrorValue, Grid, Place, SheetGrid, Value, kept
from oitsheet.workbook.guard import AdmittedSheet, admit
from oitsheet.workbook.limits import LINK_CELLS, LINK_CELLS_IN_ALL
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from oitsheet.workbook.look import Link

__all__ = ["Unreadable", "UnreadableWorkbook", "read"]

_Cells: TypeAlias = dict[Place, Value]
_ESCAPED_CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")


def read(data: bytes, *, unread: Collection[str] = ()) -> Grid:
    """Read a workbook.

    Args:
        data: The whole file (.xlsx, .xlsm, .xltx, .xltm; transitional or strict Open XML).
        unread: Names of sheets in which nobody looks: they stand in the grid without cells.

    Returns:
        Its worksheets and workbook-level names. Dates are as Excel holds them (C.E., whatever
        calendar their format shows), a date-time at midnight is a date, numbers are float; a
        number that is none (not finite) is the error ``#NUM!``.

    Raises:
        UnreadableWorkbook: With the reason; nothing else is ever raised for any bytes.
    """
    admitted = admit(data, unread)
    distilled = distil(admitted)
    sheets = _by_calamine(distilled, len(admitted.sheets))
    if sheets is None:
        sheets = _by_openpyxl(distilled)
    return Grid(
        sheets=tuple(map(_sheet_grid, admitted.sheets, sheets)),
        names=MappingProxyType(dict(admitted.names)),
    )


def _by_calamine(distilled: bytes, count: int) -> list[_Cells] | None:
    """Read all sheets' cells, or none where calamine cannot."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(distilled)) as book:
            return [_calamine_cells(book, index) for index in range(count)]
    except Exception:  # noqa: BLE001  the second reader is asked, whatever the first one's trouble
        return None
    except BaseException as error:
        # A Rust panic arrives as pyo3_runtime.PanicException, which no module offers for import.
        if type(error).__name__ != "PanicException":
            raise
        return None


def _calamine_cells(book: CalamineWorkbook, index: int) -> _Cells:
    rows = book.get_sheet_by_index(index).to_python(skip_empty_area=False)
    cells: _Cells = {}
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value != "" and (content := kept(value)) != "":
                cells[number, column] = content
    return cells


def _by_openpyxl(distilled: bytes) -> list[_Cells]:
    """Read all sheets' cells.

    Raises:
        UnreadableWorkbook: DAMAGED: no reader can.
    """
    import openpyxl  # noqa: PLC0415  ten times calamine's cost, and hardly ever needed

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(distilled), data_only=True)
        return [dict(_openpyxl_cells(sheet)) for sheet in book.worksheets]
    except Exception as error:
        raise UnreadableWorkbook(Unreadable.DAMAGED, f"no reader can: {error}") from error


def _openpyxl_cells(sheet: object) -> Iterator[tuple[Place, Value]]:
    # The public iterators make a cell for every blank place of the box; this holds those there are.
    for place, cell in sheet._cells.items():  # type: ignore[attr-defined]  # noqa: SLF001
        value = cell.value
        if value is None:
            continue
        if cell.data_type == "e":
            yield place, ErrorValue(value)
            continue
        if isinstance(value, str):
            value = _ESCAPED_CONTROL.sub(lambda match: chr(int(match[1], 16)), value)
        if (content := kept(value)) != "":
            yield place, content


def _sheet_grid(sheet: AdmittedSheet, cells: _Cells) -> SheetGrid:
    look = sheet.look
    for place, shown in look.errors.items():
        cells[place] = ErrorValue(shown)
    for place in look.uncalculated:
        cells.pop(place, None)
    return SheetGrid(
        name=sheet.listed.name,
        visibility=sheet.listed.visibility,
        cells=MappingProxyType(cells),
        formulas=MappingProxyType(look.formulas),
        uncalculated=frozenset(look.uncalculated),
        hyperlinks=MappingProxyType(_hyperlinks(sheet)),
        hidden_rows=frozenset(look.hidden_rows),
        hidden_columns=frozenset(look.hidden_columns),
        merged=tuple(look.merged),
        strays=sheet.strays,
    )


def _hyperlinks(sheet: AdmittedSheet) -> dict[Place, str]:
    found: dict[Place, str] = {}
    told = 0
    for link in sheet.look.links:
        target = sheet.links.get(link.relation)
        if target:
            # Excel keeps what follows the # apart from the address it belongs to.
            whole = f"{target}#{link.location}" if link.location else target
            most = min(LINK_CELLS, LINK_CELLS_IN_ALL - told)
            places = list(_link_places(link, most))
            told += len(places)
            found.update(dict.fromkeys(places, whole))
    return found


def _link_places(link: Link, most: int) -> Iterator[Place]:
    area = link.area
    rows = range(area.first_row, area.last_row + 1)
    columns = range(area.first_column, area.last_column + 1)
    if len(rows) * len(columns) > most:
        yield area.first_row, area.first_column
        return
    for row in rows:
        for column in columns:
            yield row, column
