"""What is odd about a table's columns and merged cells, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.form.messages import Bilingual
from oitsheet.judging.submission.headers import ENOUGH_HEADERS
from oitsheet.judging.submission.statuscolumn import statuses_in
from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.location import Location, column_letters
from oitsheet.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.raw import RawTable
    from oitsheet.judging.submission.table import Table


def header_oddities(raw: RawTable) -> Iterator[Unfit]:
    """Say what is odd about each header of a table."""
    for header in raw.header.tables:
        yield from _misspelt(header, raw)
        yield from _unknown(header, raw)
        yield from _twice(header, raw)
        yield from _hidden(header, raw)
        yield from _elsewhere(header, raw)
    yield from _nameless(raw)
    yield from _gone(raw)


def merged_oddities(raw: RawTable, table: Table) -> Iterator[Unfit]:
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


def status_elsewhere(raw: RawTable, table: Table) -> Iterator[Unfit]:
    """Say which column holds words for a status where the status column holds nothing."""
    if raw.sheet.key != "items" or table.filled("status"):
        return
    status = raw.sheet.column("status")
    words = raw.layout.status_words
    for header in raw.header.tables:
        lines = {line.number for line in raw.lines if line.header.row == header.row}
        for column in (*header.columns.values(), *header.unknown):
            own = (raw.grid.cells.get((number, column)) for number in lines)
            if said := statuses_in(own, words):
                yield Unfit(
                    misfit=Misfit.STATUS_ELSEWHERE,
                    at=_at(header, column, raw),
                    facts={
                        "found": shown(header.texts.get(column)) or column_letters(column),
                        "expected": Bilingual(status.header, status.header_en),
                        "count": said,
                    },
                )


def _misspelt(header: Header, raw: RawTable) -> Iterator[Unfit]:
    for key, text in header.near.items():
        column = raw.sheet.column(key)
        expected = Bilingual(column.header, column.header)
        facts: dict[str, Fact] = {"found": text, "expected": expected}
        yield Unfit(
            misfit=Misfit.COLUMN_NEAR, at=_at(header, header.columns[key], raw), facts=facts
        )
    if header.by_statuses:
        status = raw.sheet.column("status")
        facts = {
            "found": shown(header.texts[header.by_statuses]),
            "expected": Bilingual(status.header, status.header_en),
        }
        at = _at(header, header.by_statuses, raw)
        yield Unfit(misfit=Misfit.STATUS_BY_CONTENT, at=at, facts=facts)
    if header.by_codes is not None:
        column_number = header.columns["code"]
        facts = {"found": header.by_codes or column_letters(column_number)}
        at = _at(header, column_number, raw)
        yield Unfit(misfit=Misfit.CODES_BY_CONTENT, at=at, facts=facts)


def _unknown(header: Header, raw: RawTable) -> Iterator[Unfit]:
    for column, text in header.unknown.items():
        if any(row > header.row for row in raw.beside.get(column, ())):
            at = _at(header, column, raw)
            yield Unfit(misfit=Misfit.COLUMN_UNKNOWN, at=at, facts={"found": text})


def _nameless(raw: RawTable) -> Iterator[Unfit]:
    """Say which columns hold something on several rows and have no header at all."""
    headed = {column for header in raw.header.tables for column in header.texts}
    headed |= {column for header in raw.header.tables for column in header.unknown}
    numbers = {line.number for line in raw.lines}
    for column, rows in raw.beside.items():
        if column not in headed and len(numbers.intersection(rows)) >= ENOUGH_HEADERS:
            at = Location(raw.name, raw.header.row, column)
            facts: dict[str, Fact] = {"found": column_letters(column)}
            yield Unfit(misfit=Misfit.COLUMN_UNKNOWN, at=at, facts=facts)


def _twice(header: Header, raw: RawTable) -> Iterator[Unfit]:
    for key, column in header.twice:
        facts: dict[str, Fact] = {"found": shown(header.texts.get(column))}
        yield Unfit(
            misfit=Misfit.COLUMN_TWICE,
            at=_at(header, column, raw),
            also=(_at(header, header.columns[key], raw),),
            facts=facts,
        )


def _hidden(header: Header, raw: RawTable) -> Iterator[Unfit]:
    for key, number in header.columns.items():
        column = raw.sheet.column(key)
        if number in raw.grid.hidden_columns and not column.tool and not column.fold:
            facts: dict[str, Fact] = {"found": Bilingual(column.header, column.header_en)}
            at = _at(header, number, raw)
            yield Unfit(misfit=Misfit.COLUMN_HIDDEN, at=at, facts=facts)


def _elsewhere(header: Header, raw: RawTable) -> Iterator[Unfit]:
    """Say where a table does not stand under its own header."""
    if header.shifted:
        title = raw.sheet.column("title")
        column = header.columns["code"]
        yield Unfit(
            misfit=Misfit.SHIFTED,
            at=_at(header, column, raw),
            facts={
                "found": shown(header.texts.get(column)),
                "expected": Bilingual(title.header, title.header_en),
                "count": header.shifted,
            },
        )
    numbers = {line.number for line in raw.lines if line.header.row == header.row}
    left = sorted(
        {(r, c) for r, c in raw.grid.cells if c in header.spoilt and r in numbers}
        if header.spoilt
        else ()
    )
    if left:
        columns = sorted({column for _, column in left})
        top = header.pasted or header.row
        first = columns[0] if header.pasted else min(header.columns.values())
        yield Unfit(
            misfit=Misfit.SPOILT,
            at=Location(raw.name, top, first),
            also=tuple(Location(raw.name, top, c) for c in columns if c != first),
            facts={
                "found": tuple(column_letters(column) for column in columns),
                "rows": f"{left[0][0]}-{left[-1][0]}",
                "count": len(left),
            },
        )


def _gone(raw: RawTable) -> Iterator[Unfit]:
    """Say which columns of the form are not there, and which strange headers are."""
    header = raw.header
    strange = header.unknown
    there = {key for table in header.tables for key in table.columns}
    lost = [
        column
        for column in raw.sheet.input_columns
        # what the edition knows is not lost, and nobody is failed for owners
        if column.key not in there and not column.pre and column.type is not ColumnType.OWNERS
    ]
    if lost and not header.spoilt and not header.shifted:
        place = next(iter(strange)) if len(strange) == 1 else min(header.columns.values())
        yield Unfit(
            misfit=Misfit.COLUMN_GONE,
            at=_at(header, place, raw),
            facts={
                "column": tuple(Bilingual(column.header, column.header) for column in lost),
                "found": tuple(strange.values()) or "-",
            },
        )


def _at(header: Header, column: int, raw: RawTable) -> Location:
    return Location(raw.name, header.row, column)
