"""What holds of every workbook: places move with the cells, and no junk makes us fall."""

import datetime as dt
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oitsheet.form.layout import load_layout
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.judging.checker import check
from oitsheet.judging.submission import NotOurWorkbookError, UnrecognisedEditionError
from oitsheet.location import Location
from oitsheet.rendering.json_v1 import dumps
from oitsheet.rendering.page import Page
from oitsheet.rendering.terminal import render
from oitsheet.rendering.wording import say
from oitsheet.workbook.grid import Area, ErrorValue
from oitsheet.workbook.reading import read

EXAMPLES = Path(__file__).resolve().parent.parent / "workbook_templates" / "examples"
NAMES = sorted(path.name for path in EXAMPLES.glob("*.xlsx"))
TODAY = dt.date(2023, 1, 1)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])

names = st.sampled_from(NAMES)
shifts = st.tuples(st.integers(0, 25), st.integers(0, 12))


@cache
def grid_of(name):
    return read((EXAMPLES / name).read_bytes())


def judge(grid):
    return check(grid, shelf=samples.Bundled(), today=TODAY)


@cache
def report_of(name):
    return judge(grid_of(name))


def with_sheet(grid, name, change):
    """The grid with one sheet put through `change`."""
    sheets = tuple(change(sheet) if sheet.name == name else sheet for sheet in grid.sheets)
    return replace(grid, sheets=sheets)


def moved(sheet, down, right):
    """The sheet as if rows and columns had been inserted before its first cell."""

    def places(mapping):
        return MappingProxyType({(r + down, c + right): v for (r, c), v in mapping.items()})

    return replace(
        sheet,
        cells=places(sheet.cells),
        formulas=places(sheet.formulas),
        uncalculated=frozenset((r + down, c + right) for r, c in sheet.uncalculated),
        hyperlinks=places(sheet.hyperlinks),
        hidden_rows=frozenset(r + down for r in sheet.hidden_rows),
        hidden_columns=frozenset(c + right for c in sheet.hidden_columns),
        merged=tuple(
            Area(
                a.first_row + down, a.first_column + right, a.last_row + down, a.last_column + right
            )
            for a in sheet.merged
        ),
        strays=tuple((r + down, c + right) for r, c in sheet.strays),
    )


def told(report, move=lambda place: place):
    """Every finding with its places, moved; what its words say is compared elsewhere."""
    return sorted(
        (
            f.code,
            str(f.severity),
            str(move(f.at)),
            f.item or "",
            tuple(str(move(p)) for p in f.also),
        )
        for f in report.findings
    )


def tables():
    return [sheet for sheet in load_layout().sheets if sheet.kind in {"table", "fields"}]


@FEW
@given(names, st.data(), shifts)
def test_moving_a_sheet_moves_every_finding_by_just_as_much(name, data, shift):
    grid, report = grid_of(name), report_of(name)
    there = {sheet.name for sheet in grid.sheets} & {sheet.name for sheet in tables()}
    sheet, (down, right) = data.draw(st.sampled_from(sorted(there))), shift

    def move(place):
        if place.sheet != sheet:
            return place
        return Location(place.sheet, place.row + down, place.column + right)

    after = judge(with_sheet(grid, sheet, lambda s: moved(s, down, right)))
    assert told(after) == told(report, move)
    assert (after.kpi, after.scores, after.mend_first) == (
        report.kpi,
        report.scores,
        report.mend_first,
    )


@FEW
@given(names, st.randoms(use_true_random=False))
def test_shuffling_the_items_rows_moves_findings_with_their_items(name, random):
    grid, report = grid_of(name), report_of(name)
    sheet = load_layout().sheet("items").name
    rows = [item.at.row for item in report.items]
    to = dict(zip(rows, random.sample(rows, len(rows)), strict=True))

    def move(place):
        if place.sheet != sheet:
            return place
        return replace(place, row=to.get(place.row, place.row))

    def shuffled(sheet_grid):
        def places(mapping):
            return MappingProxyType({(to.get(r, r), c): v for (r, c), v in mapping.items()})

        return replace(
            sheet_grid, cells=places(sheet_grid.cells), formulas=places(sheet_grid.formulas)
        )

    after = judge(with_sheet(grid, sheet, shuffled))
    assert told(after) == told(report, move)
    assert (after.kpi, after.scores) == (report.kpi, report.scores)
    assert after.mend_first == report.mend_first


@pytest.mark.parametrize("name", NAMES)
def test_the_same_grid_gives_an_equal_report(name):
    assert judge(grid_of(name)) == report_of(name)
    assert judge(read((EXAMPLES / name).read_bytes())) == report_of(name)


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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
