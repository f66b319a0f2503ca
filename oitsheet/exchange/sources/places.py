"""What people are told of a source: where something stands in it, and why it cannot be read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from oitsheet.exchange.source import Origin, SourceKind
from oitsheet.exchange.sources.unreadable import UnreadableSource
from oitsheet.location import Location

if TYPE_CHECKING:
    from pathlib import Path

    from oitsheet.exchange.source import Source, SourceTable
    from oitsheet.form.messages import Catalogue
    from oitsheet.workbook.grid import Place
    from oitsheet.workbook.unreadable import UnreadableWorkbook


def place_words(source: Source, table: SourceTable, place: Place, catalogue: Catalogue) -> str:
    """Say where a cell of a table stands in its file, as people count it there.

    Args:
        source: The file.
        table: One of its tables.
        place: Row and column in that table's grid, 1-based.
        catalogue: The words.

    Returns:
        ``Sheet1!B7`` for a workbook, else the table, row and cell, or the line and cell of a text.
    """
    row, column = place
    if source.kind is SourceKind.WORKBOOK:
        return str(Location(table.grid.name, row, column))
    number = int(table.grid.name) if table.grid.name.isdecimal() else 1
    stood = table.origins.get(row, Origin(number, row))
    if source.kind is SourceKind.TEXT:
        return catalogue.say("source.line_place", row=stood.row, column=column)
    return catalogue.say("source.table_place", table=stood.table, row=stood.row, column=column)


def source_sentence(
    why: UnreadableSource | UnreadableWorkbook, path: Path, catalogue: Catalogue
) -> str:
    """Say why a file cannot be read as a source and what to do, in one sentence.

    Args:
        why: The refusal.
        path: The file, as the user named it.
        catalogue: The words.
    """
    if isinstance(why, UnreadableSource):
        key = f"source.{why.reason}"
        return catalogue.say(key, file=str(path), most=Decimal(why.most))
    sheet = "".join(letter for letter in why.sheet if letter.isprintable())[:40]
    keys = (f"source.{why.reason}", f"refused.{why.limit}", f"refused.{why.reason}")
    key = next((key for key in keys if key in catalogue.words), f"command.{why.reason}")
    return catalogue.say(key, file=str(path), most=Decimal(why.most), sheet=sheet)
