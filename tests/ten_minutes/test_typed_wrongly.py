"""Half-way, and wrongly: said at its cell, and still counted what can be."""

import datetime as dt
import re

import pytest
from ten_minutes.book import (
    AGENCY,
    BUDGET,
    DONE,
    ITEMS,
    LINKS,
    SITE,
    STATUSES,
    UNDER_WAY,
    Book,
    own_table,
    unsaid,
)

STATUS, LINK, POINTS = "ผลการดำเนินการ/ข้อสังเกต", "ลิงก์ (URL)", "คะแนนปีก่อน"
LOOKED_ON, PUBLISHED_ON = "วันที่สอบทาน", "วันที่เผยแพร่"
GLUED = f"{SITE}/o2{SITE}/o3"
WRONG = [
    (5, STATUS, "ดำเนินการแลว", "F5 T112", 'ใกล้เคียงกับ "ดำเนินการแล้ว" แต่ไม่ตรง', "is nearly"),
    (5, LINK, "www.example.go.th/o1", "G5 T111", "ไม่มี http:// หรือ https:// นำหน้า", "lacks http://"),
    (6, LINK, GLUED, "G6 T110", "เปิดไม่ได้: มีสองลิงก์ติดกัน", "two addresses run together"),
    (7, LINK, r"C:\oit\o3.pdf", "G7 T110", "เป็นที่อยู่ไฟล์ในเครื่อง", "a file on a local disk"),
    (7, POINTS, 1000, "L7 T103", "ค่า 1000 อยู่นอกช่วงที่เป็นไปได้ (0-100)", "1000 lies outside"),
    (8, LINK, "อยู่หน้าแรก", "G8 T110", "ไม่มีที่อยู่เว็บ", "there is no web address in it"),
    (8, POINTS, "เต็ม", "L8 T101", '"เต็ม" แต่ช่องนี้ต้องเป็นคะแนน 0–100', "wants points 0-100"),
    (9, LOOKED_ON, "เมื่อวาน", "K9 T101", '"เมื่อวาน" แต่ช่องนี้ต้องเป็นวันที่', "the column wants a date"),
    (10, LOOKED_ON, "31 ก.พ. 2565", "K10 T101", '"31 ก.พ. 2565" แต่ช่องนี้', "the column wants a date"),
    (10, POINTS, -5, "L10 T103", "ค่า -5 อยู่นอกช่วง", "-5 lies outside"),
    (11, PUBLISHED_ON, dt.date(2565, 3, 1), "Q11 T108", "อ่านเป็น 1 มี.ค. 2565", "1 Mar 2022"),
    (13, "ข้อ", "O8", "A13 T105", '"O8" มีอยู่แล้วที่เซลล์ A12', '"O8" already stands' ),
    (14, "ข้อ", "O99", "A14 S110", '"O99" ไม่ใช่รหัสข้อของชุดเกณฑ์ปีนี้', "is no item code of this edition"),
    (15, STATUS, "#N/A", "F15 T106", "เซลล์นี้แสดง #N/A", "The cell shows #N/A"),
]  # fmt: skip


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    book = Book(tmp_path_factory.mktemp("wrong"))
    book.four_cells()
    year, day, due = 2567, "กลางเดือนพฤศจิกายน", "31/6/2565"
    book.tell({"ปีงบประมาณ พ.ศ.": year, "วันที่รายงาน": day, "กำหนดส่ง": due})
    for row, header, typed, *_ in WRONG:
        book.cell(header, row).value = typed
    for row in (6, 7, 8, 10, 12, 13, 14):
        book.cell(STATUS, row).value = DONE
    book.cell("โครงการ", 5, BUDGET).value = "โครงการตัวอย่าง"
    book.cell("งบประมาณที่ได้รับ", 5, BUDGET).value = "สามหมื่น"
    book.cell("ใช้จ่าย ไตรมาส 1", 5, BUDGET).value = "5,00"
    return book.check("--as-of", "2565-11-15")


@pytest.mark.parametrize(
    ("place", "thai", "english"),
    [pytest.param(*line[3:], id=f"{line[3]}-{line[2]}") for line in WRONG],
)
def test_what_is_typed_wrongly_is_said_at_its_cell_in_both_languages(
    wrong, place, thai, english
) -> None:
    def told(text):
        """What the text says of that place, up to the remedy."""
        flat = re.sub(r"\s+", " ", text)
        return flat.partition(f"{ITEMS}!{place}:")[2].partition("→")[0]

    assert unsaid(told(wrong.text), thai) == []
    assert unsaid(told(wrong.english), english) == []


def test_wrong_years_days_and_amounts_are_said_where_they_stand(wrong, tmp_path) -> None:
    labels = ("ปีงบประมาณ พ.ศ.", "วันที่รายงาน", "กำหนดส่ง")
    book = Book(tmp_path)
    year, day, due = (f"{AGENCY}!{book.field(label).coordinate}" for label in labels)

    assert (
        unsaid(
            wrong.text,
            f"ผิด {year} S120: ปีงบประมาณ 2567 ไม่ใช่ปีที่ใช้ชุดเกณฑ์ 2565-obec (2564, 2565)",
            f'ผิด {day} T101: พิมพ์ไว้ว่า "กลางเดือนพฤศจิกายน" แต่ช่องนี้ต้องเป็นวันที่',
            f'ผิด {due} T101: พิมพ์ไว้ว่า "31/6/2565" แต่ช่องนี้ต้องเป็นวันที่',
            f'ผิด {BUDGET}!D5 T101: พิมพ์ไว้ว่า "สามหมื่น" แต่ช่องนี้ต้องเป็นจำนวนเงิน',
            f'ผิด {BUDGET}!I5 T101: พิมพ์ไว้ว่า "5,00" แต่ช่องนี้ต้องเป็นจำนวนเงิน',
        )
        == []
    )
    assert (
        unsaid(
            wrong.english,
            f"error {year} S120: Fiscal year 2567 is none that edition 2565-obec serves",
            f'error {day} T101: "กลางเดือนพฤศจิกายน" was typed, but the column wants a date',
            f'error {BUDGET}!D5 T101: "สามหมื่น" was typed, but the column wants an amount of money',
        )
        == []
    )


def test_a_book_with_faults_leaves_with_one_and_still_counts_what_it_can(wrong) -> None:
    assert wrong.code == 1
    assert unsaid(wrong.text, "ต้องแก้ไข: พบสิ่งที่ผิดหรือขัดกัน", "ระบุว่าเสร็จ 5 จาก 43 ข้อ") == []


def test_a_day_that_is_not_understood_is_not_called_blank(wrong) -> None:
    assert wrong.at("S121") == {}


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("unknown", ["เสร็จ", "100%", "ร้อยละ ๑๐๐", "✅", "ขึ้นเว็บไซต์แล้ว", "อัปโหลดแล้ว"]),
        ("not_started", ["✗", "✘", "×", "❌", "ยังไม่ทำ", "กำลังทำ"]),
    ],
)
def test_whatever_word_an_office_has_for_done_or_not_it_is_no_remark(book, state, words) -> None:
    book.column(STATUS, words)
    states = book.check().states()

    assert {word: states[f"O{n}"] for n, word in enumerate(words, 1)} == dict.fromkeys(words, state)


def test_the_remedy_beside_what_an_item_is_worth_is_the_one_that_brings_it(book) -> None:
    book.cell(STATUS, 9).value = UNDER_WAY
    book.cell(LOOKED_ON, 9).value = "เมื่อวาน"
    read = book.check()
    first = read.text.partition("ข้อที่ควรแก้ก่อน")[2].partition("รายการที่พบ")[0]

    assert unsaid(read.text, f"{ITEMS}!K9 T101") == []
    assert unsaid(first, "เผยแพร่ข้อมูลให้ครบองค์ประกอบบนเว็บไซต์หลัก") == []


def test_a_slip_of_the_pen_is_neither_done_nor_to_mend(wrong) -> None:
    assert wrong.states()["O1"] == "unknown"
    assert not next(item for item in wrong.json["items"] if item["code"] == "O1")["claimed"]


def test_of_two_rows_of_one_item_the_first_counts_and_the_lost_item_is_named(wrong) -> None:
    assert wrong.states()["O9"] == "unknown"
    assert unsaid(wrong.text, "ไม่พบแถวของ 2 ข้อ (O9, O10)") == []


def test_columns_that_were_pasted_over_and_hold_nothing_we_judge_are_not_asked_about(book) -> None:
    book.paste(own_table(book.titles()))

    assert book.check().at("S122") == {}


def test_a_header_pasted_into_the_first_row_of_data_takes_no_item_away(book) -> None:
    own = ("ผลการนิเทศ กำกับติดตาม", "ลิงค์อ้างอิง")
    book.paste([own, *zip(STATUSES, LINKS, strict=True)], "F5")
    read = book.check()

    assert next(i for i in read.json["items"] if i["code"] == "O1")["row"] == 5
    assert read.at("S105", "S111") == {}


def test_a_confirmation_of_an_item_is_not_one_of_the_cell_of_that_name(book) -> None:
    """O14 is an item here and never the cell O14, in which another item's link may stand."""
    home = "https://www.example.go.th"
    sheet = book.book["รายการ OIT"]
    sheet.insert_cols(1, 8)  # the links now stand in column O; row 14 is item O10
    for row in (14, 18):
        sheet.cell(row, 14).value, sheet.cell(row, 15).value = "ดำเนินการแล้ว", home
    book.paste([("Z102", "O14", "ผู้อำนวยการกลุ่ม", "12 ก.ค. 2565", "เปิดดูแล้ว")], "A5", "ยืนยัน")
    found = {f["item"]: f["acknowledged"] for f in book.check().heard if f["code"] == "Z102"}

    assert (found["O10"], bool(found["O14"])) == (None, True)


def test_from_a_handful_of_items_no_letter_is_forecast(book) -> None:
    book.column(STATUS, ["เพิ่มเติมเบอร์โทร"])
    read = book.check()

    assert unsaid(read.text, "ยังคาดการณ์ไม่ได้: ทราบผลหรือคะแนนปีก่อนเพียง 1 จาก 43 ข้อ") == []
    assert "ระดับ F" not in read.text
