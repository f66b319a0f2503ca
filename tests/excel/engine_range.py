"""A range as xlwings asks for it: each call here is a round trip to Excel."""

from __future__ import annotations

from excel.engine_block import LAST_COLUMN, LAST_ROW, Block
from excel.engine_contents import formula_text
from excel.engine_errors import refused
from excel.engine_fonts import Font, Note
from excel.engine_looks import Looks
from excel.engine_state import counted
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from xlwings import base_classes

MOST_COUNTED = 2**31 - 1
"""Excel's Range.Count goes no further; a whole sheet has eight times as many cells."""


def address_of(block, down="$", right="$"):
    first, last = get_column_letter(block.column), get_column_letter(block.column_numbers[-1])
    if block.rows == LAST_ROW and block.columns != LAST_COLUMN:
        return f"{right}{first}:{right}{last}"
    if block.columns == LAST_COLUMN:
        return f"{down}{block.row}:{down}{block.row_numbers[-1]}"
    corners = f"{right}{first}{down}{block.row}", f"{right}{last}{down}{block.row_numbers[-1]}"
    return ":".join(dict.fromkeys(corners))


@counted("Range")
class Range(Looks, base_classes.Range):
    """A block of one sheet; nothing is kept in it but where it stands."""

    def __init__(self, sheet, row, column, rows=1, columns=1):
        self.sheet = sheet
        self.excel = sheet.excel
        self.block = Block(sheet.open_book, sheet.ws, row, column, rows, columns)

    def _beside(self, row, column, rows=1, columns=1):
        return Range(self.sheet, row, column, rows, columns)

    @property
    def api(self):
        return self if len(self.block) else None

    @property
    def coords(self):
        return (self.sheet, *self.block.box)

    def __len__(self):
        if len(self.block) > MOST_COUNTED:
            raise refused("Overflow")
        return len(self.block)

    @property
    def row(self):
        return self.block.row

    @property
    def column(self):
        return self.block.column

    @property
    def shape(self):
        return self.block.rows, self.block.columns

    def __call__(self, arg1, arg2=None):
        if arg2 is None:
            down, right = divmod(arg1 - 1, self.block.columns)
        else:
            down, right = arg1 - 1, arg2 - 1
        return self._beside(self.block.row + down, self.block.column + right)

    def get_address(self, row_absolute, col_absolute, external):
        down, right = ("$" if row_absolute else ""), ("$" if col_absolute else "")
        address = address_of(self.block, down, right)
        if not external:
            return address
        return f"'[{self.block.book.name}]{self.block.ws.title}'!{address}"

    @property
    def address(self):
        return address_of(self.block)

    @property
    def rows(self):
        return self

    @property
    def columns(self):
        return self

    @property
    def raw_value(self):
        return self.block.read(self.block.value)

    @raw_value.setter
    def raw_value(self, value):
        self.block.write(value)

    @property
    def formula(self):
        return self.block.read(lambda cell, _: "" if cell is None else formula_text(cell))

    @formula.setter
    def formula(self, value):
        self.block.write(value)

    def clear_contents(self):
        self.block.clear_contents()

    def clear_formats(self):
        self.block.clear_formats()

    def clear(self):
        self.block.clear()

    @property
    def font(self):
        return Font(self)

    @property
    def note(self):
        cell = self.block.found()[:1]
        at_first = cell and (cell[0].row, cell[0].column) == (self.block.row, self.block.column)
        return Note(self, cell[0]) if at_first and cell[0].comment else None

    def add_note(self, text):
        cell = self.block.ws.cell(self.block.row, self.block.column)
        if cell.comment:
            raise refused("Application-defined or object-defined error")
        self.block.needs("objects")
        cell.comment = Comment(text, "")
        return Note(self, cell)

    @property
    def merge_area(self):
        if len(self.block) > 1:
            raise refused("Application-defined or object-defined error")
        for area in self.block.merged():
            rows, columns = area.max_row - area.min_row + 1, area.max_col - area.min_col + 1
            return self._beside(area.min_row, area.min_col, rows, columns)
        return self

    def select(self):
        book = self.block.book
        if book is not self.excel.active or self.block.ws is not book.active:
            raise refused("Select method of Range class failed")
        book.selections[self.block.ws] = self.block.box

    def end(self, direction):
        down, right = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}[direction]
        row, column = self.block.row, self.block.column

        def filled(place):
            cell = self.block.ws._cells.get(place)  # noqa: SLF001
            return cell is not None and cell.value is not None

        def inside(place):
            return 1 <= place[0] <= LAST_ROW and 1 <= place[1] <= LAST_COLUMN

        here, ahead = (row, column), (row + down, column + right)
        running = filled(here) and filled(ahead)
        while inside(ahead) and (filled(ahead) if running else True):
            here = ahead
            ahead = here[0] + down, here[1] + right
            if not running and filled(here):
                break
        return self._beside(*here)
