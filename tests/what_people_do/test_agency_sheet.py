"""The sheet of labelled fields: moved, relabelled, filled in with whatever keys there are."""

from __future__ import annotations

import datetime as dt

import pytest
from what_people_do.people import (
    AGENCY,
    TITLES,
    bent,
    checked,
    made,
    news,
    office_table,
    one,
    plain,
    same_result,
    thai,
    told,
    words,
)

DAY = dt.date(2022, 7, 12)


def on_agency(change):
    return checked(bent(lambda book: change(book[AGENCY])))


def field(sheet, label):
    """The cell beside a label."""
    labels = {str(row[0].value).strip(" *"): row[0].row for row in sheet.iter_rows()}
    return sheet.cell(labels[label], 2)


def test_fields_that_moved_are_found_by_their_labels():
    def move(sheet):
        sheet.insert_cols(1, 2)
        sheet.insert_rows(3, 5)

    report = on_agency(move)

    assert same_result(report)
    assert news(report) == []
    assert told(report, "S121") == [("S121", "info", "D20")]


def test_a_value_some_columns_further_right_is_found():
    def move(sheet):
        cell = field(sheet, "วันที่รายงาน")
        day = cell.value
        cell.value = None
        sheet.cell(cell.row, 5).value = day

    assert on_agency(move).as_of == DAY


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("วันที่รายงาน", "๑๒ ก.ค. ๒๕๖๕"),
        ("วันที่รายงาน", "\u200b12 กรกฎาคม 2565\u00a0"),
        ("วันที่รายงาน", "ณ วันที่ 12/7/2565"),
        ("ปีงบประมาณ พ.ศ.", "๒๕๖๕"),
        ("ปีงบประมาณ พ.ศ.", "พ.ศ. 2565 "),
        ("ปีงบประมาณ พ.ศ.", "'2565"),
        ("ปีงบประมาณ พ.ศ.", "\u30002565"),
    ],
)
def test_years_and_days_typed_as_text_are_understood(label, typed):
    report = on_agency(lambda sheet: setattr(field(sheet, label), "value", typed))

    assert (report.as_of, report.edition.fiscal_year_be) == (DAY, 2565)
    assert {code for code, _, _ in news(report)} <= {"T107"}


@pytest.mark.parametrize(
    "label", ["3. ปีงบประมาณ พ.ศ. :", "ปีงบประมาณ\u00a0พ.ศ.", "๓) ปีงบประมาณ พ.ศ.*", "ปีงบประมาณ\nพ.ศ."]
)
def test_numbers_colons_and_blanks_in_a_label_change_nothing(label):
    def relabel(sheet):
        cell = field(sheet, "ปีงบประมาณ พ.ศ.")
        sheet.cell(cell.row, 1).value = label

    assert news(on_agency(relabel)) == []


def test_a_misspelt_label_is_taken_for_what_it_means_and_asked_about():
    def relabel(sheet):
        cell = field(sheet, "วันที่รายงาน")
        sheet.cell(cell.row, 1).value = "วันที่รายงาณ"

    report = on_agency(relabel)

    assert report.as_of == DAY
    assert [line[0] for line in news(report)] == ["S104"]
    assert "วันที่รายงาณ" in words(one(report, "S104"))


def test_a_day_under_a_looser_name_does_not_go_before_the_forms_own_label():
    def add(sheet):
        sheet.insert_rows(4)
        sheet["A4"], sheet["B4"] = "วันที่", dt.datetime(2021, 1, 1)  # noqa: DTZ001

    report = on_agency(add)

    assert report.as_of == DAY
    assert told(report, "S106") == []


def test_one_label_with_two_values_is_asked_about():
    def add(sheet):
        sheet["A40"], sheet["B40"] = "วันที่รายงาน", dt.datetime(2022, 8, 1)  # noqa: DTZ001

    report = on_agency(add)

    assert report.as_of == DAY
    assert [line for line in news(report) if line[0] == "S106"] == [("S106", "confirm", "A40")]


def test_merged_labels_and_values_are_read():
    def merge(sheet):
        row = field(sheet, "ชื่อหน่วยงาน").row
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=6)

    report = on_agency(merge)

    assert report.agency == plain().agency
    assert news(report) == []


def test_a_deleted_row_of_a_needed_field_is_asked_for():
    def cut(sheet):
        sheet.delete_rows(field(sheet, "เว็บไซต์หลัก").row)

    assert ("C101", "todo", "A1") in news(on_agency(cut))


def test_an_offices_own_list_of_facts_in_sentences_is_read():
    def write(book):
        sheet = book.add_worksheet("หน่วยงาน")
        sheet.write(0, 1, "ชื่อหน่วยงาน : สพป.ตัวอย่าง เขต 1")
        sheet.write(1, 1, "ประจำปีงบประมาณ: ๒๕๖๕")
        sheet.write(2, 1, "เว็บไซต์ : https://www.example.go.th")
        sheet.write(3, 1, "ข้อมูล ณ วันที่ : 12 ก.ค. 2565")

    report = checked(made(write))

    assert report.agency == "สพป.ตัวอย่าง เขต 1"
    assert (report.as_of, report.edition.fiscal_year_be) == (DAY, 2565)


def test_the_form_and_a_pasted_table_speak_of_one_agency():
    report = checked(bent(lambda book: office_table(book.create_sheet("ตารางกลุ่ม"), 3)))

    assert report.agency == plain().agency
    assert [line for line in news(report) if line[0] == "S124"] == [("S124", "confirm", "A1")]


def test_an_office_with_one_sheet_names_itself_above_its_table():
    def write(book):
        sheet = book.add_worksheet("Sheet1")
        sheet.write(0, 0, "แบบติดตามการเปิดเผยข้อมูลสาธารณะ (OIT)")
        sheet.write_row(1, 0, ["หน่วยงาน", "สพป.ตัวอย่าง เขต 1", None, "ปีงบประมาณ", "๒๕๖๕"])
        sheet.write(2, 0, "ข้อมูล ณ วันที่ : 12 ก.ค. 2565")
        sheet.write_row(4, 0, ["ข้อ", "ข้อมูล", "ผลการดำเนินการ"])
        for number, title in enumerate(TITLES, start=1):
            sheet.write_row(4 + number, 0, [thai(number), title, "ดำเนินการแล้ว"])

    report = checked(made(write))

    assert report.agency == "สพป.ตัวอย่าง เขต 1"
    assert (report.edition.key, report.edition.how) == ("2565-obec", "year")
    assert (report.as_of, report.kpi.claimed) == (DAY, 43)
    assert told(report, "T107") == [("T107", "info", "E2")]
    assert ("C101", "todo", "A1") in told(report)


def test_a_letterhead_alone_is_no_agency_sheet():
    def write(book):
        sheet = book.add_worksheet("Sheet1")
        sheet.write(0, 0, "บันทึกข้อความ")
        sheet.write_row(1, 0, ["เรื่อง", "การติดตามข้อมูล ปีงบประมาณ 2565", "วันที่", "12 ก.ค. 2565"])
        sheet.write_row(4, 0, ["ข้อ", "ข้อมูล", "ผลการดำเนินการ"])
        for number, title in enumerate(TITLES, start=1):
            sheet.write_row(4 + number, 0, [thai(number), title, "ดำเนินการแล้ว"])

    report = checked(made(write))

    assert report.agency is None
    assert report.kpi.claimed == 43
    assert "C101" in {skipped.code for skipped in report.skipped}


def test_the_help_of_an_earlier_form_is_no_value():
    def reword(sheet):
        for row in sheet.iter_rows(min_row=4, min_col=3, max_col=3):
            if row[0].value:
                row[0].value = f"คำแนะนำเดิม: {row[0].value}"

    report = on_agency(reword)

    assert same_result(report)
    assert news(report) == []


def test_a_label_in_the_words_of_another_field_is_none():
    def write(sheet):
        field(sheet, "ผู้ดูแลเว็บไซต์ (ตำแหน่งหรือกลุ่ม)").value = "หน่วยงาน: กลุ่มอำนวยการ"

    report = on_agency(write)

    assert same_result(report)
    assert news(report) == []
