"""Workbooks that are not Open XML (.xls, .xlsb, .ods) → their sheets, read in a process apart.

calamine reads them, and no guard of ours stands before it: on a bad file it may end its process or
take all memory, so it never reads them in ours. What it leaves out is looked up beside it: merged
areas, links and hidden rows of an .ods, links of an .xls. Links of an .xlsb stay unread.
"""

from __future__ import annotations

import io
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.workbook.grid import Area, SheetGrid, Visibility, kept
from oitsheet.workbook.isolated import Apart
from oitsheet.workbook.limits import MAX_BOX, MAX_BOX_IN_ALL, MAX_SHEETS
from oitsheet.workbook.package import Package
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook, too_large

if TYPE_CHECKING:
    from collections.abc import Mapping

    from python_calamine import CalamineSheet, CalamineWorkbook

    from oitsheet.exchange.sources.looked import Looked
    from oitsheet.workbook.grid import Place, Value

_ZIP = b"PK\x03\x04"
_MANIFEST = "meta-inf/manifest.xml"
_LOCKED_PART = b"encryption-data"
_SHOWS = Visibility.VISIBLE


def other_sheets(data: bytes) -> tuple[SheetGrid, ...]:
    """Read such a workbook in a child process.

    Args:
        data: The whole file.

    Raises:
        UnreadableWorkbook: ENCRYPTED, DAMAGED, TOO_LARGE, TOO_SLOW or READER_DIED.
    """
    with Apart(read_here, [data]) as apart:
        return apart.next()


def read_here(data: bytes) -> tuple[SheetGrid, ...]:
    """Read such a workbook in this very process: what the child does.

    Raises:
        UnreadableWorkbook: ENCRYPTED, DAMAGED or TOO_LARGE.
    """
    from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415  the child's alone

    if is_locked(data):
        raise UnreadableWorkbook(Unreadable.ENCRYPTED)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            looked = _looked(data)
            return tuple(_sheets(book, looked))
    except (UnreadableWorkbook, MemoryError):
        raise
    except PasswordError as error:
        raise UnreadableWorkbook(Unreadable.ENCRYPTED) from error
    except Exception as error:
        raise UnreadableWorkbook(Unreadable.DAMAGED, str(error)) from error
    except BaseException as error:
        # A Rust panic arrives as pyo3_runtime.PanicException, which no module offers for import.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableWorkbook(Unreadable.DAMAGED, str(error)) from error


def is_locked(data: bytes) -> bool:
    """Whether a password locks the workbook; calamine would only say that it knows no such file."""
    if data.startswith(_ZIP):
        package = Package(data)
        return _MANIFEST in package and _LOCKED_PART in package.read(_MANIFEST)
    from oitsheet.exchange.sources.xls_links import has_password  # noqa: PLC0415

    return has_password(data)


def _looked(data: bytes) -> Mapping[str, Looked]:
    from oitsheet.exchange.sources.ods_look import look_at_ods  # noqa: PLC0415
    from oitsheet.exchange.sources.xls_links import links_of_xls  # noqa: PLC0415

    return look_at_ods(data) if data.startswith(_ZIP) else links_of_xls(data)


def _sheets(book: CalamineWorkbook, looked: Mapping[str, Looked]) -> list[SheetGrid]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    unseen = (
        (SheetVisibleEnum.Hidden, Visibility.HIDDEN),
        (SheetVisibleEnum.VeryHidden, Visibility.VERY_HIDDEN),
    )
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise too_large("sheets", MAX_SHEETS)
    sheets, room = [], 0
    for told in book.sheets_metadata:
        if told.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(told.name)
        box = sheet.total_height * sheet.total_width
        room += box
        if box > MAX_BOX:
            refusal = too_large("box", MAX_BOX)
            refusal.sheet = told.name
            raise refusal
        if room > MAX_BOX_IN_ALL:
            raise too_large("box_in_all", MAX_BOX_IN_ALL)
        shows = next((ours for theirs, ours in unseen if theirs == told.visible), _SHOWS)
        sheets.append(_sheet(sheet, shows, looked.get(told.name)))
    return sheets


def _sheet(sheet: CalamineSheet, visibility: Visibility, looked: Looked | None) -> SheetGrid:
    cells: dict[Place, Value] = {}
    if sheet.total_height:
        for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
            for column, value in enumerate(row, start=1):
                if value != "" and (content := kept(value)) != "":
                    cells[number, column] = content
    areas = tuple(
        Area(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    if looked is None:
        return SheetGrid(
            name=sheet.name, visibility=visibility, cells=MappingProxyType(cells), merged=areas
        )
    cells.update({place: text for place, text in looked.texts.items() if text})
    last = max((row for row, _ in cells), default=0)
    return SheetGrid(
        name=sheet.name,
        visibility=visibility,
        cells=MappingProxyType(cells),
        hyperlinks=MappingProxyType(looked.links),
        hidden_rows=frozenset(looked.hidden_up_to(last)),
        merged=areas or tuple(looked.merged),
    )
