"""The findings in a copy of the user's own workbook; every part that is not ours stays as it is.

A results sheet with a link to each cell, and the tool's own columns beside the items. Nothing is
loaded and saved: bytes are spliced into the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.form.layout import load_layout
from oitsheet.judging.report import Severity
from oitsheet.rendering.results import (
    beside_items,
    checked_line,
    figure_lines,
    is_ours,
    own_names,
    result_rows,
)
from oitsheet.rendering.results_xml import Sheet, fresh_sheet, refill
from oitsheet.rendering.wording import say
from oitsheet.workbook.book_xml import BookXml
from oitsheet.workbook.editing import Editor
from oitsheet.workbook.filling import OutOfOrderError, fill, merged_away
from oitsheet.workbook.noting import note
from oitsheet.workbook.styles_xml import looks
from oitsheet.workbook.unharmed import harm_to, reads_as_before
from oitsheet.workbook.unreadable import UnreadableWorkbook

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked
    from oitsheet.judging.report import Report
    from oitsheet.location import Location
    from oitsheet.workbook.grid import Grid, Place
    from oitsheet.workbook.sheetxml import CellContent


class CannotAnnotateError(OitsheetError):
    """The copy cannot be made without harm; the results belong into a workbook of their own.

    Attributes:
        reason: Key of a sentence in the catalogues' ``annotate`` table: ``signed``, ``shared``,
            ``locked``, ``unsound``.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Annotated:
    """A copy with the findings in it.

    Attributes:
        data: The whole file.
        sheet: The name of the results sheet; empty where the book's structure is locked.
        filled: How many items have state and remedy beside them.
        noted: How many cells got a note.
    """

    data: bytes
    sheet: str
    filled: int
    noted: int


def annotated(
    data: bytes, checked: Checked, catalogue: Catalogue, moment: dt.datetime
) -> Annotated:
    """Put findings into a copy of a workbook.

    Args:
        data: The file that was checked.
        checked: What was found in it.
        catalogue: The words.
        moment: When it was checked, by the clock of the place.

    Raises:
        CannotAnnotateError: It cannot be done safely; why.
    """
    report = checked.report
    shown = Sheet(
        figures=(*figure_lines(report, catalogue), checked_line(report, catalogue, moment)),
        rows=tuple(result_rows(report, catalogue)),
    )
    ours = Ours(shown, _beside(checked, catalogue), _notes(report, catalogue))
    return with_results(data, checked.submission.grid, ours)


@dataclass(frozen=True, slots=True)
class Ours:
    """All that is put into a copy.

    Attributes:
        shown: What stands on the results sheet.
        beside: Sheet name → place → what to put there, in the tool's own columns.
        notes: Sheet name → cell → what its note says, for sheets that have none.
    """

    shown: Sheet
    beside: Mapping[str, Mapping[Place, CellContent | None]]
    notes: Mapping[str, Mapping[Location, str]]


def with_results(data: bytes, grid: Grid, ours: Ours) -> Annotated:
    """Put what is ours into a copy of a workbook.

    Args:
        data: The file.
        grid: What reads in it.
        ours: What to put there.

    Raises:
        CannotAnnotateError: It cannot be done safely; why.
    """
    try:
        return _written(data, grid, ours)
    except (UnreadableWorkbook, OutOfOrderError) as why:
        raise CannotAnnotateError("unsound") from why


def _written(data: bytes, grid: Grid, ours: Ours) -> Annotated:
    editor = Editor(data)
    book = BookXml(editor)
    harm = harm_to(editor, book)
    if harm:
        raise CannotAnnotateError(harm)
    parts = book.sheet_parts()
    filled = {
        name: _filled(editor, parts[name], contents)
        for name, contents in ours.beside.items()
        if name in parts
    }
    noted = sum(
        note(editor, book.dialect, parts[name], notes)
        for name, notes in ours.notes.items()
        if name in parts
    )
    name = _results_name(grid)
    if name in parts:
        refill(editor, parts[name], ours.shown)
    elif book.locked:
        name = ""
    else:
        book.add_sheet(name, fresh_sheet(book.dialect, ours.shown, looks(editor, book)))
    if not (name or noted or any(filled.values())):
        raise CannotAnnotateError("locked")
    if any(filled.values()):
        book.calculate_on_opening()
    copy = editor.finish()
    if not reads_as_before(copy, grid, filled, unread=load_layout().unread, anew={name}):
        raise CannotAnnotateError("unsound")
    rows = {(sheet, row) for sheet, places in filled.items() for row, _ in places}
    return Annotated(copy, name, len(rows), noted)


def _results_name(grid: Grid) -> str:
    """The tab to write to: the form's own, or the one of an earlier copy, else a free name.

    Raises:
        CannotAnnotateError: All names are taken by sheets that are not ours.
    """
    tabs = {sheet.name: sheet for sheet in grid.sheets}
    for name in own_names():
        if name in tabs and is_ours(tabs[name].cells.get((1, 1))):
            return name
    folded = {name.casefold() for name in tabs}
    for name in own_names():
        if name.casefold() not in folded:
            return name
    raise CannotAnnotateError("unsound")


def _beside(checked: Checked, catalogue: Catalogue) -> dict[str, dict[Place, CellContent | None]]:
    """What goes into the tool's columns, in the rows of the items."""
    table = checked.submission.tables.get("items")
    if table is None:
        return {}
    keys = [c.key for c in table.sheet.columns if c.tool and c.key in table.columns]
    beside = beside_items(checked.report, catalogue)
    return {
        table.name: {
            (item.row.number, table.columns[key]): getattr(beside[item.code], key)
            for item in checked.submission.items
            if item.row is not None and item.row.sheet == table.name
            for key in keys
        }
    }


def _notes(report: Report, catalogue: Catalogue) -> dict[str, dict[Location, str]]:
    """What is told of each cell; what only informs is told on the results sheet alone."""
    found: dict[str, dict[Location, list[str]]] = {}
    for finding in report.open_findings:
        if finding.severity is Severity.INFO:
            continue
        said = say(finding, catalogue)
        name = catalogue.say(f"severity.{finding.severity}")
        text = f"{name} {finding.code}: {said.message}\n\N{RIGHTWARDS ARROW} {said.fix}"
        found.setdefault(finding.at.sheet, {}).setdefault(finding.at, []).append(text)
    return {
        sheet: {place: "\n\n".join(texts) for place, texts in cells.items()}
        for sheet, cells in found.items()
    }


def _filled(
    editor: Editor, part: str, contents: Mapping[Place, CellContent | None]
) -> frozenset[Place]:
    """Fill cells; return the places that were."""
    if not contents:
        return frozenset()
    away = merged_away(editor, part, contents)
    asked = {place: content for place, content in contents.items() if place not in away}
    return frozenset(asked) - frozenset(fill(editor, part, asked))
