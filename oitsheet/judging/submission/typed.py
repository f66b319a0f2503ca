"""A line's stored values → a typed row."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.judging.submission.cells import link_of
from oitsheet.judging.submission.table import Cell, Row
from oitsheet.location import Location
from oitsheet.values import Kind, shown, split_urls

if TYPE_CHECKING:
    from oitsheet.form.edition import Item
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.raw import Line, RawTable


def row_of(line: Line, raw: RawTable, reader: Reader) -> Row:
    """Give each cell of a line its type; what is blank is left out."""
    cells: dict[str, Cell] = {}
    columns = line.header.columns
    for column in raw.sheet.input_columns:
        place = line.number, columns.get(column.key, 0)
        value, formula = line.values.get(place[1]), raw.grid.formulas.get(place)
        linked = link_of(formula) if formula else ""
        if value is None:
            if not linked:
                continue
            value = linked  # the address in a formula needs no calculating
        parsed = reader.understand(value, column)
        hidden_link = raw.grid.hyperlinks.get(place) or linked
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
            formula=formula is not None,
            merged_from=Location(raw.name, *source) if source else None,
        )
    return Row(
        sheet=raw.name,
        number=line.number,
        cells=MappingProxyType(cells),
        columns=MappingProxyType(columns),
        pending=frozenset(
            key for key, column in columns.items() if (line.number, column) in raw.grid.uncalculated
        ),
        block=line.block,
    )


def item_row_of(line: Line, raw: RawTable, reader: Reader, item: Item) -> Row:
    """The same for a line about an item: its code is understood wherever it stands, or does not."""
    row = row_of(line, raw, replace(reader, elements=len(item.elements)))
    cell = row.cells.get("code")
    if cell is None:
        some = next(iter(row.cells.values()))
        cell = replace(some, at=row.place("code"), text=item.code)
    code = replace(cell, kind=Kind.VALUE, value=item.no)
    return replace(row, cells=MappingProxyType({**row.cells, "code": code}))


def _has_url(parts: object) -> bool:
    return isinstance(parts, tuple) and any(part.url for part in parts)
