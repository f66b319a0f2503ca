"""Excel's XML of 2003, as systems on the web still export it under the name of .xls."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.exchange.sources import limits
from oitsheet.exchange.sources.decoding import decoded
from oitsheet.exchange.sources.links import address_of
from oitsheet.exchange.sources.unreadable import too_much
from oitsheet.location import MAX_COLUMN, MAX_ROW
from oitsheet.workbook.grid import Area, ErrorValue, SheetGrid, Visibility, kept
from oitsheet.workbook.limits import MAX_MERGES, MAX_SHEETS, MEGABYTE
from oitsheet.workbook.markup import Walker, plain
from oitsheet.workbook.unreadable import too_large

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.workbook.grid import Place, Value

_SHEET_HIDDEN = {"SheetHidden": Visibility.HIDDEN, "SheetVeryHidden": Visibility.VERY_HIDDEN}


@dataclass(slots=True)
class _Sheet:
    name: str
    visibility: Visibility = Visibility.VISIBLE
    cells: dict[Place, Value] = field(default_factory=dict)
    links: dict[Place, str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)


def sheets_in_xml(data: bytes) -> tuple[SheetGrid, ...]:
    """Read the sheets of a workbook in Excel's XML of 2003.

    Raises:
        UnreadableWorkbook: DAMAGED, HOSTILE or TOO_LARGE.
        UnreadableSource: It passes a limit, or is in no known encoding.
    """
    if len(data) > limits.MAX_MARKUP_BYTES:
        raise too_much("markup", limits.MAX_MARKUP_BYTES // MEGABYTE)
    text = decoded(data)[0].lstrip()
    if text.startswith("<?xml"):
        text = text[text.find("?>") + 2 :]
    walk = _Walk()
    walk.walk(plain(text.encode("utf-8", "replace")))
    return tuple(
        SheetGrid(
            name=sheet.name,
            visibility=sheet.visibility,
            cells=MappingProxyType(sheet.cells),
            hyperlinks=MappingProxyType(sheet.links),
            hidden_rows=frozenset(sheet.hidden),
            merged=tuple(sheet.merged),
        )
        for sheet in walk.sheets
    )


class _Walk(Walker):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[_Sheet] = []
        self._row = self._column = self._across = 0
        self._kind = ""
        self._text: list[str] | None = None
        self._told = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        said = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "Worksheet":
            self.sheets.append(_Sheet(said.get("Name", "")))
            self._row = self._column = self._across = 0
            if len(self.sheets) > MAX_SHEETS:
                raise too_large("sheets", MAX_SHEETS)
        elif not self.sheets:
            return
        elif name == "Row":
            self._row = _whole(said.get("Index"), self._row + 1, MAX_ROW)
            self._column = self._across = 0
            if said.get("Hidden") == "1":
                self.sheets[-1].hidden.add(self._row)
        elif name == "Cell":
            self._cell(said)
        elif name == "Data" and self.path[-2] == "Cell":
            self._kind, self._text = said.get("Type", "String"), []
        elif name == "Visible":
            self._text = []

    def _cell(self, said: Mapping[str, str]) -> None:
        sheet = self.sheets[-1]
        self._told += 1
        if self._told > limits.MAX_CELLS:
            raise too_much("cells", limits.MAX_CELLS)
        column = _whole(said.get("Index"), self._column + self._across + 1, MAX_COLUMN)
        self._column = column
        self._across = _whole(said.get("MergeAcross"), 0, MAX_COLUMN)
        down = _whole(said.get("MergeDown"), 0, MAX_ROW)
        if self._across or down:
            sheet.merged.append(Area(self._row, column, self._row + down, column + self._across))
            if len(sheet.merged) > MAX_MERGES:
                raise too_large("merges", MAX_MERGES)
        if address := address_of(said.get("HRef", "")):
            sheet.links[self._row, column] = address

    def text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def closed(self, name: str) -> None:
        if self._text is None or name not in {"Data", "Visible"}:
            return
        text, self._text = "".join(self._text), None
        sheet = self.sheets[-1]
        if name == "Visible":
            sheet.visibility = _SHEET_HIDDEN.get(text.strip(), Visibility.VISIBLE)
        elif (value := kept(_value(text, self._kind))) != "":
            sheet.cells[self._row, self._column] = value


def _value(text: str, kind: str) -> Value:
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    if kind == "Boolean":
        return text.strip() == "1"
    return ErrorValue(text) if kind == "Error" else text


def _whole(said: str | None, otherwise: int, most: int) -> int:
    if said is None or not said.isascii() or not said.isdigit():
        return min(otherwise, most)
    return min(int(said[:8]), most)
