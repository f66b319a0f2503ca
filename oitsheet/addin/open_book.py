"""An open book → the same grid that `workbook.reading` makes of its file.

Reads whole blocks through xlwings' public interface: one call for all values of a sheet and one
for all formulas. What takes a call per cell (merged areas, hidden rows, links behind words) is
asked of ever smaller blocks, and not at all where the whole sheet has none.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.layout import ColumnType, load_layout
from oitsheet.workbook.grid import Area, ErrorValue, Grid, SheetGrid, Visibility, kept
from oitsheet.workbook.limits import LINK_CELLS, MAX_BOX, NEAR_COLUMNS, NEAR_ROWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import xlwings as xw

    from oitsheet.judging.submission import Submission
    from oitsheet.workbook.grid import Place, Value

_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_NEWER_ERRORS = {  # xlwings hands these over as Excel's own numbers (XlCVError)
    -2146826245: "#GETTING_DATA",
    -2146826243: "#SPILL!",
    -2146826242: "#CONNECT!",
    -2146826241: "#BLOCKED!",
    -2146826240: "#UNKNOWN!",
    -2146826239: "#FIELD!",
    -2146826238: "#CALC!",
}
_LAST_ERROR = -2146826000
_DAY_ZERO = dt.date(1899, 12, 30)
_COUNTED_ALIKE = dt.date(1900, 3, 1)
_VERY_HIDDEN = 2


class Box(NamedTuple):
    """A block of cells, corners included, 1-based."""

    top: int
    left: int
    bottom: int
    right: int

    def range(self, sheet: xw.Sheet) -> xw.Range:
        """The block as the open book has it."""
        return sheet.range((self.top, self.left), (self.bottom, self.right))

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right

    def halves(self) -> tuple[Box, Box]:
        """Cut it across its longer side."""
        if self.bottom - self.top >= self.right - self.left:
            middle = (self.top + self.bottom) // 2
            return self._replace(bottom=middle), self._replace(top=middle + 1)
        middle = (self.left + self.right) // 2
        return self._replace(right=middle), self._replace(left=middle + 1)


def read_open(book: xw.Book) -> Grid:
    """Read an open book's cells.

    Formulas come with the results that Excel shows; none counts as never calculated. Links behind
    words are not read yet: see `with_links`. Of names only those are read that stamp a master, and
    of the sheets that nobody fills in (summary, results) neither merged areas nor what is hidden.
    """
    layout = load_layout()
    unread = layout.stamp["lists"]
    shown = {sheet.name for sheet in layout.sheets if sheet.kind in {"summary", "results"}}
    return Grid(
        sheets=tuple(
            SheetGrid(name=sheet.name, visibility=_visibility(sheet))
            if sheet.name == unread
            else _sheet_grid(sheet, whole=sheet.name not in shown)
            for sheet in book.sheets
        ),
        names=MappingProxyType(dict(_names(book))),
    )


def with_links(grid: Grid, book: xw.Book, submission: Submission) -> Grid:
    """Add the links that stand behind words, where a column of links shows no address.

    Args:
        grid: What `read_open` gave.
        book: The book it is of.
        submission: The grid as understood without them.

    Returns:
        A grid with them; the very same one where there are none.
    """
    found: dict[str, dict[Place, str]] = {}
    for _, cell in submission.cells():
        wordy = cell.column.type is ColumnType.LINKS and not cell.formula
        if wordy and isinstance(cell.raw, str) and "://" not in cell.raw:
            sheet = found.setdefault(cell.at.sheet, {})
            if len(sheet) < LINK_CELLS and (link := _link(book, cell.at.sheet, cell.at.cell)):
                sheet[cell.at.row, cell.at.column] = link
    if not any(found.values()):
        return grid
    sheets = (
        replace(sheet, hyperlinks=MappingProxyType(found[sheet.name]))
        if found.get(sheet.name)
        else sheet
        for sheet in grid.sheets
    )
    return replace(grid, sheets=tuple(sheets))


def rows_hidden(sheet: xw.Sheet, first: int, last: int) -> frozenset[int]:
    """Return those of these rows (1-based) that do not show."""
    return frozenset(_hidden(sheet, Box(first, 1, last, 1), _row_height, down=True))


def _visibility(sheet: xw.Sheet) -> Visibility:
    """Excel says -1 for a tab that shows, 0 for a hidden one, 2 for one no menu brings back."""
    if int(sheet.visible) == _VERY_HIDDEN:
        return Visibility.VERY_HIDDEN
    return Visibility.VISIBLE if sheet.visible else Visibility.HIDDEN


def _names(book: xw.Book) -> Iterator[tuple[str, str]]:
    """The names by which a master is stamped; a form has hundreds of others, a call for each."""
    for stamp in load_layout().stamp.values():
        with suppress(Exception):  # there is none: what is raised then is each engine's own
            yield stamp, str(book.names[stamp].refers_to).removeprefix("=")


def _sheet_grid(sheet: xw.Sheet, *, whole: bool) -> SheetGrid:
    used = sheet.used_range
    last = used.last_cell
    all_of_it = Box(used.row, used.column, last.row, last.column)
    near = all_of_it
    strays: tuple[Place, ...] = ()
    if last.row * last.column > MAX_BOX:
        near = all_of_it._replace(
            bottom=max(used.row, min(last.row, NEAR_ROWS)),
            right=max(used.column, min(last.column, NEAR_COLUMNS)),
        )
        strays = tuple(_strays(sheet, all_of_it, near))
    cells = _values(sheet, near)
    formulas = _formulas(sheet, near, cells)
    plain = SheetGrid(
        name=sheet.name,
        visibility=_visibility(sheet),
        cells=MappingProxyType(cells),
        formulas=MappingProxyType(formulas),
        strays=strays,
    )
    if not (whole and cells):
        return plain
    return replace(
        plain,
        hidden_rows=frozenset(_hidden(sheet, near, _row_height, down=True)),
        hidden_columns=frozenset(_hidden(sheet, near, _column_width, down=False)),
        merged=tuple(_merged(sheet, near)),
    )


def _values(sheet: xw.Sheet, box: Box) -> dict[Place, Value]:
    block = box.range(sheet)
    try:
        rows = block.options(ndim=2, err_to_str=True).value
    except TypeError:  # xlwings 0.37 on a Mac, of more than one cell
        rows = _with_errors(block)
    return {
        (number, column): value
        for number, row in enumerate(rows, start=box.top)
        for column, shown in enumerate(row, start=box.left)
        if shown is not None and (value := _value(shown)) != ""
    }


def _with_errors(block: xw.Range) -> list[list[object]]:
    """The values of a block where errors can be had of single cells only."""
    rows = block.options(ndim=2).value
    for down, (values, written) in enumerate(zip(rows, block.formula, strict=True)):
        for right, (value, text) in enumerate(zip(values, written, strict=True)):
            if value is None and str(text).startswith("="):
                values[right] = block[down, right].options(err_to_str=True).value
    return list(rows)


def _value(shown: object) -> Value:
    """A value as Excel hands it over → as the grid holds it."""
    if isinstance(shown, str) and shown in _ERRORS:
        return ErrorValue(shown)
    if isinstance(shown, int) and shown < _LAST_ERROR:  # a number in a cell is a float
        return ErrorValue(_NEWER_ERRORS.get(shown, "#UNKNOWN!"))
    if isinstance(shown, dt.datetime):
        shown = shown.replace(tzinfo=None)
        if _DAY_ZERO < shown.date() < _COUNTED_ALIKE:  # Excel counts a 29 February 1900, COM not
            shown += dt.timedelta(days=1)
        return shown.time() if shown.date() == _DAY_ZERO else kept(shown)
    if isinstance(shown, Decimal):  # a cell in a currency's format
        return float(shown)
    return kept(shown if isinstance(shown, str | bool | int | float) else str(shown))


def _formulas(sheet: xw.Sheet, box: Box, cells: dict[Place, Value]) -> dict[Place, str]:
    """The formulas; a text that only begins with the sign stands as its own value."""
    block = box.range(sheet).formula
    rows = ((block,),) if box.single else block
    return {
        (number, column): text.removeprefix("=")
        for number, row in enumerate(rows, start=box.top)
        for column, text in enumerate(row, start=box.left)
        if isinstance(text, str) and text.startswith("=") and cells.get((number, column)) != text
    }


def _row_height(block: xw.Range) -> float | None:
    return block.row_height


def _column_width(block: xw.Range) -> float | None:
    return block.column_width


def _hidden(
    sheet: xw.Sheet, box: Box, size: Callable[[xw.Range], float | None], *, down: bool
) -> Iterator[int]:
    """The rows (or columns) without a height (or width); of unequal ones Excel tells none."""
    if down:
        line = Box(box.top, box.left, box.bottom, box.left)
    else:
        line = Box(box.top, box.left, box.top, box.right)
    waiting = [line]
    while waiting:
        part = waiting.pop()
        told = size(part.range(sheet))
        if told is None and not part.single:
            waiting += part.halves()
        elif told == 0:
            numbers = (part.top, part.bottom) if down else (part.left, part.right)
            yield from range(numbers[0], numbers[1] + 1)


def _merged(sheet: xw.Sheet, box: Box) -> Iterator[Area]:
    """The merged areas; Excel says of a block whether all, none or some of it is merged."""
    found: dict[Area, None] = {}
    waiting = [box]
    while waiting:
        part = waiting.pop()
        if any(_within(part, area) for area in found):
            continue
        merged = part.range(sheet).merge_cells
        if merged is False:
            continue
        if part.single:
            whole = part.range(sheet).merge_area
            last = whole.last_cell
            found[Area(whole.row, whole.column, last.row, last.column)] = None
        else:
            waiting += part.halves()
    yield from sorted(found, key=lambda area: (area.first_row, area.first_column))


def _within(box: Box, area: Area) -> bool:
    return (box.top, box.left) in area and (box.bottom, box.right) in area


def _strays(sheet: xw.Sheet, whole: Box, near: Box) -> Iterator[Place]:
    """The filled cells of the last row and the last column, where they lie far away.

    One far cell makes the sheet as large as this; it stands in one of the two, or in both.
    """
    edges = {
        whole._replace(top=whole.bottom, right=near.right),
        whole._replace(left=whole.right, bottom=near.bottom),
        whole._replace(top=whole.bottom, left=whole.right),
    }
    places = {place for edge in edges for place in _values(sheet, edge)}
    yield from sorted(place for place in places if place[0] > near.bottom or place[1] > near.right)


def _link(book: xw.Book, sheet: str, cell: str) -> str:
    """Where the link behind a cell leads; empty where there is none: xlwings raises then."""
    try:
        return book.sheets[sheet].range(cell).hyperlink or ""
    except Exception:  # noqa: BLE001  what it raises is no class of its own
        return ""
