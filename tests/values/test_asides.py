"""Lines that are nobody's row, marks of continuation, and the names of copies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import (
    is_aside,
    is_continuation_mark,
    is_heading,
    is_tick,
    may_mean_code,
    opens_signature,
    original_of,
    parse_code,
    parse_number,
    without_continuation_mark,
)


@pytest.mark.parametrize(
    "text",
    [
        "หมายเหตุ: ข้อมูล ณ วันที่ 12 ก.ค. 2565",
        "หมายเหตุ",
        "ที่มา: กลุ่มนโยบายและแผน",
        "ข้อมูล ณ วันที่ ๑๒ ก.ค. ๒๕๖๕",
        "ลงชื่อ……………………ผู้รายงาน",
        "(ลงชื่อ) ................",
        "(……………………)",
        "(...........................)",
        "(นายตัวอย่าง ใจดี)",
        "( นางสาวตัวอย่าง  ใจดี )",
        "ตำแหน่ง ผู้อำนวยการกลุ่ม",
        "ผู้รายงาน",
        "ผู้รับรองข้อมูล",
        "วันที่......../......../........",
        "________________",
    ],
)
def test_notes_and_pieces_of_signatures_are_asides(text):
    assert is_aside(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ดำเนินการแล้ว",
        "เพิ่มเติมข้อมูลเบอร์โทรศัพท์ผู้บริหาร",
        "ผู้รายงานยังไม่ส่งข้อมูล",
        "รอข้อมูล...",
        "(ต่อ)",
        "(ร่าง) แผนปฏิบัติการ",
        "กลุ่มอำนวยการ",
        "นายทะเบียน",
        "https://www.example.go.th/a",
        "ขาดลายเซ็น " + "ก" * 400,
    ],
)
def test_what_a_row_may_hold_is_no_aside(text):
    assert not is_aside(text)


@pytest.mark.parametrize(("text", "opens"), [("ลงชื่อ......", True), ("(....)", True), ("ก", False)])
def test_a_signature_begins_with_its_word_or_with_a_name_in_brackets(text, opens):
    assert opens_signature(text) is opens


@pytest.mark.parametrize("text", ["ต่อ", "(ต่อ)", " ( ต่อ ) ", "(มีต่อ)", "(continued)", "cont."])
def test_a_mark_of_continuation_is_known_alone_and_behind_a_text(text):
    assert is_continuation_mark(text)
    assert not is_continuation_mark(f"ข้อมูล{text}")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ข้อมูลผู้บริหาร (ต่อ)", "ข้อมูลผู้บริหาร"),
        ("ข้อมูลผู้บริหาร(ต่อ)", "ข้อมูลผู้บริหาร"),
        ("ข้อมูลผู้บริหาร", "ข้อมูลผู้บริหาร"),
        ("การติดต่อ", "การติดต่อ"),
    ],
)
def test_a_title_is_freed_of_its_mark(text, rest):
    assert without_continuation_mark(text) == rest


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("ตัวชี้วัดย่อยที่ 9.1 ข้อมูลพื้นฐาน", True),
        ("ตัวชี้วัดย่อย ๙.๑", True),
        ("9.2 การบริหารงาน", True),
        ("๙. การเปิดเผยข้อมูล", True),
        ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", True),
        ("O9.1", False),
        ("12 ข้อยังไม่เสร็จ", False),
        ("ข้อใหม่", False),
        ("2565", False),
    ],
)
def test_a_heading_of_a_group_has_a_number_and_a_name(text, heads):
    assert is_heading(text) is heads


@pytest.mark.parametrize("cell", ["✓", "✔", "√", "/", "●", "•", "(/)", "1", 1.0, True, " ✓\u00a0"])
def test_a_mark_in_a_box_is_a_tick(cell):
    assert is_tick(cell)


@pytest.mark.parametrize("cell", ["", "-", "x", "0", 0.0, 2.0, False, None, "มี", "11", "✓✓"])
def test_anything_else_is_no_tick(cell):
    assert not is_tick(cell)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("O44", True),
        ("ข้อใหม่", True),
        ("12 ข้อยังไม่เสร็จ", True),
        ("Oหนึ่ง", True),
        ("ผู้ตรวจ", False),
        ("จำนวนข้อที่ดำเนินการแล้ว", False),
        ("จำนวนข้อที่ดำเนินการแล้วทั้งสิ้น 43 ข้อ", False),
    ],
)
def test_a_short_text_with_a_digit_or_the_word_may_be_meant_for_a_code(text, may):
    assert may_mean_code(text) is may


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("รายการ OIT (2)", "รายการ oit"),
        ("รายการ OIT_2", "รายการ oit"),
        ("สำเนาของ รายการ OIT", "รายการ oit"),
        ("Copy of รายการ OIT", "รายการ oit"),
        ("รายการ OIT - สำเนา", "รายการ oit"),
        ("รายการ OIT - Copy (3)", "รายการ oit - copy"),
        ("รายการ OIT", ""),
        ("ปี 2565", ""),
        ("งบประมาณ2", ""),
        ("สำเนา", ""),
        ("(2)", ""),
    ],
)
def test_a_copys_name_tells_the_originals(name, original):
    assert original_of(name) == original


@pytest.mark.parametrize("typed", ["'100", "' 100", "'๑๐๐"])
def test_the_apostrophe_that_marks_a_text_is_no_part_of_it(typed):
    assert parse_number(typed).value == 100


def test_a_lone_apostrophe_is_something():
    assert parse_number("'").text == "'"
    assert parse_code("'O5", 43, bare=True).value == 5


@given(st.text(max_size=60))
def test_any_text_at_all_has_an_answer(text):
    assert is_aside(text) in {True, False}
    assert isinstance(without_continuation_mark(text), str)
    assert original_of(text) == "" or len(original_of(text)) < len(text) + 9
    assert not (is_heading(text) and not text.strip())
