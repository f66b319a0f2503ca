"""What a table of items does not say in its own cells: codes of titles, addresses behind words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.importing.contents import addresses
from oitsheet.exchange.importing.retelling import header_in
from oitsheet.exchange.importing.titles import titles_of_edition
from oitsheet.judging.submission.naming import item_by_code, title_of
from oitsheet.judging.submission.rows import read_table
from oitsheet.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.exchange.importing.taken import Taken
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.raw import Line
    from oitsheet.workbook.grid import Place, SheetGrid, Value


def add_codes(taken: Taken, reader: Reader, edition: Edition, layout: Layout) -> None:
    """Write the code beside each title that is nearly an item's, where no code stands."""
    found = taken.found
    raw = read_table(found.retold.grid, found.sheet, found.header, layout)
    titles = titles_of_edition(edition)
    there = set()
    open_lines: list[tuple[Line, str]] = []
    for line in raw.lines:
        item, _ = item_by_code(line, reader, edition)
        title = title_of(line, raw)
        if item is None and title:
            item = titles.exact(title)
        if item is not None:
            there.add(item.no)
        elif title and "title" in line.header.columns:
            open_lines.append((line, title))
    cells: dict[Place, Value | None] = {}
    for line, title in open_lines:
        near = titles.of(title)
        place = (line.number, line.header.columns["code"])
        if near is None or near.item.no in there or _speaks(found.retold.grid.cells.get(place)):
            continue
        there.add(near.item.no)
        cells[place] = near.item.code
        taken.titled[line.number] = (near.item, title, False)
    if cells:
        taken.found = found._replace(retold=found.retold.told(cells))


def _speaks(stored: object) -> bool:
    """Whether a code's cell says something of its own: a running number does not."""
    text = shown(stored)
    return bool(text) and not text.strip(" .)").isdecimal()


def add_addresses(taken: Taken) -> None:
    """Put addresses that stand in or behind other columns into blank cells of links."""
    found = taken.found
    header, grid = found.header, found.retold.grid
    if header.beside:
        return
    heads = sorted(header.tables, key=lambda head: head.row)
    ends = [head.row for head in heads[1:]] + [max((r for r, _ in grid.cells), default=0) + 1]
    virtual = found.retold.free_column
    cells: dict[Place, Value | None] = {}
    real: dict[Place, Place] = {}
    sources: dict[int, int] = {}
    for head, end in zip(heads, ends, strict=True):
        column = head.columns.get("link", virtual)
        for place, urls in _addresses_of_items(head, end, header, grid):
            row, own = place
            if (row, column) not in grid.cells and (row, column) not in cells:
                cells[row, column] = "\n".join(urls)
                real[row, column] = place
                sources[own] = sources.get(own, 0) + 1
        if column == virtual and any(c == virtual for _, c in cells):
            cells[head.row, virtual] = found.sheet.column("link").header
            most = max(sources, key=lambda own: sources[own])
            real[head.row, virtual] = (head.row, most)
    if not cells:
        return
    retold = found.retold.told(cells, real)
    if (header.row, virtual) in cells:
        reasons = {**found.reasons, (header.row, virtual): "addresses"}
        found = found._replace(reasons=reasons)
    header = header_in(retold.grid, found.sheet) or found.header
    taken.found = found._replace(retold=retold, header=header)


def _addresses_of_items(
    head: Header, end: int, header: Header, grid: SheetGrid
) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """The addresses in or behind other columns, in rows that name an item."""
    named = {head.columns[key] for key in ("code", "title") if key in head.columns}
    skip = {head.columns.get(key) for key in ("code", "link")}
    for row, column in sorted(grid.cells):
        if not head.row < row < end or column in skip or row in header.repeats:
            continue
        if any((row, own) in grid.cells for own in named):
            place = (row, column)
            urls = addresses(grid.cells[place], grid.hyperlinks.get(place, ""))
            if urls:
                yield place, urls
