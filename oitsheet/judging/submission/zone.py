"""The paste zone's own tables: where each begins and ends, read as item lists.

An office pastes its tables as they are: below one another, beside one another, with a letterhead
above. Each is cut out and read by itself, so that no header reaches into another table.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.judging.submission.header_row import find_header
from oitsheet.judging.submission.headers import FEWEST_HEADERS, texts_of
from oitsheet.judging.submission.headings import named, names_of
from oitsheet.judging.submission.locate import convincing
from oitsheet.judging.submission.rows import read_table
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.raw import RawTable
    from oitsheet.workbook.grid import Place, SheetGrid, Value

_STROKE = "\N{MIDDLE DOT}"
_END = 1 << 21
_MOST_TABLES = 60
"""More than anybody pastes; what stands below so many tables is not read, and told as such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """What was pasted, not understood yet.

    Attributes:
        grid: The sheet without our own lines.
        tables: The tables that may be item lists, from the left and from the top.
    """

    grid: SheetGrid
    tables: tuple[RawTable, ...]


def read_zone(sheet_grid: SheetGrid, sheet: Sheet, layout: Layout) -> Zone | None:
    """Read what was pasted; None where nothing was.

    Args:
        sheet_grid: The paste zone as found.
        sheet: Its description.
        layout: The form; what is pasted is read by its item list's description.
    """
    grid = _without(sheet_grid, _is_our_line(sheet))
    if not grid.cells:
        return None
    items = layout.sheet("items")
    return Zone(
        grid=grid,
        tables=tuple(
            read_table(part, items, header, layout) for part, header in _tables(grid, items)
        ),
    )


def _is_our_line(sheet: Sheet) -> Callable[[Place, Value], bool]:
    """Tells the lines that the template puts above the zone, wherever they are moved to.

    They are known by how they begin: a book of an earlier version may go on in other words.
    """
    title = fold_tight(f"{sheet.name} {_STROKE}")
    help_line = fold_tight(sheet.help.partition(_STROKE)[0])

    def ours(_place: Place, value: Value) -> bool:
        return isinstance(value, str) and fold_tight(value).startswith((title, help_line))

    return ours


def _tables(grid: SheetGrid, items: Sheet) -> Iterator[tuple[SheetGrid, Header]]:
    for band in _bands(grid, items):
        heads = _heads(band, items)
        edges = [0, max(heads[0] - 1, 1), *heads[1:], _END] if heads else [0, _END]
        parts = _cut(band, edges, lambda place: place[0])
        for number, part in enumerate(parts[: _MOST_TABLES + 1]):
            header = find_header(part, items) if part.cells else None
            above = heads and not number  # a letterhead, or a table whose rows are merely numbered
            if header is not None and (not above or convincing(header, items, part)):
                yield part, header


def _heads(band: SheetGrid, items: Sheet) -> list[int]:
    """The rows in which a table begins: they name columns, that of the codes among them.

    A row that says what the one before it says is its header again, as at a page break.
    """
    names = names_of(items)
    heads: list[int] = []
    above: dict[int, str] = {}
    for number, texts in sorted(texts_of(band).items()):
        keys = {column: key for column, text in texts.items() if (key := named(text, names))}
        if len(set(keys.values())) < FEWEST_HEADERS or items.anchor not in keys.values():
            continue
        if keys != above and (not heads or number > heads[-1] + 1):
            heads.append(number)
        above = keys
    return heads


def _bands(grid: SheetGrid, items: Sheet) -> list[SheetGrid]:
    """Cut the sheet at columns in which nothing stands, where tables stand on both sides.

    A part that is no table by itself belongs to the one on its left: a column may be blank because
    its cells are merged into the next.
    """
    columns = sorted({column for _, column in grid.cells})
    edges = [columns[0], *(right for left, right in pairwise(columns) if right > left + 1)]
    if len(edges) == 1 or len(edges) > _MOST_TABLES:
        return [grid]
    parts = zip(edges, _cut(grid, [*edges, _END], lambda place: place[1]), strict=True)
    starts = [first for first, part in parts if _holds_items(part, items)]
    return _cut(grid, [0, *starts[1:], _END], lambda place: place[1])


def _holds_items(part: SheetGrid, items: Sheet) -> bool:
    header = find_header(part, items)
    return header is not None and convincing(header, items, part)


def _cut(grid: SheetGrid, edges: list[int], at: Callable[[Place], int]) -> list[SheetGrid]:
    """The parts between two edges each; a part begins at its edge and ends before the next."""
    parts: list[dict[Place, Value]] = [{} for _ in edges[1:]]
    for place, value in grid.cells.items():
        parts[bisect_right(edges, at(place)) - 1][place] = value
    return [replace(grid, cells=MappingProxyType(cells)) for cells in parts]


def _without(grid: SheetGrid, out: Callable[[Place, Value], bool]) -> SheetGrid:
    cells = {place: value for place, value in grid.cells.items() if not out(place, value)}
    return replace(grid, cells=MappingProxyType(cells))
