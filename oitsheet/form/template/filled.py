"""What a built workbook is filled with: an example's data, last year's, an office's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout

CellValue = str | int | float | date | datetime
"""What may be put into a cell; a text stays the text it is, Thai digits included."""

Row = Mapping[str, CellValue]
"""A row of a table: column key → value."""


class BadFill(OitsheetError):  # noqa: N818 - named for what happened, like BadLayout
    """The data name a sheet, column, field or item that the form does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Data to put into a built workbook.

    Attributes:
        agency: Field key → value, for the sheet about the office.
        project: Field key → value, for the sheet about the project.
        tables: Sheet key → rows. Rows of `items` name their item by ``code`` (``O1``), in any
            order, and give only the cells they know; rows of other tables stand in order.
    """

    agency: Mapping[str, CellValue] = field(default_factory=dict)
    project: Mapping[str, CellValue] = field(default_factory=dict)
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def verify(self, layout: Layout, edition: Edition) -> None:
        """See that everything has a place to go.

        Raises:
            BadFill: Something has none, or two rows name one item; the message lists all.
        """
        faults = list(self._faults(layout, edition))
        if faults:
            raise BadFill("; ".join(faults))

    def used(self, layout: Layout) -> frozenset[str]:
        """The keys of the sheets in which these data fill in more than what is printed there."""
        keys = {key for key, rows in self.tables.items() if any(self._typed(layout, key, rows))}
        keys |= {s.key for s in layout.sheets if s.kind == "fields" and self.fields(s.key)}
        return frozenset(keys)

    def fields(self, sheet: str) -> Mapping[str, CellValue]:
        """The values of a sheet of fields."""
        return {"agency": self.agency, "project": self.project}[sheet]

    @staticmethod
    def _typed(layout: Layout, key: str, rows: Sequence[Row]) -> Iterator[bool]:
        sheet = layout.sheet(key)
        return (not sheet.column(name).pre for row in rows for name in row)

    def _faults(self, layout: Layout, edition: Edition) -> Iterator[str]:
        columns = {s.key: {c.key for c in s.columns} for s in layout.sheets if s.kind == "table"}
        for sheet in (sheet for sheet in layout.sheets if sheet.kind == "fields"):
            fields = {column.key for column in sheet.columns}
            given = self.fields(sheet.key)
            yield from (f"no field {key!r}" for key in given if key not in fields)
        for key, rows in self.tables.items():
            if key not in columns:
                yield f"no table {key!r}"
                continue
            for row in rows:
                yield from (f"no column {key}.{k}" for k in row if k not in columns[key])
        codes = [row.get("code") for row in self.tables.get("items", ())]
        for code in dict.fromkeys(codes):
            if code not in edition.codes:
                yield f"no item {code!r}"
            elif codes.count(code) > 1:
                yield f"item {code} twice"
