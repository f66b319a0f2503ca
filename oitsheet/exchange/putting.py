"""Values put into a copy of a workbook; every part that is not touched stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.form.layout import load_layout
from oitsheet.workbook.book_xml import BookXml
from oitsheet.workbook.days import Days
from oitsheet.workbook.editing import Editor
from oitsheet.workbook.filling import OutOfOrderError, fill, merged_away
from oitsheet.workbook.linking import link
from oitsheet.workbook.unharmed import harm_to, reads_as_before
from oitsheet.workbook.unreadable import UnreadableWorkbook

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from oitsheet.workbook.book_xml import Dialect
    from oitsheet.workbook.grid import Grid, Place
    from oitsheet.workbook.sheetxml import CellContent

    Contents = Mapping[str, Mapping[Place, CellContent | dt.date | None]]
    """Sheet name → place → what to put there; None to empty the cell."""

    Links = Mapping[str, Mapping[Place, str]]
    """Sheet name → place → where the words of that cell lead; an empty text for nowhere."""


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
    links: Links | None = None,
) -> Put:
    """Put values into a copy of a workbook.

    A day becomes a real date in a cell that shows dates, in any other the text that people type.

    Args:
        data: The file.
        grid: What reads in it.
        contents: What to put where. A cell keeps its look, and a formula is never overwritten.
        sheets: New sheets: name of the tab, which no other has → what writes its part.
        links: Links behind the words of cells that are put in.

    Raises:
        CannotPutError: It cannot be done safely; why.
    """
    try:
        return _written(data, grid, contents, sheets or {}, links or {})
    except (UnreadableWorkbook, OutOfOrderError) as why:
        raise CannotPutError("unsound") from why


def _written(
    data: bytes,
    grid: Grid,
    contents: Contents,
    sheets: Mapping[str, Callable[[Dialect], bytes]],
    links: Links,
) -> Put:
    editor = Editor(data)
    book = BookXml(editor)
    harm = harm_to(editor, book) or ("locked" if sheets and book.locked else "")
    if harm:
        raise CannotPutError(harm)
    parts = book.sheet_parts()
    days = Days(editor, book.part)
    left: dict[str, frozenset[Place]] = {}
    filled: dict[str, frozenset[Place]] = {}
    for name, places in contents.items():
        away = merged_away(editor, parts[name], places)
        asked = {place: content for place, content in places.items() if place not in away}
        away |= set(fill(editor, parts[name], asked, days))
        left[name] = frozenset(away)
        filled[name] = frozenset(places.keys() - away)
        leading = {at: to for at, to in links.get(name, {}).items() if at in filled[name]}
        if leading:
            link(editor, book.dialect, parts[name], leading)
    for name, part in sheets.items():
        book.add_sheet(name, part(book.dialect))
    if any(filled.values()):
        book.calculate_on_opening()
    copy = editor.finish()
    if not reads_as_before(copy, grid, filled, unread=load_layout().unread):
        raise CannotPutError("unsound")
    return Put(copy, {name: places for name, places in left.items() if places})
