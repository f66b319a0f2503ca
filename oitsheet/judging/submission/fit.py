"""Grid + layout → submission: the first stride of a check.

Nothing is dropped in silence: what is not understood is an `Unfit`, or a cell of kind UNKNOWN.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.errors import OitsheetError
from oitsheet.form.messages import Bilingual
from oitsheet.judging.submission.book import Submission
from oitsheet.judging.submission.cells import Reader
from oitsheet.judging.submission.elements import marks_of, read_marks
from oitsheet.judging.submission.fields import read_fields
from oitsheet.judging.submission.headers import MANY_CODES
from oitsheet.judging.submission.items import ItemRow
from oitsheet.judging.submission.locate import Found, locate
from oitsheet.judging.submission.nobodys import spelt
from oitsheet.judging.submission.owners import by_range, owners_of
from oitsheet.judging.submission.parting import part_of
from oitsheet.judging.submission.pasted import with_pasted
from oitsheet.judging.submission.recognise import Seen, recognise
from oitsheet.judging.submission.rows import read_table, titles_of, understand_table
from oitsheet.judging.submission.table import Misfit, Row, Table, Unfit
from oitsheet.judging.submission.titles import titles_that_stray
from oitsheet.judging.submission.zone import read_zone
from oitsheet.location import Location

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.pasted import Pasted
    from oitsheet.judging.submission.raw import RawTable
    from oitsheet.judging.submission.recognise import Recognised
    from oitsheet.judging.submission.shelf import Shelf
    from oitsheet.judging.submission.table import Fields
    from oitsheet.judging.submission.zone import Zone
    from oitsheet.workbook.grid import Grid, SheetGrid


class NotOurWorkbookError(OitsheetError):
    """Neither an item list nor an agency sheet can be found in a readable workbook.

    Attributes:
        sheets: The names of the tabs there are.
    """

    def __init__(self, sheets: tuple[str, ...]) -> None:
        super().__init__(", ".join(sheets))
        self.sheets = sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """The day that a judgement speaks of: as asked, else the report date, else today."""

    asked: dt.date | None
    today: dt.date

    def choose(self, agency: Fields | None) -> tuple[dt.date, str]:
        """Return the day (C.E.) and where it is from."""
        if self.asked:
            return self.asked, "asked"
        reported = agency.date_in("report_date") if agency else None
        return (reported, "report_date") if reported else (self.today, "today")


def fit(
    grid: Grid, layout: Layout, shelf: Shelf, *, asked: Edition | None, as_of: AsOf
) -> Submission:
    """Understand a grid by the layout.

    Args:
        grid: The workbook's cells.
        layout: The form.
        shelf: The editions there are.
        asked: The edition that the caller insists on; None to recognise it.
        as_of: What decides the day that the judgement speaks of.

    Raises:
        NotOurWorkbookError: There is neither an item list nor an agency sheet.
        UnrecognisedEditionError: No clue leads to a known edition.
    """
    found = locate(grid, layout)
    zone = _zone(found, layout)
    listed = "items" in found.headers or bool(zone and zone.tables)
    if not listed and "agency" not in found.sheets:
        raise NotOurWorkbookError(tuple(sheet.name for sheet in grid.sheets))
    agency = _agency(found, layout)
    raw = {
        key: read_table(found.sheets[key], layout.sheet(key), header, layout)
        for key, header in found.headers.items()
    }
    stamp = grid.names.get(layout.stamp["edition"], "").strip('"')
    titles = titles_of(raw["items"], MANY_CODES) if "items" in raw else _titles(zone)
    chosen = recognise(Seen(stamp, agency, titles), layout, shelf, asked)
    reader = Reader(layout=layout, highest=len(chosen.edition.items))
    understood = _understood(raw, zone, reader, chosen.edition)
    typed = understood.tables
    day, day_from = as_of.choose(agency)
    due = agency.date_in("due") if agency else None
    project = None
    if "project" in found.sheets:
        project = read_fields(found.sheets["project"], layout.sheet("project"), reader)
    unfit = [*found.unfit, *chosen.unfit, *_unseen(found, zone)]
    unfit += () if listed else _no_items(agency, found, layout)
    unfit += [u for fields in (agency, project) if fields for u in fields.unfit]
    unfit += understood.unfit
    if zone is not None and "items" in raw:
        unfit += titles_that_stray(_titles(zone), chosen.edition, shelf)
    marks, unmarked = read_marks(typed.get("elements"), layout, chosen.edition)
    unfit += unmarked
    part = part_of(grid, chosen.edition)
    return Submission(
        grid=grid,
        layout=layout,
        edition=chosen.edition,
        how=chosen.how,
        fiscal_year_be=chosen.fiscal_year_be,
        agency=agency,
        project=project,
        tables=MappingProxyType(typed),
        items=tuple(
            replace(item, marks=marks_of(item.item, marks))
            for item in _owned(_items(chosen, typed.get("items"), due, day), typed, layout)
            if part is None or item.code in part.items
        ),
        unfit=tuple(unfit),
        failures=MappingProxyType({}),
        as_of=day,
        as_of_from=day_from,
        due=due,
        part=part,
        pasted=understood.pasted,
    )


class _Understood(NamedTuple):
    """The tables with their types, what was pasted, and what did not fit."""

    tables: dict[str, Table]
    pasted: Pasted | None
    unfit: tuple[Unfit, ...]


def _understood(
    raw: Mapping[str, RawTable], zone: Zone | None, reader: Reader, edition: Edition
) -> _Understood:
    tables = {key: understand_table(table, reader, edition) for key, table in raw.items()}
    unfit = tuple(u for table in tables.values() for u in table.unfit)
    typed = {key: table.table for key, table in tables.items()}
    if zone is None:
        return _Understood(typed, None, unfit)
    items, pasted, more = with_pasted(typed.get("items"), zone, reader, edition)
    return _Understood(typed | ({"items": items} if items else {}), pasted, (*unfit, *more))


def _owned(
    items: Iterable[ItemRow], tables: Mapping[str, Table], layout: Layout
) -> Iterator[ItemRow]:
    """The items with who answers for them, by their own rows and by ranges."""
    answering = by_range(tables.get("owners"), layout)
    for item in items:
        yield replace(item, owners=owners_of(item.row, answering.get(item.item.no, ())))


def _zone(found: Found, layout: Layout) -> Zone | None:
    """What is pasted on the sheet for an office's own tables."""
    sheet_grid = found.sheets.get("paste")
    return None if sheet_grid is None else read_zone(sheet_grid, layout.sheet("paste"), layout)


def _titles(zone: Zone | None) -> dict[int, tuple[str, Location]]:
    """Item number → its title as pasted; of several tables the first that has one."""
    titles: dict[int, tuple[str, Location]] = {}
    for raw in zone.tables if zone else ():
        titles = titles_of(raw, MANY_CODES) | titles
    return titles


def _agency(found: Found, layout: Layout) -> Fields | None:
    """The agency's fields: on a sheet of their own, else above the item list."""
    reader = Reader(layout=layout, highest=MANY_CODES)
    sheet = layout.sheet("agency")
    if "agency" in found.sheets:
        return read_fields(found.sheets["agency"], sheet, reader)
    if "items" not in found.headers:
        return None
    items, header = found.sheets["items"], found.headers["items"]
    first = min(header.upper or header.row, *(table.row for table in header.tables))
    above = {place: value for place, value in items.cells.items() if place[0] < first}
    fields = read_fields(replace(items, cells=above), sheet, reader) if above else None
    return fields if fields and fields.cells.keys() & {"office", "fiscal_year"} else None


def _unseen(found: Found, zone: Zone | None) -> Iterator[Unfit]:
    """Say what does not show in the sheets we read, and what was too far away to be read."""
    headed = [(found.sheets[key], header) for key, header in found.headers.items()]
    headed += [(raw.grid, raw.header) for raw in (zone.tables if zone else ())]
    for sheet, header in headed:
        yield from _hidden(sheet, header)
    yield from _strays(found)


def _no_items(agency: Fields | None, found: Found, layout: Layout) -> Iterator[Unfit]:
    """Say, at the agency sheet, that no tab holds the item list: there is nothing to judge."""
    if agency is not None and "items" not in found.sheets:
        sheet = layout.sheet("items")
        expected = Bilingual(sheet.name, sheet.name)
        at = Location(agency.name, 1, 1)
        yield Unfit(misfit=Misfit.NO_TABLE, at=at, facts={"expected": expected})


def _items(
    chosen: Recognised, table: Table | None, due: dt.date | None, day: dt.date
) -> Iterator[ItemRow]:
    edition = chosen.edition
    previous_known = chosen.fiscal_year_be - 1 in edition.previous_years
    rows: dict[int, Row] = {}
    for row in table.rows if table else ():
        number = row.whole_in("code")
        if number is not None:
            rows.setdefault(number, row)
    fallback = table.header("code") if table else Location("", 1, 1)
    for item in edition.items:
        own = rows.get(item.no)
        own_due = (own.date_in("due") if own is not None else None) or due
        yield ItemRow(
            item=item,
            row=own,
            fallback=fallback,
            due=own_due,
            late=own_due is not None and day > own_due,
            previous_known=previous_known,
        )


def _hidden(sheet: SheetGrid, header: Header) -> Iterator[Unfit]:
    """Say which of the rows below a header do not show."""
    rows = sorted({row for row, _ in sheet.cells if row > header.row} & sheet.hidden_rows)
    if rows:
        yield Unfit(
            misfit=Misfit.ROWS_HIDDEN,
            at=Location(sheet.name, rows[0], min(header.columns.values())),
            facts={"count": len(rows), "found": spelt(rows)},
        )


def _strays(found: Found) -> Iterator[Unfit]:
    """Say which cells of the sheets we read stand so far away that they were not read."""
    for sheet in found.sheets.values():
        for row, column in sheet.strays:
            yield Unfit(misfit=Misfit.STRAY, at=Location(sheet.name, row, column))
