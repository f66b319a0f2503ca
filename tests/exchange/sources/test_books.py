"""Workbooks of every kind as tables: their sheets keep names and addresses."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from exchange.sources.papers import lines, only, read

from oitsheet.exchange.source import SourceKind
from oitsheet.exchange.sources import place_words, read_source
from oitsheet.form.messages import load_catalogue
from oitsheet.workbook.grid import Area, Visibility

if TYPE_CHECKING:
    from pathlib import Path

LINK = "https://www.example.go.th/a?b=1&c=2"


def book(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        items = made.add_worksheet("รายการ OIT")
        items.write_row("A1", ["ข้อ", "ข้อมูล", "URL", "วันที่", "คะแนน"])
        items.merge_range("A2:A3", "O1")
        items.write("B2", "โครงสร้าง\nแผนผัง")
        items.write_url("C2", LINK, string="คู่มือ")
        items.write_datetime("D2", dt.date(2024, 5, 1), day)
        items.write("E2", 87.5)
        items.write("B3", "ต่อ")
        items.write_formula("C3", '=HYPERLINK("https://www.example.go.th/2","แผน")', None, "แผน")
        items.set_row(2, None, None, {"hidden": True})
        unseen = made.add_worksheet("ซ่อน")
        unseen.write("C4", "x")
        unseen.hide()
        made.add_worksheet("ว่าง")
        chart = made.add_chart({"type": "column"})
        chart.add_series({"values": "='รายการ OIT'!$E$2:$E$2"})
        made.add_chartsheet("ภาพ").set_chart(chart)
    return path


def test_a_workbooks_sheets_are_its_tables_with_hidden_ones_among_them(tmp_path) -> None:
    source = read_source(book(tmp_path / "renamed.csv"))
    assert source.kind is SourceKind.WORKBOOK
    assert source.name == "renamed.csv"
    assert [(table.grid.name, table.grid.visibility) for table in source.tables] == [
        ("รายการ OIT", Visibility.VISIBLE),
        ("ซ่อน", Visibility.HIDDEN),
    ]
    items = source.tables[0]
    assert items.grid.cells[2, 4] == dt.date(2024, 5, 1)
    assert items.grid.merged == (Area(2, 1, 3, 1),)
    assert items.grid.hidden_rows == {3}
    assert place_words(source, items, (7, 2), load_catalogue("th")) == "รายการ OIT!B7"


def test_links_made_by_a_formula_are_links_too(tmp_path) -> None:
    items = read_source(book(tmp_path / "a.xlsx")).tables[0]
    assert items.grid.hyperlinks == {(2, 3): LINK, (3, 3): "https://www.example.go.th/2"}


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """The same workbook as LibreOffice saves it in other forms, by their suffixes."""
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    folder = tmp_path_factory.mktemp("books")
    made = book(folder / "a.xlsx")
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    for form in ("ods", "xls", "html", "csv:Text - txt - csv (StarCalc):59,34,76"):
        command = ["soffice", "--headless", profile, "--convert-to", form]
        command += ["--outdir", str(folder), str(made)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
    return {file.suffix: file for file in folder.iterdir()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("suffix", [".ods", ".xls"])
def test_another_programs_workbook_has_the_same_cells_links_and_areas(converted, suffix) -> None:
    source = read_source(converted[suffix])
    assert source.kind is SourceKind.WORKBOOK
    items = source.tables[0].grid
    assert items.name == "รายการ OIT"
    assert items.cells[2, 2] == "โครงสร้าง\nแผนผัง"
    assert items.cells[2, 4] == dt.date(2024, 5, 1)
    assert items.cells[2, 5] == 87.5
    assert items.hyperlinks[2, 3] == LINK
    assert items.merged == (Area(2, 1, 3, 1),)
    assert source.tables[1].grid.visibility is Visibility.HIDDEN
    assert source.tables[1].grid.cells == {(4, 3): "x"}


@pytest.mark.libreoffice
def test_rows_that_an_ods_hides_are_told(converted) -> None:
    assert read_source(converted[".ods"]).tables[0].grid.hidden_rows == {3}


@pytest.mark.libreoffice
def test_a_page_and_a_text_made_of_a_workbook_hold_its_words(converted) -> None:
    page = read_source(converted[".html"])
    assert page.kind is SourceKind.PAGE
    assert page.tables[0].grid.cells[2, 2] == "โครงสร้าง\nแผนผัง"
    assert page.tables[0].grid.hyperlinks[2, 3] == LINK
    text = only(read_source(converted[".csv"]))
    assert lines(text)[1][:3] == ["O1", "โครงสร้าง\nแผนผัง", "คู่มือ"]


IN_XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Worksheet ss:Name="รายการ"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">แบบ OIT</Data></Cell>
<Cell><Data ss:Type="String">C1</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:HRef="https://www.example.go.th/1">
<Data ss:Type="String">คู่มือ</Data><Comment><ss:Data>note</ss:Data></Comment></Cell>
<Cell ss:Index="3"><Data ss:Type="Number">87.5</Data></Cell>
<Cell><Data ss:Type="DateTime">2024-05-01T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="ซ่อน"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp874"])
def test_excels_xml_of_2003_is_a_workbook_whatever_it_is_called(codec) -> None:
    source = read(IN_XML.encode(codec))
    first, second = source.tables
    assert source.kind is SourceKind.WORKBOOK
    assert first.grid.cells == {
        (1, 1): "แบบ OIT",
        (1, 3): "C1",
        (4, 1): "คู่มือ",
        (4, 3): 87.5,
        (4, 4): dt.date(2024, 5, 1),
        (4, 5): True,
    }
    assert first.grid.hyperlinks == {(4, 1): "https://www.example.go.th/1"}
    assert first.grid.merged == (Area(1, 1, 1, 2),)
    assert first.grid.hidden_rows == {4}
    assert second.grid.visibility is Visibility.HIDDEN
