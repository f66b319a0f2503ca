"""A source's table told again in the form's own words, so that the one reader understands it.

Headers that mean a column under another name get that column's own; a column of codes is put
beside titles that have none; addresses behind words are put into the column of links. The reader
of submissions then reads it as it reads any sheet: what an import takes is what a check sees.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.judging.submission.header_row import find_header

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Sheet
    from oitsheet.judging.submission.headers import Header
    from oitsheet.workbook.grid import Place, SheetGrid, Value

DEEPEST = 400
"""How many filled rows may stand above a header."""

VIRTUAL_ROW = 0
"""Headers that no cell of the source holds stand above its first row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A table as the reader sees it.

    Attributes:
        grid: Its cells, some of them ours.
        real: Place of a cell of ours → the place in the source that it was made from.
        dropped: The headers that are not told, since somebody wants their columns left over.
    """

    grid: SheetGrid
    real: Mapping[Place, Place] = field(default_factory=lambda: MappingProxyType({}))
    dropped: frozenset[Place] = frozenset()

    @property
    def free_column(self) -> int:
        """A column to the right of all others."""
        return max((column for _, column in self.grid.cells), default=0) + 1

    def told(
        self, cells: Mapping[Place, Value | None], real: Mapping[Place, Place] | None = None
    ) -> Retold:
        """The same with some cells told otherwise; None for a cell that is not to be told."""
        now = {**self.grid.cells, **cells}
        kept = {place: value for place, value in now.items() if value is not None}
        links = {p: link for p, link in self.grid.hyperlinks.items() if p not in cells}
        grid = replace(self.grid, cells=MappingProxyType(kept), hyperlinks=MappingProxyType(links))
        return Retold(
            grid=grid,
            real=MappingProxyType({**self.real, **(real or {})}),
            dropped=self.dropped | {place for place, value in cells.items() if value is None},
        )

    def place(self, place: Place) -> Place:
        """Where that cell stands in the source."""
        return self.real.get(place, place)


def header_in(grid: SheetGrid, sheet: Sheet) -> Header | None:
    """The header of a table; letterheads of whole documents may stand above it."""
    return find_header(grid, sheet, DEEPEST)


def only_rows(grid: SheetGrid, rows: set[int]) -> SheetGrid:
    """A sheet of which only these rows are left."""
    return replace(
        grid,
        cells=MappingProxyType({p: v for p, v in grid.cells.items() if p[0] in rows}),
        hyperlinks=MappingProxyType({p: v for p, v in grid.hyperlinks.items() if p[0] in rows}),
        merged=tuple(area for area in grid.merged if area.first_row in rows),
    )
