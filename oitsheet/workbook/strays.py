"""Cutting cells out of a worksheet before a reader sees it: blank ones, and far-away ones.

Most cells of a ruled form hold a border and nothing else; who drops them first looks at less. And
one formatted or filled cell at the very end of a sheet is a common and honest fault, yet a reader
that makes room for everything between ends the process: such cells are cut out and told of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oitsheet.workbook.limits import MAX_STRAYS, NEAR_COLUMNS, NEAR_ROWS
from oitsheet.workbook.markup import Walker, element_end
from oitsheet.workbook.places import Cursor
from oitsheet.workbook.unreadable import too_large

if TYPE_CHECKING:
    from oitsheet.workbook.grid import Place

_BLANK_CELL = re.compile(rb'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]{1,6}")?/>')
_PREFIXED_CELL = re.compile(rb"<[^\s/>:]+:c[\s/>]")
_CELL_BEGINS = tuple(b"<c" + letter for letter in (b" ", b"\t", b"\n", b"\r", b"/", b">"))


def drop_blank_cells(part: bytes) -> bytes:
    """Drop the cells that are formatted and hold nothing.

    Args:
        part: A worksheet as `markup.plain` gives it; there every ``<`` begins a tag.

    Returns:
        The same worksheet with fewer cells; unchanged where a cell leaves its reference away and
        so depends on the one before it.
    """
    if part.count(b'<c r="') != count_cells(part) or _PREFIXED_CELL.search(part):
        return part
    return _BLANK_CELL.sub(b"", part)


def count_cells(part: bytes) -> int:
    """Count the cells of a worksheet that is written without prefixes; of another it gives 0.

    Args:
        part: The part as `markup.plain` gives it.
    """
    return sum(map(part.count, _CELL_BEGINS))


def cut_far_cells(part: bytes) -> tuple[bytes, list[Place]]:
    """Cut every cell beyond NEAR_ROWS or NEAR_COLUMNS out of a worksheet's XML.

    Args:
        part: The part as `markup.plain` gives it, looked through before.

    Returns:
        The part without them, and the places of those that held a value or a formula, in order.

    Raises:
        UnreadableWorkbook: TOO_LARGE if more than MAX_STRAYS held something.
    """
    walker = _FarCells()
    walker.walk(part)
    pieces: list[bytes] = []
    kept_to = 0
    for start, end in walker.spans:
        pieces.append(part[kept_to:start])
        kept_to = element_end(part, start, end)
    pieces.append(part[kept_to:])
    return b"".join(pieces), sorted(walker.strays)


class _FarCells(Walker):
    def __init__(self) -> None:
        super().__init__()
        self.spans: list[tuple[int, int]] = []
        self.strays: set[Place] = set()
        self._cursor = Cursor()
        self._cutting = ""
        self._start = 0
        self._place: Place = (0, 0)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if "sheetData" not in self.path:
            return
        if name == "row":
            if self._cursor.enter_row(attributes) > NEAR_ROWS:
                self._begin("row")
        elif name == "c":
            self._place = row, column = self._cursor.enter_cell(attributes)
            if row > NEAR_ROWS or column > NEAR_COLUMNS:
                self._begin("c")
        elif name in {"v", "f", "is"} and self._cutting:
            self.strays.add(self._place)
            if len(self.strays) > MAX_STRAYS:
                raise too_large("far", MAX_STRAYS)

    def closed(self, name: str) -> None:
        if name == self._cutting:
            self.spans.append((self._start, self._parser.CurrentByteIndex))
            self._cutting = ""

    def _begin(self, name: str) -> None:
        if not self._cutting:
            self._cutting = name
            self._start = self._parser.CurrentByteIndex
