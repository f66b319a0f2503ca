"""A look at an .ods for what calamine leaves out: merged areas, links behind words, hidden rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.sources.links import address_of
from oitsheet.exchange.sources.looked import Looked
from oitsheet.exchange.sources.raw import Piece, RawCell
from oitsheet.exchange.sources.wording import told
from oitsheet.location import MAX_COLUMN, MAX_ROW
from oitsheet.workbook.grid import Area
from oitsheet.workbook.limits import MAX_LINKS, MAX_MERGES
from oitsheet.workbook.markup import Walker
from oitsheet.workbook.package import Package
from oitsheet.workbook.unreadable import too_large

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTENT = "content.xml"
_CELLS = frozenset(("table-cell", "covered-table-cell"))
_IN_A_SHEET = ("spreadsheet", "table")
_NOT_WORDS = frozenset(("annotation", "shapes", "forms"))
_MANY = 2


def look_at_ods(data: bytes) -> Mapping[str, Looked]:
    """Look at every sheet of an .ods.

    Returns:
        What was seen, by the sheets' names; nothing for an .xlsb, which has no such part.

    Raises:
        UnreadableWorkbook: Its content is damaged, hostile, or passes a limit.
    """
    package = Package(data)
    if _CONTENT not in package:
        return {}
    walker = _Walk()
    walker.walk(package.markup(_CONTENT))
    return walker.sheets


class _Walk(Walker):
    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, Looked] = {}
        self._sheet = Looked()
        self._row = 0
        self._rows = 0
        self._column = 0
        self._columns = 0
        self._pieces: list[Piece] | None = None
        self._address = ""
        self._links = 0

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        said = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table" and tuple(self.path[-2:]) == _IN_A_SHEET:
            self._sheet = self.sheets.setdefault(said.get("name", ""), Looked())
            self._row, self._rows = 0, 0
        elif name == "table-row":
            self._open_row(said)
        elif name in _CELLS:
            self._open_cell(said)
        elif self._pieces is None:
            return
        elif name == "a":
            self._address = address_of(said.get("href", ""))
        elif name in {"line-break", "p"}:
            self._pieces.append(Piece("\n", self._address))
        elif name in {"s", "tab"}:
            self._pieces.append(Piece(" ", self._address))

    def _open_row(self, said: Mapping[str, str]) -> None:
        self._row += self._rows
        self._rows = _times(said.get("number-rows-repeated"), MAX_ROW)
        self._column, self._columns = 0, 0
        if said.get("visibility", "visible") != "visible":
            self._sheet.hidden.append((self._row + 1, self._row + self._rows))

    def _open_cell(self, said: Mapping[str, str]) -> None:
        self._column += self._columns
        self._columns = _times(said.get("number-columns-repeated"), MAX_COLUMN)
        self._pieces = []
        across = _times(said.get("number-columns-spanned"), MAX_COLUMN)
        down = _times(said.get("number-rows-spanned"), MAX_ROW)
        row, column = self._row + 1, self._column + 1
        if across * down >= _MANY:
            self._sheet.merged.append(Area(row, column, row + down - 1, column + across - 1))
            if len(self._sheet.merged) > MAX_MERGES:
                raise too_large("merges", MAX_MERGES)

    def text(self, text: str) -> None:
        if self._pieces is not None and not _NOT_WORDS.intersection(self.path):
            self._pieces.append(Piece(text, self._address))

    def closed(self, name: str) -> None:
        if name == "a":
            self._address = ""
        elif name in _CELLS:
            self._close_cell()

    def _close_cell(self) -> None:
        pieces, self._pieces = self._pieces or [], None
        addresses = {piece.address for piece in pieces if piece.address}
        if not addresses:
            return
        self._links += 1
        if self._links > MAX_LINKS:
            raise too_large("links", MAX_LINKS)
        place = self._row + 1, self._column + 1
        text, link = told(RawCell(content=list(pieces)))
        if link:
            self._sheet.links[place] = link
        else:
            self._sheet.texts[place] = text


def _times(said: str | None, most: int) -> int:
    """Give how often something is repeated, or how many it spans."""
    if said is None or not said.isascii() or not said.isdigit():
        return 1
    return max(1, min(int(said[:8]), most))
