"""Every set of columns that offices were seen to use, in every kind of file."""

from __future__ import annotations

import pytest
from exchange.importing.papers_of_offices import (
    NEW,
    OLD,
    SHORT,
    Link,
    address,
    as_csv,
    as_docx,
    as_html,
    as_xlsx,
    imported,
    master,
    status,
    table,
    texts,
    thai,
)

from oitsheet.exchange.importing import Sure

ORDER = "- ผู้อำนวยการกลุ่มอำนวยการ\n- เจ้าหน้าที่บันทึกข้อมูล"
WAYS = {"xlsx": as_xlsx, "docx": as_docx, "html": as_html, "csv": as_csv}

SETS = {
    "an order": (
        OLD,
        ["ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ผู้รับผิดชอบ"],
        lambda item: [thai(f"0{item.no}"), item.title_th, "○ แสดงข้อมูล", ORDER],
        {"owner_lead": ORDER},
    ),
    "supervision": (
        OLD,
        ["ตัวชี้วัด", "ตัวชี้วัดย่อย", "ผลการนิเทศ กำกับติดตาม"],
        lambda item: [
            "๙. การเปิดเผยข้อมูล" if item.no == 1 else None,
            f"0{thai(item.no)} {item.title_th}",
            status(item),
        ],
        {"status": status},
    ),
    "a criteria table": (
        NEW,
        ["ข้อ", "ประเด็นการตรวจ", "องค์ประกอบด้านข้อมูล", "ระดับคะแนน"],
        lambda item: [f"O{item.no}", item.title_th, "แสดงข้อมูล", "ครบ = 100 ไม่ครบ = 0"],
        {},
    ),
    "a provincial office of 2564": (
        OLD,
        ["ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "ที่อยู่ข้อมูล (URL)", "หมายเหตุ"],
        lambda item: [f"O{item.no}", item.title_th, "แสดง", address(item), "หน้าแรก"],
        {"link": address, "explanation": "หน้าแรก"},
    ),
    "a report of 2567": (
        SHORT,
        ["ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "หมายเหตุ"],
        lambda item: [f"o{item.no}", item.title_th, f"แสดงข้อมูล\n{address(item)}", "เมนู ITA"],
        {"link": address, "explanation": "เมนู ITA"},
    ),
    "a secondary district": (
        OLD,
        ["ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ลิงค์เว็บไซต์"],
        lambda item: [f"0{item.no}", item.title_th, "แสดง", address(item)],
        {"link": address},
    ),
    "a primary district": (
        NEW,
        ["ที่", "รายการ", "รายละเอียด", "ผู้รับผิดชอบ", "LINK"],
        lambda item: [str(item.no), item.title_th, "แสดง", "กลุ่มแผน", address(item)],
        {"link": address, "owner_lead": "กลุ่มแผน"},
    ),
    "links written in another way": (
        NEW,
        ["ข้อ", "ประเด็นการตรวจ", "รายละเอียดข้อมูลที่เผยแพร่", "ลิ้งก์", "หมายเหตุ"],
        lambda item: [f"O-{item.no}", item.title_th, "แสดง", address(item), ""],
        {"link": address},
    ),
    "municipalities": (
        NEW,
        [
            "ข้อ",
            "ข้อมูล",
            "รายละเอียดการเผยแพร่ / การเชื่อมโยง",
            "ลิงค์อ้างอิง / คำอธิบาย",
            "หมายเหตุ",
        ],
        lambda item: [f"OIT {item.no}", item.title_th, "x", f"เมนู ITA {address(item)}", ""],
        {"link": lambda item: f"เมนู ITA {address(item)}"},
    ),
    "the assessor's own form": (
        SHORT,
        ["ข้อ", "URL", "คำอธิบาย"],
        lambda item: [f"O{item.no}", f"{address(item)}\n{address(item)}/2", "หน้าแรก > ITA"],
        {"link": lambda i: f"{address(i)}\n{address(i)}/2", "explanation": "หน้าแรก > ITA"},
    ),
    "a university": (
        NEW,
        ["ข้อ", "ประเด็นคำถาม", "รายละเอียด", "URL", "หมายเหตุ"],
        lambda item: [f"O{item.no}.", item.title_th, "x", address(item), status(item)],
        {"link": address, "status": status},
    ),
    "a hospital": (
        NEW,
        ["No.", "หลักฐานที่ต้องตรวจ", "มี/ไม่มี", "File/Link", "อธิบายชี้แจงเพิ่มเติม"],
        lambda item: [str(item.no), item.title_th, "มี", address(item), "เผยแพร่แล้ว"],
        {"link": address, "status": "มี", "explanation": "เผยแพร่แล้ว"},
    ),
    "a page of 2565": (
        OLD,
        ["ตัวชี้วัดย่อย/ข้อ", "ข้อมูล", "รายละเอียด"],
        lambda item: [f"O{item.no}", item.title_th, address(item)],
        {"link": address},
    ),
}
ITEM_SETS = pytest.mark.parametrize("name", SETS)


def told(wanted, item):
    return wanted(item) if callable(wanted) else wanted


@ITEM_SETS
@pytest.mark.parametrize("way", ["xlsx", "docx"])
def test_an_item_list_is_understood_whatever_its_columns_are_called(name, way) -> None:
    edition, heads, row, expected = SETS[name]

    book = master(WAYS[way](table(edition, heads, row)), edition=edition)

    for key, wanted in expected.items():
        assert texts(book, key) == {item.code: told(wanted, item) for item in edition.items}
    rows = [item.row for item in book.submission.items if item.row]
    filled = {key for row in rows for key, cell in row.cells.items() if not cell.column.pre}
    assert filled == set(expected)


@ITEM_SETS
@pytest.mark.parametrize("way", ["html", "csv"])
def test_a_page_and_a_text_say_the_same_as_a_workbook(name, way) -> None:
    edition, heads, row, expected = SETS[name]

    gathered = imported(WAYS[way](table(edition, heads, row)), edition=edition).gathered

    for item in edition.items:
        values = {key: held.value for key, held in gathered.items[item.code].items()}
        assert values == {key: told(wanted, item) for key, wanted in expected.items()}


@ITEM_SETS
def test_the_year_is_told_by_the_titles(name) -> None:
    edition, heads, row, _ = SETS[name]
    if "URL" in heads and "ข้อมูล" not in heads and len(heads) == 3:
        heads, row = [*heads, "ข้อมูล"], lambda item, own=row: [*own(item), item.title_th]

    plan = imported(as_xlsx(table(edition, heads, row)), take_any=True).plan

    assert plan.edition.edition.key == edition.key
    assert (plan.edition.agree, plan.edition.titles) == (len(edition.items), len(edition.items))
    assert plan.edition.others == {}


@ITEM_SETS
def test_what_the_check_would_read_is_known_and_nothing_else_is_guessed(name) -> None:
    edition, heads, row, _ = SETS[name]
    guessed = {"ที่": "weak", "หมายเหตุ": "weak", "ตัวชี้วัดย่อย": "weak"}

    (plan,) = imported(as_xlsx(table(edition, heads, row)), edition=edition).plan.tables

    for column in plan.columns_of(Sure.GUESSED):
        assert column.why in {guessed.get(column.header), "addresses", "holds_status"}


def test_four_pairs_of_codes_and_points_side_by_side_are_one_list() -> None:
    blocks = [range(1, 12), range(12, 23), range(23, 34), range(34, 44)]
    rows = [["ปี", "คะแนน"] * 4]
    for line in range(11):
        rows.append([])
        for block in blocks:
            there = line < len(block)
            rows[-1] += (
                [f"O{block[line]}", "100" if block[line] != 14 else "0"] if there else ["", ""]
            )

    book = master(as_docx(rows), edition=OLD)

    assert texts(book, "assessed_points") == {
        item.code: "0" if item.no == 14 else "100" for item in OLD.items
    }


def test_indicators_sorted_by_score_are_scores_and_no_items() -> None:
    heads = ["ลำดับที่", "ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ", "หมายเหตุ"]
    numbers = (6, 7, 8, 1, 3, 5, 4, 2, 9, 10)
    rows = [[str(n), thai(m), f"ประเด็น {m}", "๙๐.๒๕", "A", "ผ่าน"] for n, m in enumerate(numbers, 1)]

    book = master(as_docx([heads, *rows]), edition=NEW)

    scores = book.submission.tables["ita"].rows
    assert [row.whole_in("indicator") for row in scores] == list(numbers)
    assert {row.text_in("passed") for row in scores} == {"ผ่าน"}
    assert texts(book, "assessed_points") == {}


def test_measures_keep_their_steps_owners_and_follow_up() -> None:
    heads = ["ที่", "มาตรการ/แนวทาง", "ขั้นตอน/วิธีดำเนินการ", "ผู้รับผิดชอบ", "การกำกับติดตาม/ รายงานผล"]
    rows = [["๑", "ป้องกันการรับสินบน", "๑. ประกาศ", "กลุ่มอำนวยการ", "รายงานผล"]]

    book = master(as_docx([heads, *rows]), edition=NEW)

    (row,) = book.submission.tables["measures"].rows
    assert {key: cell.text for key, cell in row.cells.items()} == {
        "measure": "ป้องกันการรับสินบน",
        "steps": "๑. ประกาศ",
        "responsible": "กลุ่มอำนวยการ",
        "followup": "รายงานผล",
    }


WEAK = ["ข้อบกพร่อง/จุดอ่อน", "ประเด็นที่จะพัฒนา", "ผู้รับผิดชอบ", "ขั้นตอน", "การกำกับติดตาม"]
WEAK_ROW = ["ขาดเบอร์โทร", "เพิ่มเบอร์โทร", "กลุ่มอำนวยการ", "ประชุม", "รายงาน"]


def test_weaknesses_under_an_issue_s_name_go_to_that_issue() -> None:
    issue = SHORT.issues[2]

    book = master(as_docx(f"ประเด็น {issue.title_th}", [WEAK, WEAK_ROW]), edition=SHORT)

    (row,) = (row for row in book.submission.tables["issues"].rows if "weakness" in row.cells)
    assert row.text_in("code") == issue.code
    assert [row.text_in(key) for key in ("weakness", "improve", "responsible")] == WEAK_ROW[:3]


def test_weaknesses_of_a_year_without_issues_go_to_the_measures() -> None:
    done = imported(as_docx([WEAK, WEAK_ROW]), edition=NEW)

    assert [plan.sheet for plan in done.plan.tables] == ["measures"]
    assert [(one.header, one.text) for one in done.plan.left] == [(WEAK[1], WEAK_ROW[1])]


def test_owners_by_ranges_of_items_go_to_the_owners() -> None:
    rows = [["ผู้รับผิดชอบ", "ข้อ"], ["กลุ่มการเงิน", "O18–O24"], ["กลุ่มแผน", "O4, O10-12"]]

    book = master(as_docx(rows), edition=NEW)

    lead = {item.code: item.owners.lead for item in book.submission.items}
    assert (lead["O18"], lead["O11"], lead["O1"]) == ("กลุ่มการเงิน", "กลุ่มแผน", None)


def test_a_budget_by_quarter_of_one_project_is_taken_and_calculated_again() -> None:
    heads = ["งบประมาณที่ได้รับทั้งหมด", "ผลการใช้จ่ายงบประมาณรวม (สะสม)"]
    heads += [f"ผลการใช้จ่ายงบประมาณ ไตรมาสที่ {thai(n)}" for n in range(1, 5)]
    rows = [["๓๓,๕๐๐", "๑๑,๔๓๐", "-", "-", "๕,๖๙๐", "๕,๗๔๐"]]

    done = imported(as_docx([heads, *rows]), edition=NEW)

    (row,) = done.gathered.tables["budget"]
    assert {key: held.value for key, held in row.cells.items()} == {
        "allocated": "๓๓,๕๐๐",
        "spent_q1": "-",
        "spent_q2": "-",
        "spent_q3": "๕,๖๙๐",
        "spent_q4": "๕,๗๔๐",
    }
    assert [(one.text, one.why) for one in done.plan.left] == [("๑๑,๔๓๐", "calculated")]


def test_results_of_a_project_under_two_rows_of_headers_keep_the_kind_above_them() -> None:
    rows = [
        ["ตัวชี้วัด", "ค่าเป้าหมาย", "ผลการดำเนินงาน (สะสม)", None, None],
        [None, None, "จำนวนเป้าหมาย", "ผลการดำเนินงาน", "ร้อยละ"],
        ["เชิงปริมาณ"],
        ["มีข้อมูลครบ", "ร้อยละ ๑๐๐", "๔๓ ตัวชี้วัด", "๔๓ ตัวชี้วัด", "๑๐๐"],
        ["เชิงคุณภาพ"],
        ["ได้ระดับ A", "A", "A", "F", "๐"],
    ]

    book = master(as_xlsx(rows), edition=NEW)

    kinds = {row.text_in("indicator"): row.text_in("kind") for row in book.submission.rows("kpi")}
    assert kinds == {"มีข้อมูลครบ": "เชิงปริมาณ", "ได้ระดับ A": "เชิงคุณภาพ"}


def test_a_calendar_and_a_history_find_their_sheets() -> None:
    calendar = [["วันที่", "รายการ", "ผู้รับผิดชอบ"], ["๑๒ ก.ค. ๒๕๖๕", "ส่งลิงก์", "กลุ่มอำนวยการ"]]
    history = [["ปีงบประมาณ พ.ศ.", "ผลคะแนน ITA", "พัฒนาการ", "ผลต่าง + / -"]]
    history += [["๒๕๖๓", "๘๖.๓๕", "ลดลง", "-๔.๖๕"], ["๒๕๖๔", "๘๗.๕๖", "เพิ่มขึ้น", "+๑.๒๑"]]

    book = master(as_docx(calendar, "คะแนนย้อนหลัง", history), edition=OLD)

    assert book.submission.rows("calendar")[0].text_in("what") == "ส่งลิงก์"
    assert [row.text_in("total") for row in book.submission.rows("history")] == ["๘๖.๓๕", "๘๗.๕๖"]


def test_words_that_lead_somewhere_give_their_address_and_stand_beside_it() -> None:
    rows = table(
        NEW, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, Link("คลิก", address(i))]
    )

    for data in (as_xlsx(rows), as_html(rows)):
        book = master(data, edition=NEW)

        assert texts(book, "link") == {item.code: address(item) for item in NEW.items}
        assert set(texts(book, "explanation").values()) == {"คลิก"}
