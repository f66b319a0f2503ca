"""The lines below a header → typed rows."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.judging.submission.elements import said
from oitsheet.judging.submission.headers import ENOUGH_HEADERS
from oitsheet.judging.submission.itemlines import ItemLines
from oitsheet.judging.submission.nobodys import (
    Signature,
    again,
    heads_another,
    is_total,
    told_as_other,
)
from oitsheet.judging.submission.oddities import (
    header_oddities,
    merged_oddities,
    status_elsewhere,
)
from oitsheet.judging.submission.raw import Line, RawTable
from oitsheet.judging.submission.statuscolumn import with_status_by_content
from oitsheet.judging.submission.table import Cell, Row, Table, Unfit
from oitsheet.judging.submission.ticks import ticked, with_ticks
from oitsheet.judging.submission.typed import row_of
from oitsheet.location import Location
from oitsheet.values import clean, parse_code_and_title, shown
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.ticks import Ticks
    from oitsheet.workbook.grid import Place, SheetGrid, Value

SHORTEST_SEEN = 8
"""A longer text is never one that shows nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A typed table and what did not fit in it."""

    table: Table
    unfit: tuple[Unfit, ...]


def read_table(grid: SheetGrid, sheet: Sheet, header: Header, layout: Layout) -> RawTable:
    """Collect the lines below the header that hold something in a known column.

    A value merged over several rows counts for each of them, as a person reads it; codes and
    titles do not, since a merged code is a group's.
    """
    ticks: Mapping[int, Ticks] = {}
    if sheet.key == "items":
        header, ticks = with_ticks(header, grid, layout)
        if not header.beside and not header.others:
            header = with_status_by_content(header, grid, sheet, layout)
    tables = tuple(header.tables)
    first = min(table.row for table in tables)
    known = {column for table in tables for column in table.columns.values()}
    known |= {column for own in ticks.values() for column in own.words}
    cells: dict[int, dict[int, Value]] = {}
    beside: dict[int, list[int]] = {}
    for (row, column), value in grid.cells.items():
        if row <= first or _shows_nothing(value):
            continue
        if column in known:
            cells.setdefault(row, {})[column] = value
        else:
            beside.setdefault(column, []).append(row)
    spread = {p: source for table in tables for p, source in _spread(grid, table, sheet).items()}
    for place, source in spread.items():
        cells.setdefault(place[0], {}).setdefault(place[1], grid.cells[source])
    lines = tuple(_lines(header, cells))
    if ticks:
        lines = tuple(
            ticked(line, cells[line.number], own) if (own := ticks.get(line.header.row)) else line
            for line in lines
        )
    if sheet.saying:
        pairs = tuple((line.number, line.values) for line in lines)
        lines = tuple(Line(number, values, header) for number, values in said(pairs, header, sheet))
    return RawTable(
        sheet=sheet,
        grid=grid,
        header=header,
        layout=layout,
        lines=lines,
        spread=spread,
        beside={column: tuple(rows) for column, rows in beside.items()},
    )


def understand_table(raw: RawTable, reader: Reader, edition: Edition) -> Understood:
    """Give each cell its type; tell rows from totals, notes and lines without a code."""
    lines = (ItemLines if raw.sheet.key == "items" else _PlainLines)(raw, reader, edition)
    columns: dict[str, int] = {}
    header_rows: dict[str, int] = {}
    for header in raw.header.tables:
        for key, column in header.columns.items():
            if key not in columns:
                columns[key] = column
                header_rows[key] = header.row
    table = Table(
        sheet=raw.sheet,
        name=raw.name,
        header_row=raw.header.row,
        columns=MappingProxyType(columns),
        rows=tuple(lines.rows),
        totals=tuple(lines.totals),
        header_rows=MappingProxyType(header_rows),
    )
    unfit = (
        *header_oddities(raw),
        *lines.unfit,
        *merged_oddities(raw, table),
        *status_elsewhere(raw, table),
    )
    return Understood(table=table, unfit=unfit)


def titles_of(raw: RawTable, highest: int) -> dict[int, tuple[str, Location]]:
    """Item number → its title as written: beside the code or in the same cell.

    A running number counts here: if the titles agree with it, it is the items' own.

    Args:
        raw: The item list.
        highest: The last item number to look for.
    """
    titles: dict[int, tuple[str, Location]] = {}
    for line in raw.lines:
        code_column = line.header.columns["code"]
        title_column = line.header.columns.get("title", code_column)
        code, rest = parse_code_and_title(line.values.get(code_column), highest, bare=True)
        title = rest or shown(line.values.get(title_column))
        if code.value is not None and title and code.value not in titles:
            titles[code.value] = title, Location(raw.name, line.number, title_column)
    return titles


class _PlainLines:
    """The rows of any table but the item list: every line is one, but for what is nobody's."""

    def __init__(self, raw: RawTable, reader: Reader, _edition: Edition) -> None:
        self.rows: list[Row] = []
        self.totals: list[Row] = []
        self.unfit: list[Unfit] = []
        other: list[Line] = []
        signature = Signature()
        for index, line in enumerate(raw.lines):
            odd = _odd(line, raw)
            if other and again(other[-1], line):
                self.unfit.append(told_as_other(other, raw))
                other = []
            if other or (odd and heads_another(index, raw, ENOUGH_HEADERS)):
                other.append(line)
            elif is_total(line, raw):
                self.totals.append(row_of(line, raw, reader))
            elif not odd or not (
                signature.takes(line.number, line.values, raw) or self._is_note(line)
            ):
                row = row_of(line, raw, reader)
                if not all(map(_failed, row.cells.values())):
                    self.rows.append(row)
        if other:
            self.unfit.append(told_as_other(other, raw))

    def _is_note(self, line: Line) -> bool:
        """Whether it is a lone text below the line that sums the table up."""
        (value, *others) = line.values.values()
        return bool(self.totals) and not others and isinstance(value, str)


def _failed(cell: Cell) -> bool:
    """Whether it is a formula of the form's that failed: nobody filled that in."""
    return cell.formula and isinstance(cell.raw, ErrorValue)


def _odd(line: Line, raw: RawTable) -> bool:
    """Whether a line may be nobody's: its anchor is blank, alone, or the name of a column."""
    anchor = line.values.get(line.header.columns.get(raw.sheet.anchor, 0))
    return (
        anchor is None
        or len(line.values) == 1
        or all(isinstance(value, str) for value in line.values.values())
    )


def _lines(header: Header, cells: Mapping[int, Mapping[int, Value]]) -> Iterator[Line]:
    """The lines of every table that the header knows of; a further header row begins anew."""
    heads = sorted((header, *header.others), key=lambda head: head.row)
    ends = [head.row for head in heads[1:]]
    at = -1
    for number in sorted(cells):
        while at + 1 < len(heads) and number > heads[at + 1].row:
            at += 1
        if at < 0 or number in ends or number in header.repeats:
            continue
        head = heads[at]
        if not ends and not head.beside:
            yield Line(number, cells[number], head)
            continue
        for block, table in enumerate((head, *head.beside)):
            columns = set(table.columns.values())
            values = {c: value for c, value in cells[number].items() if c in columns}
            if values:
                yield Line(number, values, table, block)


def _shows_nothing(value: Value) -> bool:
    if not isinstance(value, str) or len(value) >= SHORTEST_SEEN or value[:1].isalnum():
        return False
    return not clean(value)


def _spread(grid: SheetGrid, header: Header, sheet: Sheet) -> dict[Place, Place]:
    group = ("code", "title", "elements") if sheet.key == "items" else ()
    columns = {c for key, c in header.columns.items() if key not in group}
    bottom = max((row for row, _ in grid.cells), default=0)
    spread: dict[Place, Place] = {}
    # Excel's areas never overlap; those of a file made to keep us busy are walked through once.
    reached = dict.fromkeys(columns, header.row)
    for area in sorted(grid.merged, key=lambda area: area.first_row):
        column, source = area.first_column, (area.first_row, area.first_column)
        if column in columns and area.first_row > header.row and source in grid.cells:
            last = min(area.last_row, bottom)
            for row in range(max(area.first_row, reached[column]) + 1, last + 1):
                spread[row, column] = source
            reached[column] = max(reached[column], last)
    return spread
