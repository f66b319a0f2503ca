"""What the paste zone adds to the item list: only where that is blank, with its own address.

A filled cell of the item list always wins. Where the two say what cannot both be right, that is
kept, for a rule to tell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.submission.clashing import clashes_of
from oitsheet.judging.submission.nobodys import spelt
from oitsheet.judging.submission.rows import understand_table
from oitsheet.judging.submission.table import Misfit, Table
from oitsheet.location import Location, column_letters
from oitsheet.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Column
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.clashing import Clash
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.raw import RawTable
    from oitsheet.judging.submission.rows import Understood
    from oitsheet.judging.submission.table import Cell, Row, Unfit
    from oitsheet.judging.submission.zone import Zone

_APART = 100
"""Between the blocks of two tables, so that no two rows are mistaken for one another."""

_QUIET = frozenset({Misfit.COLUMN_UNKNOWN, Misfit.COLUMN_GONE})
"""Told in one finding of the whole zone: an office's own table need not have the form's columns."""


class Taken(NamedTuple):
    """A cell of the paste zone that counts for an item.

    Attributes:
        code: The item's number.
        key: The key of its column in the item list.
    """

    code: int
    key: str
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was pasted, and what became of it.

    Attributes:
        name: The tab.
        first: Its first filled cell.
        cells: How many cells are filled.
        seen: The texts of its first filled row.
        heads: Where the header of each understood table begins.
        columns: Each header as pasted with the column of the item list that it became, in order.
        items: The numbers of the items about which something stands in it.
        taken: The cells that count.
        clashes: The cells against which others count.
        left_columns: The columns that were not taken: their headers and where these stand.
        left_rows: The rows that were not taken: titles, groups' headings, totals, signatures.
    """

    name: str
    first: Location
    cells: int
    seen: tuple[str, ...]
    heads: tuple[Location, ...]
    columns: tuple[str, ...]
    items: frozenset[int]
    taken: tuple[Taken, ...]
    clashes: tuple[Clash, ...]
    left_columns: tuple[tuple[str, Location], ...]
    left_rows: tuple[int, ...]

    @property
    def rows_left(self) -> str:
        """The rows that were not taken, spelt as ``5-7, 9``; a dash for none."""
        return spelt(self.left_rows) or "-"


def homes(items: Table, pasted: Pasted) -> Iterator[tuple[Taken, Location | None]]:
    """Where each cell that counts would stand in the item list itself.

    Args:
        items: The item list with what is taken.
        pasted: What became of the paste zone.

    Yields:
        The cell, and its place; None where the item has no row there, or the list no such column.
    """
    rows = {row.whole_in("code"): row for row in reversed(items.rows) if row.sheet == items.name}
    for taken in pasted.taken:
        row = rows.get(taken.code)
        column = row.columns.get(taken.key) if row is not None and row.pasted else None
        if row is None or column is None:
            yield taken, None
        else:
            line = row.elsewhere.get(taken.key, row.number)
            yield taken, Location(row.sheet, line, column)


def with_pasted(
    items: Table | None, zone: Zone, reader: Reader, edition: Edition
) -> tuple[Table | None, Pasted, list[Unfit]]:
    """Fill the blank cells of the item list from the paste zone.

    Args:
        items: The item list as understood; None where the book has none.
        zone: What was pasted.
        reader: How cells are understood.
        edition: Whose items they are.

    Returns:
        The item list with what is taken; what became of it; what did not fit.
    """
    understood = [understand_table(raw, reader, edition) for raw in zone.tables]
    rows = list(_rows(understood))
    whole, taken, clashes = _filled(items, rows)
    pasted = _told(zone, understood, rows, taken, clashes)
    if not rows:  # that nothing is understood is said once, not of each line
        return items, pasted, []
    unfit = [u for one in understood for u in one.unfit if u.misfit not in _QUIET]
    return _table(items, understood, whole), pasted, unfit


def _rows(understood: Iterable[Understood]) -> Iterator[Row]:
    """The rows about items, from the first table on; no two have one number and one block."""
    for apart, one in enumerate(understood, start=1):
        for row in one.table.rows:
            if row.whole_in("code") is not None:
                yield replace(row, block=apart * _APART + row.block)


def _filled(items: Table | None, rows: Sequence[Row]) -> tuple[list[Row], list[Taken], list[Clash]]:
    """Each row of the item list with what is pasted about its item; items without a row get one."""
    whole = list(items.rows) if items else []
    at: dict[int, int] = {}
    for index, row in enumerate(whole):
        number = row.whole_in("code")
        if number is not None:
            at.setdefault(number, index)
    taken: list[Taken] = []
    clashes: list[Clash] = []
    for row in rows:
        number = row.whole_in("code") or 0
        if number not in at:
            at[number] = len(whole)
            whole.append(row)
            filled = {key: cell for key, cell in row.cells.items() if not cell.column.pre}
        else:
            own = whole[at[number]]
            filled = dict(_blank_in(own, row))
            clashes += clashes_of(number, own, row)
            cells = MappingProxyType({**own.cells, **filled})
            whole[at[number]] = replace(own, cells=cells, pasted=(*own.pasted, row))
        taken += [Taken(number, key, cell) for key, cell in filled.items()]
    return whole, taken, clashes


def _blank_in(own: Row, row: Row) -> Iterator[tuple[str, Cell]]:
    """What only the pasted row holds; what the form prints is never taken."""
    for key, cell in row.cells.items():
        if key not in own.cells and key not in own.pending and not cell.column.pre:
            yield key, cell


def _table(items: Table | None, understood: Sequence[Understood], whole: list[Row]) -> Table:
    """The item list with these rows; where the book has none, the first pasted table is it."""
    if items is not None:
        return replace(items, rows=tuple(whole))
    first = next(one.table for one in understood if one.table.rows)
    return replace(first, rows=tuple(whole))


def _told(
    zone: Zone,
    understood: Sequence[Understood],
    rows: Sequence[Row],
    taken: Sequence[Taken],
    clashes: Sequence[Clash],
) -> Pasted:
    grid = zone.grid
    top = min(row for row, _ in grid.cells)
    texts = (shown(value) for (row, _), value in sorted(grid.cells.items()) if row == top)
    held = [raw for raw, one in zip(zone.tables, understood, strict=True) if one.table.rows]
    return Pasted(
        name=grid.name,
        first=Location(grid.name, *min(grid.cells)),
        cells=len(grid.cells),
        seen=tuple(text for text in texts if text),
        heads=tuple(_heads(held)),
        columns=tuple(dict.fromkeys(_columns(held))),
        items=frozenset(row.whole_in("code") or 0 for row in rows),
        taken=tuple(taken),
        clashes=tuple(clashes),
        left_columns=tuple(
            (str(unfit.facts["found"]), unfit.at)
            for one in understood
            for unfit in one.unfit
            if unfit.misfit is Misfit.COLUMN_UNKNOWN
        ),
        left_rows=tuple(_left_rows(zone, rows)),
    )


def _heads(tables: Iterable[RawTable]) -> Iterator[Location]:
    for raw in tables:
        columns = (*raw.header.columns.values(), *raw.header.texts)
        yield Location(raw.name, raw.header.upper or raw.header.row, min(columns))


def _columns(tables: Iterable[RawTable]) -> Iterator[str]:
    """Which header as pasted became which column."""
    for raw in tables:
        for header in raw.header.tables:
            for key, number in sorted(header.columns.items(), key=lambda place: place[1]):
                yield _became(header, number, raw.sheet.column(key))


def _became(header: Header, number: int, column: Column) -> str:
    text = " ".join(shown(header.texts.get(number)).split()) or column_letters(number)
    return f"{text} \N{RIGHTWARDS ARROW} {column.header}"


def _left_rows(zone: Zone, rows: Sequence[Row]) -> Iterator[int]:
    """The filled rows that are neither a header nor about an item."""
    used: set[int] = {number for row in rows for number in (row.number, *row.lines)}
    for raw in zone.tables:
        for header in raw.header.tables:
            used |= {header.row, header.upper, *header.repeats}
    filled: Mapping[int, None] = dict.fromkeys(sorted({row for row, _ in zone.grid.cells}))
    yield from (row for row in filled if row not in used)
