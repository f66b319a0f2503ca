"""Tabs moved, renamed, copied, hidden and deleted; other kinds of files; paper."""

from __future__ import annotations

import subprocess

import pytest
from daily.desk import (
    AGENCY,
    BUDGET,
    ELEMENTS,
    ITEMS,
    SUMMARY,
    TABLE,
    careful,
    checked,
    figures,
    lost,
    news,
    reckoned,
    same,
    worked,
)

from oitsheet.judging.report import Severity

pytestmark = pytest.mark.libreoffice

LOUD = (Severity.ERROR, Severity.RISK, Severity.CONFIRM, Severity.TODO)


def structure(data):
    return [line for line in news(data, worked()) if line[0].startswith("S")]


TABS = {
    "moved": ([("move_sheet", ITEMS, 0), ("move_sheet", SUMMARY, 9)], []),
    "hidden": (
        [("hide_sheet", name) for name in (ITEMS, AGENCY, SUMMARY)],
        [("S116", "info", AGENCY), ("S116", "info", ITEMS)],
    ),
    "renamed": (
        [("rename_sheet", SUMMARY, "หน้าแรก"), ("rename_sheet", ITEMS, "แผ่น1")],
        [("S102", "info", "หน้าแรก"), ("S103", "info", "แผ่น1")],
    ),
    "copied": (
        [
            ("copy_sheet", ITEMS, f"{ITEMS} (2)", 3),
            ("copy_sheet", ITEMS, f"{ITEMS}_2", 0),
            ("copy_sheet", SUMMARY, f"{SUMMARY} (2)", 1),
            ("copy_sheet", SUMMARY, "ส่งผู้บริหาร", 1),
        ],
        [
            ("S102", "info", name)
            for name in (f"{ITEMS} (2)", f"{ITEMS}_2", f"{SUMMARY} (2)", "ส่งผู้บริหาร")
        ],
    ),
    "copied and changed": (
        [("copy_sheet", ITEMS, f"{ITEMS}_2", 3), ("type", f"{ITEMS}_2", "F5", "ยังไม่ดำเนินการ")],
        [("S124", "confirm", f"{ITEMS}_2")],
    ),
    "a tab of the office's own": (
        [("new_sheet", "เวร", 1), ("type", "เวร", "A1", "ผู้อยู่เวร")],
        [("S102", "info", "เวร")],
    ),
}


@pytest.mark.parametrize(("steps", "told"), TABS.values(), ids=TABS)
def test_the_item_list_is_read_whatever_happens_to_its_tab(desk, steps, told):
    data = desk.after(worked(), *steps)

    assert checked(data).kpi == checked(worked()).kpi
    assert checked(data).mend_first == checked(worked()).mend_first
    assert structure(data) == sorted(told)
    assert figures(data) == reckoned(data)


def test_of_deleted_sheets_nothing_is_said_and_the_others_are_summed_up(desk):
    steps = [("delete_sheet", sheet) for sheet in (BUDGET, ELEMENTS)]

    data = desk.after(worked(), *steps)

    assert news(data, worked()) == []
    assert figures(data) == reckoned(data)


def test_a_workbook_that_was_other_kinds_of_file_for_a_while_says_the_same(desk):
    data = desk.after(worked(), ("through", ".ods", ".xls", ".xlsx"))

    assert same(data, worked())
    assert (news(data, worked()), lost(data, worked())) == ([], [])
    assert figures(data) == reckoned(data)


def test_a_careful_offices_book_raises_nothing_after_a_long_day(desk):
    data = desk.after(
        careful(),
        ("sort", ITEMS, TABLE, 11),
        ("insert_rows", ITEMS, 20, 1),
        ("insert_columns", ITEMS, "I4", 1),
        ("type", ITEMS, "I4", "บันทึกของกลุ่ม"),
        ("type", ITEMS, "I9", "ดูแล้ว"),
        ("hide_columns", ITEMS, "C4"),
        ("filter", ITEMS, "A4:AA48", 5, "ดำเนินการแล้ว"),
        ("move_sheet", ITEMS, 0),
        ("copy_sheet", ITEMS, f"{ITEMS} (2)", 4),
        ("hide_sheet", f"{ITEMS} (2)"),
        ("through", ".ods", ".xlsx"),
        ("sort", ITEMS, "A5:AA48", 0),
    )

    loud = [(f.code, str(f.at)) for f in checked(data).findings if f.severity in LOUD]
    assert loud == [("S124", f"{ITEMS} (2)!A1")]  # sorted since, and so no longer the same
    assert checked(data).scores == checked(careful()).scores
    assert figures(data) == reckoned(data)


# --- on paper ------------------------------------------------------------------------------


def pages_of(pdf, folder):
    """Sheet → the texts of its pages; the last line of a page says whose it is."""
    path = folder / "book.pdf"
    path.write_bytes(pdf)
    text = subprocess.run(  # noqa: S603  our own file
        ["pdftotext", "-layout", str(path), "-"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
    pages = {}
    for page in text.split("\f")[:-1]:
        sheet, _, _ = page.rstrip().splitlines()[-1].rpartition("หน้า")
        pages.setdefault(sheet.strip(), []).append(page)
    return pages


def test_the_whole_book_prints_readably(desk, tmp_path):
    pdf = desk.after(careful(), ("sort", ITEMS, TABLE, 11), ending=".pdf")
    pages = pages_of(pdf, tmp_path)

    assert [len(pages[name]) for name in (SUMMARY, AGENCY, BUDGET)] == [1, 1, 1]
    assert 4 <= len(pages[ITEMS]) <= 6
    for page in pages[ITEMS]:  # the header stands on every one
        assert "(URL)" in page
        assert "ผู้รับผิดชอบหลัก" in page
    lines = [line.split() for page in pages[ITEMS] for line in page.splitlines()]
    ends = {line[0] for line in lines if line[-2:] == [">", *line[:1]]}
    assert ends == {f"O{number}" for number in range(1, 44)}  # from the first column to the last
