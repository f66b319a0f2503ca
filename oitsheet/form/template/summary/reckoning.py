"""All helper tables of the summary, reckoned; and how they are written behind the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template.contents import Formula
from oitsheet.form.template.plan import quoted
from oitsheet.form.template.summary.book import BOOK, MONEY, POINTS
from oitsheet.form.template.summary.items import SEEN, printed_items
from oitsheet.form.template.summary.owners import (
    OWNERS,
    RANGES,
    owner_columns,
    printed_owners,
)
from oitsheet.form.template.summary.states import STANDS, WORTH, lacking, reason
from oitsheet.form.template.summary.world import NUMBERS, World, named, resolved
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.form.template.book import Book
    from oitsheet.form.template.contents import Content, Contents
    from oitsheet.form.template.filled import CellValue

_FIRST = 2
"""The first row of a list or a helper table; its name stands above it."""

_PLAIN: dict[str, object] = {}

_WIDE = {"who": ("from", "to")}
"""Neighbouring columns that bear one name together."""


def reckon(layout: Layout, edition: Edition, held: Contents) -> World:
    """Reckon everything that the summary shows.

    Args:
        layout: The form.
        edition: Whose items they are.
        held: What stands in the other sheets.
    """
    tables = {key: [_plain(row) for row in rows] for key, rows in held.tables.items()}
    world = World(layout, edition, tables, _plain(held.fields["agency"]))
    world.begin("each", printed_items(edition))
    world.reckon("each", SEEN)
    world.begin("who", printed_owners(world))
    world.reckon("who", owner_columns(world))
    world.reckon("each", (*lacking(world), *STANDS, *WORTH, reason(world), *OWNERS))
    world.begin("book", [{"edition": edition.key}])
    world.reckon("book", (*MONEY, *POINTS, *BOOK))
    return world


def _plain(row: Content) -> Mapping[str, CellValue]:
    return {key: cell.result if isinstance(cell, Formula) else cell for key, cell in row.items()}


def add_helpers(book: Book, world: World) -> None:
    """Write lists and helper tables on the hidden sheet of lists, which is there already."""
    name = world.layout.stamp["lists"]
    worksheet = book.workbook.get_worksheet_by_name(name)
    column = first_column(world)
    lists: dict[str, Sequence[CellValue]] = {**world.lists, NUMBERS: world.numbers}
    for key, values in lists.items():
        for row, value in enumerate((f"oit_{key}", *values), start=1):
            book.put(worksheet, (row, column), value, _PLAIN)
        book.name(f"oit_{key}", _area(name, column, column, len(values)))
        column += 1
    for table in world.columns:
        places = {key: place_of(world, table, key) for key in world.columns[table]}
        _table(book, worksheet, world, table, places)
        count = len(world.rows[table])
        for key, n in places.items():
            book.name(named(table, key), _area(name, n, n, count))
        for key in _WIDE.get(table, ()):
            ends = places[f"{key}0"], places[f"{key}{RANGES - 1}"]
            book.name(named(table, key), _area(name, *ends, count))


def first_column(world: World) -> int:
    """The first column that the choices and words leave free."""
    return len(world.layout.choices) + len(world.layout.words) + 2


def place_of(world: World, table: str, key: str) -> int:
    """The number of a helper table's column."""
    before = first_column(world) + len(world.lists) + 1
    for other, keys in world.columns.items():
        if other == table:
            return before + list(keys).index(key)
        before += len(keys)
    raise KeyError(table)


def _table(
    book: Book, worksheet: Worksheet, world: World, table: str, places: Mapping[str, int]
) -> None:
    """Write one helper table; `places` are the numbers of its columns."""
    for key, formula in world.columns[table].items():
        book.put(worksheet, (1, places[key]), named(table, key), _PLAIN)
        for row, own in enumerate(world.rows[table], start=_FIRST):
            value: CellValue | Formula = own[key]
            if formula is not None:
                value = Formula(resolved(formula, _same_row(places, row)), own[key])
            book.put(worksheet, (row, places[key]), value, _PLAIN)


def _same_row(places: Mapping[str, int], row: int) -> Callable[[str], str]:
    return lambda key: f"{column_letters(places[key])}{row}"


def _area(sheet: str, first: int, last: int, count: int) -> str:
    """A reference to so many rows of neighbouring columns."""
    ends = (f"${column_letters(first)}${_FIRST}", f"${column_letters(last)}${_FIRST + count - 1}")
    return f"{quoted(sheet)}!{':'.join(dict.fromkeys(ends))}"
