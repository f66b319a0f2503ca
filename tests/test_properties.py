"""What holds of every workbook: places move with the cells, and no junk makes us fall."""

import datetime as dt
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
import samples
from grids import (
    HEADER_ROW,
    books,
    examples,
    messy_books,
    renumbered,
    sheet_of,
    tables_of,
    with_sheet,
    written,
)
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from oitsheet.form.layout import load_layout
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.judging.checker import check
from oitsheet.judging.submission import NotOurWorkbookError, UnrecognisedEditionError
from oitsheet.location import Location, parse_a1
from oitsheet.rendering.json_v1 import dumps
from oitsheet.rendering.page import Page
from oitsheet.rendering.terminal import render
from oitsheet.rendering.wording import say
from oitsheet.workbook.grid import ErrorValue, SheetGrid, Visibility
from oitsheet.workbook.reading import read

EXAMPLES = Path(__file__).resolve().parent.parent / "workbook_templates" / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.xlsx"))
TODAY = dt.date(2023, 1, 1)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
FEW = settings(
    max_examples=examples(12),
    deadline=None,
    database=None,  # what an older test had found is no example of this one
    phases=(Phase.explicit, Phase.generate, Phase.shrink),  # to explain takes minutes
    suppress_health_check=SLOW,
)
SOME = settings(FEW, max_examples=examples(20))

ROWS_IN_FACTS = {("S114", "found")}
ROWS_IN_BRACKETS = {("S123", "found")}
"""Facts that name an item and the row in brackets: ``O1 (6)``."""

TOLD_ONCE = {"T101", "T104"}
"""Rules that tell once of the same text (or blank) in a column: at its first cell, whichever."""

CELLS_IN_FACTS = {("B110", "first"), ("T105", "first")}
"""Facts that name rows (all that are called rows do) and cells of the finding's own sheet."""
SPANS = re.compile(r"\d+(?:-\d+)?(?:, \d+(?:-\d+)?)*")

names = st.sampled_from(NAMES)
shifts = st.tuples(st.integers(0, 25), st.integers(0, 12))


@cache
def grid_of(name):
    return read((EXAMPLES / name).read_bytes())


tidy = st.one_of(books(), names.map(grid_of))
grids = st.one_of(books(), messy_books(), names.map(grid_of))


def judge(grid):
    return check(grid, shelf=samples.Bundled(), today=TODAY)


@cache
def report_of(name):
    return judge(grid_of(name))


def same(number):
    return number


class Move:
    """Where the rows and columns of one sheet go."""

    def __init__(self, sheet, row_of=same, column_of=same):
        self.sheet, self.row_of, self.column_of = sheet, row_of, column_of

    def grid(self, grid):
        return with_sheet(grid, self.sheet, lambda s: renumbered(s, self.row_of, self.column_of))

    def place(self, at):
        if at.sheet != self.sheet:
            return at
        return replace(at, row=self.row_of(at.row), column=self.column_of(at.column))

    def rows(self, at, text):
        """The rows that a fact names, each at its new place."""
        spans = [list(map(int, span.split("-"))) for span in text.split(", ")]
        rows = {row for span in spans for row in range(span[0], span[-1] + 1)}
        return sorted(map(self.row_of, rows) if at.sheet == self.sheet else rows)

    def ends(self, at, text):
        """The first and the last of them: what was one block stays one, also spread out."""
        rows = self.rows(at, text)
        return rows[0], rows[-1]


NOWHERE = Move("")


def told(report, move=NOWHERE, ignore=()):
    """Every finding with its places and facts, moved; in an order of its own."""

    def fact(finding, key, value):
        if (finding.code, key) in ROWS_IN_FACTS:
            return move.rows(finding.at, value)
        if (finding.code, key) in ROWS_IN_BRACKETS:
            return [
                (text.split()[0], move.rows(finding.at, text.split("(")[1][:-1])) for text in value
            ]
        if key == "rows" and isinstance(value, str) and SPANS.fullmatch(value):
            return move.ends(finding.at, value)
        if (finding.code, key) in CELLS_IN_FACTS:
            return move.place(Location(finding.at.sheet, *parse_a1(value)))
        return value

    return sorted(
        (
            f.code,
            str(f.severity),
            *places(f, move),
            repr(f.acknowledged and replace(f.acknowledged, at=move.place(f.acknowledged.at))),
            repr(sorted((key, fact(f, key, value)) for key, value in f.facts.items())),
        )
        for f in report.findings
        if f.code not in ignore
    )


def places(finding, move):
    """Where a finding stands, of which item, and where else."""
    at, *also = (str(move.place(place)) for place in (finding.at, *finding.also))
    if finding.code in TOLD_ONCE:
        at, *also = sorted([at, *also])
    return at, finding.item or "", sorted(also)


def outcome(report):
    """All that a report says but where things stand."""
    items = tuple(replace(item, at=None) for item in report.items)
    figures = (report.kpi, report.budget, report.scores, report.mend_first)
    return (report.verdict, report.edition, report.as_of, report.due, items, *figures)


def unmoved(report, ignore=()):
    """The verdict aside, which a finding that is told anew may change."""
    return outcome(report)[1:], told(report, ignore=ignore), report.skipped


@SOME
@given(grids, st.data(), shifts)
def test_moving_a_table_moves_every_finding_by_just_as_much(grid, data, shift):
    down, right = shift
    sheets = [*tables_of(grid), load_layout().sheet("agency").name]
    move = Move(
        data.draw(st.sampled_from(sheets)), lambda row: row + down, lambda column: column + right
    )
    before, after = judge(grid), judge(move.grid(grid))

    assert told(after) == told(before, move)
    assert outcome(after) == outcome(before)
    assert after.skipped == before.skipped


def sortable(grid):
    """The tables whose rows may stand in any order; of KPI and owners the first row leads."""
    ordered = {load_layout().sheet(key).name for key in ("kpi", "owners")}
    return [name for name in tables_of(grid) if name not in ordered]


@SOME
@given(tidy, st.data())
def test_sorting_the_rows_of_a_table_moves_findings_with_their_rows(grid, data):
    name = data.draw(st.sampled_from(sortable(grid)))
    sheet = sheet_of(grid, name)
    assume(not sheet.merged)
    rows = sorted({row for row, _ in sheet.cells if row > HEADER_ROW})
    to = dict(zip(rows, data.draw(st.permutations(rows)), strict=True))
    move = Move(name, lambda row: to.get(row, row))
    before, after = judge(grid), judge(move.grid(grid))

    assert told(after) == told(before, move)
    assert outcome(after) == outcome(before)


@SOME
@given(tidy, st.data())
def test_exchanging_columns_with_their_headers_moves_findings_with_their_columns(grid, data):
    name = data.draw(st.sampled_from(tables_of(grid)))
    sheet = sheet_of(grid, name)
    columns = sorted({column for row, column in sheet.cells if row >= HEADER_ROW})
    to = dict(zip(columns, data.draw(st.permutations(columns)), strict=True))
    move = Move(name, column_of=lambda column: to.get(column, column))
    before, after = judge(grid), judge(move.grid(grid))

    assert told(after) == told(before, move)
    assert outcome(after) == outcome(before)


@SOME
@given(grids, st.data())
def test_a_blank_row_or_column_inside_a_table_only_moves_what_is_behind_it(grid, data):
    name = data.draw(st.sampled_from(tables_of(grid)))
    rows, columns = zip(*sheet_of(grid, name).cells, strict=True)
    inside = {
        row
        for area in sheet_of(grid, name).merged
        for row in range(area.first_row + 1, area.last_row + 1)
    }
    row = data.draw(st.sampled_from(sorted({*range(1, max(rows) + 2)} - inside)))
    column = data.draw(st.integers(1, max(columns) + 1))
    move = Move(name, lambda r: r + (r >= row), lambda c: c + (c >= column))
    before, after = judge(grid), judge(move.grid(grid))

    assert told(after) == told(before, move)
    assert outcome(after) == outcome(before)


@SOME
@given(grids, st.data())
def test_a_column_of_the_offices_own_is_named_and_changes_nothing(grid, data):
    name = data.draw(st.sampled_from(tables_of(grid)))
    cells = sheet_of(grid, name).cells
    column = max(column for _, column in cells) + 2
    rows = sorted({row for row, _ in cells if row > HEADER_ROW})
    own = {(row, column): f"บันทึก {row}" for row in data.draw(st.sets(st.sampled_from(rows)))}
    header = {(HEADER_ROW, column): "เลขตู้เอกสารงานธุรการ"}
    added = MappingProxyType({**cells, **header, **own})
    before = judge(grid)
    after = judge(with_sheet(grid, name, lambda s: replace(s, cells=added)))
    named = [f for f in after.findings if f.code == "S105" and f.at.column == column]

    assert unmoved(after, {"S105"}) == unmoved(before, {"S105"})
    assert [(f.at.sheet, f.at.row) for f in named] == [(name, HEADER_ROW)] * bool(own)
    assert len(told(after)) == len(told(before)) + len(named)


@SOME
@given(grids, st.data())
def test_a_sheet_of_the_offices_own_is_named_and_changes_nothing(grid, data):
    cells = data.draw(
        st.dictionaries(
            st.tuples(st.integers(1, 9), st.integers(1, 5)),
            st.sampled_from(["เวรประจำวัน", "โทร", 12.0, "รวม", "O1", "หมายเหตุ", True]),
            min_size=1,
        )
    )
    own = SheetGrid(name="ตารางเวร", cells=MappingProxyType(cells))
    place = data.draw(st.integers(0, len(grid.sheets)))
    before = judge(grid)
    after = judge(replace(grid, sheets=(*grid.sheets[:place], own, *grid.sheets[place:])))

    assert unmoved(after, {"S102"}) == unmoved(before, {"S102"})
    assert sum(f.at.sheet == own.name for f in after.findings) == 1
    assert len(told(after)) == len(told(before)) + 1


@SOME
@given(grids, st.data())
def test_tabs_in_another_order_change_only_the_order_of_findings(grid, data):
    sheets = tuple(data.draw(st.permutations(grid.sheets)))
    before, after = judge(grid), judge(replace(grid, sheets=sheets))

    assert (outcome(after), told(after)) == (outcome(before), told(before))


@SOME
@given(grids, st.data())
def test_hiding_rows_columns_and_tabs_is_told_and_changes_nothing(grid, data):
    name = data.draw(st.sampled_from(tables_of(grid)))
    rows, columns = (set(numbers) for numbers in zip(*sheet_of(grid, name).cells, strict=True))
    hidden = {
        "hidden_rows": frozenset(data.draw(st.sets(st.sampled_from(sorted(rows))))),
        "hidden_columns": frozenset(data.draw(st.sets(st.sampled_from(sorted(columns))))),
        "visibility": data.draw(st.sampled_from(Visibility)),
    }
    before = judge(grid)
    after = judge(with_sheet(grid, name, lambda sheet: replace(sheet, **hidden)))
    seen = {"S114", "S115", "S116"}

    assert unmoved(after, seen) == unmoved(before, seen)
    assert {str(f.severity) for f in after.findings if f.code in seen} <= {"info"}


@FEW
@given(grids, st.dates(dt.date(2020, 1, 1)), st.dates(dt.date(2020, 1, 1)))
def test_the_clock_says_nothing_where_a_day_is_asked_for(grid, today, tomorrow):
    def on(clock):
        return check(grid, shelf=samples.Bundled(), today=clock, as_of=TODAY)

    assert on(today) == on(tomorrow)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_grid_gives_an_equal_report(name):
    assert judge(grid_of(name)) == report_of(name)
    assert judge(read((EXAMPLES / name).read_bytes())) == report_of(name)


@SOME
@given(books())
def test_the_same_book_gives_an_equal_report_whether_from_cells_or_from_a_file(grid):
    assert judge(grid) == judge(grid)
    assert judge(read(written(grid))) == judge(grid)


@SOME
@given(books(), st.data(), shifts)
def test_a_moved_table_is_read_where_it_stands(grid, data, shift):
    down, right = shift
    name = data.draw(st.sampled_from([sheet.name for sheet in grid.sheets]))
    move = Move(name, lambda row: row + down, lambda column: column + right)

    assert read(written(move.grid(grid))) == move.grid(read(written(grid)))


@settings(FEW, max_examples=1)
@given(st.lists(books(), min_size=6, max_size=6))
def test_another_process_reads_the_same_in_the_same_files(tmp_path_factory, drawn):
    folder = tmp_path_factory.mktemp("drawn")
    for number, grid in enumerate(drawn):
        (folder / f"{number}.xlsx").write_bytes(written(grid))
    files = [*sorted(map(str, folder.iterdir())), *(str(EXAMPLES / name) for name in NAMES)]
    said = {
        subprocess.run(  # noqa: S603  (our own program on our own files)
            [sys.executable, "-m", "oitsheet", "check", *files, "--format", "jsonl"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(said) == 1
    assert len(said.pop().splitlines()) == len(files)


junk = st.one_of(
    st.text(max_size=30).filter(str.strip),
    st.text(alphabet="๐๑๒๙0123456789O-/., กขม()%+:@\n", min_size=1, max_size=15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0.0, -1.0, 1e300, -1e-300, 100.0, 2565.0, 0.1 + 0.2]),
    st.booleans(),
    st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(9999, 12, 31)),  # noqa: DTZ001  (Excel has no zones)
    st.times(),
    st.timedeltas(dt.timedelta(), dt.timedelta(days=9999)),
    st.sampled_from(["#REF!", "#DIV/0!", "#N/A"]).map(ErrorValue),
    st.sampled_from(
        [
            "-", "N/A", "ไม่มี", "ไม่เกี่ยวข้อง", "ดำเนินการแล้ว แต่ขาดเบอร์โทร", "31/2/2566",
            "๑๗๐/๒๕๖๔", "http://", "https://[::1", "O99", "O1-O43", "AA", "ร้อยละ ๑๐๐๐", "{found}",
            "%s", "รวม", "ข้อ", "\x1b[31m", "\u200b\u0e4d", "A" * 5000,
        ]
    ),
)  # fmt: skip


@settings(FEW, max_examples=examples(40))
@given(names, st.data())
def test_junk_in_any_cells_is_told_and_never_raises(name, data):
    grid = grid_of(name)
    sheet = data.draw(st.sampled_from(grid.sheets))
    places = sorted(sheet.cells)
    height = max((row for row, _ in places), default=1)
    width = max((column for _, column in places), default=1)
    anywhere = st.tuples(st.integers(1, height + 2), st.integers(1, width + 1))
    where = st.one_of(st.sampled_from(places), anywhere) if places else anywhere
    spoilt = data.draw(st.dictionaries(where, junk, min_size=1, max_size=12))
    cells = MappingProxyType({**sheet.cells, **spoilt})
    try:
        report = judge(with_sheet(grid, sheet.name, lambda s: replace(s, cells=cells)))
    except (NotOurWorkbookError, UnrecognisedEditionError):
        return
    for lang in LANGUAGES:
        catalogue = load_catalogue(lang)
        assert all(all(say(finding, catalogue)) for finding in report.findings)
        text = render(report, Page(catalogue, 60, lambda text, _role: text))
        assert {letter for letter in text if unicodedata.category(letter) == "Cc"} == {"\n"}
        assert dumps(report, catalogue, name)
