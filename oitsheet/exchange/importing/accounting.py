"""Which cells of a source have a home in the form, and why the others have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.importing.contents import counts_up, only_addresses
from oitsheet.form.template.contents import elements_text
from oitsheet.judging.submission.cells import Reader
from oitsheet.judging.submission.naming import item_by_code
from oitsheet.values import fold_tight, parse_code_and_title, shown
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oitsheet.exchange.importing.taken import Taken
    from oitsheet.form.edition import Edition, Item
    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.raw import Line, RawTable
    from oitsheet.judging.submission.table import Row
    from oitsheet.workbook.grid import Place, Value

_PRINTED = frozenset({"code", "title", "elements"})
"""What the form prints of an item."""


class Accounting:
    """Accounts for the cells of a table.

    Args:
        taken: What the table gives; grows.
        edition: Whose items they are.
        layout: The form.
    """

    def __init__(self, taken: Taken, edition: Edition, layout: Layout) -> None:
        self._taken, self._edition, self._layout = taken, edition, layout
        self._retold = taken.found.retold
        self._is_items = taken.found.sheet.key == "items"
        self._reader = Reader(layout=layout, highest=len(edition.items))

    def close(self, raw: RawTable, rows: Sequence[Row]) -> None:
        """Account for every cell of a table that was read.

        Args:
            raw: The table as found.
            rows: Its rows as understood.
        """
        by_line: dict[int, list[Row]] = {}
        for row in rows:
            for number in dict.fromkeys((row.number, *row.lines)):
                by_line.setdefault(number, []).append(row)
        self._headers(raw, {line.header.row for line in raw.lines if line.number in by_line})
        for line in raw.lines:
            self._line(line, by_line.get(line.number, ()))
        self._numbering(raw)

    def _headers(self, raw: RawTable, used: set[int]) -> None:
        """Headers are names: what bears one needs no home of its own.

        One under which nothing was understood may be that of another table.
        """
        heads = [head for head in raw.header.tables if head.row in used]
        rows = {row for head in heads for row in (head.row, head.upper) if row}
        rows |= set(raw.header.repeats)
        self._taken.consumed |= {place for place in raw.grid.cells if place[0] in rows}
        self._taken.consumed |= self._retold.dropped

    def _numbering(self, raw: RawTable) -> None:
        """A column that counts the rows says nothing: it needs no home."""
        taken = self._taken
        known = {c for head in raw.header.tables for c in head.columns.values()}
        rows = {row for row, _ in taken.consumed} - set(taken.header_rows) - raw.header.repeats
        for column in {c for _, c in raw.grid.cells} - known:
            cells = {r: v for (r, c), v in raw.grid.cells.items() if c == column and r in rows}
            if counts_up(value for _, value in sorted(cells.items())):
                taken.numbering.add(column)
                taken.consumed |= {(row, column) for row in cells}

    def _line(self, line: Line, rows: Sequence[Row]) -> None:
        own = [row for row in rows if row.block == line.block] or list(rows)
        if not own:
            return
        item = item_by_code(line, self._reader, self._edition)[0] if self._is_items else None
        row = next((r for r in own if item and r.whole_in("code") == item.no), own[0])
        for key, column in line.header.columns.items():
            place = (line.number, column)
            value = line.values.get(column)
            if value is None or place not in self._retold.grid.cells:
                continue
            if self._is_items and key in _PRINTED:
                self._printed(key, place, value, row)
            elif self._says(row, key, place, value):
                self._taken.consumed.add(self._retold.place(place))

    def _says(self, row: Row, key: str, place: Place, value: Value) -> bool:
        """Whether all that a cell of the source says is in that cell of the row."""
        cell = row.cells.get(key)
        if cell is None or isinstance(cell.raw, ErrorValue):
            return False
        real = self._retold.real.get(place)
        if real is not None and not only_addresses(self._retold.grid.cells[real]):
            return False  # only its addresses are
        same = (cell.at.row, cell.at.column) == place
        return same or fold_tight(shown(value)) in fold_tight(shown(cell.raw))

    def _printed(self, key: str, place: Place, value: Value, row: Row) -> None:
        """What the form prints itself has a home if it says the same; else it is kept aside."""
        number = row.whole_in("code")
        if number is None:
            return
        item = self._edition.items[number - 1]
        columns = self._taken.found.header.columns
        code, rest = parse_code_and_title(value, len(self._edition.items), bare=True)
        own = code.value == number
        if key == "code" and columns.get("title") != columns.get("code"):
            weak = "code" in self._taken.found.header.weak and place[1] == columns["code"]
            same = weak or (own and _is_title(rest, item))  # a running number says nothing
        elif key == "elements":
            same = fold_tight(shown(value)) in fold_tight(elements_text(self._layout, item))
        else:
            same = _is_title(rest if own and rest else shown(value), item)
            key = "title"
        if same:
            self._taken.consumed.add(self._retold.place(place))
        else:
            self._taken.why[self._retold.place(place)] = key


def _is_title(text: str, item: Item) -> bool:
    names = {fold_tight(name) for name in (item.title_th, *item.title_variants)}
    return not text or fold_tight(text) in names
