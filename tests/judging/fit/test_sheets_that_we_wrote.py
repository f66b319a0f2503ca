"""Sheets that the tool wrote for people to read: no check reads them, and none asks about them."""

import io

import openpyxl
import pytest
from judging.fit.fitting import table, told, understood

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import build

LAYOUT = load_layout()


def with_sheet(name, cells):
    book = openpyxl.load_workbook(io.BytesIO(build(LAYOUT, load_edition("2565-obec"))))
    sheet = book.create_sheet(name)
    for row in cells:
        sheet.append(row)
    stored = io.BytesIO()
    book.save(stored)
    return understood(stored.getvalue())


ITEM_ROWS = [["ข้อ", "ข้อมูล", "ลิงก์"], *([f"O{n}", "x", None] for n in range(1, 20))]


@pytest.mark.parametrize("name", [*LAYOUT.ours.values(), "ของเดิม (2)"])
@pytest.mark.parametrize("cells", [ITEM_ROWS, [["งบประมาณ", 5], ["อื่น ๆ"]]])
def test_a_sheet_that_we_wrote_is_left_alone_whatever_it_holds(name, cells) -> None:
    book = with_sheet(name, cells)

    assert told(book, "S102", "S103", "S124") == []
    assert book.tables["items"].name == "รายการ OIT"


def test_any_other_strange_sheet_is_told() -> None:
    assert told(with_sheet("ของใหม่", [["อื่น ๆ"]]), "S102") == [("S102", "info", "A1")]


def test_an_office_may_have_a_tab_by_such_a_name_in_a_book_of_its_own() -> None:
    def add(book, _):
        book.add_worksheet("จากปีก่อน").write(0, 0, "อื่น ๆ")

    assert told(understood(table(add)), "S102") == [("S102", "info", "A1")]
