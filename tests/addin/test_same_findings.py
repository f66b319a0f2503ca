"""The open book and the saved file are judged alike: the button is no second opinion.

A check is a function of the grid, so equal grids mean equal findings. Every case of every rule is
opened; what only the file knows stands in `ONLY_IN_THE_FILE`, and there the reports are compared.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
import samples
from addin.books import LAYOUT, from_file, from_open, opened, report
from rule_cases import all_cases, build
from what_people_do.good_office import good

from oitsheet.addin.open_book import read_open
from oitsheet.form.edition import load_edition

ROOT = Path(__file__).resolve().parents[2]
BOOKS = sorted((ROOT / "workbook_templates").glob("**/*.xlsx"))

ONLY_IN_THE_FILE = {
    # Excel calculates a formula before anybody can press a button (S112).
    "uncalculated": frozenset(),
    # Excel is asked of no row outside the block that is used; nothing stands in those.
    "hidden_rows": frozenset(),
    # Asked for only where a column of links shows words.
    "hyperlinks": MappingProxyType({}),
}


def bare(grid):
    """The grid without what only the file knows."""
    sheets = (replace(sheet, **ONLY_IN_THE_FILE) for sheet in grid.sheets)
    slots = [{name: getattr(sheet, name) for name in sheet.__slots__} for sheet in sheets]
    stamps = LAYOUT.stamp.values()
    return slots, {name: meaning for name, meaning in grid.names.items() if name in stamps}


def particular(grid):
    """What only the file knows, sheet by sheet."""
    return [[getattr(sheet, name) for name in ONLY_IN_THE_FILE] for sheet in grid.sheets]


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)
def test_every_case_is_read_alike_from_the_open_book(case, tmp_path) -> None:
    data = build(case)
    file, book = from_file(data), opened(tmp_path, data)
    grid = read_open(book)

    assert bare(grid) == bare(file)
    if particular(grid) == particular(file):
        return
    asked = load_edition(case.shape.asked) if case.shape.asked else None
    ours = report(from_open(book, asked, case.as_of), asked, case.as_of)
    theirs = report(file, asked, case.as_of)
    told = [f for f in theirs.findings if f.code != "S112"]
    assert [f for f in ours.findings if f.code != "S112"] == told


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_every_workbook_that_we_ship_gets_the_same_report(path, tmp_path) -> None:
    data = path.read_bytes()
    book = opened(tmp_path, data)

    assert report(from_open(book)) == report(from_file(data))


def test_a_number_in_a_cell_of_dates_is_the_same_day(tmp_path) -> None:
    book = opened(tmp_path, good("2565-obec", assessed=True))
    name = LAYOUT.sheet("items").name
    days = book.sheets[name].range("K5:K9")
    days.number_format = "d/m/yyyy"
    days.options(transpose=True).value = [1.0, 5.0, 59.0, 61.0, 44754.0]
    book.save()
    data = Path(book.fullname).read_bytes()
    grids = read_open(opened(tmp_path, data, "อีกครั้ง.xlsx")), from_file(data)

    ours, theirs = (
        [sheet.cells[row, 11] for sheet in grid.sheets if sheet.name == name for row in range(5, 9)]
        for grid in grids
    )
    assert ours == theirs
    assert ours[0] == dt.date(1900, 1, 1)


def with_errors(data, shown):
    """The workbook with that result as an error; the writer knows the older ones alone."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(copy, "w") as out:
        for name in package.namelist():
            part = re.sub(
                rb' t="str"(>(?:<f>[^<]*</f>)?<v>%b)' % shown.encode(),
                rb' t="e"\1',
                package.read(name),
            )
            out.writestr(name, part)
    return copy.getvalue()


@pytest.mark.parametrize("shown", ["#SPILL!", "#CALC!", "#FIELD!", "#DIV/0!", "#N/A"])
def test_an_error_is_one_however_excel_hands_it_over(shown, tmp_path) -> None:
    lines = [(None, {"code": "O1", "status": samples.Formula("A1", shown)})]
    data = samples.workbook(samples.agency_fields(load_edition("2565-obec")), {"items": lines})
    data = with_errors(data, shown)
    book = opened(tmp_path, data)

    assert bare(read_open(book)) == bare(from_file(data))
    assert "T106" in [finding.code for finding in report(from_open(book)).findings]


def test_a_sheet_with_one_cell_at_its_very_end_is_read_and_the_cell_told(tmp_path) -> None:
    data = samples.workbook(
        samples.agency_fields(load_edition("2565-obec")),
        {"items": [(None, {"code": "O1", "status": "ดำเนินการแล้ว"})]},
        samples.Shape(cells={"items!XFD1048576": "x", "items!B900000": "y"}),
    )
    book = opened(tmp_path, data)
    ours = [f for f in report(from_open(book)).findings if f.code == "S118"]
    theirs = [f for f in report(from_file(data)).findings if f.code == "S118"]

    # Excel tells how far a sheet is used, not by which cells: the one at the corner is found.
    assert {str(f.at) for f in ours} == {f"{theirs[-1].at}"}
    assert len(theirs) == 2
