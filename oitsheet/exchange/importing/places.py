"""Where something stands in a source, as people count it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.importing.plan import Spot
from oitsheet.exchange.source import Origin, SourceKind
from oitsheet.location import Location, column_letters

if TYPE_CHECKING:
    from oitsheet.exchange.source import Source, SourceTable
    from oitsheet.form.messages import Catalogue
    from oitsheet.workbook.grid import Place


def spot_of(source: Source, table: SourceTable, place: Place = (0, 0)) -> Spot:
    """The place of a cell of a source's table; (0, 0) for the table itself."""
    row, column = place
    if source.kind is SourceKind.WORKBOOK:
        return Spot(source.name, source.kind, table.grid.name, 0, row, column)
    number = int(table.grid.name) if table.grid.name.isdecimal() else 1
    stood = table.origins.get(row, Origin(number, row))
    own = 0 if source.kind is SourceKind.TEXT else stood.table if row else number
    return Spot(source.name, source.kind, "", own, stood.row if row else 0, column)


def place_of(spot: Spot, catalogue: Catalogue) -> str:
    """Say it, without the file's name: ``Sheet1!B7``, or table, row and cell."""
    facts = {"table": spot.table, "row": spot.row, "column": spot.column, "sheet": spot.sheet}
    if spot.row and spot.column:
        if spot.kind is SourceKind.WORKBOOK:
            return str(Location(spot.sheet, spot.row, spot.column))
        key = "line_place" if spot.kind is SourceKind.TEXT else "table_place"
        return catalogue.say(f"source.{key}", **facts)
    if spot.kind is SourceKind.WORKBOOK and not spot.row:
        return f"{spot.sheet}!{column_letters(spot.column)}" if spot.column else spot.sheet
    whole = {SourceKind.WORKBOOK: "sheet", SourceKind.TEXT: "text"}.get(spot.kind, "table")
    part = "_row" if spot.row else "_column" if spot.column else ""
    return catalogue.say(f"import.{whole}{part}", **facts)
