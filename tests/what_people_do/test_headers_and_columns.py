"""Columns that were moved, renamed, hidden, added or cut off."""

from __future__ import annotations

import pytest
from what_people_do.people import (
    CODE,
    FIRST_ROW,
    HEADER_ROW,
    ITEMS,
    LAST_POINTS,
    LAST_ROW,
    LINK,
    OWNER,
    STATUS,
    TITLE,
    bent,
    checked,
    claimed,
    lost,
    news,
    on_items,
    one,
    plain,
    same_result,
    told,
    words,
)


def rename(column, text):
    return lambda sheet: setattr(sheet.cell(HEADER_ROW, column), "value", text)


def exchanged(sheet, one_column, other):
    for row in range(HEADER_ROW, LAST_ROW + 1):
        first, second = sheet.cell(row, one_column), sheet.cell(row, other)
        first.value, second.value = second.value, first.value


def test_title_lines_above_the_header_change_nothing_but_the_addresses():
    def letterhead(sheet):
        sheet.insert_rows(1, 6)
        sheet["A1"] = "บันทึกข้อความ"
        sheet["A3"] = "เรื่อง ข้อมูลและผลการดำเนินการตามแบบ OIT"

    report = on_items(letterhead)

    assert same_result(report)
    assert news(report) == []
    assert [f.at.cell for f in report.findings if f.code == "C102"] == ["F12", "F32", "F33"]


def test_blank_columns_at_the_left_change_nothing():
    report = on_items(lambda sheet: sheet.insert_cols(1, 3))

    assert same_result(report)
    assert [line for line in news(report) if line[0] != "S115"] == []
    assert told(report, "C107") == [("C107", "info", "I4")]


def test_columns_in_another_order_are_found_by_their_headers():
    report = on_items(lambda sheet: exchanged(sheet, STATUS, OWNER))

    assert same_result(report)
    assert news(report) == []
    assert [f.at.cell for f in report.findings if f.code == "C102"] == ["D6", "D26", "D27"]


def test_frozen_panes_and_widths_are_nothing_to_the_reader():
    def bend(sheet):
        sheet.freeze_panes = "H20"
        sheet.column_dimensions["F"].width = 3

    assert news(on_items(bend)) == []


@pytest.mark.parametrize(
    "typed", ["ผลการดำเนินกาน/ข้อสังเกต", "ผลการดำเนิการ/ข้อสังเกต", "ผลการดําเนินการ ข้อสังเกต"]
)
def test_a_misspelt_header_is_taken_for_what_it_means_and_asked_about(typed):
    report = on_items(rename(STATUS, typed))

    assert same_result(report)
    assert news(report) == [("S104", "confirm", "F4")]
    assert typed in words(one(report, "S104"))


def test_statuses_under_quite_another_header_are_read_and_that_is_told_once():
    report = on_items(rename(STATUS, "สรุปปลายปี"))

    assert same_result(report)
    assert news(report) == [("S138", "info", "F4")]


def test_a_header_of_quite_other_words_is_told_with_what_is_lost_by_it():
    report = on_items(rename(LAST_POINTS, "ของเดิม"))

    assert report.scores.forecast.left_out == 40  # nobody knows what they had last year
    assert news(report) == [("S122", "confirm", "L4"), ("S105", "info", "L4")]
    assert "Z104" in {skipped.code for skipped in report.skipped}


@pytest.mark.parametrize(("typed", "found"), [("เลขรหัส", "เลขรหัส"), (None, "A")])
def test_codes_under_a_strange_header_or_none_are_known_by_what_they_are(typed, found):
    report = on_items(rename(CODE, typed))

    assert same_result(report)
    assert news(report) == [("S126", "info", "A4")]
    assert one(report, "S126").facts["found"] == found


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        (STATUS, "ผลการดำเนินการ/ข้อสังเกต\nStatus or remark"),
        (STATUS, "ผลการดำเนินการ / Status"),
        (STATUS, "ผลการดำเนินการ\n/ข้อสังเกต"),
        (CODE, "ข้อ\nItem"),
        (CODE, "ข้อ (Item)"),
        (LINK, "ลิงก์ (URL)\nLinks"),
        (LAST_POINTS, "คะแนนปีก่อน / Last year's points"),
        (TITLE, "  ข้อมูล :"),
        (TITLE, "ข้อมูล *"),
        (STATUS, "ผลการดำเนินการ\u00a0/\u200bข้อสังเกต"),
    ],
)
def test_two_languages_line_breaks_and_unseen_characters_in_a_header_change_nothing(column, typed):
    report = on_items(rename(column, typed))

    assert same_result(report)
    assert news(report) == []


def test_a_column_of_the_offices_own_is_told_and_the_rest_is_read():
    def add(sheet):
        sheet.insert_cols(STATUS)
        sheet.cell(HEADER_ROW, STATUS).value = "โทรแจ้งแล้ว"
        sheet.cell(FIRST_ROW, STATUS).value = "ใช่"

    report = on_items(add)

    assert claimed(report) == claimed(plain())
    assert ("S105", "info", "F4") in news(report)


def test_a_filled_column_without_any_header_is_told():
    def add(sheet):
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.cell(row, 30).value = "เลขที่รับ"

    report = on_items(add)

    assert news(report) == [("S105", "info", "AD4")]
    assert '"AD"' in words(one(report, "S105"))


def test_a_hidden_column_is_read_and_told():
    def hide(sheet):
        sheet.column_dimensions["F"].hidden = True

    report = on_items(hide)

    assert same_result(report)
    assert news(report) == [("S115", "info", "F4")]


def test_a_deleted_status_column_is_told_and_nothing_is_counted_as_not_done():
    report = on_items(lambda sheet: sheet.delete_cols(STATUS))

    assert (report.kpi.claimed, report.kpi.not_started) == (0, 0)
    assert [line for line in news(report) if line[0] != "S115"] == [("S122", "confirm", "A4")]


def test_columns_cut_off_at_the_right_are_told_in_one_sentence():
    report = on_items(lambda sheet: sheet.delete_cols(LAST_POINTS, 30))

    assert claimed(report) == claimed(plain())
    assert news(report) == [("S122", "confirm", "A4")]
    assert len(one(report, "S122").facts["column"]) > 10
    assert "คะแนนปีก่อน" in words(one(report, "S122"))
    assert lost(report) == {"Z104"}


def test_two_filled_columns_under_one_header_are_asked_about():
    def double(sheet):
        sheet.cell(HEADER_ROW, 5).value = "สถานะ"
        sheet.cell(FIRST_ROW, 5).value = "ยังไม่ดำเนินการ"

    report = on_items(double)

    assert ("S106", "confirm", "F4") in news(report)
    assert [str(place) for place in one(report, "S106").also] == [f"{ITEMS}!E4"]


def test_of_two_columns_under_one_header_a_blank_one_is_no_question():
    report = on_items(rename(5, "สถานะ"))

    assert claimed(report) == claimed(plain())
    assert news(report) == []


def test_the_lists_of_another_office_may_name_the_columns_otherwise():
    def rewrite(book):
        sheet = book[ITEMS]
        for column, text in ((CODE, "ข้อที่"), (TITLE, "ประเด็นการตรวจ"), (OWNER, "เจ้าภาพหลัก")):
            sheet.cell(HEADER_ROW, column).value = text
        sheet.cell(HEADER_ROW, STATUS).value = "มี/ไม่มี"
        sheet.cell(HEADER_ROW, LINK).value = "ลิ้งค์"

    assert news(checked(bent(rewrite))) == []


def test_a_column_of_notes_is_read_where_no_explanation_stands():
    """Offices write what is not there yet beside the link, in their own column of notes."""

    def rewrite(book):
        sheet = book[ITEMS]
        sheet.cell(HEADER_ROW, LINK + 1).value = "หมายเหตุ"
        sheet.cell(FIRST_ROW, LINK + 1).value = "ยังไม่มีลายเซ็น"

    assert ("Z143", "confirm", "H5") in news(checked(bent(rewrite)))
