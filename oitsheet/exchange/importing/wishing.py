"""Columns named as somebody asked, and the row that would name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.importing.retelling import DEEPEST, VIRTUAL_ROW, header_in
from oitsheet.judging.submission.headers import texts_of
from oitsheet.judging.submission.headings import all_names_of, key_of, named

if TYPE_CHECKING:
    from oitsheet.exchange.importing.context import Context
    from oitsheet.exchange.importing.retelling import Retold
    from oitsheet.form.layout import Sheet
    from oitsheet.workbook.grid import Place, SheetGrid, Value


def wished_headers(
    retold: Retold, sheet: Sheet, context: Context
) -> tuple[Retold, frozenset[Place]]:
    """Name the columns as somebody asked."""
    wishes = [w for w in context.wishes if not w.targets or sheet.key in w.targets]
    if not wishes:
        return retold, frozenset()
    rows = sorted({row for row, _ in retold.grid.cells})[:DEEPEST]
    cells: dict[Place, Value | None] = {}
    places: set[Place] = set()
    for wish in wishes:
        target = sheet.column(wish.targets[sheet.key]).header if wish.targets else None
        for place, value in retold.grid.cells.items():
            met = place[0] in rows and isinstance(value, str) and key_of(value) == wish.header
            if met and wish.header:
                cells[place] = target
                places.add(place)
                context.used.add(wish.text)
    first = retold.told(cells)
    numbered = [wish for wish in wishes if wish.number]
    if not numbered:
        return first, frozenset(places)
    header = header_in(first.grid, sheet)
    row = header.row if header is not None else likely_row(first.grid, sheet)
    for wish in numbered:
        target = sheet.column(wish.targets[sheet.key]).header if wish.targets else None
        place = (row, wish.number)
        if any(column == wish.number for _, column in retold.grid.cells):
            cells[place] = target
            places.add(place)
            context.used.add(wish.text)
    return retold.told(cells), frozenset(places)


def likely_row(grid: SheetGrid, sheet: Sheet, above: int = 0) -> int:
    """The row that names a column of the form, if only one; else one above all others."""
    names = all_names_of(sheet)
    texts = texts_of(grid)
    known = {
        row: len({named(text, names) for text in cells.values()} - {None})
        for row, cells in sorted(texts.items())[:DEEPEST]
        if not above or row < above
    }
    best = max(known, key=lambda row: (known[row], row), default=VIRTUAL_ROW)
    return best if known.get(best) else VIRTUAL_ROW
