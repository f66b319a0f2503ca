"""What stood in a part when it was made, kept in its hidden sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.hands.held import Held, from_written, written
from oitsheet.form.layout import load_layout
from oitsheet.form.part import PART

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.workbook.grid import Grid

_OWN = "own"
_COLUMNS = 7


class Kept(NamedTuple):
    """One cell as it was.

    Attributes:
        sheet: The key of its sheet; `row` and `column` its row (see `Standing`) and column.
        own: Whether the part's owner was to type there.
        content: What it held.
    """

    sheet: str
    row: str
    column: str
    own: bool
    content: Held


def kept_lines(cells: Iterable[Kept]) -> list[tuple[str, ...]]:
    """The lines of the hidden sheet, below its stamp."""
    return [
        (cell.sheet, cell.row, cell.column, _OWN if cell.own else "", *written(cell.content))
        for cell in cells
    ]


def kept_in(grid: Grid) -> list[Kept]:
    """Read them again, those of sheets and columns that the form has; none where there are none."""
    sheet = next((sheet for sheet in grid.sheets if sheet.name == PART), None)
    if sheet is None:
        return []
    texts: dict[int, list[str]] = {}
    for (row, column), value in sheet.cells.items():
        if column <= _COLUMNS:
            texts.setdefault(row, [""] * _COLUMNS)[column - 1] = str(value)
    known = {(tab.key, column.key) for tab in load_layout().sheets for column in tab.columns}
    cells = _read(texts[row] for row in sorted(texts))
    return [cell for cell in cells if (cell.sheet, cell.column) in known]


def _read(lines: Iterable[list[str]]) -> Iterator[Kept]:
    for sheet, row, column, own, *content in lines:
        if column:  # a line of the stamp has two texts
            yield Kept(sheet, row, column, own == _OWN, from_written(*content))
