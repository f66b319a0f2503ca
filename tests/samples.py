"""The smallest workbook: a real .xlsx with the layout's own sheets, headers and places.

Headers stand on row 4 and data from row 5, column A is the layout's first; on the agency sheet
labels stand in column A from row 4 on and values in column B. That is where the template puts
them. `Shape` bends what a case wants bent: names, columns, hidden and merged places.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import xlsxwriter

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.location import parse_a1

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.edition import Edition

HEADER_ROW = 4
FIRST_ROW = 5

OFFICES = {
    "obec": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1",
    "moe": "สำนักงานศึกษาธิการจังหวัดตัวอย่าง",
}
HOST = "https://www.example.go.th"
REPORT_DATE = dt.date(2022, 7, 12)

_DAY = {"num_format": "yyyy-mm-dd"}


class Formula(NamedTuple):
    """A formula without its equals sign, and what Excel stored; None if it never calculated."""

    text: str
    result: str | float | bool | None


Content: TypeAlias = str | float | bool | dt.date | Formula | None
Line: TypeAlias = "tuple[int | None, Mapping[str, Content]]"
"""A row number, or None for the next one, and content by column key."""


class Bundled:
    """The editions that ship with the package."""

    def known(self) -> tuple[str, ...]:
        return edition_keys()

    def load(self, key: str) -> Edition:
        return load_edition(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How a workbook differs from the layout; sheets by key, or by name where they have none.

    Attributes:
        absent: Sheets left out, ``agency`` among them.
        rename_sheets: Sheet key → the name of its tab.
        rename_columns: ``items.status`` → the header (or label) written.
        drop_columns: ``items.title``: a column, with its header, or a field that is not there.
        add_columns: Sheet key → headers of columns to the right of the layout's own; the case
            names such a column by that header.
        no_header: Tables whose header row is left blank.
        offset: Sheet key → how many rows lower everything stands.
        extra_sheets: Name → lines of cells, from A1 on; a blank text is a blank cell.
        cells: ``items!H9`` → content, put last.
        links: ``items!G5`` → the address behind the cell.
        hide_sheets: Sheet keys; `hide_rows` ``items!6`` or ``items!6:8``; `hide_columns`
            ``items!F``.
        merge: ``items!D5:D7``; the first cell keeps its content.
        names: Defined name of the workbook → its text.
        asked: The edition that the judge is told to take.
    """

    absent: tuple[str, ...] = ()
    rename_sheets: Mapping[str, str] = field(default_factory=dict)
    rename_columns: Mapping[str, str] = field(default_factory=dict)
    drop_columns: tuple[str, ...] = ()
    add_columns: Mapping[str, Sequence[str]] = field(default_factory=dict)
    no_header: tuple[str, ...] = ()
    offset: Mapping[str, int] = field(default_factory=dict)
    extra_sheets: Mapping[str, Sequence[Sequence[Content]]] = field(default_factory=dict)
    cells: Mapping[str, Content] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    hide_sheets: tuple[str, ...] = ()
    hide_rows: tuple[str, ...] = ()
    hide_columns: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    asked: str | None = None

    def tab(self, sheet_key: str) -> str:
        """The name of a sheet's tab; a key that the layout lacks is a name already."""
        if sheet_key in self.rename_sheets:
            return self.rename_sheets[sheet_key]
        return tab_names().get(sheet_key, sheet_key)

    def header(self, sheet_key: str, column_key: str) -> str:
        """The header (or label) of a column."""
        own = load_layout().sheet(sheet_key).column(column_key).header
        return self.rename_columns.get(f"{sheet_key}.{column_key}", own)


PLAIN = Shape()


@cache
def tab_names() -> dict[str, str]:
    """Sheet key → the layout's name for its tab."""
    return {sheet.key: sheet.name for sheet in load_layout().sheets}


def agency_fields(
    edition: Edition, report_date: dt.date | None = REPORT_DATE, due: dt.date | None = None
) -> dict[str, Content]:
    """The few fields that a first check needs, and a due date if there is one."""
    return {
        "office": OFFICES[edition.scheme],
        "fiscal_year": edition.fiscal_years[-1],
        "edition": edition.key,
        "hosts": HOST,
        "report_date": report_date,
        "due": due,
    }


def workbook(
    agency: Mapping[str, Content], tables: Mapping[str, Sequence[Line]], shape: Shape = PLAIN
) -> bytes:
    """Build a workbook.

    Args:
        agency: The agency sheet's values by field key.
        tables: Sheet key → its lines; a table that is not named has no sheet. Of another sheet of
            fields each line gives some of the fields.
        shape: Where the workbook differs from the layout.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    writer = _Writer(book, shape)
    if "agency" not in shape.absent:
        writer.fields("agency", agency)
    for key, lines in tables.items():
        if load_layout().sheet(key).kind == "fields":
            writer.fields(key, {name: value for _, line in lines for name, value in line.items()})
        else:
            writer.table(key, lines)
    for name, lines in shape.extra_sheets.items():
        writer.own(name, lines)
    writer.bend()
    for name, text in shape.names.items():
        book.define_name(name, f'="{text}"')
    book.close()
    return buffer.getvalue()


class _Writer:
    """One workbook in the making; rows and columns are 1-based until they are written."""

    def __init__(self, book: xlsxwriter.Workbook, shape: Shape) -> None:
        self._book = book
        self._shape = shape
        self._day = book.add_format(_DAY)
        self._merged = {area.partition(":")[0]: area for area in shape.merge}
        self._sheets: dict[str, Worksheet] = {}
        self._texts: dict[tuple[str, int, int], str] = {}

    def fields(self, key: str, values: Mapping[str, Content]) -> None:
        self._add(key)
        row = HEADER_ROW + self._shape.offset.get(key, 0)
        for column in load_layout().sheet(key).columns:
            if f"{key}.{column.key}" not in self._shape.drop_columns:
                self._put(key, row, 1, self._shape.header(key, column.key))
                self._put(key, row, 2, values.get(column.key))
            row += 1

    def table(self, key: str, lines: Sequence[Line]) -> None:
        self._add(key)
        offset = self._shape.offset.get(key, 0)
        columns = self._columns(key)
        if key not in self._shape.no_header:
            for number, (_, header) in enumerate(columns, start=1):
                self._put(key, HEADER_ROW + offset, number, header)
        numbers = {name: number for number, (name, _) in enumerate(columns, start=1)}
        row = FIRST_ROW + offset
        for at, content in lines:
            row = at or row
            for name, value in content.items():
                self._put(key, row, numbers[name], value)
            row += 1

    def own(self, name: str, lines: Sequence[Sequence[Content]]) -> None:
        self._add(name)
        for row, line in enumerate(lines, start=1):
            for column, value in enumerate(line, start=1):
                self._put(name, row, column, value)

    def bend(self) -> None:
        """Put single cells, hide and link what the shape says."""
        for place, value in self._shape.cells.items():
            key, _, cell = place.rpartition("!")
            self._put(key, *parse_a1(cell), value)
        for place, address in self._shape.links.items():
            key, _, cell = place.rpartition("!")
            row, column = parse_a1(cell)
            text = self._texts.get((key, row, column))
            self._sheets[key].write_url(row - 1, column - 1, address, string=text)
        for key in self._shape.hide_sheets:
            self._sheets[key].hide()
        for place in self._shape.hide_rows:
            key, _, rows = place.rpartition("!")
            first, _, last = rows.partition(":")
            for row in range(int(first), int(last or first) + 1):
                self._sheets[key].set_row(row - 1, None, None, {"hidden": True})
        for place in self._shape.hide_columns:
            key, _, letters = place.rpartition("!")
            self._sheets[key].set_column(f"{letters}:{letters}", None, None, {"hidden": True})

    def _columns(self, key: str) -> list[tuple[str, str]]:
        own = [
            (column.key, self._shape.header(key, column.key))
            for column in load_layout().sheet(key).columns
            if f"{key}.{column.key}" not in self._shape.drop_columns
        ]
        return own + [(header, header) for header in self._shape.add_columns.get(key, ())]

    def _add(self, key: str) -> None:
        self._sheets[key] = self._book.add_worksheet(self._shape.tab(key))

    def _put(self, key: str, row: int, column: int, value: Content) -> None:
        sheet = self._sheets[key]
        for area in self._merges(key, row, column):
            sheet.merge_range(area, None)
        if value is None:
            return
        at = row - 1, column - 1
        if isinstance(value, Formula):
            # A plain empty text makes the writer store no result: a formula never calculated.
            result = "" if value.result is None else value.result
            sheet.write_formula(*at, f"={value.text}", None, result)
        elif isinstance(value, bool):
            sheet.write_boolean(*at, value)
        elif isinstance(value, dt.date):
            sheet.write_datetime(*at, dt.datetime.combine(value, dt.time()), self._day)
        elif isinstance(value, str):
            sheet.write_string(*at, value)
            self._texts[key, row, column] = value
        else:
            sheet.write_number(*at, value)

    def _merges(self, key: str, row: int, column: int) -> Iterable[str]:
        """The area that begins in this cell; it must be merged before its first cell is written."""
        for first, area in self._merged.items():
            sheet, _, cell = first.rpartition("!")
            if sheet == key and parse_a1(cell) == (row, column):
                yield area.rpartition("!")[2]


_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_TRUTHS = {"TRUE": True, "FALSE": False}


def content(text: str) -> Content:
    r"""Turn a cell as a case writes it into what the workbook holds.

    ``12`` and ``-0.5`` are numbers (``01`` and ``1,000`` are text), ``2023-09-25`` a real date
    cell, ``TRUE`` a truth; ``=SUM(I5:L5) -> 12`` a formula with its result, ``-> ?`` one that
    was never calculated, ``-> #DIV/0!`` one that failed. An apostrophe before makes anything
    text; ``\n`` is a line feed. All else is text, nothing is a blank cell.
    """
    if text.startswith("="):
        formula, arrow, result = text[1:].rpartition(" -> ")
        if not arrow:
            raise ValueError(f"a formula needs its result: {text!r}")
        return Formula(formula, None if result == "?" else _result(result))
    if text.startswith("'"):
        return text[1:].replace(r"\n", "\n")
    if _ISO.fullmatch(text):
        return dt.date.fromisoformat(text)
    if _NUMBER.fullmatch(text):
        return float(text)
    return _TRUTHS.get(text, text.replace(r"\n", "\n")) if text else None


def _result(text: str) -> str | float | bool:
    known: Any = content(text)
    return known if isinstance(known, str | float | bool) else text
