"""What stands around the table: notes, signatures, sums, further tables."""

from __future__ import annotations

import pytest
from what_people_do.people import (
    BUDGET,
    HISTORY,
    ITEMS,
    LAST_POINTS,
    TITLES,
    ZEROS,
    bent,
    checked,
    claimed,
    made,
    news,
    on_items,
    one,
    plain,
    put,
    same_result,
    told,
    words,
)

SIGNATURES = {
    "in the status column": [
        (49, 6, "ลงชื่อ……………………………ผู้รายงาน"),
        (50, 6, "(……………………………)"),
        (51, 6, "ตำแหน่ง ผู้อำนวยการกลุ่มนโยบายและแผน"),
    ],
    "right below the last row": [
        (48, 4, "ลงชื่อ ........................................"),
        (49, 4, "(นายตัวอย่าง  ใจดี)"),
        (50, 4, "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"),
        (51, 4, "วันที่ 12 กรกฎาคม 2565"),
    ],
    "two beside each other": [
        (49, 1, "ลงชื่อ..................ผู้รายงาน"),
        (49, 6, "ลงชื่อ..................ผู้ตรวจสอบ"),
        (50, 2, "(นางสาวตัวอย่าง  ใจดี)"),
        (50, 6, "(นายตัวอย่าง  ใจงาม)"),
        (51, 2, "นักวิชาการศึกษา"),
        (51, 6, "ศึกษานิเทศก์"),
    ],
    "in one cell": [(49, 7, "ลงชื่อ.............ผู้รายงาน\n(.............)\nตำแหน่ง.............")],
    "words alone": [(49, 5, "(........................)"), (50, 5, "ผู้รับรองข้อมูล")],
}

NOTES = [
    [(49, 1, "หมายเหตุ: ข้อมูล ณ วันที่ 12 ก.ค. 2565")],
    [(48, 6, "หมายเหตุ : O21 และ O33 รอข้อมูลจากกลุ่มงาน")],
    [(49, 2, "ที่มา: กลุ่มนโยบายและแผน"), (50, 2, "ข้อมูล ณ 12 ก.ค. 2565")],
    [(49, 1, "หมายเหตุ"), (49, 2, "๑. ข้อ O21 รอผลการประชุม"), (50, 2, "๒. ข้อ O33 รอคู่มือ")],
]


def write_all(cells):
    def change(sheet):
        for row, column, text in cells:
            sheet.cell(row, column).value = text

    return change


@pytest.mark.parametrize("where", SIGNATURES)
def test_a_signature_is_nobodys_row(where):
    report = on_items(write_all(SIGNATURES[where]))

    assert same_result(report)
    assert news(report) == []


@pytest.mark.parametrize("cells", NOTES)
def test_a_note_is_nobodys_row(cells):
    report = on_items(write_all(cells))

    assert same_result(report)
    assert news(report) == []


def test_a_filled_row_below_a_signature_is_no_part_of_it():
    cells = [*SIGNATURES["in the status column"], (52, 6, "ดำเนินการแล้ว")]
    cells += [(52, 7, "https://www.example.go.th/x")]

    assert news(on_items(write_all(cells))) == [("S108", "confirm", "A52")]


def test_a_row_with_its_code_below_a_signature_is_read():
    def change(sheet):
        for column in range(1, 30):
            sheet.cell(53, column).value = sheet.cell(47, column).value
            sheet.cell(47, column).value = None
        write_all(SIGNATURES["in the status column"])(sheet)

    assert same_result(on_items(change))


def test_counts_below_the_table_are_asked_about_once():
    cells = [(50, 2, "สรุปผล"), (51, 2, "ดำเนินการแล้ว"), (51, 6, "38 ข้อ")]
    cells += [(52, 2, "ยังไม่ดำเนินการ"), (52, 6, "5 ข้อ")]
    report = on_items(write_all(cells))

    assert same_result(report)
    assert news(report) == [("S108", "confirm", "A51")]
    assert "51-52" in words(one(report, "S108"))


def test_words_in_the_code_column_below_the_table_are_asked_about_and_are_no_wrong_code():
    cells = [
        (49, 1, "จำนวนข้อที่ดำเนินการแล้ว"),
        (49, 6, "38 ข้อ"),
        (50, 1, "ผู้ตรวจ"),
        (50, 6, "ศึกษานิเทศก์"),
    ]
    report = on_items(write_all(cells))

    assert same_result(report)
    assert news(report) == [("S108", "confirm", "A49")]


OTHER_TABLES = {
    "the indicators' scores": (
        ["ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ", "หมายเหตุ"],
        [[1, "การปฏิบัติหน้าที่", 98.05, "AA", "ผ่าน"], [2, "การใช้งบประมาณ", 87.84, "A", "ผ่าน"]],
    ),
    "a plan of activities": (
        ["ที่", "กิจกรรม", "วันที่", "ผู้รับผิดชอบ"],
        [[1, "ประชุมชี้แจง", "10 มิ.ย. 2565", "กลุ่มนิเทศ"], [2, "PLC", "12 ก.ค. 2565", "กลุ่มนิเทศ"]],
    ),
    "a list of numbered weaknesses": (
        ["ข้อ", "กิจกรรม", "ผู้รับผิดชอบ"],
        [[1, "ปรับปรุงเว็บไซต์", "กลุ่ม DLICT"], [2, "อบรม", "กลุ่มบริหารงานบุคคล"]],
    ),
    "a list of persons": (
        ["ชื่อ-สกุล", "ตำแหน่ง", "โทร"],
        [["ก", "นิติกร", "-"], ["ข", "ครู", "-"]],
    ),
}


@pytest.mark.parametrize("name", OTHER_TABLES)
def test_another_table_below_is_told_once_and_mixed_with_nothing(name):
    headers, rows = OTHER_TABLES[name]

    def change(sheet):
        put(sheet, 51, headers)
        for number, row in enumerate(rows, start=52):
            put(sheet, number, row)

    report = on_items(change)

    assert same_result(report)
    assert news(report) == [("S125", "info", "A51")]
    assert one(report, "S125").facts["rows"] == "51-53"
    assert headers[1] in words(one(report, "S125"))


def test_points_in_a_table_of_their_own_below_are_the_items():
    def change(sheet):
        put(sheet, 51, ["ข้อ", "คะแนนปีก่อน"])
        for number in range(1, 44):
            put(sheet, 51 + number, [f"O{number}", sheet.cell(4 + number, LAST_POINTS).value])
            sheet.cell(4 + number, LAST_POINTS).value = None

    report = on_items(change)

    assert same_result(report)
    assert news(report) == []
    (risk,) = [f for f in report.findings if (f.code, f.item) == ("Z104", "O14")]
    assert [place.cell for place in risk.also] == ["B65"]


def test_a_small_table_of_points_above_the_list_is_read_too():
    def write(book):
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, ["ข้อ", "คะแนนปีก่อน"])
        for line, number in enumerate(sorted(ZEROS), start=1):
            sheet.write_row(line, 0, [f"O{number}", 0])
        sheet.write_row(10, 0, ["ข้อ", "ข้อมูล", "ผลการดำเนินการ", "ลิงก์"])
        for number, title in enumerate(TITLES, start=1):
            sheet.write_row(10 + number, 0, [f"O{number}", title, "ดำเนินการแล้ว"])

    report = checked(made(write))

    assert len(claimed(report)) == 43
    assert {f.item for f in report.findings if f.code == "Z104"} == {f"O{n}" for n in ZEROS}
    assert told(report, "T105", "S110", "S111") == []


def test_notes_and_a_signature_below_the_budget_are_no_projects():
    def change(book):
        sheet = book[BUDGET]
        sheet["A5"], sheet["D5"], sheet["I5"] = "โครงการเสริมสร้างคุณธรรม", 10000, 10000
        sheet["A6"], sheet["D6"] = "รวม", 10000
        sheet["A7"] = "งบที่เหลือส่งคืนเมื่อสิ้นปี"
        sheet["A8"] = "หมายเหตุ: ได้รับจัดสรรจาก สพฐ."
        sheet["D10"], sheet["D11"] = "ลงชื่อ................ผู้รายงาน", "(นายตัวอย่าง ใจดี)"
        sheet["D12"] = "ผู้อำนวยการกลุ่มนโยบายและแผน"

    report = checked(bent(change))

    assert (report.budget.allocated, report.budget.spent) == (10000, 10000)
    assert told(report, "T101", "T104", "S108") == []


def test_a_project_without_money_is_still_asked_for_it():
    def change(book):
        sheet = book[BUDGET]
        sheet["A5"], sheet["D5"] = "โครงการเสริมสร้างคุณธรรม", 10000
        sheet["A6"] = "โครงการโรงเรียนสุจริต"

    assert ("T104", "todo", "D6") in news(checked(bent(change)))


def test_notes_below_the_history_are_no_years():
    def change(book):
        sheet = book[HISTORY]
        sheet["A13"], sheet["B15"] = "ที่มา: ระบบ ITAS", "ลงชื่อ...................."
        sheet["B16"] = "(นางตัวอย่าง)"

    assert news(checked(bent(change))) == []


def test_a_preamble_of_labels_above_the_table_is_no_row():
    def change(sheet):
        sheet.insert_rows(1, 8)
        put(sheet, 2, ["ชื่อหน่วยงาน", "สพป.ตัวอย่าง"])
        put(sheet, 3, ["ข้อมูล ณ วันที่", "12 ก.ค. 2565", "ผู้รับผิดชอบ", "กลุ่มนโยบายและแผน"])

    report = on_items(change)

    assert claimed(report) == claimed(plain())
    assert news(report) == []
