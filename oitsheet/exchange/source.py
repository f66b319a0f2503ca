"""A file that is not the form, as tables: values only, no meaning yet.

Whatever an office keeps its table in, each of its tables becomes the grid of cells that a sheet
is, so that one reader understands all of them, and each row knows where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.workbook.grid import SheetGrid


class SourceKind(StrEnum):
    """What sort of file a source is: how a place in it is spoken of depends on it."""

    WORKBOOK = "workbook"
    DOCUMENT = "document"
    PAGE = "page"
    TEXT = "text"


class Origin(NamedTuple):
    """Where a row of a table stood in its file.

    Attributes:
        table: The number of the table in the file, 1-based; 0 in a workbook or a text.
        row: The number of the row in it (in a text: of the line), 1-based.
    """

    table: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """One table of a source.

    Attributes:
        grid: Its cells. A workbook's sheet keeps its name and addresses; any other table is called
            by its number. A table that only goes on with the one above it, as at a page break of a
            document, is part of that one. Merged areas are as in a workbook: the top left cell
            alone holds the value. Links behind words are in its `hyperlinks`.
        caption: The words right above it, where it has no name of its own; empty for none.
        above: All words between it and the table before: where a letterhead names the office.
        origins: Row of the grid → where it stood; a row that is not there stood where it stands.
    """

    grid: SheetGrid
    caption: str = ""
    above: str = ""
    origins: Mapping[int, Origin] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as tables.

    Attributes:
        name: What the file is called, without its folder.
        tables: Every table with something in it, in the order of the file.
        encoding: How a text was understood (``cp874``); empty where nothing had to be guessed.
    """

    name: str
    kind: SourceKind
    tables: tuple[SourceTable, ...]
    encoding: str = ""
