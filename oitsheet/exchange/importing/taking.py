"""A chosen table → what goes into the form, from which places, and what of it stays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.importing.accounting import Accounting
from oitsheet.exchange.importing.completing import add_addresses, add_codes
from oitsheet.exchange.importing.contents import addresses
from oitsheet.exchange.importing.taken import Given, Taken, TakenRow, content_of
from oitsheet.exchange.importing.titles import titles_of_edition
from oitsheet.form.layout import ColumnType
from oitsheet.judging.submission.cells import Reader
from oitsheet.judging.submission.headers import ENOUGH_HEADERS
from oitsheet.judging.submission.naming import title_of
from oitsheet.judging.submission.rows import read_table, understand_table
from oitsheet.judging.submission.table import Misfit
from oitsheet.judging.submission.ticks import with_ticks
from oitsheet.values import shown
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oitsheet.exchange.importing.choosing import Candidate
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.raw import RawTable
    from oitsheet.judging.submission.table import Cell, Row


def take(found: Candidate, edition: Edition, layout: Layout) -> Taken:
    """Read a table as a check reads it, and account for each of its cells."""
    reader = Reader(layout=layout, highest=len(edition.items))
    taken = Taken(found=found, header=found.header)
    if found.sheet.key == "items":
        add_codes(taken, reader, edition, layout)
        add_addresses(taken)
        found = taken.found
        _, ticks = with_ticks(found.header, found.retold.grid, layout)
        taken.ticked = {row: frozenset(own.words) for row, own in ticks.items()}
    raw = read_table(found.retold.grid, found.sheet, found.header, layout)
    taken.header = raw.header
    table = understand_table(raw, reader, edition)
    rows = table.table.rows
    if found.sheet.key != "items":
        rows = tuple(_without_notes(rows, taken.header))
    for row in rows:
        _take_row(row, taken, edition)
    for unfit in table.unfit:
        numbers = (unfit.at.row, *(at.row for at in unfit.also))
        if unfit.misfit in {Misfit.ROW_WITHOUT_CODE, Misfit.CODE_UNKNOWN}:
            taken.lost |= {number: _line_text(found, number) for number in numbers}
        elif unfit.misfit is Misfit.ROW_BY_TITLE:
            _told_titles(taken, numbers, raw, edition)
    Accounting(taken, edition, layout).close(raw, rows)
    return taken


def _without_notes(rows: Sequence[Row], header: Header) -> Iterator[Row]:
    """The rows without lone texts below a blank line: what a document goes on with."""
    last = header.row
    for row in rows:
        gap = set(range(last + 1, row.number)) - header.repeats
        if len(row.cells) == 1 and len(row.columns) >= ENOUGH_HEADERS and gap:
            continue
        last = max(row.number, *row.lines, last)
        yield row


def _told_titles(taken: Taken, rows: tuple[int, ...], raw: RawTable, edition: Edition) -> None:
    titles = titles_of_edition(edition)
    for line in raw.lines:
        if line.number in rows and line.number not in taken.titled:
            title = title_of(line, raw)
            item = titles.exact(title)
            if item is not None:
                taken.titled[line.number] = (item, title, True)


def _take_row(row: Row, taken: Taken, edition: Edition) -> None:
    number = row.whole_in("code") if taken.found.sheet.key == "items" else None
    item = edition.items[number - 1] if number is not None else None
    cells: dict[str, Given] = {}
    words: list[Given] = []
    for key, cell in row.cells.items():
        if item is not None and cell.column.pre:
            continue
        if cell.column.formula and cell.formula:  # the form's own, calculated there and here
            taken.consumed.add((cell.at.row, cell.at.column))
            continue
        own = (cell.merged_from.row, cell.merged_from.column) if cell.merged_from else None
        place = taken.found.retold.place(own or (cell.at.row, cell.at.column))
        value, before = _given(cell)
        if value is not None:
            cells[key] = Given(value, place)
        if before:
            words.append(Given(before, place))
        if own:
            taken.consumed.add(own)
    if item is not None:
        for line in (row.number, *row.lines):
            taken.items[line] = item.code
    if cells or item is not None:
        taken.rows.append(TakenRow(item=item, cells=cells, words=words))


def _given(cell: Cell) -> tuple[CellValue | None, str]:
    """The value of a cell as it goes into the form, and the words before its links."""
    if isinstance(cell.raw, ErrorValue):
        return None, ""
    if cell.column.type is ColumnType.LINKS and isinstance(cell.value, tuple):
        urls = [part.url for part in cell.value if part.url]
        written = isinstance(cell.raw, str) and addresses(cell.raw, "")
        if urls and not written:  # the addresses stand behind words
            return "\n".join(urls), shown(cell.raw)
    value = content_of(cell.raw)
    return (None if value == "" else value), ""


def _line_text(found: Candidate, row: int) -> str:
    cells = sorted((p[1], v) for p, v in found.retold.grid.cells.items() if p[0] == row)
    return " \N{MIDDLE DOT} ".join(" ".join(shown(value).split()) for _, value in cells)
