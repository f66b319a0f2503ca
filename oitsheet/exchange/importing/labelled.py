"""What stands beside labels: the sheets of the form that are no tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.taken import Given, content_of
from oitsheet.judging.submission.cells import Reader
from oitsheet.judging.submission.fields import read_fields
from oitsheet.judging.submission.headers import ENOUGH_HEADERS, MANY_CODES
from oitsheet.judging.submission.headings import key_of
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.layout import Layout
    from oitsheet.workbook.grid import Place, SheetGrid


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What a sheet of fields says.

    Attributes:
        sheet: Its key in the form.
        cells: Field → value.
        consumed: Places of labels and values.
    """

    sheet: str
    cells: Mapping[str, Given]
    consumed: frozenset[Place]


def read_labelled(grid: SheetGrid, layout: Layout, *, form: bool) -> Iterator[Labelled]:
    """Read a sheet of labelled fields, if it is one.

    Args:
        grid: The table.
        layout: The form.
        form: Whether the workbook is made from the form: then the tab's name tells.
    """
    reader = Reader(layout=layout, highest=MANY_CODES)
    for sheet in (sheet for sheet in layout.sheets if sheet.kind == "fields"):
        fields = read_fields(grid, sheet, reader)
        bears = key_of(grid.name) in {key_of(name) for name in (sheet.name, *sheet.synonyms)}
        if len(fields.cells) < (1 if bears else ENOUGH_HEADERS) or (form and not bears):
            continue
        cells: dict[str, Given] = {}
        consumed: set[Place] = set()
        for key, cell in fields.cells.items():
            if isinstance(cell.raw, ErrorValue) or cell.column.pre:
                continue
            place = (cell.at.row, cell.at.column)
            cells[key] = Given(content_of(cell.raw), place)
            consumed |= {p for p in grid.cells if p[0] == place[0] and p[1] <= place[1]}
        if cells:
            yield Labelled(sheet=sheet.key, cells=cells, consumed=frozenset(consumed))
            return
