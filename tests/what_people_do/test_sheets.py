"""Tabs that were renamed, copied, hidden or deleted."""

from __future__ import annotations

import pytest
from what_people_do.people import (
    AGENCY,
    BUDGET,
    HISTORY,
    ITEMS,
    TITLES,
    bent,
    checked,
    claimed,
    lost,
    made,
    news,
    one,
    plain,
    same_result,
    told,
    words,
)


def after(change):
    return checked(bent(change))


def copied(name, change=None, *, first=False, of=ITEMS):
    def bend(book):
        copy = book.copy_worksheet(book[of])
        copy.title = name
        if change:
            change(copy)
        if first:
            book.move_sheet(copy, -len(book.sheetnames))

    return bend


def test_a_renamed_item_list_is_known_by_its_headers():
    report = after(lambda book: setattr(book[ITEMS], "title", "แผ่น1"))

    assert claimed(report) == claimed(plain())
    assert ("S103", "info", "A1") in news(report)


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        (ITEMS, "รายการ\u00a0OIT"),
        (ITEMS, "รายการ\u200bOIT "),
        (ITEMS, "\u3000รายการ OIT"),
        (AGENCY, "ข้อมูล หน่วยงาน"),
        (HISTORY, "ประวัติ\u200b"),
    ],
)
def test_unseen_characters_in_a_tabs_name_change_nothing(sheet, name):
    report = after(lambda book: setattr(book[sheet], "title", name))

    assert same_result(report)
    assert told(report, "S101", "S102", "S103", "S107") == []


def test_a_misspelt_tab_is_asked_about():
    report = after(lambda book: setattr(book[AGENCY], "title", "ข้อมูลหน่วยงาณ"))

    assert ("S101", "confirm", "A1") in news(report)
    assert report.agency == plain().agency


@pytest.mark.parametrize(
    "name",
    [
        "รายการ OIT (2)",
        "รายการ OIT_2",
        "สำเนาของ รายการ OIT",
        "Copy of รายการ OIT",
        "รายการ OIT - สำเนา",
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["before", "behind"])
def test_of_a_copied_item_list_the_original_is_read_and_the_difference_is_asked_about(name, first):
    def change(copy):
        copy["F6"], copy["F7"] = "ดำเนินการแล้ว", "ยังไม่ดำเนินการ"

    report = after(copied(name, change, first=first))

    assert same_result(report)
    assert news(report) == [("S124", "confirm", "A1")]
    finding = one(report, "S124")
    assert (finding.at.sheet, finding.also[0].sheet) == (name, ITEMS)
    assert finding.facts["count"] == 2
    assert name in words(finding)


def test_a_copy_without_any_difference_is_merely_not_read():
    report = after(copied("รายการ OIT (2)"))

    assert same_result(report)
    assert news(report) == [("S102", "info", "A1")]


def test_a_copy_is_read_where_the_original_is_gone_and_that_is_asked():
    def bend(book):
        copied("รายการ OIT (2)")(book)
        del book[ITEMS]

    report = after(bend)

    assert claimed(report) == claimed(plain())
    assert ("S101", "confirm", "A1") in news(report)


def test_a_copied_agency_sheet_is_asked_about_too():
    report = after(copied(f"{AGENCY} (2)", lambda copy: copy.insert_rows(5), of=AGENCY))

    assert same_result(report)
    assert [line for line in news(report) if line[0] == "S124"] == [("S124", "confirm", "A1")]


def test_of_one_item_list_for_each_year_the_others_are_asked_about():
    def write(book):
        for year, status in (("2563", "ยังไม่ดำเนินการ"), ("2564", "ดำเนินการแล้ว"), ("2565", "ครบ")):
            sheet = book.add_worksheet(f"OIT {year}")
            sheet.write_row(0, 0, ["ข้อ", "ข้อมูล", "สถานะ"])
            for number, title in enumerate(TITLES, start=1):
                sheet.write_row(number, 0, [f"O{number}", title, status])

    report = checked(made(write))

    assert told(report, "S103") == [("S103", "info", "A1")]
    assert [f.at.sheet for f in report.findings if f.code == "S124"] == ["OIT 2564", "OIT 2565"]
    assert "OIT 2563" in words(next(f for f in report.findings if f.code == "S124"))


def test_an_item_list_with_headers_of_scores_on_such_a_tab_is_read_too():
    """A district's page numbers its rows and calls the item a line: both are headers of scores."""

    def write(book):
        sheet = book.add_worksheet("ITA")
        sheet.write_row(0, 0, ["ที่", "รายการ", "รายละเอียด", "ผู้รับผิดชอบ", "LINK"])
        for number, title in enumerate(TITLES, start=1):
            link = "ไม่มีลิงก์" if number == 5 else f"https://www.example.go.th/{number}"
            sheet.write_row(number, 0, [number, title, "", "กลุ่มอำนวยการ", link])

    report = checked(made(write))

    assert set(told(report, "S103", "S107", "T110")) == {
        ("S103", "info", "A1"),
        ("T110", "error", "E6"),
    }


def test_an_item_list_on_a_tab_named_like_another_sheet_is_read():
    """An office's whole book is one tab named "ITA", which is also the table of scores."""

    def write(book):
        sheet = book.add_worksheet("ITA")
        headers = ["ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ลิงค์เว็บไซต์"]
        sheet.write_row(0, 0, headers)
        for number, title in enumerate(TITLES, start=1):
            link = "ไม่มีลิงก์" if number == 5 else f"https://www.example.go.th/{number}"
            sheet.write_row(number, 0, [f"O{number}", title, "", link])

    report = checked(made(write))

    assert set(told(report, "S103", "S107", "T110")) == {
        ("S103", "info", "A1"),
        ("T110", "error", "D6"),
    }


def test_a_hidden_item_list_is_read_and_told():
    report = after(lambda book: setattr(book[ITEMS], "sheet_state", "hidden"))

    assert same_result(report)
    assert news(report) == [("S116", "info", "A1")]


def test_a_very_hidden_item_list_is_read_and_told():
    report = after(lambda book: setattr(book[ITEMS], "sheet_state", "veryHidden"))

    assert same_result(report)
    assert news(report) == [("S116", "info", "A1")]


def test_a_deleted_item_list_is_missed_and_nothing_is_praised():
    report = after(lambda book: book.remove(book[ITEMS]))

    assert ("S107", "confirm", "A1") in news(report)
    assert (report.kpi.claimed, report.kpi.unknown) == (0, 43)
    assert {"C102", "C103", "Z104"} <= {skipped.code for skipped in report.skipped}
    assert str(report.verdict) == "incomplete"


def test_a_deleted_header_row_is_missed_with_its_table():
    report = after(lambda book: book[ITEMS].delete_rows(4))

    assert ("S107", "confirm", "A1") in news(report)
    assert str(report.verdict) == "incomplete"


def test_without_the_agency_sheet_the_stamp_tells_the_edition_and_the_rest_is_skipped():
    report = after(lambda book: book.remove(book[AGENCY]))

    assert claimed(report) == claimed(plain())
    assert (report.edition.key, report.edition.how) == ("2565-obec", "stamp")
    assert "C101" in {skipped.code for skipped in report.skipped}
    assert lost(report) == {"S121"}


def test_a_deleted_budget_is_skipped_by_name():
    report = after(lambda book: book.remove(book[BUDGET]))

    assert same_result(report)
    reasons = {skipped.code: skipped.reason for skipped in report.skipped}
    assert reasons["B101"] == "no_sheet"


def test_a_tab_of_points_is_no_misspelt_tab_of_the_indicators():
    def write(book):
        sheet = book.add_worksheet("คะแนน OIT")
        sheet.write_row(0, 0, ["ข้อ", "ข้อมูล", "คะแนน"])
        for number, title in enumerate(TITLES, start=1):
            sheet.write_row(number, 0, [f"O{number}", title, 100])

    report = checked(made(write))

    assert told(report, "S101", "S107") == []
    assert told(report, "S103") == [("S103", "info", "A1")]
    assert report.scores.assessed.filled == 43


def test_a_tab_of_the_offices_own_is_told_and_left_alone():
    def bend(book):
        sheet = book.create_sheet("เวรยาม")
        sheet["A1"], sheet["B1"], sheet["A2"] = "วันที่", "ผู้อยู่เวร", 1

    report = after(bend)

    assert same_result(report)
    assert news(report) == [("S102", "info", "A1")]
