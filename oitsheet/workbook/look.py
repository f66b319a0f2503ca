"""A streaming look at a worksheet's XML: what the readers do not tell, and whether they may see it.

Readers answer values; they stay silent about formulas never calculated, error cells, hidden rows,
links. And they trust what they read: a cell at the far corner makes one of them ask for 550 GB and
end the process. So every cell's place is looked at here, before them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oitsheet.location import MAX_COLUMN, MAX_ROW
from oitsheet.workbook.limits import MAX_CELLS, MAX_DEPTH, MAX_LINKS, MAX_MERGES
from oitsheet.workbook.markup import (
    Walker,
    element_end,
    is_true,
    local_name,
    nested_too_deeply,
    relation_id,
    start_tag,
)
from oitsheet.workbook.places import Cursor, area_of
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook, too_large

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oitsheet.workbook.grid import Area, Place

_INDEX = re.compile(r"[0-9]{1,9}")
_COLLECTED = {"v", "f"}
_MINDED = {"e", "s"}
_LEGALLY_EMPTY = {"str", "inlineStr"}
_DATA_DEPTH = 2
_INDEX_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: its cells, its relationship, and what stands behind the ``#``."""

    area: Area
    relation: str
    location: str


@dataclass(slots=True)
class SheetLook:
    """What was seen in one worksheet; places are 1-based (row, column).

    Attributes:
        formulas: Formula texts without the equals sign; shared ones may be empty.
        uncalculated: Formula cells without a result. A text result (``t="str"``) that is there
            and empty is a legal result: a formula may answer an empty text.
        errors: Error cells and what they show.
        links: Hyperlinks that lead out of the workbook.
        last_row: The largest row of any cell, formatted blank ones too; 0 if there is none.
        last_column: The largest column of any cell.
        written: How many cells are written down.
        letters: How many letters of shared texts its cells show, each time counted.
        data: The bytes of the cells alone, inside a root element, for the readers.
    """

    formulas: dict[Place, str] = field(default_factory=dict)
    uncalculated: set[Place] = field(default_factory=set)
    errors: dict[Place, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    written: int = 0
    letters: int = 0
    data: bytes = b""


def look_at(part: bytes, texts: Sequence[int]) -> SheetLook:
    """Look through a worksheet's part once.

    Args:
        part: The part as `markup.plain` gives it.
        texts: How many letters each shared text of the workbook has.

    Raises:
        UnreadableWorkbook: DAMAGED if it is no sound worksheet, a cell's reference is none, or a
            shared text is asked for that does not exist; HOSTILE or TOO_LARGE past a limit.
    """
    walker = _Sheet(texts)
    walker.walk(part)
    seen = walker.seen
    seen.data = _cells_alone(part, *walker.span)
    seen.hidden_columns = {column for column, hidden in enumerate(walker.hidden) if hidden}
    return seen


class _Sheet(Walker):
    """Overrides the walker's innermost calls: here they are made for every cell.

    What is inside the sheet's data and what is beside it are two worlds: names mean other things.
    """

    def __init__(self, texts: Sequence[int]) -> None:
        super().__init__()
        self.seen = SheetLook()
        self.span = (0, 0, 0)
        self.hidden = bytearray(MAX_COLUMN + 1)
        self._texts = texts
        self._cursor = Cursor()
        self._depth = 0
        self._rows = 0
        self._place: Place = (0, 0)
        self._latest: Place = (0, 0)
        self._kind: str | None = None
        self._formula: str | None = None
        self._value: str | None = None
        self._collected: list[str] | None = None
        self._beside: dict[str, Callable[[dict[str, str]], None]] = {
            "sheetData": self._data_begins,
            "col": self._columns,
            "mergeCell": self._merge,
            "hyperlink": self._link,
        }

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        """Beside the sheet's data."""
        self._depth += 1
        name = local_name(name)
        if self._depth == 1:
            if name != "worksheet":
                raise UnreadableWorkbook(Unreadable.DAMAGED, f"a sheet whose root is {name!r:.40}")
            self.span = (self._parser.CurrentByteIndex, 0, 0)
        elif self._depth > MAX_DEPTH:
            raise nested_too_deeply()
        elif handler := self._beside.get(name):
            handler(attributes)

    def _close(self, name: str) -> None:  # noqa: ARG002  the walker's
        self._depth -= 1

    def text(self, text: str) -> None:
        if self._collected is not None:
            self._collected.append(text)

    def _data_begins(self, _: dict[str, str]) -> None:
        if self._depth != _DATA_DEPTH or self.span[1]:
            raise UnreadableWorkbook(Unreadable.DAMAGED, "sheet data out of place")
        self.span = (self.span[0], self._parser.CurrentByteIndex, 0)
        self._parser.StartElementHandler = self._open_inside
        self._parser.EndElementHandler = self._close_inside

    def _open_inside(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if ":" in name:
            name = local_name(name)
        if name == "c":
            self._cell(attributes)
        elif name in _COLLECTED:
            self._collected = []
        elif name == "row":
            self._row(attributes)
        elif name == "is":
            self._value = ""
        elif name == "sheetData":
            raise UnreadableWorkbook(Unreadable.DAMAGED, "sheet data inside sheet data")
        if self._depth > MAX_DEPTH:
            raise nested_too_deeply()

    def _close_inside(self, name: str) -> None:
        self._depth -= 1
        if ":" in name:
            name = local_name(name)
        if name == "c":
            if self._formula is not None or self._kind in _MINDED:
                self._cell_ends()
        elif name == "v":
            self._value = "".join(self._collected or ())
            self._collected = None
        elif name == "f":
            self._formula = "".join(self._collected or ()).removeprefix("=")
            self._collected = None
        elif name == "sheetData":
            self.span = (*self.span[:2], self._parser.CurrentByteIndex)
            self._parser.StartElementHandler = self._open
            self._parser.EndElementHandler = self._close

    def _row(self, attributes: dict[str, str]) -> None:
        self._rows += 1
        if self._rows > MAX_ROW:
            raise too_large("rows", MAX_ROW)
        row = self._cursor.enter_row(attributes)
        if is_true(attributes.get("hidden")) or attributes.get("ht") == "0":
            self.seen.hidden_rows.add(row)

    def _cell(self, attributes: dict[str, str]) -> None:
        place = self._cursor.enter_cell(attributes)
        seen = self.seen
        if place <= self._latest:
            self._forget(place)
        else:
            self._latest = place
        row, column = self._place = place
        self._kind = attributes.get("t")
        self._formula = self._value = None
        seen.last_row = max(seen.last_row, row)
        seen.last_column = max(seen.last_column, column)
        seen.written += 1
        if seen.written > MAX_CELLS:
            raise too_large("cells", MAX_CELLS)

    def _forget(self, place: Place) -> None:
        """A cell may be written twice; both readers let the last one win."""
        self.seen.formulas.pop(place, None)
        self.seen.errors.pop(place, None)
        self.seen.uncalculated.discard(place)

    def _cell_ends(self) -> None:
        place, kind, value = self._place, self._kind, self._value
        if self._formula is not None:
            self.seen.formulas[place] = self._formula
            if value is None or (not value and kind not in _LEGALLY_EMPTY):
                self.seen.uncalculated.add(place)
        if not value:
            return
        if kind == "e":
            self.seen.errors[place] = value
        elif kind == "s":
            if not self._is_text(value):
                raise UnreadableWorkbook(Unreadable.DAMAGED, f"no shared text {value!r:.40}")
            self.seen.letters += self._texts[int(value)]

    def _is_text(self, index: str) -> bool:
        known = len(self._texts)
        return index.isdecimal() and len(index) <= _INDEX_LENGTH and int(index) < known

    def _columns(self, attributes: dict[str, str]) -> None:
        if is_true(attributes.get("hidden")) or attributes.get("width") == "0":
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if _INDEX.fullmatch(first) and _INDEX.fullmatch(last):
                start = max(1, int(first))
                count = min(int(last), MAX_COLUMN) + 1 - start
                if count > 0:
                    self.hidden[start : start + count] = b"\1" * count

    def _merge(self, attributes: dict[str, str]) -> None:
        if area := area_of(attributes.get("ref", "")):
            self.seen.merged.append(area)
        if len(self.seen.merged) > MAX_MERGES:
            raise too_large("merges", MAX_MERGES)

    def _link(self, attributes: dict[str, str]) -> None:
        relation = relation_id(attributes)
        if relation and (area := area_of(attributes.get("ref", ""))):
            self.seen.links.append(Link(area, relation, attributes.get("location", "")))
        if len(self.seen.links) > MAX_LINKS:
            raise too_large("links", MAX_LINKS)


def _cells_alone(part: bytes, root: int, begins: int, ends: int) -> bytes:
    root_tag = start_tag(part, root)
    if not begins:
        return b""
    data = part[begins : element_end(part, begins, ends)]
    return b"%b%b</%b>" % (root_tag[0], data, root_tag[1])
