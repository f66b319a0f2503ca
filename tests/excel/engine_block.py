"""A block of cells in a sheet: what Excel lets happen to it, whoever asks."""

# ruff: noqa: SLF001 - openpyxl makes a cell of each place that is asked for, but in `_cells`

from __future__ import annotations

import datetime as dt
import math
from copy import copy
from decimal import Decimal
from itertools import chain

from excel.engine_contents import as_com, general
from excel.engine_entry import EMPTY, Entry, entered
from excel.engine_errors import FORBIDDEN, refused
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import range_boundaries

LAST_ROW, LAST_COLUMN = 1048576, 16384
MOST_CELLS = 5_000_000


def spread(data, rows, columns):
    """The values for each cell of a block; what the data does not reach becomes #N/A."""
    if not isinstance(data, list | tuple):
        return [[data] * columns for _ in range(rows)]
    lines = list(data) if all(isinstance(line, list | tuple) for line in data) else [data]
    lines = lines * rows if len(lines) == 1 else lines
    lines = [list(line) * columns if len(line) == 1 else line for line in lines]
    return [
        [lines[r][c] if r < len(lines) and c < len(lines[r]) else "#N/A" for c in range(columns)]
        for r in range(rows)
    ]


def entry_of(value, number_format):  # noqa: PLR0911 - a line for each type
    """What goes into a cell for a Python value that came over COM."""
    if value is None:
        return EMPTY
    if isinstance(value, str):
        value = str(value)
        if number_format == "@" and value:
            return Entry(value, "s")
        return entered(value)
    if isinstance(value, bool):
        return Entry(value, "b")
    if isinstance(value, dt.datetime):
        has_clock = value.time() != dt.time()
        return Entry(value, "d", "d/m/yyyy h:mm" if has_clock else "d/m/yyyy")
    if isinstance(value, int | float | Decimal):
        value = float(value)
        if not math.isfinite(value):
            raise refused("Not a number.")
        if number_format == "@":
            return Entry(general(value), "s")
        return Entry(int(value) if value.is_integer() and abs(value) < 1e15 else value, "n")
    raise TypeError(f"The Python instance can not be converted to a COM object: {value!r}")


def column_dimensions(ws):
    """The numbers that a column's description is for, its letter, and itself."""
    for letter, dimension in ws.column_dimensions.items():
        dimension.reindex()
        yield range(dimension.min, dimension.max + 1), letter, dimension


class Block:
    """Rows and columns from `row` and `column` (1-based) of a sheet of an open book."""

    def __init__(self, book, ws, row, column, rows, columns):  # noqa: PLR0913, PLR0917
        self.book, self.ws = book, ws
        self.row, self.column, self.rows, self.columns = row, column, rows, columns
        if row < 1 or column < 1 or row + rows > LAST_ROW + 1 or column + columns > LAST_COLUMN + 1:
            raise refused("Application-defined or object-defined error")

    def __len__(self):
        return self.rows * self.columns

    @property
    def box(self):
        return self.row, self.column, self.rows, self.columns

    @property
    def row_numbers(self):
        return range(self.row, self.row + self.rows)

    @property
    def column_numbers(self):
        return range(self.column, self.column + self.columns)

    def places(self):
        if len(self) > MOST_CELLS:
            raise refused("Excel cannot complete this task with available resources.")
        return [[(row, column) for column in self.column_numbers] for row in self.row_numbers]

    def found(self):
        """The cells of the block that exist, without making any."""
        cells = self.ws._cells
        if len(self) <= len(cells):
            return [cells[place] for line in self.places() for place in line if place in cells]
        rows, columns = self.row_numbers, self.column_numbers
        return [cells[row, c] for row, c in sorted(cells) if row in rows and c in columns]

    def made(self):
        """All cells of the block; those that were not there are made.

        Of whole columns or rows only as far as the sheet is used.
        """
        last_row, last_column = self.ws.max_row, self.ws.max_column
        return [
            self.cell((row, column))
            for row in (self.row_numbers if self.rows < LAST_ROW else range(1, last_row + 1))
            for column in (
                self.column_numbers if self.columns < LAST_COLUMN else range(1, last_column + 1)
            )
        ]

    def cell(self, place):
        """The cell there; a new one looks as its row or column does."""
        if place in self.ws._cells:
            return self.ws._cells[place]
        looks = self.looks(place)
        cell = self.ws.cell(*place)
        cell._style = copy(looks._style)
        return cell

    def looks(self, place):
        """The cell there, or what tells how an untouched one looks: its row, its column."""
        row, column = place
        if place in self.ws._cells:
            return self.ws._cells[place]
        if row in self.ws.row_dimensions and self.ws.row_dimensions[row].has_style:
            return self.ws.row_dimensions[row]
        for numbers, _, dimension in column_dimensions(self.ws):
            if column in numbers:
                return dimension
        return Cell(self.ws, row=row, column=column)

    def read(self, of_cell):
        """What `of_cell` gives for each cell (or None) and place: one, or rows of them."""
        cells = self.ws._cells
        lines = tuple(
            tuple(of_cell(cells.get(place), place) for place in line) for line in self.places()
        )
        if not len(self):
            return None
        return lines[0][0] if len(self) == 1 else lines

    def value(self, cell, place):
        if cell is None:
            return None
        if cell.data_type == "f":
            return self.book.results.get(self.ws, {}).get(place)
        return as_com(cell)

    def common(self, of_cell):
        """What all cells have in common, or None if they differ."""
        found = self.found()
        values = {of_cell(cell) for cell in found}
        if len(found) < len(self) < MOST_CELLS:
            there = {(cell.row, cell.column) for cell in found}
            others = (place for line in self.places() for place in line if place not in there)
            values |= {of_cell(self.looks(place)) for place in others}
        return values.pop() if len(values) == 1 else None

    # What may be changed.

    def needs_unlocked(self):
        """Raise where one of the cells is locked on a protected sheet."""
        if not self.ws.protection.sheet:
            return
        if len(self) > MOST_CELLS or any(
            self.looks(place).protection.locked for line in self.places() for place in line
        ):
            raise refused(FORBIDDEN)

    def needs(self, permission):
        """Raise where the protected sheet forbids it: ``formatCells``, ``insertHyperlinks`` …"""
        if self.ws.protection.sheet and getattr(self.ws.protection, permission):
            raise refused(FORBIDDEN)

    def merged(self):
        """The merged areas that the block touches."""
        return [
            area
            for area in self.ws.merged_cells.ranges
            if area.max_row >= self.row
            and area.min_row < self.row + self.rows
            and area.max_col >= self.column
            and area.min_col < self.column + self.columns
        ]

    def needs_whole_merges(self):
        for area in self.merged():
            if not (
                {area.min_row, area.max_row} <= set(self.row_numbers)
                and {area.min_col, area.max_col} <= set(self.column_numbers)
            ):
                raise refused("We can't do that to a merged cell.")

    def filtered_away(self):
        """The rows that a filter hides; of a single cell none: that one is always reached."""
        filtered = self.ws.auto_filter
        if len(self) == 1 or not (filtered.ref and filtered.filterColumn):
            return set()
        _, top, _, bottom = range_boundaries(filtered.ref)
        rows = self.ws.row_dimensions
        hidden = {number for number in list(rows) if top < number <= bottom and rows[number].hidden}
        return hidden.intersection(self.row_numbers)

    # Changes.

    def write(self, data):
        """Assign one value, or rows of values, as Excel does: all of them or none."""
        self.needs_unlocked()
        values = chain.from_iterable(spread(data, self.rows, self.columns))
        places = list(chain.from_iterable(self.places()))
        if away := self.filtered_away():  # xlwings/xlwings#747: what Excel itself does
            first = next(iter(values))
            places = [place for place in places if place[0] not in away]
            values = [first] * len(places)
        entries = [
            entry_of(value, self.looks(place).number_format)
            for place, value in zip(places, values, strict=True)
        ]
        for place, entry in zip(places, entries, strict=True):
            self._put(place, entry)

    def _put(self, place, entry):
        self.book.results.get(self.ws, {}).pop(place, None)
        if entry.value is None and place not in self.ws._cells:
            return
        cell = self.cell(place)
        if isinstance(cell, MergedCell):
            return
        value, old = entry.value, cell.number_format
        if entry.kind == "s":
            value = ILLEGAL_CHARACTERS_RE.sub(lambda found: f"_x{ord(found[0]):04X}_", value)
        cell.value = value
        cell.data_type = entry.kind
        if entry.kind == "d" and is_date_format(old):
            cell.number_format = old
        elif entry.kind == "d" or old == "General":
            cell.number_format = entry.number_format
        cell.quotePrefix = entry.prefixed

    def clear_contents(self):
        self.needs_unlocked()
        self.needs_whole_merges()
        away = self.filtered_away()
        for cell in self.found():
            if cell.row not in away:
                self._put((cell.row, cell.column), EMPTY)

    def clear_formats(self):
        self.needs("formatCells")
        for cell in self.found():
            cell._style = Cell(self.ws, row=1, column=1)._style

    def clear(self):
        self.needs_unlocked()
        self.needs_whole_merges()
        for area in self.merged():
            self.ws.unmerge_cells(str(area))
        for cell in self.found():
            self.book.results.get(self.ws, {}).pop((cell.row, cell.column), None)
            del self.ws._cells[cell.row, cell.column]
