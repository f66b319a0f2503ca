"""What stands in a book, row by row, as far as owners work on it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from oitsheet.exchange.hands.held import BLANK, Held, held, written
from oitsheet.judging.submission.cells import link_of
from oitsheet.judging.submission.elements import element_rows
from oitsheet.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.judging.submission import Cell, Row, Submission
    from oitsheet.workbook.grid import SheetGrid

BY_CONTENT: Final = ("measures", "calendar")
"""Tables whose rows have no codes: they are known by what stands in them."""

FIELDS: Final = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a table, or all fields of a sheet.

    Attributes:
        cells: Column key → what it holds, of every column there is, blank cells too.
        places: Column key → where that is.
    """

    cells: Mapping[str, Held]
    places: Mapping[str, Location] = field(default_factory=dict)

    @property
    def filled(self) -> dict[str, Held]:
        """The cells that are not blank."""
        return {key: content for key, content in self.cells.items() if not content.blank}


Standing = dict[str, dict[str, Line]]
"""Sheet key → row → what stands there.

A row of items is named by its code (``O1``), an element by code and number (``O1.3``), any other
row by its number in the sheet; all fields are the row ``-``.
"""


def standing(submission: Submission) -> Standing:
    """Say what stands in a book."""
    tabs = {sheet.name: sheet for sheet in submission.grid.sheets}
    found: Standing = {FIELDS: {"-": _fields(submission)}} if submission.agency else {}
    items = {item.code: item.row for item in submission.items if item.row is not None}
    found["items"] = {code: _line(row, tabs) for code, row in items.items()}
    if table := submission.tables.get("elements"):
        columns = {key: table.columns[key] for key in table.sheet.saying if key in table.columns}
        found["elements"] = {
            f"{code}.{number}": _printed(table.name, row, columns, tabs[table.name])
            for (code, number), row in element_rows(submission).items()
        }
    for key in BY_CONTENT:
        if table := submission.tables.get(key):
            found[key] = {str(row.number): _line(row, tabs) for row in table.rows}
    return found


def fingerprint(stands: Standing) -> str:
    """Make a short text that differs between books in which something else stands."""
    told = [
        [sheet, row, key, *written(content)]
        for sheet, rows in stands.items()
        for row, line in rows.items()
        for key, content in line.filled.items()
    ]
    text = json.dumps(sorted(told), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _fields(submission: Submission) -> Line:
    agency = submission.agency
    if agency is None:
        return Line(cells={})
    cells = {
        key: held(agency.cells[key].raw) if key in agency.cells else BLANK for key in agency.places
    }
    return Line(cells=cells, places=agency.places)


def line_of(row: Row, submission: Submission) -> Line:
    """What stands in one row."""
    return _line(row, {sheet.name: sheet for sheet in submission.grid.sheets})


def _line(row: Row, tabs: Mapping[str, SheetGrid]) -> Line:
    keys = [key for key in row.columns if key != "code"]
    return Line(
        cells={key: _held(row.cells.get(key), tabs) for key in keys},
        places={key: row.place(key) for key in keys},
    )


def _held(cell: Cell | None, tabs: Mapping[str, SheetGrid]) -> Held:
    if cell is None:
        return BLANK
    tab, place = tabs[cell.at.sheet], (cell.at.row, cell.at.column)
    link = tab.hyperlinks.get(place) or link_of(tab.formulas.get(place, ""))
    return held(cell.raw, link)


def _printed(name: str, row: int, columns: Mapping[str, int], tab: SheetGrid) -> Line:
    places = {key: Location(name, row, column) for key, column in columns.items()}
    cells = {
        key: held(tab.cells.get((row, column)), tab.hyperlinks.get((row, column), ""))
        for key, column in columns.items()
    }
    return Line(cells=cells, places=places)


def cells_of(stands: Standing) -> Iterator[tuple[str, str, str, Held]]:
    """Yield every cell: sheet, row, column, what it holds."""
    for sheet, rows in stands.items():
        for row, line in rows.items():
            for key, content in line.cells.items():
                yield sheet, row, key, content
