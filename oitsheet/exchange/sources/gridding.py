"""A table as its file draws it → the grid of cells that a sheet is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.exchange.source import Origin, SourceTable
from oitsheet.exchange.sources import limits
from oitsheet.exchange.sources.unreadable import too_much
from oitsheet.exchange.sources.wording import told
from oitsheet.workbook.grid import Area, SheetGrid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oitsheet.exchange.sources.raw import RawRow, RawTable
    from oitsheet.workbook.grid import Place, Value


def gridded(table: RawTable, number: int, parts: Sequence[RawTable] = ()) -> SourceTable | None:
    """Make a source's table of a raw one.

    Args:
        table: The table.
        number: Its number in the file, 1-based.
        parts: The tables that go on with it, in their order; their numbers follow.

    Returns:
        The table; none if there are no words in it.

    Raises:
        UnreadableSource: It has too many columns.
    """
    laid = _Laid()
    origins: dict[int, Origin] = {}
    for own, part in enumerate((table, *parts), start=number):
        laid.end_spans()
        for counted, row in enumerate(part.rows, start=1):
            laid.add(row)
            if own != number or row.number not in {0, laid.row}:
                origins[laid.row] = Origin(own, row.number or counted)
    if not laid.cells:
        return None
    return SourceTable(
        grid=SheetGrid(
            name=str(number),
            cells=MappingProxyType(laid.cells),
            hyperlinks=MappingProxyType(laid.links),
            hidden_rows=frozenset(laid.hidden),
            merged=laid.areas(),
        ),
        caption=table.caption,
        above=table.above,
        origins=MappingProxyType(origins),
    )


class _Laid:
    """Rows laid out one below the other, as a browser lays them out."""

    def __init__(self) -> None:
        self.row = 0
        self.cells: dict[Place, Value] = {}
        self.links: dict[Place, str] = {}
        self.hidden: list[int] = []
        self._taken: dict[int, int] = {}  # column → the last row that a cell above takes
        self._spans: list[tuple[int, int, int, int]] = []
        self._settled = 0
        self._width = 0
        self._letters = 0
        self._covered = 0

    def end_spans(self) -> None:
        """No cell reaches from the table above into what follows."""
        self._taken.clear()
        for place in range(self._settled, len(self._spans)):
            top, left, bottom, right = self._spans[place]
            self._spans[place] = (top, left, min(bottom, self.row), right)
        self._settled = len(self._spans)

    def add(self, row: RawRow) -> None:
        """Lay out one more row below the others."""
        if row.opens:
            self.end_spans()
        self.row += 1
        if row.hidden:
            self.hidden.append(self.row)
        column = 1 + row.before
        for cell in row.cells:
            while self._taken.get(column, 0) >= self.row:
                column += 1
            across = max(1, min(cell.across, limits.MAX_COLUMNS))
            if column > limits.MAX_COLUMNS:
                raise too_much("columns", limits.MAX_COLUMNS)
            self._put(cell_told=told(cell), column=column)
            last = self.row + cell.down - 1 if cell.down > 0 else 10**9
            if last > self.row:
                self._covered += across
                if self._covered > limits.MAX_COVERED:
                    raise too_much("cells", limits.MAX_CELLS)
                self._taken.update(dict.fromkeys(range(column, column + across), last))
            if across > 1 or last > self.row:
                self._spans.append((self.row, column, last, column + across - 1))
            self._width = max(self._width, column)
            column += across

    def _put(self, cell_told: tuple[str, str], column: int) -> None:
        text, link = cell_told
        self._letters += len(text) + len(link)
        if self._letters > limits.MAX_LETTERS:
            raise too_much("letters", limits.MAX_LETTERS)
        if text:
            self.cells[self.row, column] = text
        if link:
            self.links[self.row, column] = link

    def areas(self) -> tuple[Area, ...]:
        """Give the merged areas, cut at the last row and at the last column where a cell begins."""
        areas = (
            Area(top, left, min(bottom, self.row), min(right, self._width))
            for top, left, bottom, right in self._spans
        )
        return tuple(
            area
            for area in areas
            if area.last_row > area.first_row or area.last_column > area.first_column
        )
