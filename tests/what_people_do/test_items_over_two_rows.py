"""An item that a page break cut in two: its second line has no code."""

from __future__ import annotations

import datetime as dt

import pytest
import samples
from what_people_do.people import (
    CODE,
    ELEMENTS,
    FIRST_ROW,
    HEADER_ROW,
    ITEMS,
    LAST_POINTS,
    LINK,
    STATUS,
    TITLE,
    TITLES,
    checked,
    claimed,
    made,
    news,
    on_items,
    one,
    plain,
    put,
    same_result,
    thai,
    told,
    words,
)

from oitsheet.form.layout import load_layout
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

O2 = FIRST_ROW + 1
LOOKED_ON = 11


def below(code_row, *cells):
    """Insert a line below a row and write (column, value) into it."""

    def change(sheet):
        sheet.insert_rows(code_row + 1)
        for column, value in cells:
            sheet.cell(code_row + 1, column).value = value

    return change


def item(data, code):
    day = AsOf(asked=None, today=dt.date(2022, 7, 12))
    submission = fit(read(data), load_layout(), samples.Bundled(), asked=None, as_of=day)
    return submission.item(code)


def test_the_rest_of_the_elements_and_of_the_remark_belongs_to_the_item_above():
    report = on_items(below(O2, (ELEMENTS, "○ แผนที่ตั้ง"), (STATUS, "และที่อยู่ไปรษณีย์อิเล็กทรอนิกส์")))

    assert same_result(report)
    assert news(report) == [("S123", "info", "A7")]
    assert "O2 (7)" in words(one(report, "S123"))
    (remark,) = [f for f in report.findings if (f.code, f.item) == ("C102", "O2")]
    assert remark.at.cell == "F6"
    assert remark.facts["found"].endswith("\nและที่อยู่ไปรษณีย์อิเล็กทรอนิกส์")


def test_the_rest_of_the_elements_alone_is_not_worth_a_word():
    report = on_items(below(O2, (ELEMENTS, "○ แผนที่ตั้ง")))

    assert same_result(report)
    assert news(report) == []


def test_the_header_may_stand_again_between_the_two_parts():
    def paged(sheet):
        sheet.insert_rows(O2 + 1, 3)
        put(sheet, O2 + 2, [cell.value for cell in sheet[HEADER_ROW]])
        sheet.cell(O2 + 3, LINK).value = "https://www.example.go.th/o2"

    report = on_items(paged)

    assert ("S123", "info", "A9") in news(report)
    assert told(report, "S108") == []


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (None, None),
        (None, "(ต่อ)"),
        (None, "ข้อมูลผู้บริหาร (ต่อ)"),
        (None, "ข้อมูลผู้บริหาร"),
        ("O2 (ต่อ)", None),
        ("(ต่อ)", None),
        ("๐๒ (ต่อ)", "ข้อมูลผู้บริหาร (ต่อ)"),
    ],
)
def test_the_second_line_may_say_that_it_goes_on(code, title):
    cells = [(column, text) for column, text in ((CODE, code), (TITLE, title)) if text]
    report = on_items(below(O2, *cells, (LINK, "https://www.example.go.th/o2")))

    assert ("S123", "info", "A7") in news(report)
    assert told(report, "S108", "S109", "S110", "T105") == []


def test_a_value_that_only_the_second_line_holds_counts_and_is_named_at_its_cell():
    def change(sheet):
        sheet.cell(O2, STATUS).value = None
        sheet.cell(O2, LAST_POINTS).value = None
        below(O2, (STATUS, "ยังไม่ดำเนินการ"), (LAST_POINTS, 250))(sheet)

    report = on_items(change)

    assert ("S123", "info", "A7") in news(report)
    assert ("C103", "todo", "F7") in news(report)
    assert ("T103", "error", "L7") in news(report)
    assert {f.item for f in report.findings if f.code == "T103"} == {"O2"}


def test_texts_and_links_of_both_lines_are_joined():
    def write(book):
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "สถานะ", "ลิงก์", "วันที่สอบทาน", "คำอธิบาย"])
        for number, title in enumerate(TITLES, start=1):
            sheet.write_row(number + (number > 2), 0, [thai(number), title, "กลุ่มอำนวยการ"])
        sheet.write_string(2, 4, "https://www.example.go.th/1")
        sheet.write(2, 6, "หน้าแรก")
        sheet.write_row(3, 2, ["กลุ่มบริหารงานบุคคล", "ครบ"])
        sheet.write_url(3, 4, "https://www.example.go.th/2", string="คลิก")
        sheet.write(3, 5, "1 ก.ค. 2565")
        sheet.write(3, 6, "> ITA 2565")

    second = item(made(write), "O2")

    assert [part.url for part in second.links] == [
        "https://www.example.go.th/1",
        "https://www.example.go.th/2",
    ]
    assert second.text("owner_lead") == "กลุ่มอำนวยการ\nกลุ่มบริหารงานบุคคล"
    assert second.text("explanation") == "หน้าแรก\n> ITA 2565"
    assert second.row.date_in("looked_on") == dt.date(2022, 7, 1)
    assert (second.place("owner_lead").cell, second.place("status").cell) == ("C3", "D4")
    assert (second.place("link").cell, second.place("looked_on").cell) == ("E3", "F4")


def test_the_same_text_on_both_lines_is_not_doubled():
    def write(book):
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบ"])
        for number, title in enumerate(TITLES, start=1):
            sheet.write_row(number + (number > 2), 0, [thai(number), title, "กลุ่มอำนวยการ"])
        sheet.write(3, 2, "กลุ่มอำนวยการ ")

    assert item(made(write), "O2").text("owner_lead") == "กลุ่มอำนวยการ"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (LAST_POINTS, 50),
        (STATUS, "ยังไม่ดำเนินการ"),
        (STATUS, "ดำเนินการแล้ว"),
    ],
)
def test_a_line_that_contradicts_the_row_above_is_asked_about_and_counts_for_nothing(column, value):
    report = on_items(below(FIRST_ROW, (ELEMENTS, "○ ต่อ"), (column, value)))

    assert same_result(report)
    assert news(report) == [("S108", "confirm", "A6")]


@pytest.mark.parametrize(
    "line",
    [
        [(CODE, "ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน")],
        [(TITLE, "ข้อมูลพื้นฐาน")],
        [(STATUS, "หมายเหตุ: ตามคำสั่งที่ 147/2565")],
        [(STATUS, "ลงชื่อ........................ผู้รายงาน")],
        [(CODE, "รวม"), (STATUS, "2 ข้อ")],
    ],
    ids=["sub-indicator", "group", "note", "signature", "sum"],
)
def test_what_is_nobodys_row_goes_on_with_nothing(line):
    report = on_items(below(O2, *line))

    assert same_result(report)
    assert news(report) == []


def test_a_blank_row_parts_a_line_from_the_item_above():
    def change(sheet):
        sheet.insert_rows(O2 + 1, 2)
        sheet.cell(O2 + 2, STATUS).value = "และอีเมล"

    report = on_items(change)

    assert news(report) == [("S108", "confirm", "A8")]


def test_the_last_item_may_go_on_too():
    report = on_items(
        lambda sheet: put(sheet, 48, [None, None, "○ ต่อ", None, None, None, None, "เมนูซ้าย"])
    )

    assert claimed(report) == claimed(plain())
    assert news(report) == [("S123", "info", "A48")]


def test_the_attached_table_of_an_order_is_read_across_its_page_breaks():
    """As printed: the header again on each page, once with a slip, and items cut in two."""
    headers = ["ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ผู้รับผิดชอบ"]

    def write(book):
        sheet = book.add_worksheet("บัญชีแนบท้าย")
        sheet.write(0, 0, "บัญชีแนบท้ายคำสั่งที่ ๑๔๗/๒๕๖๕")
        sheet.write(2, 0, "ตัวชี้วัดย่อย ๙.๑ ข้อมูลพื้นฐาน")
        row = 4
        for number, title in enumerate(TITLES, start=1):
            if number in {1, 6, 13, 25}:
                sheet.write_row(row, 0, ["ชื่อ", *headers[1:]] if number == 6 else headers)
                row += 1
                if number > 1:
                    sheet.write_row(row, 2, ["○ ส่วนที่เหลือ", "" if number == 6 else "เจ้าหน้าที่"])
                    row += 1
            sheet.write_row(row, 0, [thai(number), title, "○ แสดง", "กลุ่มอำนวยการ"])
            row += 1
        sheet.write(row + 1, 2, "สั่ง ณ วันที่ ๑ พฤษภาคม พ.ศ. ๒๕๖๕")
        sheet.write(row + 3, 3, "(นายตัวอย่าง  ใจดี)")
        sheet.write(row + 4, 3, "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา")

    report = checked(made(write))

    assert len([item for item in report.items if item.at]) == 43
    assert {severity for _, severity, _ in told(report)} <= {"info", "confirm"}
    assert told(report, "S108", "S110", "T105") == []
    assert one(report, "S123").facts["found"] == ("O12 (21)", "O24 (35)")
