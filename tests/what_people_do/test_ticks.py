"""Statuses told by ticks in columns of their own: there, not there."""

from __future__ import annotations

import pytest
from what_people_do.people import (
    ITEMS,
    TITLES,
    checked,
    claimed,
    made,
    on_items,
    one,
    states,
    told,
    words,
)

NOT_DONE = {4, 17, 33}
BLANK = {8}


def sheet_of(book, headers=("ข้อ", "ข้อมูล", "มี", "ไม่มี", "หมายเหตุ"), *, tick="✓", first=1):
    sheet = book.add_worksheet(ITEMS)
    sheet.write_row(0, 0, headers)
    for number, title in enumerate(TITLES, start=1):
        column = 3 if number in NOT_DONE else 2
        sheet.write_row(first + number - 1, 0, [f"O{number}", title])
        if number not in BLANK:
            sheet.write(first + number - 1, column, tick)
    return sheet


def read_so(report):
    """Whether every tick was read as the word above it."""
    rest = {f"O{n}" for n in range(1, 44)} - {f"O{n}" for n in NOT_DONE | BLANK}
    not_begun = {code for code, state in states(report).items() if state == "not_started"}
    return claimed(report) == rest and not_begun == {f"O{n}" for n in NOT_DONE}


@pytest.mark.parametrize("tick", ["✓", "✔", "√", "/", "●", "(/)", "\uf0fc", 1, True, " ✓\u00a0"])
def test_a_tick_means_the_word_above_it(tick):
    report = checked(made(lambda book: sheet_of(book, tick=tick)))

    assert read_so(report)
    assert told(report, "S105", "S108", "S110", "S129", "C102", "T112") == []
    assert [line for line in told(report, "C103") if line[2] == "D5"] == [("C103", "todo", "D5")]
    assert told(report, "C107") == [("C107", "info", "C1")]


@pytest.mark.parametrize(
    "heads", [("ดำเนินการแล้ว", "ยังไม่ดำเนินการ"), ("ครบ", "ไม่ครบ"), ("ผ่าน", "ยังไม่มี")]
)
def test_other_pairs_of_words_do_as_well(heads):
    headers = ("ข้อ", "ข้อมูล", *heads, "หมายเหตุ")
    report = checked(made(lambda book: sheet_of(book, headers)))

    assert len(claimed(report)) == 43 - len(NOT_DONE) - len(BLANK)
    assert not {f"O{number}" for number in NOT_DONE} & claimed(report)
    assert told(report, "S105", "S129") == []


def test_the_words_may_stand_in_a_row_of_their_own_under_one_heading():
    def write(book):
        sheet = sheet_of(book, (), first=2)
        for column, text in enumerate(("ข้อ", "ข้อมูล")):
            sheet.merge_range(0, column, 1, column, text)
        sheet.merge_range("C1:D1", "ผลการดำเนินการ")
        sheet.write_row(1, 2, ["มี", "ไม่มี"])
        sheet.merge_range("E1:E2", "หมายเหตุ")

    report = checked(made(write))

    assert read_so(report)
    assert told(report, "S105", "S108") == []


def test_boxes_that_are_not_ticked_say_nothing():
    def write(book):
        sheet = sheet_of(book, tick=True)
        for number in range(1, 44):
            column = 2 if number in NOT_DONE else 3
            sheet.write_boolean(number, column, False)  # noqa: FBT003  a box, not an option
        sheet.write_boolean(8, 2, False)  # noqa: FBT003

    assert read_so(checked(made(write)))


def test_two_ticks_are_told_as_they_stand():
    def write(book):
        sheet_of(book).write(5, 3, "✓")

    report = checked(made(write))

    assert "O5" not in claimed(report) or states(report)["O5"] == "to_mend"
    assert told(report, "C102") == [("C102", "todo", "C6")]
    assert "มี / ไม่มี" in words(one(report, "C102"))


def test_a_remark_in_place_of_a_tick_is_the_status():
    def write(book):
        sheet_of(book).write(5, 2, "ขาดเบอร์โทร")

    report = checked(made(write))

    assert told(report, "C102") == [("C102", "todo", "C6")]
    assert states(report)["O5"] == "to_mend"


def test_a_status_column_goes_before_columns_of_words():
    def bend(sheet):
        sheet.cell(4, 30).value, sheet.cell(4, 31).value = "มี", "ไม่มี"
        sheet.cell(5, 31).value = "✓"

    report = on_items(bend)

    assert "O1" in claimed(report)
    assert ("S105", "info", "AE4") in told(report)
