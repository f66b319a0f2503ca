"""A day at the keyboard: typing, pasting, filling down, taking back."""

from __future__ import annotations

import io

import openpyxl
import pytest
from daily.desk import (
    AGENCY,
    BUDGET,
    FIRST,
    ITEMS,
    LAST,
    careful,
    checked,
    empty,
    figures,
    lost,
    news,
    reckoned,
    same,
    worked,
)

pytestmark = pytest.mark.libreoffice

HOST = "https://www.example.go.th"
FIRST_DAY = (
    ("type", AGENCY, "B4", "สำนักงานศึกษาธิการจังหวัดตัวอย่าง"),
    ("type", AGENCY, "B6", HOST),
    ("type", AGENCY, "B7", "10/7/2566"),
    ("type", ITEMS, "F5", "ดำเนินการแล้ว"),
    ("type", ITEMS, "G5", f"{HOST}/ita/o1"),
    ("type", ITEMS, "F6", "อยู่ระหว่างดำเนินการ"),
    ("type", ITEMS, "F7", "ให้เพิ่มแผนผัง"),
    ("type", ITEMS, "L7", "๐"),
    ("type", BUDGET, "A5", "โครงการตัวอย่าง"),
    ("type", BUDGET, "D5", "25,000"),
    ("type", BUDGET, "I5", "๕,๐๐๐"),
    ("type", BUDGET, "J5", "5000.50"),
)


def values(data, sheet, *places):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [book[sheet][place].value for place in places]


def test_opening_calculating_and_saving_changes_nothing(desk):
    for was in (empty(), worked(), careful()):
        data = desk.after(was)
        assert same(data, was)
        assert (news(data, was), lost(data, was)) == ([], [])
        assert figures(data) == reckoned(data)


def test_the_first_day_in_an_empty_master_is_understood_and_summed_up(desk):
    data = desk.after(empty(), *FIRST_DAY)
    report = checked(data)
    states = {item.code: str(item.state) for item in report.items}

    assert (report.agency, str(report.as_of)) == ("สำนักงานศึกษาธิการจังหวัดตัวอย่าง", "2023-07-10")
    assert [states[code] for code in ("O2", "O3", "O4")] == ["not_started", "to_mend", "unknown"]
    assert report.kpi.claimed == 1
    assert (report.budget.allocated, float(report.budget.spent)) == (25000, 10000.5)
    assert figures(data) == reckoned(data)
    assert {code for code, severity, _ in news(data, empty()) if severity == "error"} == set()


TYPED = ("1-3", "1/2566", "-ไม่มี-", "5 - 7", "=", "๑", "100%")


def test_what_is_typed_where_words_belong_stays_as_it_was_typed(desk):
    places = [[f"{letter}{row}" for row in range(FIRST, FIRST + len(TYPED))] for letter in "FIHNW"]
    steps = [
        ("type", ITEMS, place, text)
        for column in places
        for place, text in zip(column, TYPED, strict=True)
    ]
    data = desk.after(worked(), *steps)

    for column in places:
        assert values(data, ITEMS, *column) == list(TYPED)
    assert "O7" in {item.code for item in checked(data).items if item.claimed}  # 100%
    assert figures(data) == reckoned(data)


def test_a_day_typed_on_a_thai_computer_is_that_day(desk):
    days = ("10/7/2566", "10 ก.ค. 2566", "10/7/2023")

    for data in desk.along(worked(), *(("type", AGENCY, "B7", typed) for typed in days)):
        assert str(checked(data).as_of) == "2023-07-10"
        assert {severity for _, severity, _ in news(data, worked())} <= {"info"}


def test_a_remark_that_no_list_offers_is_kept_and_counts_as_one(desk):
    data = desk.after(worked(), ("type", ITEMS, "F28", "ให้เพิ่มลายมือชื่อผู้บริหาร"))

    assert ("C102", "todo", "O24") in news(data, worked())
    assert figures(data) == reckoned(data)


def test_a_column_pasted_over_the_drop_downs_is_read_like_one_that_was_chosen(desk):
    rows = openpyxl.load_workbook(io.BytesIO(careful()))[ITEMS]
    pasted = [[rows.cell(n, 6).value, rows.cell(n, 7).value] for n in range(FIRST, LAST + 1)]
    data = desk.after(worked(), ("paste", ITEMS, f"F{FIRST}:G{LAST}", pasted))
    report = checked(data)

    assert report.kpi.claimed == LAST - FIRST + 1
    assert not [line for line in news(data, worked()) if line[0].startswith("S")]
    assert figures(data) == reckoned(data)


def test_a_column_pasted_one_row_too_low_is_asked_about(desk):
    pasted = [["ดำเนินการแล้ว"]] * (LAST - FIRST + 1)
    data = desk.after(worked(), ("paste", ITEMS, f"F{FIRST + 1}:F{LAST + 1}", pasted))

    assert ("S108", "confirm", ITEMS) in news(data, worked())


def test_more_projects_than_rows_were_made_ready_are_all_summed_up(desk):
    pasted = [[f"โครงการที่ {n}", "", "", 100 * n] for n in range(1, 21)]
    spent = [[10 * n, ""] for n in range(1, 21)]
    data = desk.after(
        empty(), ("paste", BUDGET, "A5:D24", pasted), ("paste", BUDGET, "I5:J24", spent)
    )

    assert (checked(data).budget.allocated, checked(data).budget.spent) == (21000, 2100)
    assert figures(data) == reckoned(data)


def test_a_row_added_below_the_budget_with_a_total_and_a_signature_is_summed_up_once(desk):
    data = desk.after(
        worked(),
        ("paste", BUDGET, "A17:D17", [["โครงการ จ", "", "", 250]]),
        ("paste", BUDGET, "A18:D18", [["รวม", "", "", 2000]]),
        ("type", BUDGET, "A20", "ลงชื่อ............................ผู้รายงาน"),
    )

    assert checked(data).budget.allocated == 2000
    assert figures(data) == reckoned(data)


def test_filling_down_is_typing(desk):
    typed, filled = desk.along(
        worked(), ("type", ITEMS, "F5", "เผยแพร่แล้ว"), ("fill_down", ITEMS, "F5:F12")
    )

    assert same(typed, worked())
    assert values(filled, ITEMS, "F5", "F9", "F12") == ["เผยแพร่แล้ว"] * 3
    assert {"O1", "O5", "O8"} <= {item.code for item in checked(filled).items if item.claimed}
    assert figures(filled) == reckoned(filled)


def test_find_and_replace_of_the_done_word_by_another_changes_nothing(desk):
    data = desk.after(worked(), ("replace", ITEMS, "ดำเนินการแล้ว", "เผยแพร่แล้ว"))

    assert "เผยแพร่แล้ว" in values(data, ITEMS, "F5")
    assert same(data, worked())
    assert figures(data) == reckoned(data)


def test_what_is_taken_back_never_happened_and_what_is_done_again_did(desk):
    typed, deleted, back, again = desk.along(
        worked(),
        ("type", ITEMS, "F9", "ดำเนินการแล้ว"),
        ("delete_rows", ITEMS, 8, 3),
        ("undo", 2),
        ("redo", 1),
    )

    assert (news(back, worked()), lost(back, worked())) == ([], [])
    assert same(back, worked())
    assert same(again, typed)
    assert not same(typed, worked())
    assert ("S111", "todo", ITEMS) in news(deleted, worked())
    for data in (typed, deleted, back, again):
        assert figures(data) == reckoned(data)
