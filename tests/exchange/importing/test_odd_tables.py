"""Tables as they come: without headers or codes, misspelt, split, with totals and signatures."""

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

LINKS = {item.code: address(item) for item in NEW.items}
STATUSES = {item.code: status(item) for item in NEW.items}


@pytest.mark.parametrize(
    "spell",
    [
        lambda n: f"o{n}",
        lambda n: f"O-{thai(n)}",
        lambda n: f"O{n} :",
        lambda n: f"OIT{n}",
        lambda n: f"0{thai(n)}",
        lambda n: f"๐{thai(n)}",
        lambda n: f"ข้อ {thai(n)}",
        lambda n: f"ตัวชี้วัดข้อ {n}",
        float,
        lambda n: f"{n}.",
    ],
)
def test_a_code_may_be_spelt_as_people_do(spell) -> None:
    rows = table(NEW, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [spell(i.no), i.title_th, address(i)])

    assert {
        c: v["link"].value for c, v in imported(as_xlsx(rows), edition=NEW).gathered.items.items()
    } == LINKS


def test_titles_alone_name_their_items() -> None:
    rows = table(NEW, ["รายการ", "ผู้รับผิดชอบ", "ลิงก์"], lambda i: [i.title_th, "กลุ่มแผน", address(i)])

    done = imported(as_docx(rows), edition=NEW)

    assert {c: v["link"].value for c, v in done.gathered.items.items()} == LINKS
    assert all(row.exact for row in done.plan.tables[0].titled)
    assert done.plan.guesses == 0


def test_a_title_that_is_nearly_an_item_s_is_a_guess_and_shown() -> None:
    rows = table(NEW, ["ข้อ", "ข้อมูล", "ผลการดำเนินการ"], lambda i: ["", i.title_th, status(i)])
    rows[14][1] = "คู่มือหรือมาตราฐานการปฏิบัติงาน ปี 2566"

    plan = imported(as_xlsx(rows), edition=NEW).plan

    (guess,) = [row for row in plan.tables[0].titled if not row.exact]
    assert (guess.code, guess.spot.row, guess.expected) == ("O14", 15, NEW.items[13].title_th)
    assert (plan.tables[0].items, plan.guesses) == (tuple(range(1, 44)), 1)
    assert [(one.text, one.why) for one in plan.left] == [(rows[14][1], "title")]


def test_a_title_between_two_items_is_nobody_s() -> None:
    rows = table(OLD, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, address(i)])
    rows.append(["", "รายงานการกำกับติดตามประจำปี รอบ 6 เดือน", "https://www.example.go.th/x"])

    plan = imported(as_xlsx(rows)).plan

    assert [text for _, text in plan.tables[0].lost] == [
        "รายงานการกำกับติดตามประจำปี รอบ 6 เดือน · https://www.example.go.th/x"
    ]


@pytest.mark.parametrize("heads", [[], ["เลข", "เรื่อง", "คนทำ", "เว็บ", "เสร็จยัง"]])
def test_without_known_headers_columns_are_guessed_by_what_stands_in_them(heads) -> None:
    rows = table(NEW, heads, lambda i: [i.code, i.title_th, "กลุ่มแผน", address(i), status(i)])
    rows = rows if heads else rows[1:]

    done = imported(as_csv(rows, "cp874"), edition=NEW)

    (plan,) = done.plan.tables
    guessed = {c.key: c.why for c in plan.columns_of(Sure.GUESSED)}
    assert guessed == {
        "code": "holds_codes",
        "title": "holds_titles",
        "owner_lead": "holds_owner_lead",
        "link": "holds_link",
        "status": "holds_status",
    }
    values = {c: (v["link"].value, v["status"].value) for c, v in done.gathered.items.items()}
    assert values == {code: (LINKS[code], STATUSES[code]) for code in LINKS}


def test_headers_misspelt_as_a_scanner_does_are_guessed() -> None:
    heads = ["ข้อ", "ขัอมูล", "ผู้รับผิชอบ", "ผลการดำเนิการ", "ลิ๊งก์"]
    rows = table(
        NEW, heads, lambda i: [f"๐{thai(i.no)}", i.title_th, "กลุ่มแผน", status(i), address(i)]
    )

    book = master(as_docx(rows), edition=NEW)

    assert (texts(book, "link"), texts(book, "status")) == (LINKS, STATUSES)


def test_a_header_that_says_more_is_guessed_by_the_word_in_it() -> None:
    heads = ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบข้อมูลของหน่วยงาน", "คะแนนเต็ม", "คะแนนที่ได้รับจริง"]
    rows = table(NEW, heads, lambda i: [i.code, i.title_th, "กลุ่มแผน", "100", "100"])

    (plan,) = imported(as_xlsx(rows), edition=NEW).plan.tables

    assert {c.header: c.key for c in plan.columns if c.sure is not Sure.MATCHED} == {
        heads[2]: "owner_lead",
        heads[3]: None,
        heads[4]: "assessed_points",
    }


def test_headers_repeated_at_page_breaks_and_items_over_two_rows_are_one_list() -> None:
    heads = ["ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ผู้รับผิดชอบ"]
    rows = table(OLD, heads, lambda i: [f"๐{thai(i.no)}", i.title_th, "○ ก", "- ผอ.กลุ่มแผน"])
    rows[13:13] = [heads, ["", "", "○ ข", "- เจ้าหน้าที่บันทึกข้อมูล"]]

    gathered = imported(as_docx(rows)).gathered

    assert gathered.items["O12"]["owner_lead"].value == "- ผอ.กลุ่มแผน\n- เจ้าหน้าที่บันทึกข้อมูล"
    assert gathered.items["O13"]["owner_lead"].value == "- ผอ.กลุ่มแผน"


def test_headings_totals_and_signatures_are_no_items() -> None:
    rows = table(NEW, ["ข้อ", "ข้อมูล", "สถานะ"], lambda i: [i.code, i.title_th, status(i)])
    rows[1:1] = [["9.1 ข้อมูลพื้นฐาน", "", ""]]
    rows += [["รวม", "", "43"], ["สรุป", "ดำเนินการแล้ว 35 ข้อ", ""], ["ลงชื่อ ........ ผู้ตรวจ", "", ""]]

    done = imported(as_docx(rows), edition=NEW)

    assert {c: v["status"].value for c, v in done.gathered.items.items()} == STATUSES
    assert [one.text for one in done.plan.left] == [
        "9.1 ข้อมูลพื้นฐาน",
        "รวม",
        "43",
        "สรุป",
        "ดำเนินการแล้ว 35 ข้อ",
        "ลงชื่อ ........ ผู้ตรวจ",
    ]


def test_ticks_under_two_words_are_statuses() -> None:
    rows = [["ข้อ", "ข้อมูล", "การดำเนินการ", None, "หมายเหตุ"], [None, None, "มี", "ไม่มี", None]]
    rows += [[i.code, i.title_th, *(("✓", None) if i.no % 4 else (None, "✓"))] for i in NEW.items]

    done = imported(as_xlsx(rows), edition=NEW)

    assert {c: v["status"].value for c, v in done.gathered.items.items()} == {
        item.code: "มี" if item.no % 4 else "ไม่มี" for item in NEW.items
    }
    assert done.plan.left == ()


def test_links_behind_the_titles_are_found_where_no_column_of_links_is() -> None:
    rows = table(NEW, ["ข้อ", "ข้อมูล"], lambda i: [i.code, Link(i.title_th, address(i))])

    for data in (as_xlsx(rows), as_html(rows)):
        done = imported(data, edition=NEW)

        assert {c: v["link"].value for c, v in done.gathered.items.items()} == LINKS
        assert [(c.header, c.key, c.why) for c in done.plan.tables[0].columns_of(Sure.GUESSED)] == [
            ("ข้อมูล", "link", "addresses")
        ]
        assert done.plan.left == ()


def test_several_tables_on_one_sheet_are_read_one_after_the_other() -> None:
    items = table(OLD, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, address(i)])
    history = [["ปีงบประมาณ พ.ศ.", "ผลคะแนน ITA", "พัฒนาการ", "ผลต่าง + / -"]]
    history += [["๒๕๖๓", "๘๖.๓๕", "ลดลง", "-๔.๖๕"], ["๒๕๖๔", "๘๗.๕๖", "เพิ่มขึ้น", "+๑.๒๑"]]
    ita = [["ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ"]]
    ita += [[str(n), f"ประเด็น {n}", "90.1", "A"] for n in range(1, 11)]

    done = imported(as_xlsx([["ผลการประเมิน"], [], *history, [], *items, [], *ita]))

    assert sorted((plan.sheet, plan.rows) for plan in done.plan.tables) == [
        ("history", 2),
        ("ita", 10),
        ("items", 43),
    ]
    assert [one.text for one in done.plan.left] == ["ผลการประเมิน"]


def test_tables_of_one_office_are_joined_by_item_and_what_contradicts_is_told() -> None:
    order = table(NEW, ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบ"], lambda i: [i.code, i.title_th, "กลุ่มแผน"])
    result = table(NEW, ["ข้อ", "ข้อมูล", "สถานะ"], lambda i: [i.code, i.title_th, status(i)])
    again = table(NEW, ["ข้อ", "สถานะ"], lambda i: [i.code, "ไม่มี" if i.no == 7 else status(i)])

    done = imported(as_docx(order, "ผล", result), as_xlsx(again), edition=NEW)

    assert {key: held.value for key, held in done.gathered.items["O5"].items()} == {
        "owner_lead": "กลุ่มแผน",
        "status": "เพิ่มเติมเบอร์โทรศัพท์",
    }
    (conflict,) = done.plan.conflicts
    assert (conflict.row, conflict.kept, conflict.other) == ("O7", "ดำเนินการแล้ว", "ไม่มี")
    assert [(one.spot.source, one.text, one.why) for one in done.plan.left] == [
        ("file1", "ผล", "caption"),
        ("file2", "ไม่มี", "conflict"),
    ]


def test_one_item_twice_in_a_table_with_other_words_is_a_conflict() -> None:
    rows = table(NEW, ["ข้อ", "ข้อมูล", "สถานะ"], lambda i: [i.code, i.title_th, status(i)])
    rows.append(["O1", NEW.items[0].title_th, "ยังไม่ดำเนินการ"])

    plan = imported(as_xlsx(rows), edition=NEW).plan

    assert [(one.row, one.kept, one.other) for one in plan.conflicts] == [
        ("O1", "ดำเนินการแล้ว", "ยังไม่ดำเนินการ")
    ]


def test_a_list_of_another_length_keeps_the_rows_that_the_year_has_not() -> None:
    rows = table(OLD, ["ข้อ", "ข้อมูล", "สถานะ"], lambda i: [i.code, i.title_th, status(i)])
    plan = imported(as_xlsx(rows), edition=SHORT).plan

    assert plan.tables[0].items == tuple(range(1, 36))
    assert {one.text for one in plan.left if one.spot.row == 37} == {
        "O36",
        OLD.items[35].title_th,
        "ดำเนินการแล้ว",
    }


def test_a_group_s_heading_above_tells_two_columns_apart() -> None:
    rows = [
        ["ข้อ", "ข้อมูล", "การเผยแพร่", None, "ผู้รับผิดชอบ", None],
        [None, None, "URL", "คำอธิบาย", "หลัก", "ร่วม"],
    ]
    rows += [[i.code, i.title_th, address(i), "เมนู", "กลุ่มแผน", "กลุ่มบุคคล"] for i in NEW.items]

    held = imported(as_xlsx(rows), edition=NEW).gathered.items["O2"]

    assert {key: one.value for key, one in held.items()} == {
        "link": address(NEW.items[1]),
        "explanation": "เมนู",
        "owner_lead": "กลุ่มแผน",
        "owner_others": "กลุ่มบุคคล",
    }


def test_a_table_may_stand_far_below_a_document_s_other_lines() -> None:
    rows = table(NEW, ["ข้อ", "ข้อมูล", "ลิงก์"], lambda i: [i.code, i.title_th, address(i)])

    done = imported(as_xlsx([[f"บรรทัด {n}"] for n in range(90)] + rows), edition=NEW)

    assert {c: v["link"].value for c, v in done.gathered.items.items()} == LINKS
    assert done.plan.guesses == 0


def test_many_rows_of_one_sort_take_no_longer_than_they_must() -> None:
    """Each row is compared with what was said of the same thing only, never with all others."""
    rows = [["มาตรการ", "ขั้นตอน"], *([f"มาตรการที่ {n}", "ประชุม"] for n in range(3000))]

    done = imported(as_csv(rows), edition=NEW)

    assert len(done.gathered.tables["measures"]) == 3000


def test_a_whole_report_pasted_as_text_is_taken_table_by_table() -> None:
    """Order, results of supervision, points in pairs and scores, with paragraphs between them."""
    order = table(
        OLD, ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบ"], lambda i: [f"๐{thai(i.no)}", i.title_th, "กลุ่มแผน"]
    )
    heads = ["ตัวชี้วัด", "ตัวชี้วัดย่อย", "ผลการนิเทศ กำกับติดตาม"]
    seen = table(OLD, heads, lambda i: ["", f"0{thai(i.no)} {i.title_th}", status(i)])
    points = [["ปี", "คะแนน"] * 2]
    points += [[f"O{n}", "100", f"O{n + 22}", "0"] for n in range(1, 22)]
    scores = [["ตัวชี้วัดที่", "ประเด็นตัวชี้วัด", "คะแนน", "ระดับ"]]
    scores += [[thai(n), f"ประเด็น {n}", "๙๐.๑", "A"] for n in range(1, 11)]
    money = [["งบประมาณที่ได้รับ", "ไตรมาสที่ 1", "ไตรมาสที่ 2"], ["๑๐,๐๐๐", "๕,๐๐๐", "-"]]
    words = [[], ["กิจกรรมต่อไปเป็นการนิเทศ ดูที่ https://www.example.go.th/x"], []]

    rows = [["รายงาน"], []]
    for part in (scores, points, seen, order, money):
        rows += [*part, *words]
    done = imported("\n".join("\t".join(map(str, row)) for row in rows).encode())

    rows_of = {plan.sheet: plan.rows for plan in done.plan.tables}
    assert (set(rows_of), rows_of["budget"], rows_of["ita"]) == ({"budget", "ita", "items"}, 1, 10)
    held = {key: one.value for key, one in done.gathered.items["O5"].items()}
    assert held == {
        "owner_lead": "กลุ่มแผน",
        "status": "เพิ่มเติมเบอร์โทรศัพท์",
        "assessed_points": "100",
    }
    assert [one.text for one in done.plan.left].count(words[1][0]) == 5
