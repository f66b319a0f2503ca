"""Codes and points, or codes and statuses, in several pairs of columns side by side."""

from __future__ import annotations

import pytest
from what_people_do.people import (
    AGENCY,
    HISTORY,
    ITEMS,
    TITLES,
    ZEROS,
    checked,
    claimed,
    made,
    one,
    put,
    states,
    thai,
    told,
)

ROWS = 11


def agency(book, year=2564):
    sheet = book.add_worksheet(AGENCY)
    sheet.write_row(0, 0, ["ชื่อหน่วยงาน", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1"])
    sheet.write_row(1, 0, ["ปีงบประมาณ", year])


def pairs(book, headers=("ข้อ", "คะแนน"), tab=ITEMS, *, fill=None):
    """Eleven rows of four pairs, as the result of FY 2564 is printed."""
    sheet = book.add_worksheet(tab)
    sheet.write(0, 0, "OIT คะแนนแบบวัดการเปิดเผยข้อมูลสาธารณะ")
    for block in range(4):
        sheet.write_row(2, 2 * block, headers)
        for line in range(ROWS):
            number = ROWS * block + line + 1
            if number <= len(TITLES):
                points = 0 if number in ZEROS else 100
                sheet.write_row(
                    3 + line, 2 * block, [f"O{number}", fill(number) if fill else points]
                )
    return sheet


def result_of(**how):
    def write(book):
        agency(book)
        pairs(book, **how)

    return checked(made(write))


@pytest.mark.parametrize(
    "how",
    [{}, {"headers": ("O-code", "คะแนน")}, {"tab": "คะแนน OIT"}, {"tab": "Sheet1"}],
    ids=["the form's tab", "another header", "a tab of its own", "no name"],
)
def test_the_published_result_is_read_from_all_four_pairs(how):
    report = result_of(**how)

    assert report.scores.assessed.filled == 43
    assert report.scores.assessed.zero_items == tuple(f"O{number}" for number in sorted(ZEROS))
    assert {code for code, state in states(report).items() if state == "to_mend"} == {
        f"O{number}" for number in ZEROS
    }
    assert told(report, "S106", "S108", "S110", "S111", "T105") == []


def test_a_header_misread_by_a_scanner_is_no_obstacle():
    report = result_of(headers=("ปี", "คะแนน"))

    assert report.scores.assessed.filled == 43
    assert told(report, "S126") == [("S126", "info", "A3")]
    assert told(report, "S106", "S111", "T105") == []


def test_a_finding_names_the_cell_of_its_own_pair():
    report = result_of(fill=lambda number: 250 if number == 14 else "ร้อย" if number == 41 else 100)

    assert told(report, "T103") == [("T103", "error", "D6")]
    assert told(report, "T101") == [("T101", "error", "H11")]
    assert one(report, "T103").item == "O14"
    assert one(report, "T101").item == "O41"
    assert next(item.at.cell for item in report.items if item.code == "O34") == "G4"


def test_codes_and_statuses_may_stand_side_by_side_too():
    remark = "เพิ่มเติมเบอร์โทร"

    def write(book):
        agency(book, 2565)
        pairs(book, ("ข้อ", "สถานะ"), fill=lambda number: remark if number in {2, 36} else "ครบ")

    report = checked(made(write))

    assert len(claimed(report)) == 41
    assert told(report, "C102") == [("C102", "todo", "B5"), ("C102", "todo", "H6")]


def test_blocks_of_three_columns_with_titles_repeated_headers_and_a_signature():
    headers = ["ข้อ", "ข้อมูล", "สถานะ"] * 2

    def write(book):
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, headers)
        sheet.write_row(12, 0, headers)
        for number, title in enumerate(TITLES, start=1):
            block, line = divmod(number - 1, 22)
            row = 1 + line + (line > 10)
            sheet.write_row(row, 3 * block, [thai(number), title, "ดำเนินการแล้ว"])
        sheet.write(26, 4, "ลงชื่อ......................ผู้รายงาน")
        sheet.write(27, 4, "(......................)")

    report = checked(made(write))

    assert report.edition.key == "2565-obec"
    assert len(claimed(report)) == 43
    assert told(report, "S106", "S108", "S110", "S111", "T105") == []


def test_an_item_in_two_blocks_is_told_with_both_cells():
    def write(book):
        agency(book)
        sheet = pairs(book)
        sheet.write_row(13, 6, ["O5", 0])

    report = checked(made(write))

    assert told(report, "T105") == [("T105", "error", "G14")]
    assert [place.cell for place in one(report, "T105").also] == ["A8"]
    assert one(report, "T105").item == "O5"


def test_two_lists_of_the_same_items_side_by_side_are_read_together():
    """Statuses at the left, points at the right in another order: one row each for a reader."""

    def write(book):
        agency(book, 2565)
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, ["ข้อ", "สถานะ", None, "ข้อ", "คะแนนปีก่อน"])
        for line in range(43):
            other = 43 - line
            sheet.write_row(1 + line, 0, [f"O{line + 1}", "ดำเนินการแล้ว", None])
            sheet.write_row(1 + line, 3, [f"O{other}", 0 if other in ZEROS else 100])

    report = checked(made(write))
    risks = {
        f.item: (f.at.cell, *(at.cell for at in f.also))
        for f in report.findings
        if f.code == "Z104"
    }

    assert len(claimed(report)) == 43
    assert told(report, "T105", "S106") == []
    assert set(risks) == {f"O{number}" for number in ZEROS}
    assert risks["O14"] == ("B15", "E31")


def test_a_remark_goes_on_below_within_its_own_block():
    def write(book):
        agency(book, 2565)
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, ["ข้อ", "สถานะ", "ข้อ", "สถานะ"])
        sheet.write_row(1, 0, ["O1", "เพิ่มเติมเบอร์โทร", "O4", "ครบ"])
        sheet.write_row(2, 0, ["", "และอีเมล", "O5", "ครบ"])
        sheet.write_row(3, 0, ["O2", "ครบ", "O6", "ครบ"])

    report = checked(made(write))

    assert told(report, "S123", "S108") == [("S123", "info", "A3")]
    assert one(report, "C102").facts["found"] == "เพิ่มเติมเบอร์โทร\nและอีเมล"
    assert claimed(report) == {"O2", "O4", "O5", "O6"}


def test_years_and_totals_side_by_side_are_all_read():
    def write(book):
        agency(book, 2565)
        pairs(book)
        sheet = book.add_worksheet(HISTORY)
        sheet.write_row(0, 0, ["ปี พ.ศ.", "คะแนน ITA", "ปี พ.ศ.", "คะแนน ITA"])
        sheet.write_row(1, 0, [2561, 91.53, 2563, 86.35])
        sheet.write_row(2, 0, [2562, 91.0, 2564, 187.56])

    report = checked(made(write))

    assert told(report, "T103") == [("T103", "error", "D3")]
    assert told(report, "T104", "S106") == []


def test_a_second_code_column_without_codes_is_no_second_table():
    def write(book):
        agency(book, 2565)
        sheet = book.add_worksheet(ITEMS)
        sheet.write_row(0, 0, ["ข้อ", "สถานะ", "ข้อ"])
        for number in range(1, 44):
            sheet.write_row(number, 0, [f"O{number}", "ครบ", "ดู"])

    report = checked(made(write))

    assert len(claimed(report)) == 43
    assert told(report, "S106") == [("S106", "confirm", "C1")]


def test_the_form_itself_with_a_second_table_beside_it():
    from what_people_do.people import news, on_items, plain  # noqa: PLC0415

    def beside(sheet):
        put(sheet, 4, ["ข้อ", "คะแนนที่ได้"], column=30)
        for number in (1, 2, 3):
            put(sheet, 4 + number, [f"O{number}", 100], column=30)

    report = on_items(beside)

    assert claimed(report) == claimed(plain())
    assert report.scores.assessed.filled == 3
    assert news(report) == []
