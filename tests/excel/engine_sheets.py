"""Sheets and defined names as Excel shows them."""

# ruff: noqa: SLF001 - openpyxl's own lists are the only way to the order of sheets and to cells

from __future__ import annotations

import re
from numbers import Number

from excel.engine_block import LAST_COLUMN, LAST_ROW, Block
from excel.engine_errors import FORBIDDEN, no_such, refused
from excel.engine_names import Names
from excel.engine_range import Range
from excel.engine_state import HIDDEN, SHOWN, VERY_HIDDEN, counted
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.datavalidation import DataValidationList
from xlwings import base_classes

STATES = {"visible": SHOWN, "hidden": HIDDEN, "veryHidden": VERY_HIDDEN}
_PLACE = re.compile(r"\$?[A-Z]{1,3}\$?\d+|[$\w]+:[$\w]+", re.IGNORECASE)


@counted("Sheets")
class Sheets(base_classes.Sheets):
    """The worksheets of a book; sheets of another kind are not among them."""

    def __init__(self, open_book):
        self.open_book = open_book
        self.excel = open_book.excel

    @property
    def api(self):
        return self

    @property
    def active(self):
        return Sheet(self.open_book, self.open_book.active)

    def __call__(self, name_or_index):
        sheets = self.open_book.workbook.worksheets
        if isinstance(name_or_index, Number):
            if not 1 <= name_or_index <= len(sheets):
                raise no_such()
            return Sheet(self.open_book, sheets[name_or_index - 1])
        for sheet in sheets:
            if sheet.title.lower() == name_or_index.lower():
                return Sheet(self.open_book, sheet)
        raise no_such()

    def __len__(self):
        return len(self.open_book.workbook.worksheets)

    def __iter__(self):
        for sheet in self.open_book.workbook.worksheets:
            yield Sheet(self.open_book, sheet)

    def add(self, before=None, after=None, name=None):
        """Add a sheet, before the active one if no place is told; it becomes the active one."""
        self.open_book.needs_structure()
        book = self.open_book.workbook
        beside = before or after
        place = book._sheets.index(beside.ws if beside else book.active) + (1 if after else 0)
        taken = {sheet.title.lower() for sheet in book._sheets}
        number = next(n for n in range(1, 9999) if f"sheet{n}" not in taken)
        made = book.create_sheet(f"Sheet{number}", place)
        self.open_book.activate(made)
        sheet = Sheet(self.open_book, made)
        if name is not None:
            sheet.name = name
        return sheet


@counted("Sheet")
class Sheet(base_classes.Sheet):
    def __init__(self, open_book, ws):
        self.open_book, self.ws = open_book, ws
        self.excel = open_book.excel

    @property
    def api(self):
        return self

    @property
    def book(self):
        from excel.engine import Book  # noqa: PLC0415 - a book has sheets, a sheet has a book

        return Book(self.open_book)

    @property
    def name(self):
        return self.ws.title

    @name.setter
    def name(self, value):
        self.open_book.needs_structure()
        others = [sheet for sheet in self.open_book.workbook._sheets if sheet is not self.ws]
        if any(sheet.title.lower() == value.lower() for sheet in others):
            raise refused("That name is already taken. Try a different one.")
        if not value or len(value) > 31 or re.search(r"[\\/?*\[\]:]|^'|'$", value):
            raise refused("You typed an invalid name for a sheet or chart.")
        self.ws.title = value

    @property
    def names(self):
        return Names(self.open_book, self.ws)

    @property
    def index(self):
        return self.open_book.workbook._sheets.index(self.ws) + 1

    def range(self, arg1, arg2=None):
        if isinstance(arg1, tuple) and len(arg1) == 4:
            return Range(self, *arg1)
        if isinstance(arg1, Number) and isinstance(arg2, Number):
            arg1, arg2 = (arg1, arg2), None
        first = self._corner(arg1)
        if arg2 is None:
            return first
        blocks = first.block, self._corner(arg2).block
        row, column = min(b.row for b in blocks), min(b.column for b in blocks)
        down = max(b.row + b.rows for b in blocks) - row
        return Range(self, row, column, down, max(b.column + b.columns for b in blocks) - column)

    def _corner(self, place):
        if isinstance(place, Range):
            return place
        if isinstance(place, tuple):
            if 0 in place:
                raise IndexError("Attempted to access 0-based Range.")
            return Range(self, *place)
        found = _PLACE.fullmatch(place) is None and Names(self.open_book)._find(place, self.ws)
        if found:
            return found._range_on(self)
        try:
            left, top, right, bottom = range_boundaries(place.replace("$", ""))
        except (ValueError, TypeError) as error:
            raise refused("Application-defined or object-defined error") from error
        left, top = left or 1, top or 1
        rows, columns = (bottom or LAST_ROW) - top + 1, (right or LAST_COLUMN) - left + 1
        return Range(self, top, left, rows, columns)

    @property
    def cells(self):
        return Range(self, 1, 1, LAST_ROW, LAST_COLUMN)

    def activate(self):
        if self.ws.sheet_state != "visible":
            raise refused("Activate method of Worksheet class failed")
        self.open_book.activate(self.ws)

    def select(self):
        if self.ws.sheet_state != "visible" or self.open_book is not self.excel.active:
            raise refused("Select method of Worksheet class failed")
        self.open_book.activate(self.ws)

    def _all(self):
        rows = max((row for row, _ in self.ws._cells), default=1)
        columns = max((column for _, column in self.ws._cells), default=1)
        return Block(self.open_book, self.ws, 1, 1, rows, columns)

    def clear_contents(self):
        self._all().clear_contents()

    def clear_formats(self):
        self._all().clear_formats()

    def clear(self):
        if self.ws.protection.sheet:
            raise refused(FORBIDDEN)
        self._all().clear()
        self.ws.conditional_formatting = ConditionalFormattingList()
        self.ws.data_validations = DataValidationList()

    def autofit(self, axis=None):
        self.used_range.autofit(axis)

    def delete(self):
        self.open_book.needs_structure()
        visible = self.open_book.visible_sheets()
        if visible == [self.ws]:
            raise refused("A workbook must contain at least one visible worksheet.")
        book = self.open_book.workbook
        was_active, place = book.active is self.ws, book._sheets.index(self.ws)
        active = book.active
        book.remove(self.ws)
        if was_active:
            after = [s for s in book._sheets[place:] + book._sheets[:place][::-1] if s in visible]
            active = after[0]
        self.open_book.activate(active)

    @property
    def used_range(self):
        """From the first used cell, those only formatted included, to the last; A1 if none."""
        used = [
            place
            for place, cell in self.ws._cells.items()
            if cell.value is not None or cell.has_style or cell.comment or cell.hyperlink
        ]
        if not used:
            return Range(self, 1, 1)
        rows, columns = [row for row, _ in used], [column for _, column in used]
        top, left = min(rows), min(columns)
        return Range(self, top, left, max(rows) - top + 1, max(columns) - left + 1)

    @property
    def visible(self):
        return STATES[self.ws.sheet_state]

    @visible.setter
    def visible(self, value):
        self.open_book.needs_structure()
        state = {SHOWN: "visible", HIDDEN: "hidden", VERY_HIDDEN: "veryHidden"}[
            SHOWN if value is True else int(value)
        ]
        if state != "visible" and self.open_book.visible_sheets() == [self.ws]:
            raise refused("A workbook must contain at least one visible worksheet.")
        self.ws.sheet_state = state
        if self.open_book.active is self.ws and state != "visible":
            self.open_book.activate(self.open_book.visible_sheets()[0])

    @property
    def show_gridlines(self):
        return self.ws.sheet_view.showGridLines is not False

    @show_gridlines.setter
    def show_gridlines(self, value):
        self.ws.sheet_view.showGridLines = value
