"""Numbers as text, unseen blanks, failed and forgotten formulas, another calendar's days."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from what_people_do.people import (
    AGENCY,
    BUDGET,
    EXAMPLES,
    FIRST_ROW,
    LAST_POINTS,
    LAST_ROW,
    LINK,
    NAME,
    STATUS,
    bent,
    checked,
    claimed,
    news,
    on_items,
    one,
    plain,
    put,
    same_result,
    told,
    words,
)
from workbook import building

ZERO_ROW = FIRST_ROW + 13
"""The row of O14, which scored 0 in the year before."""


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("100", True),
        (" 100 ", True),
        ("100\u00a0", True),
        ("\u200b100", True),
        ("\u3000100", True),
        ("'100", True),
        ("๑๐๐", True),
        ("๑๐๐.๐๐", True),
        ("100 คะแนน", True),
        ("100.00", True),
        ("1,00", False),
        ("100%", False),
        ("หนึ่งร้อย", False),
        (True, False),
    ],
)
def test_points_typed_as_text_are_points_or_are_told(typed, understood):
    report = on_items(lambda sheet: put(sheet, FIRST_ROW, [typed], column=LAST_POINTS))

    if understood:
        assert same_result(report)
        assert {code for code, _, _ in news(report)} <= {"T107"}
    else:
        assert news(report) == [("T101", "error", "L5")]
        assert one(report, "T101").item == "O1"


def test_more_points_than_there_are_is_an_error_though_typed_with_a_comma():
    report = on_items(lambda sheet: put(sheet, FIRST_ROW, ["1,000"], column=LAST_POINTS))

    assert ("T103", "error", "L5") in news(report)


@pytest.mark.parametrize(
    "blank", ["\u00a0", "\u200b", "\u3000", " \u00a0 ", "\ufeff", "\u200b\u200b", "\t"]
)
def test_a_cell_in_which_nothing_shows_is_blank(blank):
    def change(sheet):
        for column in (STATUS, LINK, LAST_POINTS):
            sheet.cell(FIRST_ROW + 20, column).value = blank
        sheet.cell(60, STATUS).value = blank
        sheet.cell(48, LINK).value = blank

    report = on_items(change)

    assert claimed(report) == claimed(plain())
    assert news(report) == []


@pytest.mark.parametrize(
    "typed",
    ["ดำเนินการแล้ว\u00a0", "\u200bดำเนินการแล้ว", "ดำเนินการ\u3000แล้ว", "ดําเนินการแล้ว", "ดำเนินการแล้ว\n"],
)
def test_a_status_with_unseen_characters_is_the_status(typed):
    def change(sheet):
        for row in range(FIRST_ROW, LAST_ROW + 1):
            if sheet.cell(row, STATUS).value == "ดำเนินการแล้ว":
                sheet.cell(row, STATUS).value = typed

    report = on_items(change)

    assert claimed(report) == claimed(plain())
    assert news(report) == []


def test_a_formula_that_failed_is_an_error_and_no_status():
    def change(sheet):
        put(sheet, 5, ["#REF!"], column=STATUS)
        put(sheet, 6, ["#N/A"], column=LINK)
        put(sheet, 7, ["#DIV/0!"], column=LAST_POINTS)

    report = on_items(change)

    assert news(report) == [
        ("T106", "error", "F5"),
        ("T106", "error", "G6"),
        ("T106", "error", "L7"),
    ]
    assert "O1" not in claimed(report)


def test_a_failed_code_leaves_the_title_to_tell_the_item():
    report = on_items(lambda sheet: put(sheet, 9, ["#REF!"]))

    assert claimed(report) == claimed(plain())
    assert news(report) == [("T106", "error", "A9"), ("S109", "info", "A9")]
    assert told(report, "S110") == []


def test_a_formula_never_calculated_is_told_and_counts_as_blank():
    def change(sheet):
        for row in range(FIRST_ROW, FIRST_ROW + 3):
            sheet.cell(row, STATUS).value = '=IF(TRUE,"ดำเนินการแล้ว","")'

    report = on_items(change)

    assert news(report) == [("S112", "confirm", "F5")]
    assert claimed(report) == claimed(plain()) - {"O1", "O3"}


def test_codes_by_formulas_never_calculated_leave_the_titles_to_tell_the_items():
    def change(sheet):
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.cell(row, 1).value = '="O"&(ROW()-4)'

    report = on_items(change)

    assert claimed(report) == claimed(plain())
    assert {code for code, _, _ in news(report)} == {"S109", "S112"}


def test_the_address_in_a_link_formula_needs_no_calculating():
    formula = '=HYPERLINK("https://www.example.go.th/o1","ลิงก์")'
    report = on_items(lambda sheet: put(sheet, FIRST_ROW, [formula], column=LINK))

    assert ("Z101", "risk", "G5") not in news(report)
    assert told(report, "T110") == []
    assert "S112" not in {code for code, _, _ in news(report)}
    assert ("Z101", "risk", "G7") in news(report)


def test_values_pasted_over_the_forms_formulas_are_told_and_judged_as_they_stand():
    def change(book):
        sheet = book[BUDGET]
        put(sheet, 5, ["โครงการตัวอย่าง"])
        put(sheet, 5, [100, 100, 100, 100, 500, None, 600], column=9)
        sheet["D5"] = 1000

    report = checked(bent(change))

    assert ("S113", "info", "M5") in news(report)
    assert ("S113", "info", "O5") in news(report)
    assert ("B101", "error", "M5") in news(report)


def with_days(book):
    book[AGENCY]["B9"].value = book[AGENCY]["B9"].value
    book["รายการ OIT"]["K5"] = dt.datetime(2022, 7, 1)  # noqa: DTZ001  (Excel has no zones)
    book["รายการ OIT"]["M5"] = dt.datetime(2021, 1, 1)  # noqa: DTZ001


def test_a_book_that_counts_its_days_from_1904_says_the_same():
    def change(book):
        with_days(book)
        book.epoch = CALENDAR_MAC_1904

    file = bent(change)
    report = checked(file)

    assert b'date1904="1"' in b"".join(_parts(file))
    assert report == checked(bent(with_days))
    assert report.as_of == plain().as_of


def test_days_misread_from_1900_would_be_seen_here():
    """The same numbers without the mark of 1904: another report, so the test above can fail."""

    def change(book):
        with_days(book)
        book.epoch = CALENDAR_MAC_1904

    def unmarked(name, part):
        return name, re.sub(rb'\sdate1904="1"', b"", part)

    report = checked(building.replaced(bent(change), unmarked))

    assert report.as_of != plain().as_of


def test_statuses_from_a_column_of_check_boxes_are_done_or_not_done():
    def change(sheet):
        for row in range(FIRST_ROW, LAST_ROW + 1):
            sheet.cell(row, STATUS).value = row % 2 == 0

    report = on_items(change)

    assert (report.kpi.claimed, report.kpi.not_started) == (21, 22)


def test_the_file_as_it_was_committed_says_what_its_bent_copies_are_held_against():
    committed = checked((EXAMPLES / f"{NAME}.xlsx").read_bytes())

    assert same_result(committed)
    assert {f.code for f in plain().findings} - {f.code for f in committed.findings} <= {"S112"}
    assert "O14" in words(next(f for f in committed.findings if f.code == "Z104")) or ZERO_ROW == 18


def _parts(file):
    found = []
    building.replaced(file, lambda name, part: found.append(part) or (name, part))
    return found
