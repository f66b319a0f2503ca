"""Every word of a source stands in the book that is made of it, or is a header of the form."""

from __future__ import annotations

import pytest
from exchange.importing.papers_of_offices import (
    LAYOUT,
    NEW,
    OLD,
    Link,
    address,
    as_docx,
    as_xlsx,
    checked,
    imported,
    status,
    table,
)
from exchange.importing.test_column_sets import SETS
from hypothesis import given, settings
from hypothesis import strategies as st

from oitsheet.exchange.importing.plan import Sure
from oitsheet.exchange.importing.writing import new_book
from oitsheet.values import fold_tight, parse_code_and_title, shown
from oitsheet.workbook.reading import read


def kept(data: bytes) -> str:
    """All that stands in a workbook, in one text."""
    sheets = read(data).sheets
    cells = (value for sheet in sheets for value in sheet.cells.values())
    return "\n".join(fold_tight(shown(value)) for value in cells)


def lost(rows, data: bytes, headers: int = 1) -> list[str]:
    """The words of a table's cells that stand nowhere in a workbook; codes may be spelt anew."""
    everything = kept(data)
    return [
        str(part)
        for cells in rows[headers:]
        for cell in cells[1:]
        for part in (cell if isinstance(cell, Link) else [cell])
        if part and fold_tight(parse_code_and_title(str(part), 60)[1]) not in everything
    ]


@pytest.mark.parametrize("name", SETS)
def test_every_cell_of_the_tables_that_offices_keep_is_there(name) -> None:
    edition, heads, row, _ = SETS[name]
    rows = table(edition, heads, row)

    data = new_book(imported(as_xlsx(rows), edition=edition), LAYOUT)

    assert lost(rows, data) == []


STRANGE = [
    ["บันทึกข้อความ ส่วนราชการ กลุ่มอำนวยการ"],
    [],
    ["ข้อ", "ข้อมูล", "ผลการดำเนินการ", "ความเห็นของคณะกรรมการ", None, "วันที่ลงข้อมูล"],
    *(
        [i.code, f"{i.title_th} (ใหม่)" if i.no == 3 else i.title_th, status(i), f"ความเห็น {i.no}"]
        for i in NEW.items
    ),
    [None, None, None, None, "ลอย", "๑ ม.ค. ๖๖"],
    ["9.9 หัวข้อที่ไม่มี", None, None],
    ["O99", "ข้อที่ไม่มี", "ดำเนินการแล้ว", "ความเห็น 99"],
    ["รวม", None, "43 ข้อ"],
    ["ลงชื่อ ......................... ผู้รายงาน"],
]


def test_what_stands_around_beside_and_below_a_table_is_kept_with_its_address() -> None:
    done = imported(as_xlsx(STRANGE), edition=NEW)
    left = {one.spot[-2:]: one for one in done.plan.left}

    assert lost(STRANGE, new_book(done, LAYOUT), headers=0) == []
    assert left[1, 1].why == "around"
    assert (left[4, 4].header, left[4, 4].item, left[4, 4].text) == (
        "ความเห็นของคณะกรรมการ",
        "O1",
        "ความเห็น 1",
    )
    assert (left[6, 2].why, left[6, 2].item) == ("title", "O3")
    assert {left[row, 1].why for row in (48, 49, 50, 51)} == {"row"}


def test_a_table_that_the_form_has_not_is_kept_whole() -> None:
    menu = [["เมนู", "สี", "ขนาด"], ["หน้าแรก", "แดง", "ใหญ่"], ["ติดต่อ", "ฟ้า", "เล็ก"]]
    items = table(OLD, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, address(i)])

    done = imported(as_docx(menu, "รายการ", items))

    assert [plan.sheet for plan in done.plan.tables] == [None, "items"]
    texts = [one.text for one in done.plan.left if one.spot.table == 1]
    assert texts == [cell for row in menu for cell in row]


def test_the_sheet_of_what_is_left_names_file_place_header_item_words_and_why() -> None:
    data = new_book(imported(as_xlsx(STRANGE), edition=NEW), LAYOUT)

    sheet = read(data).sheets[-1]

    assert sheet.name == "ของเดิม"
    assert [sheet.cells[4, n] for n in range(1, 7)] == [
        "ไฟล์",
        "ตำแหน่ง",
        "หัวคอลัมน์",
        "ข้อ",
        "ข้อความเดิม",
        "เหตุที่อยู่ที่นี่",
    ]
    assert [sheet.cells.get((6, n)) for n in range(1, 7)] == [
        "file1",
        "Sheet1!D4",
        "ความเห็นของคณะกรรมการ",
        "O1",
        "ความเห็น 1",
        "ช่องที่แบบฟอร์มไม่มี",
    ]


def test_no_check_speaks_of_that_sheet() -> None:
    book = checked(new_book(imported(as_xlsx(STRANGE), edition=NEW), LAYOUT))

    structural = [f for f in book.report.findings if f.code.startswith("S") and f.code != "S121"]

    assert [(f.code, str(f.at)) for f in structural] == []


def test_without_anything_left_over_there_is_no_such_sheet() -> None:
    rows = table(NEW, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, address(i)])

    data = new_book(imported(as_xlsx(rows), edition=NEW), LAYOUT)

    assert "ของเดิม" not in [sheet.name for sheet in read(data).sheets]


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    long = "ยาวมาก " * 9000
    rows = table(NEW, ["ข้อ", "ข้อมูล", "ผลการดำเนินการ"], lambda i: [i.code, i.title_th, "มี"])

    data = new_book(imported(as_docx([[long.strip(), "x"]], "ตาราง", rows), edition=NEW), LAYOUT)

    parts = [v for (r, c), v in sorted(read(data).sheets[-1].cells.items()) if c == 5 and r > 4]
    assert "".join(parts[:3]).startswith(long.strip()[:60_000])
    assert all(len(part) <= 32_767 for part in parts)


def test_a_value_longer_than_a_cell_is_kept_in_parts_too() -> None:
    long = "ก" * 40_000
    rows = table(NEW, ["ข้อ", "ข้อมูล", "คำอธิบาย"], lambda i: [i.code, i.title_th, "มี"])
    rows[1][2] = long

    done = imported(as_docx(rows), edition=NEW)

    assert [one.why for one in done.plan.left] == ["too_long"]
    assert kept(new_book(done, LAYOUT)).count("ก") > 40_000


def test_words_before_a_link_never_take_the_place_of_what_is_written_beside_it() -> None:
    rows = table(
        NEW,
        ["ข้อ", "ข้อมูล", "ลิงก์", "คำอธิบาย"],
        lambda i: [i.code, i.title_th, Link(f"คลิก {i.no}", address(i)), f"เมนู {i.no}"],
    )

    done = imported(as_xlsx(rows), edition=NEW)

    assert {c: v["explanation"].value for c, v in done.gathered.items.items()} == {
        item.code: f"เมนู {item.no}" for item in NEW.items
    }
    assert lost(rows, new_book(done, LAYOUT)) == []


COLUMNS = {
    "ผลการดำเนินการ": status,
    "ลิงก์": lambda i: Link(f"ดู {i.no}", address(i)) if i.no % 2 else address(i),
    "URL": address,
    "คำอธิบาย": lambda i: f"เมนู {i.no}",
    "หมายเหตุ": lambda i: f"หมายเหตุที่ {i.no}" if i.no % 5 else None,
    "ผู้รับผิดชอบ": lambda i: f"กลุ่มงานที่ {i.no}\nนักวิชาการที่ {i.no}",
    "คะแนน": lambda i: 100 if i.no % 3 else 0,
    "มี": lambda i: "/" if i.no % 4 else None,
    "ไม่มี": lambda i: None if i.no % 4 else "/",
    "ช่องของสำนักงาน": lambda i: f"ของเรา {i.no}",
    "วันที่ลงข้อมูล": lambda i: f"{i.no % 28 + 1} ม.ค. 2566",
    "รายละเอียด": lambda i: f"รายละเอียดที่ {i.no}",
}
TICKS = {"มี", "ไม่มี"}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=8, unique=True))
def test_whatever_columns_stand_in_whatever_order_no_word_of_them_is_lost(names) -> None:
    rows = table(
        NEW,
        ["ข้อ", "ข้อมูล", *names],
        lambda i: [i.code, i.title_th, *(COLUMNS[name](i) for name in names)],
    )

    missing = lost(rows, new_book(imported(as_xlsx(rows), edition=NEW), LAYOUT))

    assert [word for word in missing if word != "/" or not set(names) >= TICKS] == []


def test_ticks_under_two_words_of_the_header_itself_are_statuses() -> None:
    rows = table(
        NEW,
        ["ข้อ", "ข้อมูล", "มี", "ไม่มี", "ลิงก์"],
        lambda i: [i.code, i.title_th, COLUMNS["มี"](i), COLUMNS["ไม่มี"](i), address(i)],
    )

    done = imported(as_xlsx(rows), edition=NEW)

    assert {c: v["status"].value for c, v in done.gathered.items.items()} == {
        item.code: "มี" if item.no % 4 else "ไม่มี" for item in NEW.items
    }
    assert done.plan.left == ()
    assert not done.plan.tables[0].columns_of(Sure.LEFT)


def test_ticks_are_read_where_another_table_stands_below() -> None:
    rows = table(
        NEW,
        ["ข้อ", "ข้อมูล", "มี", "ไม่มี"],
        lambda i: [i.code, i.title_th, COLUMNS["มี"](i), COLUMNS["ไม่มี"](i)],
    )
    points = table(NEW, ["ข้อ", "คะแนนที่ได้"], lambda i: [i.code, 100 if i.no % 7 else 0])

    done = imported(as_xlsx([*rows, [], *points]), edition=NEW)

    found = {code: (v["status"].value, v["assessed_points"].value) for code, v in items(done)}
    assert found == {
        i.code: ("มี" if i.no % 4 else "ไม่มี", 100 if i.no % 7 else 0) for i in NEW.items
    }
    assert done.plan.left == ()


def items(done):
    """What stands in the rows of the items, by code."""
    return done.gathered.items.items()
