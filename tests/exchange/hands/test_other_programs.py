"""Parts that went through LibreOffice or Google Sheets: what they are and were is still known."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
from exchange.hands import office
from exchange.hands.office import CALENDAR, ITEMS, PLAN, WEB
from what_people_do import google

from oitsheet.form.part import PART
from oitsheet.workbook.reading import read

STATUS, LINK, EXPLAINED, SEEN = "ผลการดำเนินการ/ข้อสังเกต", "ลิงก์ (URL)", "คำอธิบาย", "วันที่สอบทาน"


def book() -> bytes:
    """A book with what other programs write in their own way."""
    rows = [
        {
            "code": "O4",
            "owner_lead": PLAN,
            "status": " ดำเนินการแล้ว  ",
            "looked_on": dt.date(2022, 6, 1),
            "explanation": "เมนู\nหน้าแผน",
            "last_points": 87.5,
            "link": f"{WEB}/ก ข",
        },
        {"code": "O10", "owner_lead": PLAN, "explanation": "=SUM(A1)", "document": "๑๒"},
        {"code": "O11", "owner_lead": PLAN, "status": "1", "document": "1.0"},
    ]
    return office.book(tables=office.TABLES | {"items": rows})


@pytest.fixture
def here(tmp_path):
    def link(opened):
        cell = opened[ITEMS].cell(*office.place(opened[ITEMS], "O10", LINK))
        cell.value, cell.hyperlink = "หน้าแผน", f"{WEB}/plan?x=1&y=ก"

    (tmp_path / "book.xlsx").write_bytes(book())
    office.edit(tmp_path / "book.xlsx", link)
    office.split(tmp_path / "book.xlsx", tmp_path / "parts")
    return tmp_path


def part(here):
    return next((here / "parts").glob(f"*{PLAN}.xlsx"))


def fill_in(path):
    office.put(path, ITEMS, {("O11", STATUS): "ดำเนินการแล้ว", ("O11", SEEN): dt.date(2022, 7, 5)})
    office.put(path, CALENDAR, {("ประชุมกลุ่มแผน", "ผลการดำเนินการ"): None})


def taken(told):
    return {(one["row"], one["column"], one["value"]) for one in told["taken"]}


FILLED_IN = {
    ("O11", "status", "ดำเนินการแล้ว"),
    ("O11", "looked_on", "2022-07-05"),
    ("6", "done", ""),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("through", ["xlsx", "ods"])
def test_a_part_that_libreoffice_saved_says_what_was_changed_in_it_and_no_more(
    here, through
) -> None:
    untouched = office.by_libreoffice(part(here), here / "before", through)
    told = office.merge(here / "book.xlsx", untouched, out=here / "same.xlsx")
    assert (told["taken"], told["not_taken"], told["conflicts"]) == ([], [], [])
    assert (here / "same.xlsx").read_bytes() == (here / "book.xlsx").read_bytes()

    fill_in(part(here))
    changed = office.by_libreoffice(part(here), here / "after", through)
    told = office.merge(here / "book.xlsx", changed, out=here / "out.xlsx")

    assert taken(told) == FILLED_IN
    assert told["exit"] == 0
    tab = openpyxl.load_workbook(here / "out.xlsx")[ITEMS]
    assert tab.cell(*office.place(tab, "O11", SEEN)).value == dt.datetime(2022, 7, 5)  # noqa: DTZ001


def test_a_part_from_google_sheets_says_what_was_changed_in_it_and_no_more(here) -> None:
    fill_in(part(here))
    part(here).write_bytes(google.exported(part(here).read_bytes()))
    grid = read(part(here).read_bytes())
    assert PART in {sheet.name for sheet in grid.sheets}
    assert PART not in grid.names

    told = office.merge(here / "book.xlsx", part(here), out=here / "out.xlsx")

    assert taken(told) == FILLED_IN
    assert told["exit"] == 0
