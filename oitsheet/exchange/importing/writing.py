"""What an import gathered → a new master, or a copy of a workbook with its blank cells filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.leftovers import may_add_sheets, with_leftovers
from oitsheet.exchange.importing.plan import Left
from oitsheet.exchange.putting import CannotPutError, put
from oitsheet.form.template import Filled, build
from oitsheet.values import fold_tight, shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from oitsheet.exchange.importing.filling import Existing
    from oitsheet.exchange.importing.gathering import Gathered, Held
    from oitsheet.exchange.importing.planning import Import
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import Table
    from oitsheet.workbook.grid import Place
    from oitsheet.workbook.sheetxml import CellContent

    Row = dict[str, CellValue]


def new_book(done: Import, layout: Layout) -> bytes:
    """Make a master of what was gathered, with the sheet of what is left over."""
    gathered = done.gathered
    edition = done.plan.edition.edition
    tables: dict[str, list[Row]] = {
        "items": [
            {"code": code, **_values(cells)} for code, cells in gathered.items.items() if cells
        ]
    }
    for key, rows in gathered.tables.items():
        sheet = layout.sheet(key)
        values = [_values(row.cells) for row in rows]
        tables[key] = list(_beside_printed(sheet, values)) if sheet.prefill else values
    fields = {key: _values(cells) for key, cells in gathered.fields.items()}
    fill = Filled(agency=fields.get("agency", {}), project=fields.get("project", {}), tables=tables)
    return with_leftovers(build(layout, edition, fill=fill), done.plan.left, layout)


def _values(cells: Mapping[str, Held]) -> Row:
    return {key: held.value for key, held in cells.items()}


def _beside_printed(sheet: Sheet, rows: list[Row]) -> Iterator[Row]:
    """Rows in the places of those that the form prints of their kind, the others below."""
    left = list(rows)
    for printed in sheet.prefill:
        kind = fold_tight(str(printed.get("kind", "")))
        own = next((r for r in left if fold_tight(str(r.get("kind", ""))) == kind), None)
        yield own or {}
        if own is not None:
            left.remove(own)
    yield from left


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a workbook, filled further.

    Attributes:
        data: The whole file.
        left: All that stands on its sheet of what is left over.
        unwritten: How many cells could not be written to.
    """

    data: bytes
    left: tuple[Left, ...]
    unwritten: int


def into_copy(data: bytes, done: Import, existing: Existing, layout: Layout) -> Copy:
    """Fill the blank cells of a copy of a workbook.

    Args:
        data: The workbook.
        done: What was gathered for it.
        existing: What is understood of it.
        layout: The form.

    Raises:
        CannotPutError: The copy cannot be made without harm.
    """
    if done.plan.left and not may_add_sheets(data):
        raise CannotPutError("locked")
    filling = _Filling(done, existing, layout)
    filling.find_places()
    contents: dict[str, dict[Place, CellContent | dt.date | None]] = {
        name: {place: held.value for place, (held, _, _) in places.items()}
        for name, places in filling.places.items()
    }
    for read in done.reads:
        if read.source.name == existing.name:  # its own paste zone: what was taken is emptied
            own = contents.setdefault(read.table.grid.name, {})
            own |= dict.fromkeys(read.consumed & read.table.grid.cells.keys())
    written = put(data, existing.grid, {n: p for n, p in contents.items() if p})
    missed = [
        filling.places[name][place]
        for name, places in written.left.items()
        for place in sorted(places)
        if place in filling.places.get(name, {})
    ]
    refused = [*filling.homeless, *missed]
    left = (
        *done.plan.left,
        *(Left(held.spot, head, row, shown(held.value), "no_place") for held, head, row in refused),
    )
    return Copy(with_leftovers(written.data, left, layout), left, len(refused))


class _Filling:
    """Finds the cell of a workbook for each value.

    Attributes:
        places: Sheet name → place → the value, its header and its row's name.
        homeless: What the workbook has no cell for.
    """

    def __init__(self, done: Import, existing: Existing, layout: Layout) -> None:
        self._gathered: Gathered = done.gathered
        self._submission = existing.submission
        self._layout = layout
        self.places: dict[str, dict[Place, tuple[Held, str, str]]] = {}
        self.homeless: list[tuple[Held, str, str]] = []

    def find_places(self) -> None:
        """Find all of them."""
        items = self._layout.sheet("items")
        rows = {item.code: item.row for item in self._submission.items}
        for code, cells in self._gathered.items.items():
            row = rows.get(code)
            for key, held in self._new(cells):
                told = (held, items.column(key).header, code)
                if row is None or key not in row.columns:
                    self.homeless.append(told)
                else:
                    at = row.place(key)
                    self._at(at.sheet, (at.row, at.column), told)
        for key in self._gathered.tables:
            self._find_rows(self._layout.sheet(key))
        for key, cells in self._gathered.fields.items():
            fields = self._submission.fields(key)
            sheet = self._layout.sheet(key)
            for name, held in self._new(cells):
                told = (held, sheet.column(name).header, "")
                place = fields.places.get(name) if fields else None
                if place is None:
                    self.homeless.append(told)
                else:
                    self._at(place.sheet, (place.row, place.column), told)

    def _find_rows(self, sheet: Sheet) -> None:
        table = self._submission.tables.get(sheet.key)
        free = iter(self._free_rows(table)) if table else iter(())
        for row in self._gathered.tables[sheet.key]:
            new = list(self._new(row.cells))
            number = row.number or (next(free, 0) if new else 0)
            for key, held in new:
                told = (held, sheet.column(key).header, "")
                if table is None or not number or key not in table.columns:
                    self.homeless.append(told)
                else:
                    self._at(table.name, (number, table.columns[key]), told)

    def _free_rows(self, table: Table) -> Iterator[int]:
        """The rows below a table's last in which nothing is typed."""
        grid = next(s for s in self._submission.grid.sheets if s.name == table.name)
        columns = [
            number
            for key, number in table.columns.items()
            if not table.sheet.column(key).formula and not table.sheet.column(key).tool
        ]
        numbers = [row.number for row in (*table.rows, *table.totals)]
        last = max(numbers, default=table.header_row)
        bottom = max((row for row, _ in grid.cells), default=0)
        for number in range(last + 1, max(bottom, last) + 200):
            if not any((number, column) in grid.cells for column in columns):
                yield number

    @staticmethod
    def _new(cells: Mapping[str, Held]) -> Iterator[tuple[str, Held]]:
        return ((key, held) for key, held in cells.items() if not held.old)

    def _at(self, sheet: str, place: Place, told: tuple[Held, str, str]) -> None:
        self.places.setdefault(sheet, {})[place] = told
