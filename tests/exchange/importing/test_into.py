"""A workbook that is filled further: only what is blank, and nothing else of it changes."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from exchange.importing.papers_of_offices import (
    LAYOUT,
    NEW,
    OLD,
    SHORT,
    address,
    as_docx,
    as_xlsx,
    checked,
    existing,
    imported,
    status,
    table,
    texts,
)

from oitsheet.doors import editions_beside
from oitsheet.exchange.importing import Asked, OtherYearError, plan_import
from oitsheet.exchange.importing.writing import into_copy
from oitsheet.exchange.importing.zone import zone_of
from oitsheet.form.template import Filled, build
from oitsheet.workbook.reading import read

LINKS = table(NEW, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, address(i)])
FILLED = Filled(
    agency={"office": "สำนักงานศึกษาธิการจังหวัดตัวอย่าง"},
    tables={
        "items": [{"code": "O3", "link": "https://www.example.go.th/own", "status": "มี"}],
        "measures": [{"measure": "ป้องกันการรับสินบน", "responsible": "กลุ่มอำนวยการ"}],
    },
)
MASTER = build(LAYOUT, NEW, fill=FILLED)


def into(data: bytes, *files: bytes):
    """The copy that an import makes of a workbook, and what was planned."""
    mine = existing(data)
    done = imported(*files, existing=mine)
    return into_copy(data, done, mine, LAYOUT), done


def test_only_blank_cells_are_filled_and_what_stood_there_stays() -> None:
    copy, done = into(MASTER, as_xlsx(LINKS))
    links = texts(checked(copy.data), "link")

    assert links.pop("O3") == "https://www.example.go.th/own"
    assert links == {item.code: address(item) for item in NEW.items if item.no != 3}
    assert done.plan.filled == 42


def test_another_value_is_a_conflict_told_with_both_places_and_kept_aside() -> None:
    copy, done = into(MASTER, as_xlsx(LINKS))

    (conflict,) = done.plan.conflicts
    assert (conflict.row, conflict.kept, conflict.other) == (
        "O3",
        "https://www.example.go.th/own",
        address(NEW.items[2]),
    )
    assert (conflict.kept_at.source, conflict.other_at[-2:]) == ("mine.xlsx", (4, 3))
    assert [(one.item, one.text, one.why) for one in copy.left] == [
        ("O3", address(NEW.items[2]), "conflict")
    ]


def test_everything_else_of_the_file_stays_as_it_is_byte_for_byte() -> None:
    copy, _ = into(MASTER, as_xlsx(LINKS))

    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (MASTER, copy.data))
    changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
    sheets = [s.name for s in read(MASTER).sheets]
    items = f"xl/worksheets/sheet{sheets.index('รายการ OIT') + 1}.xml"
    book = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml"}
    assert items in changed
    assert changed <= {items, *book}
    assert {s.name for s in read(copy.data).sheets} - set(sheets) == {"ของเดิม"}


def test_the_formats_of_the_cells_that_are_filled_stay() -> None:
    copy, _ = into(MASTER, as_xlsx(LINKS))
    before, after = (
        openpyxl.load_workbook(io.BytesIO(data))["รายการ OIT"]["G5"] for data in (MASTER, copy.data)
    )

    assert after.value == address(NEW.items[0])
    looks = ("font", "fill", "border", "alignment", "protection", "number_format")
    assert [repr(getattr(after, look)) for look in looks] == [
        repr(getattr(before, look)) for look in looks
    ]


def test_rows_about_the_same_thing_are_completed_and_others_added_below() -> None:
    heads = ["มาตรการ/แนวทาง", "ขั้นตอน/วิธีดำเนินการ", "ผู้รับผิดชอบ"]
    rows = [heads, ["ป้องกันการรับสินบน", "ประกาศ", "กลุ่มอำนวยการ"], ["เปิดเผยข้อมูล", "ประชุม", "กลุ่มแผน"]]

    copy, _ = into(MASTER, as_docx(rows))

    measures = checked(copy.data).submission.rows("measures")
    assert [[r.text_in(k) for k in ("measure", "steps", "responsible")] for r in measures] == rows[
        1:
    ]
    assert measures[1].number == measures[0].number + 1
    assert copy.left == ()


def test_a_second_import_has_a_sheet_of_its_own_for_what_is_left() -> None:
    rows = [[*row, f"ความเห็น {n}"] for n, row in enumerate(LINKS)]
    first, _ = into(MASTER, as_xlsx(rows))
    second, _ = into(first.data, as_docx(rows))

    names = [sheet.name for sheet in read(second.data).sheets]

    assert names[-2:] == ["ของเดิม", "ของเดิม (2)"]
    codes = [finding.code for finding in checked(second.data).report.findings]
    assert not {"S102", "S124", "S103"} & set(codes)


def test_an_office_s_own_workbook_takes_what_it_has_columns_for() -> None:
    own = as_xlsx(table(NEW, ["ข้อ", "ข้อมูล", "ลิงก์", "หมายเหตุ"], lambda i: [i.code, i.title_th]))
    rows = table(NEW, ["ข้อ", "ลิงก์", "ผลการดำเนินการ"], lambda i: [i.code, address(i), status(i)])

    copy, _ = into(own, as_xlsx(rows))

    book = checked(copy.data)
    assert texts(book, "link") == {item.code: address(item) for item in NEW.items}
    assert copy.unwritten == 43
    assert {one.why for one in copy.left} == {"no_place"}
    assert {(one.header, one.item, one.text) for one in copy.left} == {
        ("ผลการดำเนินการ/ข้อสังเกต", item.code, status(item)) for item in NEW.items
    }


def test_what_the_paste_zone_holds_is_taken_and_emptied() -> None:
    book = openpyxl.load_workbook(io.BytesIO(MASTER))
    zone = book["วางตารางเดิม"]
    heads = ["ข้อ", "ข้อมูล", "ผลการดำเนินการ", "ความเห็น"]
    rows = table(NEW, heads, lambda i: [i.code, i.title_th, status(i), "ดี" if i.no == 1 else None])
    for r, cells in enumerate(rows, start=4):
        for c, cell in enumerate(cells, start=1):
            zone.cell(r, c, cell)
    stored = io.BytesIO()
    book.save(stored)
    data = stored.getvalue()
    mine = existing(data)
    source = zone_of(mine.grid, mine.name, LAYOUT)
    assert source is not None

    done = plan_import([source], LAYOUT, editions_beside(), Asked(), mine)
    copy = into_copy(data, done, mine, LAYOUT)

    after = checked(copy.data)
    assert texts(after, "status")["O5"] == "เพิ่มเติมเบอร์โทรศัพท์"
    assert after.submission.item("O1").place("status").sheet == "รายการ OIT"
    left = {value for place, value in tab(copy.data, "วางตารางเดิม").items() if place[0] >= 4}
    assert left == {"ดี"}
    assert [(one.item, one.text) for one in copy.left] == [("O1", "ดี"), ("O3", "ดำเนินการแล้ว")]


def tab(data: bytes, name: str):
    return next(sheet.cells for sheet in read(data).sheets if sheet.name == name)


def test_items_of_another_year_are_not_put_under_this_year_s_codes() -> None:
    old = table(OLD, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, address(i)])

    with pytest.raises(OtherYearError) as why:
        into(build(LAYOUT, SHORT), as_xlsx(old))

    assert (why.value.key, why.value.expected) == ("2565-obec", "2567-obec")
