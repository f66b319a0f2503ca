"""The lines below a header → typed rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.form.messages import Bilingual
from oitsheet.judging.submission.cells import link_of
from oitsheet.judging.submission.elements import said
from oitsheet.judging.submission.headers import is_header
from oitsheet.judging.submission.naming import item_of
from oitsheet.judging.submission.table import Cell, Misfit, Row, Table, Unfit
from oitsheet.location import Location
from oitsheet.values import (
    Kind,
    fold_tight,
    shown,
    split_urls,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.edition import Edition, Item
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.elements import Lines
    from oitsheet.judging.submission.headers import Header
    from oitsheet.workbook.grid import Place, SheetGrid, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table whose cells are not understood yet.

    Attributes:
        rows: (row number, column number → stored value) of each line that is no repeated header.
        spread: Place inside a merged area → place of the cell that holds its value.
    """

    sheet: Sheet
    grid: SheetGrid
    header: Header
    layout: Layout
    rows: Lines
    spread: Mapping[Place, Place]

    @property
    def name(self) -> str:
        """The tab it stands on."""
        return self.grid.name


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
    spread = _spread(grid, header, sheet)
    lines: dict[int, dict[int, Value]] = {}
    known = set(header.columns.values())
    for (row, column), value in grid.cells.items():
        if row > header.row and column in known:
            lines.setdefault(row, {})[column] = value
    for place, source in spread.items():
        lines.setdefault(place[0], {}).setdefault(place[1], grid.cells[source])
    rows: Lines = tuple(
        (number, lines[number])
        for number in sorted(lines)
        if not is_header(lines[number], header, sheet)
    )
    if sheet.saying:
        rows = said(rows, header, sheet)
    return RawTable(sheet=sheet, grid=grid, header=header, layout=layout, rows=rows, spread=spread)


def understand_table(raw: RawTable, reader: Reader, edition: Edition) -> Understood:
    """Give each cell its type; tell rows from totals, notes and lines without a code."""
    rows: list[Row] = []
    totals: list[Row] = []
    unfit = list(_header_unfit(raw))
    for number, values in raw.rows:
        if _is_total(values, raw):
            totals.append(_row(number, values, raw, reader))
            continue
        if raw.sheet.key == "items":
            item, told = item_of(number, values, raw, reader, edition)
            unfit += told
            if item is None:
                continue
            row = _row(number, values, raw, replace(reader, elements=len(item.elements)))
            rows.append(_with_code(row, item))
        else:
            row = _row(number, values, raw, reader)
            if row.cells:
                rows.append(row)
    table = Table(
        sheet=raw.sheet,
        name=raw.name,
        header_row=raw.header.row,
        columns=MappingProxyType(raw.header.columns),
        rows=tuple(rows),
        totals=tuple(totals),
    )
    return Understood(table=table, unfit=(*unfit, *_gone(raw), *_merged(raw, table)))


def _spread(grid: SheetGrid, header: Header, sheet: Sheet) -> dict[Place, Place]:
    group = ("code", "title", "elements") if sheet.key == "items" else ()
    columns = {c for key, c in header.columns.items() if key not in group}
    return {
        (row, area.first_column): (area.first_row, area.first_column)
        for area in grid.merged
        if area.first_row > header.row
        and area.first_column in columns
        and (area.first_row, area.first_column) in grid.cells
        for row in range(area.first_row + 1, area.last_row + 1)
    }


def _is_total(values: Mapping[int, Value], raw: RawTable) -> bool:
    """Whether the line sums up others: its first text is a word for a total."""
    if raw.sheet.key == "ita":
        return False  # there the total is a row of its own, known by its indicator
    words = {fold_tight(word) for word in raw.layout.words["total"]}
    first = next((v for _, v in sorted(values.items()) if isinstance(v, str) and v.strip()), None)
    return first is not None and fold_tight(first).rstrip(":") in words


def _row(number: int, values: Mapping[int, Value], raw: RawTable, reader: Reader) -> Row:
    cells: dict[str, Cell] = {}
    for column in raw.sheet.input_columns:
        place = number, raw.header.columns.get(column.key, 0)
        value = values.get(place[1])
        if value is None:
            continue
        parsed = reader.understand(value, column)
        hidden_link = raw.grid.hyperlinks.get(place) or link_of(raw.grid.formulas.get(place, ""))
        if column.type is ColumnType.LINKS and hidden_link and not _has_url(parsed.value):
            parsed = replace(parsed, kind=Kind.VALUE, value=split_urls(hidden_link))
        if parsed.kind is Kind.BLANK:
            continue
        source = raw.spread.get(place)
        cells[column.key] = Cell(
            at=Location(raw.name, *place),
            column=column,
            raw=value,
            text=parsed.text or shown(value),
            kind=parsed.kind,
            value=parsed.value,
            notes=parsed.notes,
            formula=place in raw.grid.formulas,
            merged_from=Location(raw.name, *source) if source else None,
        )
    return Row(
        sheet=raw.name,
        number=number,
        cells=MappingProxyType(cells),
        columns=MappingProxyType(raw.header.columns),
        pending=frozenset(
            key
            for key, column in raw.header.columns.items()
            if (number, column) in raw.grid.uncalculated
        ),
    )


def _has_url(parts: object) -> bool:
    return isinstance(parts, tuple) and any(part.url for part in parts)


def _with_code(row: Row, item: Item) -> Row:
    """The row with its code understood, also where it stands beside the title or is left out."""
    cell = row.cells.get("code")
    if cell is None:
        return _coded(row, item)
    return replace(
        row,
        cells=MappingProxyType(
            {**row.cells, "code": replace(cell, kind=Kind.VALUE, value=item.no)}
        ),
    )


def _coded(row: Row, item: Item) -> Row:
    some = next(iter(row.cells.values()))
    cell = replace(some, at=row.place("code"), text=item.code, kind=Kind.VALUE, value=item.no)
    return replace(row, cells=MappingProxyType({**row.cells, "code": cell}))


def _header_unfit(raw: RawTable) -> Iterator[Unfit]:
    header = raw.header
    for key, text in header.near.items():
        at = Location(raw.name, header.row, header.columns[key])
        column = raw.sheet.column(key)
        expected = Bilingual(column.header, column.header)
        facts: dict[str, Fact] = {"found": text, "expected": expected}
        yield Unfit(misfit=Misfit.COLUMN_NEAR, at=at, facts=facts)
    for column_number, text in header.unknown.items():
        if any(r > header.row and c == column_number for r, c in raw.grid.cells):
            at = Location(raw.name, header.row, column_number)
            yield Unfit(misfit=Misfit.COLUMN_UNKNOWN, at=at, facts={"found": text})
    for key, column_number in header.twice:
        at = Location(raw.name, header.row, column_number)
        first = Location(raw.name, header.row, header.columns[key])
        found = shown(raw.grid.cells[header.row, column_number])
        yield Unfit(misfit=Misfit.COLUMN_TWICE, at=at, also=(first,), facts={"found": found})
    for key, column_number in header.columns.items():
        column = raw.sheet.column(key)
        if column_number in raw.grid.hidden_columns and not column.tool and not column.fold:
            at = Location(raw.name, header.row, column_number)
            facts = {"found": Bilingual(column.header, column.header_en)}
            yield Unfit(misfit=Misfit.COLUMN_HIDDEN, at=at, facts=facts)


def _gone(raw: RawTable) -> Iterator[Unfit]:
    """Say which columns of the form are not there, and which strange headers are."""
    header = raw.header
    strange = header.unknown
    place = next(iter(strange)) if len(strange) == 1 else min(header.columns.values())
    for column in raw.sheet.input_columns:
        if column.key not in header.columns:
            yield Unfit(
                misfit=Misfit.COLUMN_GONE,
                at=Location(raw.name, header.row, place),
                facts={
                    "column": Bilingual(column.header, column.header),
                    "found": tuple(strange.values()) or "-",
                },
            )


def _merged(raw: RawTable, table: Table) -> Iterator[Unfit]:
    """Say once per merged area for which of its rows its value was counted."""
    told: set[Location] = set()
    for row in table.rows:
        for key, cell in row.cells.items():
            if cell.merged_from and cell.merged_from not in told:
                told.add(cell.merged_from)
                column = raw.sheet.column(key)
                source = cell.merged_from.row, cell.merged_from.column
                last = max(r for (r, _), s in raw.spread.items() if s == source)
                yield Unfit(
                    misfit=Misfit.MERGED,
                    at=cell.merged_from,
                    facts={
                        "found": cell.text,
                        "column": Bilingual(column.header, column.header_en),
                        "rows": f"{cell.merged_from.row}-{last}",
                    },
                )
