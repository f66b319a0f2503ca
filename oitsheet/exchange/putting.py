"""Values put into a copy of a workbook; every part that is not touched stays as it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.workbook.book_xml import BookXml
from oitsheet.workbook.editing import Editor
from oitsheet.workbook.filling import OutOfOrderError, fill, merged_away
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from oitsheet.workbook.book_xml import Dialect
    from oitsheet.workbook.grid import Grid, Place, SheetGrid
    from oitsheet.workbook.sheetxml import CellContent

    Contents = Mapping[str, Mapping[Place, CellContent | None]]
    """Sheet name → place → what to put there; None to empty the cell."""


class CannotPutError(OitsheetError):
    """The copy cannot be made without harm.

    Attributes:
        reason: Key of a sentence: ``signed``, ``shared``, ``locked``, ``unsound``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Put:
    """A copy with values in it.

    Attributes:
        data: The whole file.
        left: Sheet name → places that could not be filled: in a row that is not written down, under
            a merge, or held by a formula.
    """

    data: bytes
    left: Mapping[str, frozenset[Place]]


def put(
    data: bytes,
    grid: Grid,
    contents: Contents,
    sheets: Mapping[str, Callable[[Dialect], bytes]] | None = None,
) -> Put:
    """Put values into a copy of a workbook.

    Args:
        data: The file.
        grid: What reads in it.
        contents: What to put where. A cell keeps its look, and a formula is never overwritten.
        sheets: New sheets: name of the tab, which no other has → what writes its part.

    Raises:
        CannotPutError: It cannot be done safely; why.
    """
    try:
        return _written(data, grid, contents, sheets or {})
    except (UnreadableWorkbook, OutOfOrderError) as why:
        raise CannotPutError("unsound") from why


def _written(
    data: bytes,
    grid: Grid,
    contents: Contents,
    sheets: Mapping[str, Callable[[Dialect], bytes]],
) -> Put:
    editor = Editor(data)
    book = BookXml(editor)
    _refuse(editor, book, adds=bool(sheets))
    parts = book.sheet_parts()
    left: dict[str, frozenset[Place]] = {}
    filled: dict[str, frozenset[Place]] = {}
    for name, places in contents.items():
        away = merged_away(editor, parts[name], places)
        asked = {place: content for place, content in places.items() if place not in away}
        away |= set(fill(editor, parts[name], asked))
        left[name] = frozenset(away)
        filled[name] = frozenset(places.keys() - away)
    for name, part in sheets.items():
        book.add_sheet(name, part(book.dialect))
    if any(filled.values()):
        book.calculate_on_opening()
    copy = editor.finish()
    _verify(copy, grid, filled)
    return Put(copy, {name: places for name, places in left.items() if places})


def _refuse(editor: Editor, book: BookXml, *, adds: bool) -> None:
    """Refuse a file that any change would spoil."""
    if any(relation.kind == "origin" for relation in editor.package.relations().values()):
        raise CannotPutError("signed")
    kinds = {relation.kind for relation in editor.package.relations(book.part).values()}
    if kinds & {"revisionHeaders", "usernames"}:
        raise CannotPutError("shared")
    if adds and book.locked:
        raise CannotPutError("locked")


def _verify(copy: bytes, before: Grid, filled: Mapping[str, frozenset[Place]]) -> None:
    """Read the copy: but for what was put there everything must read as before."""
    tabs = {sheet.name: sheet for sheet in read(copy).sheets}
    for sheet in before.sheets:
        ours = filled.get(sheet.name, frozenset())
        if _but(sheet, ours) != _but(tabs.get(sheet.name), ours):
            raise CannotPutError("unsound")


def _but(sheet: SheetGrid | None, places: frozenset[Place]) -> SheetGrid | None:
    """A sheet without some cells."""
    if sheet is None:
        return None
    return replace(sheet, cells={at: v for at, v in sheet.cells.items() if at not in places})
