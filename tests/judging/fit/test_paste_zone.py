"""The paste zone: whatever is moved there from the item list counts as before."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from judging.fit.fitting import TODAY

from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.submission import AsOf, fit
from oitsheet.location import Location
from oitsheet.workbook.grid import SheetGrid
from oitsheet.workbook.reading import read

LAYOUT = load_layout()
ITEMS, PASTE = LAYOUT.sheet("items"), LAYOUT.sheet("paste")
EXAMPLES = Path(__file__).parents[3] / "workbook_templates" / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.xlsx"))
MOVED = [c for c in ITEMS.input_columns if not c.pre]


@cache
def grid(name):
    return read((EXAMPLES / f"{name}.xlsx").read_bytes(), unread={LAYOUT.stamp["lists"]})


def understood(book):
    as_of = AsOf(asked=None, today=TODAY)
    return judge([fit(book, LAYOUT, samples.Bundled(), asked=None, as_of=as_of)])[0]


@cache
def example(name):
    return finish(understood(grid(name)))


def with_cells(book, changed):
    """A grid in which the cells of some sheets are others."""
    sheets = (
        replace(sheet, cells=MappingProxyType(changed[sheet.name]))
        if sheet.name in changed
        else sheet
        for sheet in book.sheets
    )
    return replace(book, sheets=tuple(sheets))


def cells_of(book, sheet):
    return dict(next(tab.cells for tab in book.sheets if tab.name == sheet.name))


@st.composite
def moves(draw):
    """An example of which some cells stand in the paste zone; their number."""
    name = draw(st.sampled_from(NAMES))
    book = grid(name)
    table = understood(book).tables["items"]
    columns = draw(st.permutations(MOVED).map(lambda all_of_them: all_of_them[:6]))
    rows = draw(st.permutations(table.rows))
    down, right = draw(st.integers(4, 12)), draw(st.integers(1, 5))
    items, zone = cells_of(book, ITEMS), cells_of(book, PASTE)
    zone[down, right] = draw(st.sampled_from([ITEMS.column("code").header, "ข้อที่", "No."]))
    for n, column in enumerate(columns, start=right + 1):
        zone[down, n] = draw(st.sampled_from([column.header, *column.synonyms]))
    moved = 0
    for below, row in enumerate(rows, start=down + 1):
        zone[below, right] = row.cells["code"].raw
        for n, column in enumerate(columns, start=right + 1):
            cell = row.cells.get(column.key)
            if cell is not None and draw(st.booleans()):
                zone[below, n] = items.pop((cell.at.row, cell.at.column))
                moved += 1
    return name, with_cells(book, {ITEMS.name: items, PASTE.name: zone}), moved


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves())
def test_moving_cells_to_the_paste_zone_changes_nothing_about_any_item(move) -> None:
    name, book, moved = move
    submission = understood(book)
    report, before = finish(submission), example(name)

    assert len(submission.pasted.taken) == moved
    assert submission.pasted.clashes == ()
    assert report.items == before.items
    assert (report.kpi, report.scores) == (before.kpi, before.scores)
    assert (report.mend_first, report.owners) == (before.mend_first, before.owners)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves())
def test_what_stands_in_both_places_is_no_contradiction(move) -> None:
    name, book, _ = move
    both = with_cells(book, {ITEMS.name: cells_of(grid(name), ITEMS)})
    submission = understood(both)

    assert (submission.pasted.taken, submission.pasted.clashes) == ((), ())
    assert finish(submission).items == example(name).items


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_zone_says_nothing(name) -> None:
    book = grid(name)
    without = replace(book, sheets=tuple(s for s in book.sheets if s.name != PASTE.name))

    assert understood(book).pasted is None
    assert finish(understood(without)).findings == example(name).findings


def test_each_cell_taken_keeps_its_own_place() -> None:
    book = grid("phichit-2566")
    zone = cells_of(book, PASTE) | {(4, 1): "ข้อ", (4, 2): "คำอธิบาย", (5, 1): "O1", (5, 2): "เมนู"}
    items = cells_of(book, ITEMS)
    own = understood(book).item("O1")
    items.pop((own.place("explanation").row, own.place("explanation").column), None)
    submission = understood(with_cells(book, {ITEMS.name: items, PASTE.name: zone}))
    (taken,) = submission.pasted.taken
    place = Location(PASTE.name, 5, 2)

    assert (taken.code, taken.key, taken.cell.at) == (1, "explanation", place)
    assert submission.item("O1").place("explanation") == place
    assert submission.item_at(place).code == "O1"
    assert submission.item("O1").place("status").sheet == ITEMS.name


def test_another_years_table_is_told() -> None:
    from oitsheet.form.edition import load_edition  # noqa: PLC0415

    book = grid("phichit-2567")
    rows = [item.title_th for item in load_edition("2566-moe").items]
    zone = cells_of(book, PASTE) | {(4, 1): "ข้อ", (4, 2): "ข้อมูล", (4, 3): "สถานะ"}
    for row, title in enumerate(rows, start=5):
        zone |= {(row, 1): f"O{row - 4}", (row, 2): title, (row, 3): "มี"}
    codes = {f.code for f in finish(understood(with_cells(book, {PASTE.name: zone}))).findings}

    assert codes & {"S133", "S134"}


def test_a_copy_of_the_sheet_is_told_and_not_read() -> None:
    book = grid("phichit-2566")
    rows = {(4, 1): "ข้อ", (4, 2): "สถานะ", (5, 1): "O1", (5, 2): "ไม่มี"}
    copy = SheetGrid(name=f"{PASTE.name} (2)", cells=MappingProxyType(rows))
    report = finish(understood(replace(book, sheets=(*book.sheets, copy))))

    assert [f.code for f in report.findings if f.at.sheet == copy.name] == ["S124"]
    assert report.items == example("phichit-2566").items


def test_a_table_with_a_header_of_its_own_on_every_second_row_is_read_in_time() -> None:
    """Whoever wants to keep us busy gets the first tables read, and the rest told as not taken."""
    zone = cells_of(grid("phichit-2566"), PASTE)
    for row in range(4, 4004, 2):
        other = "สถานะ" if row % 4 else "ลิงก์"
        zone |= {(row, 1): "ข้อ", (row, 2): other, (row + 1, 1): f"O{row % 43 + 1}"}
        zone |= {(row + 1, 2): "มี"}
    pasted = understood(with_cells(grid("phichit-2566"), {PASTE.name: zone})).pasted

    assert len(pasted.heads) == 60
    assert pasted.left_rows[-1] == 4003
