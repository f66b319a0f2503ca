"""A table as found: its header and its lines, nothing understood yet. Values only."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.submission.headers import Header
    from oitsheet.workbook.grid import Place, SheetGrid, Value


class Line(NamedTuple):
    """One line of a table, not understood yet.

    Attributes:
        number: The row's number.
        values: Column number → stored value, of the known columns.
        header: What names the columns.
        block: Which of the tables side by side it is in; the first is 0.
    """

    number: int
    values: Mapping[int, Value]
    header: Header
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table whose cells are not understood yet.

    Attributes:
        lines: Each line that is no header, from the top, of tables side by side from the left.
        spread: Place inside a merged area → place of the cell that holds its value.
        beside: Column number → rows, of filled cells in columns without a known header.
    """

    sheet: Sheet
    grid: SheetGrid
    header: Header
    layout: Layout
    lines: tuple[Line, ...]
    spread: Mapping[Place, Place]
    beside: Mapping[int, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def name(self) -> str:
        """The tab it stands on."""
        return self.grid.name
