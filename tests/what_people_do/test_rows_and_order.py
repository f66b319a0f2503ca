"""Rows that were sorted, filtered, inserted, deleted, repeated or written twice."""

from __future__ import annotations

import pytest
from what_people_do.people import (
    CODE,
    ELEMENTS,
    FIRST_ROW,
    HEADER_ROW,
    ITEMS,
    LAST_POINTS,
    LAST_ROW,
    STATUS,
    TITLE,
    TITLES,
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
    states,
    told,
    words,
)


def row_of(code):
    return FIRST_ROW + int(code[1:]) - 1


def reorder(sheet, order):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(FIRST_ROW, LAST_ROW)]
    for number, values in enumerate(order(rows), start=FIRST_ROW):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value


@pytest.mark.parametrize(
    "order",
    [
        lambda rows: rows[::-1],
        lambda rows: sorted(rows, key=lambda row: str(row[STATUS - 1])),
        lambda rows: sorted(rows, key=lambda row: (row[LAST_POINTS - 1], row[TITLE - 1])),
    ],
    ids=["backwards", "by status", "by points and title"],
)
def test_a_sorted_table_says_the_same(order):
    report = on_items(lambda sheet: reorder(sheet, order))

    assert same_result(report)
    assert news(report) == []


def test_rows_that_a_filter_hides_are_read_and_told_once():
    def filtered(sheet):
        sheet.auto_filter.ref = f"A{HEADER_ROW}:Z{LAST_ROW}"
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.row_dimensions[row].hidden = sheet.cell(row, STATUS).value == "ดำเนินการแล้ว"

    report = on_items(filtered)

    assert same_result(report)
    assert news(report) == [("S114", "info", "A5")]
    assert one(report, "S114").facts["count"] == 38


def test_blank_rows_between_all_rows_change_nothing():
    def spread(sheet):
        for row in range(LAST_ROW, FIRST_ROW, -1):
            sheet.insert_rows(row)

    report = on_items(spread)

    assert same_result(report)
    assert news(report) == []


def test_rows_inserted_inside_the_table_change_nothing():
    report = on_items(lambda sheet: sheet.insert_rows(20, 4))

    assert same_result(report)
    assert news(report) == []


def test_rows_deleted_inside_the_table_are_missed_by_name():
    report = on_items(lambda sheet: sheet.delete_rows(row_of("O6"), 3))

    assert news(report) == [("S111", "todo", "A4")]
    assert one(report, "S111").facts["found"] == ("O6–O8",)
    assert {states(report)[code] for code in ("O6", "O7", "O8")} == {"unknown"}


def test_headers_repeated_at_page_breaks_are_no_rows():
    def paged(sheet):
        headers = [cell.value for cell in sheet[HEADER_ROW]]
        for row in (40, 30, 20, 10):
            sheet.insert_rows(row, 2)
            put(sheet, row + 1, headers)

    report = on_items(paged)

    assert same_result(report)
    assert news(report) == []


def test_a_header_repeated_with_a_slip_or_two_is_no_row():
    def paged(sheet):
        headers = [cell.value for cell in sheet[HEADER_ROW]]
        headers[CODE - 1], headers[8] = "ชื่อ", None
        sheet.insert_rows(20)
        put(sheet, 20, headers)

    assert news(on_items(paged)) == []


def test_a_merged_column_of_groups_before_the_codes_changes_nothing():
    def grouped(sheet):
        sheet.insert_cols(1)
        sheet["A4"], sheet["A5"], sheet["A14"] = "ตัวชี้วัด", "9.1 ข้อมูลพื้นฐาน", "9.2 การบริหารงาน"
        sheet.merge_cells("A5:A13")
        sheet.merge_cells("A14:A47")

    report = on_items(grouped)

    assert same_result(report)
    assert [line for line in news(report) if line[0] != "S115"] == [("S105", "info", "A4")]


def test_headings_of_groups_between_the_rows_are_no_rows():
    def grouped(sheet):
        for row, text in ((30, "9.4 การบริหารและพัฒนาทรัพยากรบุคคล"), (14, "ตัวชี้วัดย่อยที่ 9.2")):
            sheet.insert_rows(row)
            sheet.cell(row, CODE).value = text
        sheet.merge_cells("A14:F14")

    assert news(on_items(grouped)) == []


def test_a_heading_with_an_owner_beside_it_is_asked_about_and_is_no_wrong_code():
    def grouped(sheet):
        sheet.insert_rows(14)
        put(sheet, 14, ["ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน", None, None, "กลุ่มนโยบายและแผน"])

    assert news(on_items(grouped)) == [("S108", "confirm", "A14")]


def test_a_line_that_sums_up_is_no_row():
    def total(sheet):
        put(sheet, LAST_ROW + 1, ["รวม", None, None, None, None, "38 ข้อ"])
        sheet.cell(LAST_ROW + 1, LAST_POINTS).value = 3600

    report = on_items(total)

    assert same_result(report)
    assert news(report) == []


def test_an_item_on_two_rows_counts_once_and_both_cells_and_what_differs_are_named():
    def again(sheet):
        put(sheet, 48, ["O5", None, None, None, None, "ยังไม่ดำเนินการ"])

    report = on_items(again)
    finding = one(report, "T105")

    assert claimed(report) == claimed(plain())
    assert news(report) == [("T105", "error", "A48")]
    assert [str(place) for place in finding.also] == [f"{ITEMS}!A9"]
    assert "A9" in words(finding)
    assert "ผลการดำเนินการ/ข้อสังเกต" in words(finding)


def test_a_row_that_the_form_printed_gives_way_to_a_filled_row_of_the_same_item():
    def typed_below(sheet):
        for row, below in ((row_of("O5"), 50), (row_of("O6"), 51)):
            put(sheet, below, [sheet.cell(row, CODE).value])
            for column in range(STATUS, 30):
                sheet.cell(below, column).value = sheet.cell(row, column).value
                sheet.cell(row, column).value = None

    report = on_items(typed_below)

    assert same_result(report)
    assert news(report) == []
    assert next(item.at.cell for item in report.items if item.code == "O5") == "A50"


def test_codes_cleared_by_mistake_are_known_by_the_titles_and_told_in_one_sentence():
    def cleared(sheet):
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.cell(row, CODE).value = None

    report = on_items(cleared)

    assert same_result(report)
    assert news(report) == [("S109", "info", "A5")]
    assert "5-47" in words(one(report, "S109"))


def test_a_row_without_code_and_title_is_asked_about_and_taken_for_no_other_items_rest():
    def cleared(sheet):
        for row in (row_of("O5"), row_of("O6")):
            for column in (CODE, TITLE):
                sheet.cell(row, column).value = None

    report = on_items(cleared)

    assert news(report) == [("S111", "todo", "A4"), ("S108", "confirm", "A9")]
    assert one(report, "S111").facts["found"] == ("O5", "O6")
    assert "9-10" in words(one(report, "S108"))


@pytest.mark.parametrize(
    "typed",
    [
        lambda number: f"{number:02}",
        lambda number: f"0{number}",
        lambda number: f"๐{number}",
        lambda number: f"ข้อ {number}",
        lambda number: f"O\u200b{number}",
        lambda number: f"\u00a0o-{number}\u3000",
        lambda number: f"'O{number}",
        float,
        lambda number: f"{number}.",
        lambda number: f"OIT{number} :",
    ],
    ids=["010", "0 for O", "thai zero", "word", "zero width", "blanks", "apostrophe", "number",
         "full stop", "colon"],
)  # fmt: skip
def test_codes_as_people_type_them_are_codes(typed):
    def retyped(sheet):
        for number, row in enumerate(range(FIRST_ROW, LAST_ROW + 1), start=1):
            sheet.cell(row, CODE).value = typed(number)

    report = on_items(retyped)

    assert same_result(report)
    assert news(report) == []


def test_element_lines_of_a_table_from_word_belong_to_the_item_above():
    def write(book):
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, ["ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "สถานะ"])
        for number, title in enumerate(TITLES, start=1):
            row = 3 * number - 2
            sheet.merge_range(row, 0, row + 2, 0, f"O{number}")
            sheet.merge_range(row, 1, row + 2, 1, title)
            sheet.merge_range(row, 3, row + 2, 3, "ครบ")
            sheet.write_column(row, 2, ["○ แผนผัง", "○ ตำแหน่ง", "○ ส่วนงาน"])

    report = checked(made(write))

    assert len(claimed(report)) == 43
    assert {severity for _, severity, _ in told(report)} <= {"info", "confirm"}
    assert told(report, "S108", "S110", "S123", "T105") == []


def test_the_other_example_says_the_same_backwards():
    name = "phichit-2566"
    rows = bent(lambda book: reorder(book[ITEMS], lambda rows: rows[::-1]), name)

    assert same_result(checked(rows), name)
    assert news(checked(rows), name) == []


def test_nothing_here_depends_on_the_column_of_the_elements():
    report = on_items(lambda sheet: sheet.delete_cols(ELEMENTS))

    assert claimed(report) == claimed(plain())
    assert news(report) == []
