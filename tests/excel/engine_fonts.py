"""Colours, fonts and notes."""

from __future__ import annotations

from copy import copy

from excel.engine_state import counted
from openpyxl.comments import Comment
from openpyxl.styles.colors import COLOR_INDEX
from xlwings import base_classes
from xlwings.utils import hex_to_rgb, int_to_rgb

THEME = [
    *("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31"),
    *("A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"),
]


def rgb_of(color, otherwise):
    """A colour of the file as red, green and blue; tints of the theme are not reckoned."""
    if color is None:
        return otherwise
    if color.type == "rgb":
        return hex_to_rgb(color.rgb[-6:])
    if color.type == "theme":
        return hex_to_rgb(THEME[color.theme])
    return hex_to_rgb(COLOR_INDEX[color.indexed][-6:]) if color.indexed < 64 else otherwise


def hex_of(color_or_rgb):
    """What xlwings accepts as a colour, as six hexadecimal digits."""
    if isinstance(color_or_rgb, str):
        color_or_rgb = hex_to_rgb(color_or_rgb)
    elif isinstance(color_or_rgb, int):
        color_or_rgb = int_to_rgb(color_or_rgb)
    return "{:02X}{:02X}{:02X}".format(*color_or_rgb)


@counted("Font")
class Font(base_classes.Font):
    """The font of a block."""

    def __init__(self, parent):
        self.parent = parent
        self.excel = parent.excel
        self.block = parent.block

    @property
    def api(self):
        return self

    def _change(self, name, value):
        self.block.needs("formatCells")
        for cell in self.block.made():
            font = copy(cell.font)
            setattr(font, name, value)
            cell.font = font

    @property
    def bold(self):
        return self.block.common(lambda cell: bool(cell.font.bold))

    @bold.setter
    def bold(self, value):
        self._change("bold", bool(value))

    @property
    def italic(self):
        return self.block.common(lambda cell: bool(cell.font.italic))

    @italic.setter
    def italic(self, value):
        self._change("italic", bool(value))

    @property
    def size(self):
        return self.block.common(lambda cell: cell.font.size)

    @size.setter
    def size(self, value):
        self._change("size", value)

    @property
    def color(self):
        """As xlwings: over cells that differ COM gives nothing, and that is no colour."""
        common = self.block.common(lambda cell: rgb_of(cell.font.color, (0, 0, 0)))
        return int_to_rgb(None) if common is None else common

    @color.setter
    def color(self, color_or_rgb):
        self._change("color", hex_of(color_or_rgb))

    @property
    def name(self):
        return self.block.common(lambda cell: cell.font.name)

    @name.setter
    def name(self, value):
        self._change("name", value)


@counted("Note")
class Note(base_classes.Note):
    """A note at a cell."""

    def __init__(self, parent, cell):
        self.excel = parent.excel
        self._parent, self._cell = parent, cell

    @property
    def api(self):
        return self

    @property
    def text(self):
        return self._cell.comment.text

    @text.setter
    def text(self, value):
        self._parent.block.needs("objects")
        self._cell.comment = Comment(value, self._cell.comment.author)

    @property
    def author(self):
        return self._cell.comment.author

    @property
    def location(self):
        return self._parent(1, 1)

    def delete(self):
        self._parent.block.needs("objects")
        self._cell.comment = None
