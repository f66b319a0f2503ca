"""Workbooks as hypothesis makes them: the layout's own tables, filled in well and badly.

`books` draws a whole grid. `renumbered` is the one way in which a sheet is moved, sorted, spread
out or has its columns exchanged.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import samples
import xlsxwriter
from hypothesis import settings
from hypothesis import strategies as st

from oitsheet.form.layout import ColumnType, load_layout
from oitsheet.workbook.grid import Area, ErrorValue, Grid, SheetGrid

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.workbook.grid import Place, Value

HEADER_ROW, FIRST_ROW = samples.HEADER_ROW, samples.FIRST_ROW
ITEMS = load_layout().sheet("items").name
BUDGET = load_layout().sheet("budget").name

_SITE = "https://www.example.go.th"
_DAY = dt.datetime(2022, 5, 2)  # noqa: DTZ001  (Excel has no zones)
_BUDDHIST = dt.datetime(2565, 5, 2)  # noqa: DTZ001

TYPED: dict[ColumnType, tuple[Value, ...]] = {
    ColumnType.CHOICE: ("มี", "ไม่มี", "หลัก", "เพิ่มขึ้น", "ผ่าน", "เชิงปริมาณ", "-", "อะไรก็ได้"),
    ColumnType.CODES: ("O1-O3", "๐๑๔, ๐๒๐", "ทุกข้อ", "O2", "5.0", "คณะทำงาน"),
    ColumnType.DATE: (_DAY, _BUDDHIST, "12 ก.ค. 2565", "๑/๗/๖๕", "31/2/2565", "เมื่อวาน", "-"),
    ColumnType.INDICATOR: (9.0, 10.0, "๙", "OIT", "รวม", "สิบ"),
    ColumnType.LACKING: (1.0, "1, 2", "เบอร์โทร", "ขาดลายเซ็น", "99", "-", "ครบ"),
    ColumnType.LEVEL: ("A", "ระดับ F", "AA", "ดี"),
    ColumnType.LINKS: (
        f"{_SITE}/o1", f"{_SITE}/a\n{_SITE}/b", _SITE, "www.example.go.th/o2", "-",
        f"{_SITE}/o1{_SITE}/o2", r"C:\oit\o3.pdf", "หน้าแรก", f"เมนู {_SITE}/ita",
    ),
    ColumnType.MEASURE: (43.0, "๔๓ ข้อ", "ร้อยละ ๑๐๐", "A", 100.0, "มาก"),
    ColumnType.MONEY: (
        0.0, 10000.0, 5690.0, 5740.25, "๕,๗๔๐", "1,000 บาท", "-", "ห้าร้อย", "5,00", -1.0,
    ),
    ColumnType.NUMBER: (0.0, 87.56, "๘๗.๕๖", "-", -5.0, 101.0, "+14.44", "ไม่ทราบ"),
    ColumnType.ORDERS: ("147/2565", "คำสั่งที่ ๑๖๙/๒๕๖๔", _DAY, "ไม่ทราบ"),
    ColumnType.PERCENT: (100.0, 34.12, 0.3412, "ร้อยละ ๓๔.๑๒", "50%", "-", "ครึ่ง"),
    ColumnType.POINTS: (100.0, 0.0, 50.0, "๑๐๐", "-", -5.0, 1000.0, "เต็ม"),
    ColumnType.STATUS: (
        "ดำเนินการแล้ว", "เผยแพร่แล้ว", "✓", "ดำเนินการแล้ว แต่ขาดเบอร์โทร", "เพิ่มเติมเบอร์โทร",
        "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ", "ไม่เกี่ยวข้อง", "ดำเนินการแลว", "-", True, 43.0,
    ),
    ColumnType.TEXT: ("กลุ่มอำนวยการ", "๑. ประหยัด\n๒. เลื่อน", "-", "ไม่มี", 7.0),
    ColumnType.YEAR: (2564.0, "๒๕๖๕", "66", 2022.0, "ปีนี้"),
}  # fmt: skip
"""What people type into a column of each type, understood or not."""

_CHOSEN = {
    "items": (
        "code", "owner_lead", "status", "link", "lacking", "looked_by", "looked_on", "last_points",
        "due", "assessed_points", "own_cause", "correction",
    ),
    "elements": ("code", "number", "presence", "evidence"),
    "owners": ("owner", "items", "role"),
    "confirmations": ("rule", "place", "who", "when", "why"),
    "budget": (
        "project", "allocated", "planned_q1", "planned_q2", "planned_q3", "planned_q4", "spent_q1",
        "spent_q2", "spent_q3", "spent_q4", "spent_total", "percent", "left", "reason",
    ),
    "kpi": ("kind", "indicator", "target", "target_count", "achieved", "percent"),
    "ita": ("fiscal_year", "indicator", "score", "level", "passed"),
    "history": ("fiscal_year", "total", "trend", "difference"),
}  # fmt: skip
"""The columns that a drawn table has, all of them: what is not there is another matter."""

_CONFIRMED = ("Z101", "Z102", "Z103", "Z104", "C106", "C108", "T112", "K114", "ไม่รู้")
"""Rules that a drawn confirmation may name."""

_SPELLINGS: tuple[Callable[[int], Value], ...] = (
    lambda n: f"O{n}",
    float,
    lambda n: f"0{n}",
    lambda n: f"ข้อ {n}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")),
)


_NUMBERS = st.one_of(st.integers(1, 12), st.integers(1, 43))
"""Numbers of items; so few that tables speak of the same ones."""


def _cells(sheet_key: str, column_key: str) -> st.SearchStrategy[Value | None]:
    """What may stand in one cell of a column; blank as often as not."""
    kind = load_layout().sheet(sheet_key).column(column_key).type
    typed = TYPED.get(kind, TYPED[ColumnType.TEXT])
    return st.one_of(st.none(), st.sampled_from(typed))


@st.composite
def _rows(draw: st.DrawFn, sheet_key: str) -> list[dict[str, Value]]:
    """Rows of a table; those of items and elements are of items that no other row is of."""
    keys = _CHOSEN[sheet_key]
    coded = keys[0] == "code"
    numbers = draw(st.lists(_NUMBERS, unique=True, min_size=1, max_size=9))
    rows = []
    for number in numbers:
        cells = {key: draw(_cells(sheet_key, key)) for key in keys[int(coded) :]}
        if coded:
            cells["code"] = draw(st.sampled_from(_SPELLINGS))(number)
        if sheet_key == "elements":
            cells["number"] = float(draw(st.integers(1, 3)))
        if sheet_key == "confirmations":
            cells["rule"] = draw(st.sampled_from(_CONFIRMED))
            cells["place"] = f"O{number}"
        if sheet_key == "history":
            cells["fiscal_year"] = 2520.0 + number
        if sheet_key in {"budget", "owners", "kpi"}:
            cells[keys[0] if sheet_key != "kpi" else "indicator"] = f"ที่ชื่อ {number}"
        rows.append({key: value for key, value in cells.items() if value is not None})
    return rows


def table(sheet_key: str, keys: tuple[str, ...], rows: list[dict[str, Value]]) -> SheetGrid:
    """A sheet with the layout's headers of these columns, in this order, and rows below."""
    sheet = load_layout().sheet(sheet_key)
    cells: dict[Place, Value] = {
        (HEADER_ROW, number): sheet.column(key).header for number, key in enumerate(keys, 1)
    }
    for row, line in enumerate(rows, FIRST_ROW):
        cells |= {(row, keys.index(key) + 1): value for key, value in line.items()}
    return SheetGrid(name=sheet.name, cells=MappingProxyType(cells))


@st.composite
def _agency(draw: st.DrawFn) -> SheetGrid:
    scheme, key, year = draw(
        st.sampled_from([("obec", "2565-obec", 2565.0), ("moe", "2566-moe", "๒๕๖๖")])
    )
    values = {
        "office": samples.OFFICES[scheme],
        "fiscal_year": year,
        "edition": key,
        "hosts": _SITE,
        "report_date": draw(st.sampled_from([None, _DAY, "๑๒ ก.ค. ๖๖", "เร็ว ๆ นี้"])),
        "due": draw(st.sampled_from([None, _DAY, "30 มิ.ย. 2565", "31 ธ.ค. 2566"])),
        "orders": draw(st.sampled_from([None, *TYPED[ColumnType.ORDERS]])),
    }
    sheet = load_layout().sheet("agency")
    cells: dict[Place, Value] = {}
    for row, column in enumerate(sheet.columns, HEADER_ROW):
        cells[row, 1] = column.header
        if (value := values.get(column.key)) is not None:
            cells[row, 2] = value
    return SheetGrid(name=sheet.name, cells=MappingProxyType(cells))


@st.composite
def books(draw: st.DrawFn) -> Grid:
    """A workbook: the agency sheet, an item list, and some of the other tables."""
    others = draw(st.sets(st.sampled_from([key for key in _CHOSEN if key != "items"])))
    sheets = [draw(_agency())]
    for key in ("items", *sorted(others)):
        order = tuple(draw(st.permutations(_CHOSEN[key])))
        sheets.append(table(key, order, draw(_rows(key))))
    return Grid(sheets=tuple(sheets))


@st.composite
def _mess(draw: st.DrawFn, sheet: SheetGrid) -> SheetGrid:
    """A table after a year in many hands: merged, hidden, copied, with formulas that failed."""
    cells = dict(sheet.cells)
    rows = sorted({row for row, _ in cells if row > HEADER_ROW})
    columns = sorted({column for row, column in cells if row == HEADER_ROW})
    some_rows, some_columns = st.sampled_from(rows), st.sampled_from(columns)
    below = rows[-1] + 1
    for row in draw(st.lists(some_rows, max_size=2)):  # copied, and the code perhaps typed anew
        cells |= {
            (below, column): cells[row, column] for column in columns if (row, column) in cells
        }
        if (other := draw(st.sampled_from([None, "O99", "O1", "รวม", "O5 โครงสร้าง"]))) is not None:
            cells[below, draw(st.sampled_from([columns[0], draw(some_columns)]))] = other
        below += 1
    for place in draw(st.sets(st.tuples(some_rows, some_columns), max_size=2)):
        cells[place] = ErrorValue("#REF!")
    pending = draw(st.sets(st.tuples(some_rows, some_columns), max_size=2))
    cells = {place: value for place, value in cells.items() if place not in pending}
    merged: tuple[Area, ...] = ()
    if draw(st.booleans()):
        top, column, height = draw(some_rows), draw(some_columns), draw(st.integers(1, 2))
        merged = (Area(top, column, top + height, column),)
        inside = {(top + step, column) for step in range(1, height + 1)}
        cells = {place: value for place, value in cells.items() if place not in inside}
    if not any(row > HEADER_ROW for row, _ in cells):
        return sheet
    return replace(
        sheet,
        cells=MappingProxyType(cells),
        formulas=MappingProxyType(dict.fromkeys(sorted(pending), "SUM(I5:L5)")),
        uncalculated=frozenset(pending),
        hidden_rows=frozenset(draw(st.sets(some_rows, max_size=3))),
        hidden_columns=frozenset(draw(st.sets(some_columns, max_size=2))),
        merged=merged,
        strays=draw(st.sampled_from([(), ((90000, 2),)])),
    )


@st.composite
def messy_books(draw: st.DrawFn) -> Grid:
    """A workbook whose tables have been in many hands."""
    grid = draw(books())
    tables = tables_of(grid)
    sheets = (draw(_mess(sheet)) if sheet.name in tables else sheet for sheet in grid.sheets)
    return replace(grid, sheets=tuple(sheets))


def tables_of(grid: Grid) -> list[str]:
    """The names of the tables in a grid in which something stands."""
    tables = {sheet.name for sheet in load_layout().sheets if sheet.kind == "table"}
    filled = [sheet for sheet in grid.sheets if any(row > HEADER_ROW for row, _ in sheet.cells)]
    return [sheet.name for sheet in filled if sheet.name in tables]


def sheet_of(grid: Grid, name: str) -> SheetGrid:
    """The sheet of that name."""
    return next(sheet for sheet in grid.sheets if sheet.name == name)


def with_sheet(grid: Grid, name: str, change: Callable[[SheetGrid], SheetGrid]) -> Grid:
    """The grid with one sheet put through `change`."""
    sheets = tuple(change(sheet) if sheet.name == name else sheet for sheet in grid.sheets)
    return replace(grid, sheets=sheets)


def renumbered(
    sheet: SheetGrid, row_of: Callable[[int], int], column_of: Callable[[int], int]
) -> SheetGrid:
    """The sheet with each row and column at another place; merged areas keep their corners."""

    def place(at: Place) -> Place:
        return row_of(at[0]), column_of(at[1])

    def places(mapping):
        return MappingProxyType({place(at): value for at, value in mapping.items()})

    return replace(
        sheet,
        cells=places(sheet.cells),
        formulas=places(sheet.formulas),
        uncalculated=frozenset(map(place, sheet.uncalculated)),
        hyperlinks=places(sheet.hyperlinks),
        hidden_rows=frozenset(map(row_of, sheet.hidden_rows)),
        hidden_columns=frozenset(map(column_of, sheet.hidden_columns)),
        merged=tuple(
            Area(
                *place((area.first_row, area.first_column)),
                *place((area.last_row, area.last_column)),
            )
            for area in sheet.merged
        ),
        strays=tuple(map(place, sheet.strays)),
    )


def examples(count: int) -> int:
    """So many examples of a hundred, or as many times more as the profile in use draws."""
    return count * settings().max_examples // 100


def written(grid: Grid) -> bytes:
    """The grid as a file; of its cells texts, numbers, truths and days are written."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for sheet in grid.sheets:
        worksheet = book.add_worksheet(sheet.name)
        for (row, column), value in sheet.cells.items():
            at = row - 1, column - 1
            if isinstance(value, dt.datetime):
                worksheet.write_datetime(*at, value, day)
            elif isinstance(value, bool):
                worksheet.write_boolean(*at, value)
            elif isinstance(value, str):
                worksheet.write_string(*at, value)
            else:
                worksheet.write_number(*at, value)
        for row in sheet.hidden_rows:
            worksheet.set_row(row - 1, None, None, {"hidden": True})
        for column in sheet.hidden_columns:
            worksheet.set_column(column - 1, column - 1, None, None, {"hidden": True})
    book.close()
    return buffer.getvalue()
