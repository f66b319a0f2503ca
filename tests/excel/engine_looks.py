"""How cells look: colours, fonts, widths, notes and links, as Excel tells of them."""

from __future__ import annotations

from copy import copy
from math import ceil

from excel.engine_block import column_dimensions
from excel.engine_errors import refused
from excel.engine_fonts import hex_of, rgb_of
from excel.engine_state import counted
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

USUAL_WIDTH, USUAL_HEIGHT = 8.43, 15.0
LINK = "0563C1"
LONGEST_TIP = 255


def _fill_of(cell):
    return None if cell.fill.fill_type is None else rgb_of(cell.fill.fgColor, (255, 255, 255))


def column_dimension(ws, number):
    """The column's own dimension, taken out of a joined one where need be."""
    for numbers, letter, joined in list(column_dimensions(ws)):
        if number in numbers and len(numbers) > 1:
            del ws.column_dimensions[letter]
            for one in numbers:
                new = ws.column_dimensions[get_column_letter(one)]
                new.width, new.hidden, new.outlineLevel = (
                    joined.width,
                    joined.hidden,
                    joined.outlineLevel,
                )
                new._style = copy(joined._style)  # noqa: SLF001
    return ws.column_dimensions[get_column_letter(number)]


def _width(ws, number):
    """Characters of the usual font; a column's width in the file has 5 pixels more."""
    for numbers, _, dimension in column_dimensions(ws):
        if number in numbers:
            if dimension.hidden:
                return 0.0
            return _characters(dimension.width) if dimension.customWidth else USUAL_WIDTH
    usual = ws.sheet_format.defaultColWidth
    return _characters(usual) if usual else USUAL_WIDTH


def _characters(width):
    pixels = int((256 * width + 18) // 256 * 7 + (256 * width + 18) % 256 / 256 * 7)
    return int((pixels - 5) / 7 * 100 + 0.5) / 100 if pixels >= 12 else round(pixels / 12, 2)


def _height(ws, number):
    if number not in ws.row_dimensions:
        return 0.0 if ws.sheet_format.zeroHeight else ws.sheet_format.defaultRowHeight
    dimension = ws.row_dimensions[number]
    return 0.0 if dimension.hidden else dimension.height or ws.sheet_format.defaultRowHeight


def _same(values):
    """The one value, or None if they differ: what COM gives over a block."""
    values = set(values)
    return values.pop() if len(values) == 1 else None


@counted("Range")
class Looks:
    """What a range says of its looks."""

    @property
    def color(self):
        """None without a fill; black over a block of several colours, which is what COM says."""
        common = self.block.common(lambda cell: (_fill_of(cell),))
        return (0, 0, 0) if common is None else common[0]

    @color.setter
    def color(self, color_or_rgb):
        self.block.needs("formatCells")
        fill = PatternFill()
        if color_or_rgb is not None:
            fill = PatternFill("solid", fgColor=hex_of(color_or_rgb))
        for cell in self.block.made():
            cell.fill = fill

    def set_colors(self, colors):
        for down, line in enumerate(colors):
            for right, color in enumerate(line):
                if color is not ...:
                    self(down + 1, right + 1).color = color

    @property
    def number_format(self):
        return self.block.common(lambda cell: cell.number_format)

    @number_format.setter
    def number_format(self, value):
        self.block.needs("formatCells")
        for cell in self.block.made():
            cell.number_format = value

    def _align(self, **changes):
        self.block.needs("formatCells")
        for cell in self.block.made():
            alignment = copy(cell.alignment)
            for name, value in changes.items():
                setattr(alignment, name, value)
            cell.alignment = alignment

    @property
    def wrap_text(self):
        return self.block.common(lambda cell: bool(cell.alignment.wrap_text))

    @wrap_text.setter
    def wrap_text(self, value):
        self._align(wrap_text=bool(value))

    @property
    def horizontal_alignment(self):
        return self.block.common(lambda cell: cell.alignment.horizontal or "general")

    @horizontal_alignment.setter
    def horizontal_alignment(self, value):
        self._align(horizontal=value)

    @property
    def vertical_alignment(self):
        return self.block.common(lambda cell: cell.alignment.vertical or "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value):
        self._align(vertical=value)

    @property
    def column_width(self):
        return _same(_width(self.block.ws, one) for one in self.block.column_numbers)

    @column_width.setter
    def column_width(self, value):
        self.block.needs("formatColumns")
        if not 0 <= value <= 255:
            raise refused("Unable to set the ColumnWidth property of the Range class")
        for one in self.block.column_numbers:
            dimension = column_dimension(self.block.ws, one)
            dimension.hidden = value == 0
            if value:
                dimension.width = int((round(value * 7) + 5) / 7 * 256) / 256

    @property
    def row_height(self):
        return _same(_height(self.block.ws, one) for one in self.block.row_numbers)

    @row_height.setter
    def row_height(self, value):
        self.block.needs("formatRows")
        if not 0 <= value <= 409.5:
            raise refused("Unable to set the RowHeight property of the Range class")
        for one in self.block.row_numbers:
            dimension = self.block.ws.row_dimensions[one]
            dimension.hidden = value == 0
            if value:
                dimension.height = value

    @property
    def row_hidden(self):
        return _same(_height(self.block.ws, one) == 0 for one in self.block.row_numbers)

    @row_hidden.setter
    def row_hidden(self, value):
        self.block.needs("formatRows")
        for one in self.block.row_numbers:
            self.block.ws.row_dimensions[one].hidden = value

    @property
    def column_hidden(self):
        return _same(_width(self.block.ws, one) == 0 for one in self.block.column_numbers)

    @column_hidden.setter
    def column_hidden(self, value):
        self.block.needs("formatColumns")
        for one in self.block.column_numbers:
            column_dimension(self.block.ws, one).hidden = value

    def autofit(self, axis=None):
        """Rows as high as their lines need, roughly; hidden ones appear, as in Excel."""
        if axis in ("rows", "r", None):
            self.block.needs("formatRows")
            self._fit_rows()
        if axis in ("columns", "c", None):
            self.block.needs("formatColumns")
            self._fit_columns()

    def _fit_rows(self):
        ws, lines = self.block.ws, {}
        merged = {place for area in ws.merged_cells.ranges for place in area.cells}
        for (row, column), cell in ws._cells.items():  # noqa: SLF001
            if row in self.block.row_numbers and cell.value and (row, column) not in merged:
                parts = str(cell.value).split("\n")
                room = max(_width(ws, column), 1)
                wraps = cell.alignment.wrap_text
                need = sum(ceil(max(len(part), 1) / room) for part in parts) if wraps else 1
                height = need * max(cell.font.size or 11, 11) * 4 / 3
                lines[row] = max(lines.get(row, USUAL_HEIGHT), height)
        for row in sorted({*lines, *ws.row_dimensions}):
            if row in self.block.row_numbers:
                ws.row_dimensions[row].hidden = False
                ws.row_dimensions[row].height = min(lines.get(row, USUAL_HEIGHT), 409.5)

    def _fit_columns(self):
        for column in self.block.column_numbers:
            texts = [str(cell.value) for cell in self.block.found() if cell.column == column]
            longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
            if longest:
                column_dimension(self.block.ws, column).width = min(longest + 1.7, 255)

    @property
    def merge_cells(self):
        inside = sum(
            len(set(self.block.row_numbers) & set(range(area.min_row, area.max_row + 1)))
            * len(set(self.block.column_numbers) & set(range(area.min_col, area.max_col + 1)))
            for area in self.block.merged()
        )
        return {0: False, len(self.block): True}.get(inside)

    def unmerge(self):
        self.block.needs("formatCells")
        for area in self.block.merged():
            self.block.ws.unmerge_cells(str(area))

    @property
    def hyperlink(self):
        for cell in self.block.found():
            if cell.hyperlink:
                return cell.hyperlink.target or ""
        raise Exception("The cell doesn't seem to contain a hyperlink!")  # noqa: TRY002 - as xlwings

    def add_hyperlink(self, address, text_to_display=None, screen_tip=None):
        """Link the first cell; an address after ``#`` is a place in this book."""
        self.block.needs("insertHyperlinks")
        if screen_tip and len(screen_tip) > LONGEST_TIP:
            raise refused("Unable to set the ScreenTip property of the Hyperlink class")
        first = self(1, 1)
        first.block.write(text_to_display)
        cell = self.block.ws.cell(self.block.row, self.block.column)
        link = Hyperlink(ref=cell.coordinate, tooltip=screen_tip)
        if address.startswith("#"):
            link.location = address[1:]
        else:
            link.target = address
        cell.hyperlink = link
        font = copy(cell.font)
        font.underline, font.color = "single", LINK
        cell.font = font
