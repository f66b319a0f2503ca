"""Cells of an existing sheet filled in, and nothing else of it changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from oitsheet.workbook.book_xml import SHORT_NUMBER, drop_attribute
from oitsheet.workbook.outline import Outline, Splice, inside
from oitsheet.workbook.places import Cursor, area_of
from oitsheet.workbook.sheetxml import cell_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from oitsheet.workbook.days import Days
    from oitsheet.workbook.editing import Editor
    from oitsheet.workbook.grid import Place
    from oitsheet.workbook.outline import Node
    from oitsheet.workbook.sheetxml import CellContent


class _Rows(Outline):
    """Finds some rows of a sheet, their cells, and the formulas in these.

    Attributes:
        rows: Row number → its element; `cells` place → its element.
        columns: The elements that say how whole columns look.
        ordered: Whether rows, and the cells of each row met, only go on.
    """

    def __init__(self, wanted: Collection[int]) -> None:
        super().__init__(self._is_wanted)
        self._numbers = wanted
        self._cursor = Cursor()
        self._found: list[tuple[str, Place]] = []
        self.rows: dict[int, Node] = {}
        self.cells: dict[Place, Node] = {}
        self.columns: list[Node] = []
        self.ordered = True
        self._last = (0, 0)

    def _is_wanted(self, path: tuple[str, ...], attributes: dict[str, str]) -> bool:
        match path[1:]:
            case ("sheetData",) | ("cols",) | ("cols", "col"):
                return True
            case ("sheetData", "row"):
                row = self._cursor.enter_row(attributes)
                self.ordered = self.ordered and row > self._last[0]
                self._last = (row, 0)
                if row in self._numbers:
                    self._found.append(("row", (row, 0)))
                return row in self._numbers
            case ("sheetData", "row", "c"):
                place = self._cursor.enter_cell(attributes)
                self.ordered = self.ordered and place > self._last
                self._last = place
                self._found.append(("c", place))
                return True
            case ("sheetData", "row", "c", "f"):
                return True
        return False

    def gather(self, root: Node) -> None:
        """Give the elements the places at which they were met."""
        looks = root.child("cols")
        self.columns = looks.children if looks else []
        data = root.child("sheetData")
        met = iter(self._found)
        for row in data.children if data else ():
            self.rows[next(met)[1][0]] = row
            for cell in row.named("c"):
                self.cells[next(met)[1]] = cell

    def style(self, place: Place) -> str:
        """How a cell looks: as it says, else as its row, else as its column; empty if nothing."""
        if place in self.cells:
            return self.cells[place].attributes.get("s", "")
        row = self.rows[place[0]].attributes
        if row.get("customFormat") in {"1", "true"}:
            return row.get("s", "")
        for column in self.columns:
            told = column.attributes
            ends = told.get("min", ""), told.get("max", "")
            if all(map(SHORT_NUMBER.fullmatch, ends)) and (
                int(ends[0]) <= place[1] <= int(ends[1])
            ):
                return told.get("style", "")
        return ""


def fill(
    editor: Editor,
    part: str,
    contents: Mapping[Place, CellContent | dt.date | None],
    days: Days | None = None,
) -> list[Place]:
    """Fill cells in rows that are there.

    A cell keeps its style; one that is not written down gets that of its row or column. A cell
    with a formula is left as it is, and so is one of a row that is not written down: the sheet's
    other rows need not be known.

    Args:
        editor: The file.
        part: The folded name of the sheet's part.
        contents: Place → what to put there; None to empty it.
        days: How cells keep days; without it a day is a text, as ISO has it.

    Returns:
        The places that were left as they are.

    Raises:
        UnreadableWorkbook: The part is not sound.
        OutOfOrderError: Rows or cells do not go on: what a program makes of them is its own.
    """
    rows = _Rows({row for row, _ in contents})
    rows.gather(editor.read_by(part, rows))
    if not rows.ordered:
        raise OutOfOrderError(part)
    left: list[Place] = []
    by_row: dict[int, dict[int, CellContent | None]] = {}
    kept: CellContent | None
    for place, content in contents.items():
        cell = rows.cells.get(place)
        if place[0] not in rows.rows or (cell is not None and cell.child("f")):
            left.append(place)
            continue
        if isinstance(content, dt.date):
            kept = days.content(content, rows.style(place)) if days else content.isoformat()
        else:
            kept = content
        by_row.setdefault(place[0], {})[place[1]] = kept
    for number, own in by_row.items():
        _fill_row(editor, part, rows, number, own)
    return left


class OutOfOrderError(Exception):
    """A sheet's rows or cells are not in their order."""


def _fill_row(
    editor: Editor, part: str, rows: _Rows, number: int, own: Mapping[int, CellContent | None]
) -> None:
    row = rows.rows[number]
    prefix = row.prefix.decode()
    behind: dict[int, list[str]] = {}
    for column in sorted(own):
        place = (number, column)
        cell = rows.cells.get(place)
        if cell is not None:
            style = cell.attributes.get("s", "")
            written = cell_xml(place, own[column], style=style, prefix=prefix)
            editor.splice(part, Splice(cell.start, cell.end, written.encode()))
        elif own[column] is not None:
            before = [c.end for (r, n), c in rows.cells.items() if r == number and n < column]
            at = max(before, default=row.opened)
            written = cell_xml(place, own[column], style=rows.style(place), prefix=prefix)
            behind.setdefault(at, []).append(written)
    for at, cells in behind.items():
        content = "".join(cells).encode()
        editor.splice(part, inside(row, content) if row.empty else Splice(at, at, content))
    spans = drop_attribute(editor, part, row, "spans")
    if spans is not None and behind:
        editor.splice(part, spans)


def merged_away(editor: Editor, part: str, places: Collection[Place]) -> set[Place]:
    """Which of the places lie in a merged area and are not its first cell: nothing shows there."""
    root = editor.outline(part, lambda path, _: path[-1] in {"mergeCells", "mergeCell"})
    cells = root.child("mergeCells")
    areas = [area_of(node.attributes.get("ref", "")) for node in (cells.children if cells else ())]
    return {
        place
        for place in places
        for area in areas
        if area and place in area and place != (area.first_row, area.first_column)
    }
