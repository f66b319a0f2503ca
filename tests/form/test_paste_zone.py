"""What the summary says while a table lies in the paste zone: that its own figures leave it out."""

from __future__ import annotations

import io

import openpyxl
import pytest
from recalculation import recalculated

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

LAYOUT = load_layout()
EDITION = load_edition("2565-obec")
DONE = Filled(tables={"items": [{"code": "O1", "status": "ดำเนินการแล้ว"}]})
ALONE = "นับเฉพาะ รายการ OIT"


def pasted(content: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for row in (["ข้อ", "สถานะ"], ["O1", "ดำเนินการแล้ว"]):
        book[LAYOUT.sheet("paste").name].append(row)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


@pytest.fixture(scope="module")
def notes(tmp_path_factory) -> dict[str, str]:
    """The texts of the summary's cards, as LibreOffice calculates them."""
    empty, begun = build(LAYOUT, EDITION), build(LAYOUT, EDITION, fill=DONE)
    books = {"empty": empty, "zone": pasted(empty), "begun": begun, "both": pasted(begun)}
    done = recalculated(books, tmp_path_factory.mktemp("zone"))
    return {
        name: "\n".join(
            str(cell.value)
            for row in openpyxl.load_workbook(io.BytesIO(data), data_only=True)["สรุป"].iter_rows(
                min_row=6, max_row=8
            )
            for cell in row
            if cell.value is not None
        )
        for name, data in done.items()
    }


@pytest.mark.libreoffice
def test_the_cards_speak_of_the_item_list_alone_while_a_table_is_pasted(notes) -> None:
    assert {name for name, text in notes.items() if ALONE in text} == {"zone", "both"}
    assert f"{ALONE}: 1 จาก 43 ข้อ" in notes["both"]


@pytest.mark.libreoffice
def test_where_nothing_else_is_filled_in_they_say_how_the_pasted_table_is_read(notes) -> None:
    told = LAYOUT.sheet("summary").blocks["card"]["mend_pasted"].th

    assert {name for name, text in notes.items() if told in text} == {"zone"}
