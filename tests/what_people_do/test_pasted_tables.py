"""The office's own table, pasted into the form: over its header, too low, too far to the right."""

from __future__ import annotations

import pytest
from what_people_do.people import (
    FIRST_ROW,
    HEADER_ROW,
    ITEMS,
    LAST_POINTS,
    LAST_ROW,
    LINK,
    OFFICE_HEADERS,
    OTHERS,
    STATUS,
    TITLES,
    claimed,
    news,
    office_table,
    on_items,
    one,
    plain,
    put,
    told,
    words,
)

DONE = {f"O{number}" for number in range(1, 44) if number != 7}
"""What the office's table says is done."""


def emptied(sheet, *, from_column=OTHERS):
    for row in range(FIRST_ROW, LAST_ROW + 1):
        for column in range(from_column, 30):
            sheet.cell(row, column).value = None


def links(sheet, first):
    for number in range(1, 44):
        sheet.cell(first + number - 1, LINK).value = f"https://www.example.go.th/o{number}"


def test_pasted_over_the_forms_header_it_is_read_by_its_own_header():
    def paste(sheet):
        emptied(sheet)
        office_table(sheet, HEADER_ROW)

    report = on_items(paste)

    assert claimed(report) == DONE
    assert ("C102", "todo", "E11") in news(report)
    assert told(report, "S106", "S108", "S110", "T105", "T110") == []


def test_pasted_over_the_header_of_a_filled_form_both_statuses_are_asked_about():
    report = on_items(lambda sheet: office_table(sheet, HEADER_ROW))

    assert claimed(report) == DONE
    assert ("S106", "confirm", "F4") in news(report)
    assert [place.cell for place in one(report, "S106").also] == ["E4"]


def test_pasted_below_the_forms_header_over_empty_rows_the_rest_of_the_form_goes_on():
    def paste(sheet):
        emptied(sheet)
        office_table(sheet, FIRST_ROW)
        links(sheet, FIRST_ROW + 1)

    report = on_items(paste)

    assert claimed(report) == DONE
    assert told(report, "Z101", "S128", "S106", "T105") == []


def test_pasted_below_the_forms_header_over_filled_rows_what_is_left_beside_it_is_not_read():
    """Links and points beside it stand one row too high for the new rows."""
    report = on_items(lambda sheet: office_table(sheet, FIRST_ROW))

    assert claimed(report) == DONE
    assert ("S128", "confirm", "A5") in news(report)
    assert one(report, "S128").facts["found"] == ("F", "L")
    assert "Z104" not in {finding.code for finding in report.findings}
    assert told(report, "S105", "S122") == []


def test_pasted_in_the_middle_it_is_read_by_its_own_header_and_what_contradicts_is_told():
    report = on_items(lambda sheet: office_table(sheet, FIRST_ROW + 5))

    assert claimed(report) >= {f"O{number}" for number in range(8, 44)}
    assert ("S128", "confirm", "A10") in news(report)
    assert told(report, "T105") == [("T105", "error", "A12")]
    assert "ผลการดำเนินการ/ข้อสังเกต" in words(one(report, "T105"))


def test_pasted_below_an_unfilled_form_it_is_what_counts():
    def paste(sheet):
        emptied(sheet, from_column=4)
        office_table(sheet, 60)

    report = on_items(paste)

    assert claimed(report) == DONE
    assert told(report, "T105", "S108", "S110", "S128") == []
    assert ("C102", "todo", "E67") in news(report)


def test_pasted_without_its_header_its_status_stands_under_another_header_and_that_is_asked():
    def paste(sheet):
        emptied(sheet)
        office_table(sheet, FIRST_ROW, None)

    report = on_items(paste)

    assert claimed(report) == set()
    assert ("S129", "confirm", "E4") in news(report)
    assert "42" in words(one(report, "S129"))


def test_pasted_one_column_to_the_right_with_its_header_it_is_found_all_the_same():
    def paste(sheet):
        for row in sheet.iter_rows(HEADER_ROW, LAST_ROW):
            for cell in row:
                cell.value = None
        put(sheet, HEADER_ROW, OFFICE_HEADERS, column=2)
        for number, title in enumerate(TITLES, start=1):
            line = [f"O{number}", title, None, None, "ดำเนินการแล้ว"]
            put(sheet, HEADER_ROW + number, line, column=2)

    report = on_items(paste)

    assert len(claimed(report)) == 43
    assert next(item.at.cell for item in report.items if item.code == "O9") == "B13"


@pytest.mark.parametrize("codes_left", [True, False], ids=["codes left", "codes gone"])
def test_pasted_one_column_to_the_right_of_the_forms_header_it_is_read_so_and_asked(codes_left):
    def paste(sheet):
        points = [sheet.cell(row, LAST_POINTS).value for row in range(FIRST_ROW, LAST_ROW + 1)]
        emptied(sheet, from_column=2)
        for number, title in enumerate(TITLES, start=1):
            row = HEADER_ROW + number
            line = [f"O{number}", title, "○ แสดง", "กลุ่มอำนวยการ", None, "ดำเนินการแล้ว"]
            put(sheet, row, line, column=2)
            sheet.cell(row, LAST_POINTS).value = points[number - 1]
            if not codes_left:
                sheet.cell(row, 1).value = None

    report = on_items(paste)

    assert len(claimed(report)) == 43
    assert told(report, "S127") == [("S127", "confirm", "B4")]
    assert "ข้อมูล" in words(one(report, "S127"))
    assert told(report, "T101", "T110", "C102", "S108", "S110") == []
    assert {f.item for f in report.findings if f.code == "Z104"} == {
        f.item for f in plain().findings if f.code == "Z104"
    }


def test_values_pasted_over_drop_downs_are_read_as_typed():
    def paste(sheet):
        for row, text in ((5, " ดำเนินการ แล้ว "), (6, "เรียบร้อย"), (7, "✓"), (8, "/"), (9, True)):
            sheet.cell(row, STATUS).value = text

    report = on_items(paste)

    assert claimed(report) == claimed(plain()) | {"O2"}
    assert news(report) == []


def test_words_near_a_choice_are_asked_about():
    report = on_items(lambda sheet: put(sheet, 5, ["ดำเนิการแล้ว"], column=STATUS))

    assert news(report) == [("T112", "confirm", "F5")]
    assert report.findings[0].at.sheet == ITEMS or "ดำเนินการแล้ว" in words(one(report, "T112"))
