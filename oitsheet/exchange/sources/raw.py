"""A table as its file draws it, before it is a grid: rows of cells that may span others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from oitsheet.exchange.sources import limits
from oitsheet.exchange.sources.unreadable import too_much

if TYPE_CHECKING:
    from collections.abc import Iterator


class Piece(NamedTuple):
    """Words, and where their link leads; an empty address where they have none."""

    words: str
    address: str = ""


@dataclass(slots=True)
class RawCell:
    """One cell.

    Attributes:
        across: How many columns it takes.
        down: How many rows it takes; 0 for all that follow in its part of the table.
        content: Its words, and the tables inside it, as they follow one another.
    """

    across: int = 1
    down: int = 1
    content: list[Content] = field(default_factory=list)

    @property
    def holds_tables(self) -> bool:
        """Whether a table stands inside it."""
        return any(isinstance(part, RawTable) for part in self.content)


@dataclass(slots=True)
class RawRow:
    """One row.

    Attributes:
        before: How many columns are left out before its first cell.
        opens: It begins a part of the table into which no cell above reaches.
        header: The file says that it is a header.
        hidden: The file says that it does not show.
        number: Where it stands in its table, 1-based; 0 where that is as counted.
    """

    cells: list[RawCell] = field(default_factory=list)
    before: int = 0
    opens: bool = False
    header: bool = False
    hidden: bool = False
    number: int = 0


@dataclass(slots=True)
class RawTable:
    """One table.

    Attributes:
        caption: The nearest words above it; `above` all of them since the table before.
        classes: What a page calls it for its looks.
    """

    rows: list[RawRow] = field(default_factory=list)
    caption: str = ""
    classes: str = ""
    above: str = ""


Content: TypeAlias = "Piece | RawTable"

LONGEST_ABOVE = 4000
"""Letters of what stands above a table that are kept: its last ones."""

_DATA_CELLS = 2
"""A row of a table has words in so many cells; one of a frame around other things has not."""


class Tally:
    """Counts what all tables of a file hold, and refuses too much of it."""

    def __init__(self) -> None:
        self._tables = 0
        self._cells = 0

    def table(self, nesting: int) -> None:
        """Count one more table, inside so many others."""
        self._tables += 1
        if self._tables > limits.MAX_TABLES:
            raise too_much("tables", limits.MAX_TABLES)
        if nesting > limits.MAX_NESTING:
            raise too_much("nesting", limits.MAX_NESTING)

    def cell(self) -> None:
        """Count one more cell."""
        self._cells += 1
        if self._cells > limits.MAX_CELLS:
            raise too_much("cells", limits.MAX_CELLS)


def innermost(table: RawTable) -> Iterator[RawTable]:
    """Yield the tables that hold data: this one, or those for which it is only a frame.

    A table is a frame if a cell of it holds a table, and fewer than two of its rows have words of
    their own in two cells. A table inside a cell of one that is no frame belongs to that cell, and
    its rows are lines there.
    """
    inner = [
        part
        for row in table.rows
        for cell in row.cells
        for part in cell.content
        if isinstance(part, RawTable)
    ]
    if not inner or sum(map(_has_data, table.rows)) >= _DATA_CELLS:
        yield table
        return
    for part in inner:
        part.caption = part.caption or table.caption
        part.above = part.above or table.above
        yield from innermost(part)


def _has_data(row: RawRow) -> bool:
    told = sum(not cell.holds_tables and is_told(cell) for cell in row.cells)
    return told >= _DATA_CELLS


def is_told(cell: RawCell) -> bool:
    """Whether there are words in a cell."""
    return any(isinstance(part, Piece) and part.words.strip() for part in cell.content)
