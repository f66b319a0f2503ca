"""A filled workbook, understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.form.messages import Bilingual
from oitsheet.judging.submission.table import Fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.form.part import PartStamp
    from oitsheet.judging.report import Facts
    from oitsheet.judging.schema import Failure, Reason
    from oitsheet.judging.submission.items import ItemRow
    from oitsheet.judging.submission.pasted import Pasted
    from oitsheet.judging.submission.table import Cell, Misfit, Row, Table, Unfit
    from oitsheet.location import Location
    from oitsheet.workbook.grid import Grid


def from_form(grid: Grid, layout: Layout) -> bool:
    """Whether a book was made from the form.

    Google Sheets drops the names that hold the stamp and keeps the hidden sheet of lists.
    """
    lists = layout.stamp["lists"]
    return layout.stamp["layout"] in grid.names or any(s.name == lists for s in grid.sheets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Everything that the rules look at.

    Attributes:
        grid: The cells themselves.
        layout: The form.
        edition: What the assessor asks for; `how` says how it was chosen.
        fiscal_year_be: The year that the workbook speaks of, B.E.
        agency: The fields of the agency sheet; None where there is no such sheet.
        project: The fields of the project's sheet; None likewise.
        tables: The tables found, by sheet key.
        items: Every item of the edition in its order, each with its row if there is one.
        unfit: What did not fit the layout.
        failures: By sheet key, what the schemas say.
        as_of: The day that the judgement speaks of (C.E.).
        due: The agency's due date (C.E.).
        part: Whose part of a book this is, with which items; None for a whole book. Of a part
            `items` are its own alone.
        pasted: What the paste zone holds and what became of it; None where nothing was pasted.
    """

    grid: Grid
    layout: Layout
    edition: Edition
    how: str
    fiscal_year_be: int
    agency: Fields | None
    project: Fields | None
    tables: Mapping[str, Table]
    items: tuple[ItemRow, ...]
    unfit: tuple[Unfit, ...]
    failures: Mapping[str, tuple[Failure, ...]]
    as_of: dt.date
    as_of_from: str
    due: dt.date | None
    part: PartStamp | None = None
    pasted: Pasted | None = None

    @property
    def late(self) -> bool:
        """Whether the agency's due date has passed; without one nothing is late."""
        return self.due is not None and self.as_of > self.due

    @property
    def from_form(self) -> bool:
        """Whether the book was made from the form."""
        return from_form(self.grid, self.layout)

    @property
    def open_items(self) -> Iterator[ItemRow]:
        """The items on which the year has not spoken yet and which apply."""
        return (i for i in self.items if i.assessed is None and not i.not_applicable)

    def item(self, code: str) -> ItemRow:
        """Return the item of that code.

        Raises:
            KeyError: The edition has none, or it is in another part of the book.
        """
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(code)

    def rows(self, sheet: str) -> tuple[Row, ...]:
        """The rows of a table; none where the table is missing."""
        table = self.tables.get(sheet)
        return table.rows if table else ()

    def fields(self, sheet: str) -> Fields | None:
        """The fields of a sheet of fields; None where the sheet is missing or a table."""
        return {"agency": self.agency, "project": self.project}.get(sheet)

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield every filled cell of a known column, with its sheet's key."""
        for key in ("agency", "project"):
            fields = self.fields(key)
            yield from ((key, cell) for cell in (fields.cells.values() if fields else ()))
        for key, table in self.tables.items():
            for row in (*table.rows, *table.totals):
                yield from ((key, cell) for cell in row.cells.values())

    def misfits(self, *kinds: Misfit) -> Iterator[Unfit]:
        """Yield what did not fit in one of these ways."""
        return (unfit for unfit in self.unfit if unfit.misfit in kinds)

    def failed(self, reason: Reason) -> Iterator[tuple[str, Cell | None, Location]]:
        """Yield (sheet key, cell or None if blank, place) of each cell that fails in this way."""
        for sheet, failures in self.failures.items():
            for failure in failures:
                if failure.reason is not reason:
                    continue
                if fields := self.fields(sheet):
                    cell = fields.cells.get(failure.column)
                    yield sheet, cell, fields.places[failure.column]
                    continue
                row = next(
                    r
                    for r in self.rows(sheet)
                    if (r.number, r.block) == (failure.row, failure.block)
                )
                if failure.column not in row.columns:
                    continue  # no cell of this row is blank: the whole column is not there
                yield sheet, row.cells.get(failure.column), row.place(failure.column)

    def item_at(self, place: Location) -> ItemRow | None:
        """The item whose row holds that place."""
        for item in self.items:
            if item.row and item.row.holds(place):
                return item
        return None

    def lacking(self, need: str) -> tuple[str, Facts] | None:
        """Say why something that a rule needs is not there; None if it is.

        Args:
            need: ``sheet`` or ``sheet.column`` by their keys in the layout; of several between
                bars one is enough, and of none the first is named.
        """
        reasons = [self._lacking(one) for one in need.split("|")]
        return None if None in reasons else reasons[0]

    def _lacking(self, need: str) -> tuple[str, Facts] | None:
        sheet_key, _, column_key = need.partition(".")
        sheet = self.layout.sheet(sheet_key)
        sheet_name = Bilingual(sheet.name, sheet.name_en)
        found = self.fields(sheet_key) or self.tables.get(sheet_key)
        if found is None:
            return "no_sheet", {"sheet": sheet_name}
        known = found.places if isinstance(found, Fields) else found.columns
        if column_key and column_key not in known:
            column = sheet.column(column_key)
            header = Bilingual(column.header, column.header_en)
            return "no_column", {"sheet": sheet_name, "column": header}
        return None
