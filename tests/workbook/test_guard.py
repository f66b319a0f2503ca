"""The hostile table: each row made by script, each with the one reason it is refused for."""

from __future__ import annotations

import io
import zipfile

import pytest

from oitsheet.errors import OitsheetError
from oitsheet.workbook import limits
from oitsheet.workbook.distilled import distil
from oitsheet.workbook.guard import admit
from oitsheet.workbook.package import Package, fold
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

from . import building as make

SOUND = make.book('<row r="1"><c r="A1"><v>1</v></c></row>')
LAUGHS = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
CELL = '<row r="1"><c r="{}"><v>1</v></c></row>'


def refusal(data: bytes) -> Unreadable:
    with pytest.raises(UnreadableWorkbook) as caught:
        read(data)
    return caught.value.reason


def without(name: str) -> bytes:
    return make.zipped({key: part for key, part in make.parts().items() if key != name})


def with_part(name: str, text: str) -> bytes:
    return make.zipped(make.parts() | {name: text.encode()})


def sheets(listed: str, *targets: tuple[str, str, str]) -> bytes:
    return make.book(workbook=make.workbook(listed), relations=make.relations(*targets))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (bytes(1000), Unreadable.EMPTY),
        (bytes(range(256)) * 8, Unreadable.NOT_A_WORKBOOK),
        (b"%PDF-1.7\n%\xe2\xe3", Unreadable.NOT_A_WORKBOOK),
        ("ข้อ,สถานะ\nO1,มี\n".encode(), Unreadable.CSV_OR_TEXT),
        ("ข้อ,สถานะ\nO1,มี\n".encode("tis-620"), Unreadable.CSV_OR_TEXT),
        ("ข้อ\tสถานะ".encode("utf-16"), Unreadable.CSV_OR_TEXT),
        (b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table>", Unreadable.HTML),
        (b"\n <!DOCTYPE  html>", Unreadable.HTML),
        (b'<?xml version="1.0"?><html xmlns="x">', Unreadable.HTML),
        (b'<?xml version="1.0"?><Workbook xmlns="x">', Unreadable.NOT_A_WORKBOOK),
        (make.ole("Workbook"), Unreadable.OLD_XLS),
        (make.ole("Book"), Unreadable.OLD_XLS),
        (make.ole("WORKBOOK"), Unreadable.OLD_XLS),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", Unreadable.OLD_XLS),
        (make.ole("EncryptionInfo", "EncryptedPackage"), Unreadable.ENCRYPTED),
        (make.ole("WordDocument"), Unreadable.WORD),
        (make.ole("Something"), Unreadable.NOT_A_WORKBOOK),
        (make.book(type=DOCX), Unreadable.WORD),
        (make.book(type=PPTX), Unreadable.NOT_A_WORKBOOK),
        (make.book(type=XLSB), Unreadable.XLSB),
        (
            make.zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
            Unreadable.ODS,
        ),
        (
            make.zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            Unreadable.NOT_A_WORKBOOK,
        ),
        (make.zipped({"photo.jpg": b"x"}), Unreadable.NOT_A_WORKBOOK),
    ],
)
def test_what_is_no_workbook_is_known_by_its_content(data, reason):
    assert refusal(data) is reason


@pytest.mark.parametrize(
    "data",
    [
        SOUND[: len(SOUND) // 2],
        SOUND[:-30],
        SOUND.replace(b"PK\3\4", b"PK\3\5").replace(b"PK\3\5", b"PK\3\4", 1),
        without("[Content_Types].xml"),
        without("_rels/.rels"),
        without("xl/workbook.xml"),
        without(make.SHEET),
        make.zipped([*make.parts().items(), ("XL\\Workbook.xml", b"<workbook/>")]),
        make.zipped([*make.parts().items(), ("xl/work%62ook.xml", b"<workbook/>")]),
        with_part("xl/workbook.xml", "<html/>"),
        with_part("xl/workbook.xml", "<workbook>"),
        with_part(make.SHEET, "<chartsheet/>"),
        with_part(make.SHEET, "<worksheet><sheetData><sheetData/></sheetData></worksheet>"),
        with_part(make.SHEET, "<worksheet><sheetData/><sheetData/></worksheet>"),
        with_part(make.SHEET, "<worksheet><x><sheetData/></x></worksheet>"),
        with_part(make.SHEET, '<?xml version="1.0" encoding="tis-620"?><worksheet/>'),
        with_part(make.SHEET, "<worksheet><!-- never ends"),
        with_part("xl/sharedStrings.xml", "<sst><si>"),
        with_part("xl/sharedStrings.xml", "<worksheet/>"),
        with_part("xl/sharedStrings.xml", '<sst><si/><sst uniqueCount="99999999999"/></sst>'),
        with_part(make.SHEET, "<worksheet><sheetData><x>"),
        sheets('<sheet name="A" r:id="r1"/>', ("r1", "worksheet", "../../../etc/passwd")),
        sheets('<sheet name="A" r:id="r1"/>', ("r1", "worksheet", "/etc/passwd")),
        sheets('<sheet name="A" r:id="r1"/>', ("r1", "worksheet", "workbook.xml")),
        sheets('<sheet name="A" r:id="r9"/>', ("r1", "worksheet", "worksheets/sheet1.xml")),
        sheets(
            '<sheet name="A" r:id="r1"/>',
            ("r1", "worksheet", 'http://example.org/a.xml" TargetMode="External'),
        ),
        sheets(
            '<sheet name="A" r:id="r1"/><sheet name="B" r:id="r2"/>',
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "worksheet", "worksheets/sheet1.xml"),
        ),
        sheets(
            '<sheet name="Plan" r:id="r1"/><sheet name="PLAN" r:id="r1"/>',
            ("r1", "worksheet", "worksheets/sheet1.xml"),
        ),
    ],
)
def test_a_broken_package_is_damaged(data):
    assert refusal(data) is Unreadable.DAMAGED


@pytest.mark.parametrize(
    "reference",
    [
        "A0",
        "",
        "A",
        "1",
        "A-1",
        "a1",
        "$A$1",
        "A01",
        "ZZZZ1",
        "XFE1",
        "A1048577",
        "A1:B2",
        "A1 ",
        "A" * 100_000,
        "AAAAAAAAAA1",
        "A1e100000",
        "A" + "9" * 50,
        "A๑",
    ],
)
def test_a_reference_that_excel_does_not_have_is_damaged(reference):
    assert refusal(make.book(CELL.format(reference))) is Unreadable.DAMAGED


@pytest.mark.parametrize("row", ["0", "-5", "4294967295", "1e100000", "1048577", "", "x", "๕"])
def test_a_row_that_excel_does_not_have_is_damaged(row):
    assert refusal(make.book(f'<row r="{row}"><c><v>1</v></c></row>')) is Unreadable.DAMAGED


@pytest.mark.parametrize("index", ["99", "1", "-1", "x", "1e0", "9" * 5000])
def test_a_shared_text_that_does_not_exist_is_damaged(index):
    rows = f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>'
    assert refusal(make.book(rows)) is Unreadable.DAMAGED


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, "<!DOCTYPE worksheet>"])
@pytest.mark.parametrize("name", sorted(make.parts()))
def test_a_document_type_anywhere_is_hostile(name, declared):
    part = make.parts()[name].decode()
    assert refusal(with_part(name, declared + part)) is Unreadable.HOSTILE


@pytest.mark.parametrize(
    "sheet",
    [
        make.worksheet("", beside="<a>" * 200_000 + "</a>" * 200_000),
        make.worksheet("<row>" + "<a>" * 500 + "</a>" * 500 + "</row>"),
        make.worksheet("<row><c>" + "<c>" * 500 + "</c>" * 500 + "</c></row>"),
    ],
    ids=["beside the cells", "in a row", "cells in cells"],
)
def test_elements_nested_without_end_are_hostile(sheet):
    assert refusal(make.book(sheet=sheet)) is Unreadable.HOSTILE


def test_a_bomb_is_refused_by_its_directory_and_never_unpacked():
    bomb = make.blown_up(SOUND, "xl/media/zeros.bin", 150)
    assert len(bomb) < 1_000_000
    assert refusal(bomb) is Unreadable.HOSTILE


@pytest.mark.parametrize(
    ("packed", "unpacked", "reason"),
    [
        (8_000_000, 1_500_000_000, Unreadable.TOO_LARGE),
        (2_000_000, limits.MAX_PART_BYTES + 1, Unreadable.TOO_LARGE),
        (1_000, 1_500_000_000, Unreadable.HOSTILE),
        (0, limits.RATIO_COUNTS_FROM + 1, Unreadable.HOSTILE),
    ],
)
def test_sizes_are_judged_from_the_directory_alone(packed, unpacked, reason):
    assert refusal(make.with_raw_entry(SOUND, "x.bin", bytes(packed), unpacked)) is reason


def test_many_large_parts_are_too_large_together():
    data = SOUND
    for number in range(3):
        data = make.with_raw_entry(data, f"{number}.bin", bytes(1_000_000), 120_000_000)
    assert refusal(data) is Unreadable.TOO_LARGE


def test_an_honest_large_picture_does_no_harm():
    data = make.with_raw_entry(SOUND, "xl/media/image1.bmp", bytes(200_000), 30_000_000)
    assert len(admit(data).sheets) == 1


@pytest.mark.parametrize("change", [-1, 1])
def test_a_directory_that_lies_about_a_size_is_damaged(change):
    part = make.parts()[make.SHEET]
    at = SOUND.rindex(make.SHEET.encode()) - 46 + 24
    lied = SOUND[:at] + (len(part) + change).to_bytes(4, "little") + SOUND[at + 4 :]
    assert refusal(make.book("") and lied) is Unreadable.DAMAGED


def test_a_wrong_checksum_is_damaged():
    at = SOUND.rindex(make.SHEET.encode()) - 46 + 16
    assert refusal(SOUND[:at] + b"\0\0\0\0" + SOUND[at + 4 :]) is Unreadable.DAMAGED


def test_entries_that_share_bytes_are_hostile():
    assert refusal(make.with_shared_bytes(SOUND, 2_000)) is Unreadable.HOSTILE


def test_too_many_entries_are_too_large():
    many = {f"x/{number}": b"" for number in range(limits.MAX_ENTRIES)}
    assert refusal(make.zipped(make.parts() | many)) is Unreadable.TOO_LARGE


def test_a_file_past_the_limit_is_too_large():
    assert refusal(SOUND + bytes(limits.MAX_FILE_BYTES)) is Unreadable.TOO_LARGE


def test_an_encrypted_zip_entry_is_encrypted():
    at = SOUND.index(b"PK\1\2") + 8
    assert refusal(SOUND[:at] + b"\1" + SOUND[at + 1 :]) is Unreadable.ENCRYPTED


def test_an_unknown_packing_method_is_damaged():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_BZIP2) as archive:
        for name, part in make.parts().items():
            archive.writestr(name, part)
    assert refusal(file.getvalue()) is Unreadable.DAMAGED


@pytest.mark.parametrize(
    ("count", "reason"), [(limits.MAX_SHEETS, None), (10_000, Unreadable.TOO_LARGE)]
)
def test_sheets_are_counted(count, reason):
    numbers = range(1, count + 1)
    data = make.zipped(
        make.parts(
            workbook=make.workbook("".join(f'<sheet name="{n}" r:id="r{n}"/>' for n in numbers)),
            relations=make.relations(*((f"r{n}", "worksheet", f"{n}.xml") for n in numbers)),
        )
        | {f"xl/{n}.xml": make.worksheet("").encode() for n in numbers if reason is None}
    )
    if reason is None:
        assert len(read(data).sheets) == count
    else:
        assert refusal(data) is reason


@pytest.mark.parametrize(
    ("beside", "limit"),
    [
        ('<mergeCell ref="A1:B1"/>', limits.MAX_MERGES),
        ('<hyperlink ref="A1" r:id="r1"/>', limits.MAX_LINKS),
    ],
)
def test_merges_and_links_are_counted(beside, limit):
    assert refusal(make.book(sheet=make.worksheet("", beside * (limit + 1)))) is (
        Unreadable.TOO_LARGE
    )


def test_cells_are_counted(monkeypatch):
    monkeypatch.setattr("oitsheet.workbook.look.MAX_CELLS", 100)
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 102))
    assert refusal(make.book(cells)) is Unreadable.TOO_LARGE


def test_a_sheet_large_all_over_is_too_large_not_cut():
    row, column = limits.NEAR_ROWS + 1, "SG"
    far = "".join(
        f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>'
        for number in range(row, row + limits.MAX_STRAYS + 1)
    )
    first = f'<row r="1"><c r="{column}1"><v>1</v></c></row>'
    assert refusal(make.book(first + far)) is Unreadable.TOO_LARGE


def test_sheets_are_also_measured_together(monkeypatch):
    monkeypatch.setattr(limits, "MAX_BOX_IN_ALL", 5)
    assert refusal(make.book(CELL.format("C2"))) is Unreadable.TOO_LARGE


@pytest.mark.parametrize(
    "sheet",
    [
        make.worksheet(CELL.format("A1"), beside='<mergeCell ref="A1:XFD1048576"/>'),
        make.worksheet(CELL.format("A1"), before='<dimension ref="A1:XFD1048576"/>'),
        make.worksheet(CELL.format("A1"), beside='<mergeCell ref="nonsense"/>'),
        make.worksheet('<row r="1" ' + " ".join(f'a{n}="1"' for n in range(20_000)) + "/>"),
        make.worksheet(
            CELL.format("A1"), beside='<cols><col min="1" max="99999999" hidden="1"/></cols>'
        ),
    ],
    ids=["whole-sheet merge", "lying dimension", "no merge", "attributes", "columns"],
)
def test_what_only_looks_dangerous_is_read(sheet):
    assert len(read(make.book(sheet=sheet)).sheets) == 1


@pytest.mark.parametrize("promise", ['uniqueCount="99999999999"', "count = '99999999999'"])
def test_a_count_of_shared_texts_that_lies_makes_no_reader_make_room(promise):
    content = make.parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    texts = content["xl/sharedStrings.xml"].replace(b"<sst", f"<sst {promise}".encode())
    data = make.zipped(content | {"xl/sharedStrings.xml": texts})
    assert read(data).sheets[0].cells == {(1, 1): "hello"}
    assert b"99999999999" not in distil(admit(data))


@pytest.mark.parametrize("number", ["1e999", "NaN", "9" * 5_000])
def test_a_number_that_is_none_is_an_error_of_its_cell(number):
    cells = read(make.book(f'<row r="1"><c r="A1"><v>{number}</v></c></row>')).sheets[0].cells
    assert cells[1, 1] == "#NUM!"


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("/XL\\Workbook.xml", "xl/workbook.xml"),
        ("xl/work%62ook.xml", "xl/workbook.xml"),
        ("../../etc/passwd", "etc/passwd"),
        ("xl//./a.xml", "xl/a.xml"),
        ("xl\\", "xl/"),
    ],
)
def test_part_names_fold_into_one_spelling(written, known):
    assert fold(written) == known


def test_a_refusal_says_reason_and_detail_and_is_one_of_ours():
    with pytest.raises(OitsheetError, match="damaged: no part 'nowhere'") as caught:
        Package(SOUND).read("nowhere")
    assert caught.value.reason is Unreadable.DAMAGED
    assert str(UnreadableWorkbook(Unreadable.EMPTY)) == "empty"
