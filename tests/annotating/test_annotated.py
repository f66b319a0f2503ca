"""The findings in a copy: ours is there, all else is as it was, and every reader opens it."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
import samples
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from oitsheet.doors import BundledShelf
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.plan import RESULTS_FIGURES, RESULTS_FIRST
from oitsheet.judging.checker import check_whole
from oitsheet.rendering.annotating import CannotAnnotateError, annotated
from oitsheet.rendering.results import result_rows
from oitsheet.workbook.copying import copied, parts_of
from oitsheet.workbook.reading import read

ROOT = Path(__file__).resolve().parents[2]
BOOKS = sorted((ROOT / "workbook_templates").glob("**/*.xlsx"))
THAI = load_catalogue("th")
LAYOUT = load_layout()
RESULTS, ITEMS = LAYOUT.sheet("results").name, LAYOUT.sheet("items").name
MOMENT = dt.datetime(2022, 7, 12, 9, 30, tzinfo=dt.UTC)
EDITION = load_edition("2565-obec")
LINES = [
    (None, {"code": "O1", "status": "ดำเนินการแล้ว", "link": "https://www.example.go.th"}),
    (None, {"code": "O2", "status": "=1+1"}),
]


def checked(data):
    grid = read(data, unread=LAYOUT.unread)
    return check_whole(grid, shelf=BundledShelf(), today=MOMENT.date())


def copy_of(data):
    return annotated(data, checked(data), THAI, MOMENT)


def plain(shape=samples.PLAIN, lines=LINES):
    return samples.workbook(samples.agency_fields(EDITION), {"items": lines}, shape)


def rich():
    """A user's own workbook with much that a load and a save would lose or rewrite."""
    book = openpyxl.load_workbook(io.BytesIO(plain()))
    items = book[ITEMS]
    items["AB1"].comment = Comment("ของเรา", "ผู้ใช้")
    chart = BarChart()
    chart.add_data(Reference(items, min_col=1, min_row=4, max_row=6))
    other = book.create_sheet("กราฟ")
    other.add_chart(chart, "B2")
    other.add_data_validation(DataValidation(type="list", formula1='"ก,ข"', sqref="A1:A9"))
    file = io.BytesIO()
    book.save(file)
    odd = {"xl/printerSettings/p1.bin": b"\1\2\3", "customXml/item1.xml": b"<ours/>"}
    return copied(file.getvalue(), {}, odd)


def changed(before, after):
    old, new = dict(parts_of(before)), dict(parts_of(after))
    return {name for name in old if old[name] != new.get(name)}, set(new) - set(old)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_in_a_master_only_the_items_and_the_results_change(path) -> None:
    data = path.read_bytes()
    done = copy_of(data)
    parts, new = changed(data, done.data)

    assert {re.sub(r"\d+", "", name) for name in parts} <= {
        "xl/worksheets/sheet.xml",
        "[content_types].xml",
        "xl/worksheets/_rels/sheet.xml.rels",
    }
    assert len([name for name in parts if "worksheets/sheet" in name]) <= 4
    assert all("oitsheet" in name or name.endswith(".rels") for name in new)
    assert (done.sheet, done.filled > 30) == (RESULTS, True)


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_copy_gets_the_same_report_as_its_original(path) -> None:
    data = path.read_bytes()

    assert checked(copy_of(data).data).report == checked(data).report


def test_every_finding_stands_on_the_results_sheet_with_a_link_to_its_cell() -> None:
    data = plain()
    told = list(result_rows(checked(data).report, THAI))
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(data).data))[RESULTS]
    rows = list(sheet.iter_rows(min_row=RESULTS_FIRST, max_row=RESULTS_FIRST + len(told) - 1))

    assert [row[3].value for row in rows] == [row.message for row in told]
    assert [row[5].value or "" for row in rows] == [row.code for row in told]
    for row, want in zip(rows, told, strict=True):
        link = row[2].hyperlink
        if want.place is not None:
            assert link.location == f"'{want.place.sheet}'!{want.place.cell}"
            assert link.target is None
    assert sheet.cell(RESULTS_FIGURES, 1).value.startswith("● ")


def test_beside_each_item_stand_its_state_and_what_to_do() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(plain()).data))[ITEMS]
    header = [cell.value for cell in sheet[4]]
    state = header.index(LAYOUT.sheet("items").column("state").header)

    assert [sheet.cell(row, state + 1).value for row in (5, 6)] == ["ต้องแก้", "ต้องแก้"]


def test_what_people_typed_is_a_text_and_no_formula() -> None:
    data = plain(lines=[(None, {"code": "O2", "status": samples.content("'=1+1")})])
    done = copy_of(data)
    book = openpyxl.load_workbook(io.BytesIO(done.data))
    kinds = {cell.data_type for row in book[RESULTS].iter_rows() for cell in row}

    assert "f" not in kinds


def test_of_a_rich_workbook_every_foreign_part_is_byte_for_byte_the_same() -> None:
    data = rich()
    parts, new = changed(data, copy_of(data).data)

    ours = {"[content_types].xml", "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml"}
    assert ours <= parts
    assert all(name.endswith(".rels") or "worksheets/sheet" in name for name in parts - ours)
    assert {"xl/charts/chart1.xml", "xl/printersettings/p1.bin", "customxml/item1.xml"} <= set(
        dict(parts_of(data))
    ) - parts
    assert all("oitsheet" in name or name.endswith(".rels") for name in new)


def test_a_sheet_that_has_notes_keeps_them_and_gets_none_of_ours() -> None:
    before = openpyxl.load_workbook(io.BytesIO(rich()))[ITEMS]
    after = openpyxl.load_workbook(io.BytesIO(copy_of(rich()).data))[ITEMS]
    notes = [
        {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
        for sheet in (before, after)
    ]

    assert notes[0] == notes[1] == {"AB1": "ของเรา"}


def test_a_sheet_without_notes_gets_one_on_each_cell_that_asks_for_something() -> None:
    done = copy_of(plain())
    sheet = openpyxl.load_workbook(io.BytesIO(done.data))[ITEMS]
    notes = {c.coordinate: c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    asked = {
        f.at.cell: f
        for f in checked(plain()).report.open_findings
        if f.severity != "info" and f.at.sheet == ITEMS
    }

    assert set(notes) == set(asked)
    assert all(asked[cell].code in text for cell, text in notes.items())
    assert done.noted >= len(notes)


def test_twice_is_once() -> None:
    once = copy_of(plain()).data
    twice = copy_of(once).data
    book = openpyxl.load_workbook(io.BytesIO(twice))

    assert book.sheetnames.count(RESULTS) == 1
    assert checked(twice).report == checked(once).report
    first, second = (
        [[c.value for c in row] for row in openpyxl.load_workbook(io.BytesIO(d))[RESULTS]]
        for d in (once, twice)
    )
    assert second == first


def test_a_users_own_sheet_of_that_name_stays_and_ours_gets_another() -> None:
    shape = samples.Shape(extra_sheets={RESULTS: [["บันทึก"]]})
    done = copy_of(plain(shape))
    book = openpyxl.load_workbook(io.BytesIO(done.data))

    assert done.sheet == f"{RESULTS} (oitsheet)"
    assert book[RESULTS]["A1"].value == "บันทึก"
    assert copy_of(done.data).sheet == done.sheet


def test_a_formula_in_a_column_of_ours_is_left_alone() -> None:
    formula = {"code": "O1", "status": "แก้", "state": samples.Formula('"x"', "x")}
    sheet = openpyxl.load_workbook(io.BytesIO(copy_of(plain(lines=[(None, formula)])).data))[ITEMS]
    header = [cell.value for cell in sheet[4]]
    state = header.index(LAYOUT.sheet("items").column("state").header) + 1

    assert sheet.cell(5, state).value == '="x"'


def test_a_signed_file_is_refused() -> None:
    data = plain()
    rels = b"_rels/.rels"
    origin = (
        b'<Relationship Id="rSig" Type="http://schemas.openxmlformats.org/package/2006/'
        b'relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/>'
    )
    part = zipfile.ZipFile(io.BytesIO(data)).read(rels.decode())
    signed = copied(
        data,
        {"_rels/.rels": part.replace(b"</Relationships>", origin + b"</Relationships>")},
        {"_xmlsignatures/origin.sigs": b""},
    )
    with pytest.raises(CannotAnnotateError) as refused:
        copy_of(signed)

    assert refused.value.reason == "signed"


def test_where_no_sheet_may_be_added_the_items_are_filled_all_the_same() -> None:
    data = plain()
    part = zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")
    lock = b'<workbookProtection lockStructure="1"/><bookViews>'
    locked = copied(data, {"xl/workbook.xml": part.replace(b"<bookViews>", lock)}, {})
    done = copy_of(locked)

    assert (done.sheet, done.filled) == ("", 2)
    assert RESULTS not in openpyxl.load_workbook(io.BytesIO(done.data)).sheetnames


def test_rows_out_of_order_are_refused() -> None:
    data = plain()
    name = "xl/worksheets/sheet2.xml"
    part = zipfile.ZipFile(io.BytesIO(data)).read(name)
    rows = re.findall(rb"<row .*?</row>", part)
    mixed = copied(data, {name: part.replace(b"".join(rows), b"".join(reversed(rows)))}, {})
    with pytest.raises(CannotAnnotateError) as refused:
        copy_of(mixed)

    assert refused.value.reason == "unsound"


def test_a_part_in_utf_16_stays_in_utf_16() -> None:
    data = plain()
    name = "xl/workbook.xml"
    text = zipfile.ZipFile(io.BytesIO(data)).read(name).decode().replace("UTF-8", "UTF-16")
    done = copy_of(copied(data, {name: text.encode("utf-16")}, {}))
    part = zipfile.ZipFile(io.BytesIO(done.data)).read(name)

    assert part[:2] == b"\xff\xfe"
    assert RESULTS in part.decode("utf-16")
    assert [sheet.name for sheet in read(done.data).sheets][-1] == RESULTS


def bent(data, part, old, new):
    """A workbook with bytes of one part exchanged."""
    content = zipfile.ZipFile(io.BytesIO(data)).read(part)
    assert old in content
    return copied(data, {part: content.replace(old, new, 1)}, {})


def test_numbers_that_are_none_end_in_a_copy_or_a_refusal_and_in_nothing_else() -> None:
    master = next(path for path in BOOKS if path.stem == "nongkhai2-2565").read_bytes()
    results = "xl/worksheets/sheet5.xml"
    column = bent(master, results, b'<col min="1"', b'<col min="x"')
    assert copy_of(column).sheet == RESULTS
    sheet = bent(plain(), "xl/workbook.xml", b'sheetId="2"', b'sheetId="x"')
    assert copy_of(sheet).sheet == RESULTS
    with pytest.raises(CannotAnnotateError) as refused:
        copy_of(bent(master, results, b'<row r="2"', b"<row"))
    assert refused.value.reason == "unsound"


def test_where_both_names_are_taken_a_third_is_found_again() -> None:
    own = samples.Shape(extra_sheets={RESULTS: [["ก"]], f"{RESULTS} (oitsheet)": [["ข"]]})
    once = copy_of(plain(own))
    twice = copy_of(once.data)

    assert once.sheet == twice.sheet == f"{RESULTS} (oitsheet 2)"
    assert len(read(twice.data).sheets) == len(read(once.data).sheets)
