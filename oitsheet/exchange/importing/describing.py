"""What each column of a table became, as the plan shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.importing.contents import columns_below
from oitsheet.exchange.importing.guessing import why_left
from oitsheet.exchange.importing.places import spot_of
from oitsheet.exchange.importing.plan import ColumnPlan, Sure
from oitsheet.form.messages import Bilingual
from oitsheet.values import clean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.exchange.importing.contents import Values
    from oitsheet.exchange.importing.taken import Taken
    from oitsheet.exchange.source import Source, SourceTable
    from oitsheet.judging.submission.headers import Header
    from oitsheet.workbook.grid import Place, SheetGrid


def columns_of(
    source: Source, table: SourceTable, taken: Taken
) -> Iterator[tuple[Place, ColumnPlan]]:
    """Each column with a header or something in it, from the left; with its header's place."""
    found = taken.found
    every = {(head.row, c) for head in taken.header.tables for c in head.columns.values()}
    for head in taken.header.tables:
        columns = {column: key for key, column in reversed(head.columns.items())}
        below = columns_below(table.grid, head.row)
        headed = {c for c, text in {**head.texts, **head.unknown}.items() if text and c in below}
        further = {c for c in headed | _bare(head, below, taken) if (head.row, c) not in every}
        for column in sorted(set(columns) | further):
            place = (head.row, column)
            real = found.retold.place(place)
            ticked = column in taken.ticked.get(head.row, ())
            key = columns.get(column) or ("status" if ticked else None)
            sure, why = _sure(key, place, head, taken)
            if sure is Sure.GUESSED and real[1] not in below:
                continue  # nothing stands there: whatever it is, nothing is guessed
            text = source_header(taken, table.grid, real[1], head)
            if key is None:
                values = below.get(column, ())
                if place in found.wished:
                    why = "told"
                elif column in taken.numbering:
                    why = "numbering"
                else:
                    why = why_left(values, text)
            target = None
            if key is not None:
                described = found.sheet.column(key)
                target = Bilingual(described.header, described.header_en)
            yield (
                place,
                ColumnPlan(
                    spot=spot_of(source, table, (0, real[1])),
                    header=text,
                    key=key,
                    target=target,
                    sure=sure,
                    why=why,
                ),
            )


def source_header(taken: Taken, grid: SheetGrid, column: int, head: Header | None = None) -> str:
    """The header of a column as the source has it; of two rows the lower, with the upper's."""
    rows = (head.upper, head.row) if head else taken.header_rows
    texts = [clean(shown(grid.cells[row, column])) for row in rows if (row, column) in grid.cells]
    return " / ".join(dict.fromkeys(text for text in texts if text))


def _bare(head: Header, below: Mapping[int, Values], taken: Taken) -> set[int]:
    """The columns without a header in which something stands, in rows that were understood."""
    if head is not taken.header or head.beside or head.others:
        return set()
    rows = set(taken.items) | {place[0] for place in taken.consumed}
    return {
        column
        for column, values in below.items()
        if column not in head.texts and any(row in rows for row, *_ in values)
    }


def _sure(key: str | None, place: Place, head: Header, taken: Taken) -> tuple[Sure, str]:
    found = taken.found
    if key is None:
        return Sure.LEFT, ""
    if place in found.wished:
        return Sure.TOLD, ""
    whys = (
        ("near", key in head.near),
        ("holds_status", key == "status" and head.by_statuses > 0),
        ("holds_codes", key == "code" and head.by_codes is not None),
        ("shifted", head.shifted > 0),
        ("weak", key in head.weak),
    )
    why = found.reasons.get(place) or next((why for why, is_so in whys if is_so), "")
    return (Sure.GUESSED if why else Sure.MATCHED), why
