"""Workbooks saved by LibreOffice, and downloaded from Google Sheets."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from functools import cache
from html import escape
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from what_people_do import google
from what_people_do.people import (
    EXAMPLES,
    FIRST_ROW,
    ITEMS,
    LAST_POINTS,
    LAST_ROW,
    LINK,
    NAME,
    STATUS,
    TITLES,
    bent,
    checked,
    claimed,
    made,
    on_items,
    one,
    plain,
    put,
    saved,
    states,
    thai,
    told,
)
from workbook import building


def committed():
    return (EXAMPLES / f"{NAME}.xlsx").read_bytes()


@cache
def from_google():
    return google.exported(committed())


def by_libreoffice(data, folder, suffix="xlsx"):
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    (folder / "book.xlsx").write_bytes(data)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}"]
    command += ["--convert-to", suffix, "--outdir", str(folder / "out"), str(folder / "book.xlsx")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own file
    return (folder / "out" / f"book.{suffix}").read_bytes()


@pytest.mark.libreoffice
def test_an_offices_own_bent_table_says_the_same_after_libreoffice_has_saved_it(tmp_path):
    def write(book):
        sheet = book.add_worksheet("คะแนน OIT")
        sheet.merge_range("A1:F1", "ผลการนิเทศ กำกับติดตาม")
        for block in range(2):
            sheet.write_row(2, 3 * block, ["ข้อ", "ข้อมูล", "ผลการนิเทศ กำกับติดตาม"])
        for number, title in enumerate(TITLES, start=1):
            block, line = divmod(number - 1, 22)
            sheet.write_row(3 + line, 3 * block, [thai(number), title, "ดำเนินการแล้ว"])
        sheet.write(4, 2, "เพิ่มเติมเบอร์โทร")
        sheet.set_row(10, None, None, {"hidden": True})
        sheet.write(28, 4, "ลงชื่อ.......................ผู้รายงาน")

    ours = checked(made(write))
    theirs = checked(by_libreoffice(made(write), tmp_path))

    assert told(theirs) == told(ours)
    assert states(theirs) == states(ours)
    assert len(claimed(theirs)) == 42


@pytest.mark.libreoffice
def test_a_sheet_that_libreoffice_copied_is_known_as_a_copy(tmp_path):
    def copied(book):
        copy = book.copy_worksheet(book[ITEMS])
        copy.title = f"{ITEMS}_2"
        copy["F5"] = "ยังไม่ดำเนินการ"

    report = checked(by_libreoffice(bent(copied), tmp_path))

    assert states(report) == states(plain())
    assert one(report, "S124").at.sheet == f"{ITEMS}_2"


def test_the_form_downloaded_from_google_sheets_says_the_same():
    ours, theirs = checked(committed()), checked(from_google())

    assert states(theirs) == states(ours)
    assert (theirs.kpi, theirs.scores, theirs.as_of) == (ours.kpi, ours.scores, ours.as_of)
    assert {line for line in told(theirs) if line[1] != "info"} == {
        line for line in told(ours) if line[1] != "info"
    }


def test_the_export_has_the_traits_it_is_made_for():
    with zipfile.ZipFile(io.BytesIO(from_google())) as package:
        names = package.namelist()
        book = package.read("xl/workbook.xml").decode()
        items = next(
            part
            for name in names
            if name.startswith("xl/worksheets/sheet")
            and "ดำเนินการแล้ว" in (part := package.read(name).decode())
            and 'r="1000"' in part
        )

    assert not any(name.startswith("docProps") for name in names)
    assert "oitsheet_edition" not in book
    assert ".wvu.FilterData" in book
    assert '<c r="A1000" s="1"/>' in items
    assert "<v>100.0</v>" in items
    assert "<drawing " in items


def test_a_column_that_is_gone_is_told_though_google_sheets_dropped_the_stamp():
    def bend(book):
        book[ITEMS].cell(4, LAST_POINTS).value = "ของเดิม"
        book.create_sheet("oitsheet_lists").sheet_state = "hidden"

    report = checked(google.exported(bent(bend)))

    assert one(report, "S122").at.cell == "L4"


def test_ticked_boxes_links_behind_words_and_link_formulas_are_read():
    def bend(book):
        sheet = book[ITEMS]
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.cell(row, STATUS).value = row != FIRST_ROW + 5
            sheet.cell(row, LINK).value = "ดูที่นี่"
            sheet.cell(row, LINK).hyperlink = f"https://www.example.go.th/{row}"
        sheet.cell(FIRST_ROW, LINK).hyperlink = None
        sheet.cell(FIRST_ROW, LINK).value = '=HYPERLINK("https://www.example.go.th/5","ลิงก์")'

    report = checked(google.exported(bent(bend)))

    assert len(claimed(report)) == 42
    assert states(report)["O6"] == "not_started"
    assert told(report, "Z101", "T110", "T111") == []


def test_texts_written_inside_their_cells_are_texts():
    """Exporters of web forms write no shared texts."""

    data = committed()
    texts = _shared_texts(data)

    def inside(match):
        text = escape(texts[int(match[2])])
        return f'{match[1]} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    def inline(name, part):
        if "worksheets/sheet" not in name:
            return name, part
        cell = r'(<c [^>]*?) t="s"><v>(\d+)</v></c>'
        return name, re.sub(cell, inside, part.decode()).encode()

    report = checked(building.replaced(data, inline))

    assert states(report) == states(plain())
    assert told(report) == told(checked(data))


def _shared_texts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = ET.fromstring(package.read("xl/sharedStrings.xml"))  # noqa: S314  our own
    spelt = f"{{{building.MAIN}}}t"
    return ["".join(part.text or "" for part in text.iter(spelt)) for text in root]


def test_a_thousand_styled_blank_rows_are_no_rows():
    def bend(sheet):
        for row in range(LAST_ROW + 1, 1000):
            put(sheet, row, [""])
            sheet.cell(row, 6).number_format = "@"

    assert states(on_items(bend)) == states(plain())


def test_a_book_saved_by_another_library_is_read_alike():
    book = openpyxl.load_workbook(EXAMPLES / f"{NAME}.xlsx", data_only=True)

    report = checked(saved(book))

    assert states(report) == states(plain())
    assert {code for code, severity, _ in told(report) if severity == "error"} == set()
