import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import (
    Codes,
    Kind,
    Note,
    in_ranges,
    parse_code,
    parse_code_and_title,
    parse_codes,
)

LAST = 43
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("O1", 1),
        ("o1", 1),
        ("O-34", 34),
        ("O–34", 34),
        ("O1.", 1),
        ("O1 :", 1),
        ("OIT1", 1),
        ("OIT 1", 1),
        ("OIT O1", 1),
        ("01", 1),
        ("010", 10),
        ("011", 11),
        ("๐๑", 1),
        ("๐๙", 9),
        ("๐๑๐", 10),
        ("๐๓๔", 34),
        ("0๖", 6),
        ("0๑๐", 10),
        ("O๓๔", 34),
        ("O ๓๔", 34),
        ("O01", 1),
        ("O010", 10),
        ("O1O", 10),
        ("Ｏ１", 1),
        ("(O1)", 1),
        ("ข้อ ๓๔", 34),
        ("ข้อ o1", 1),
        ("ข้อที่ ๕", 5),
        ("ตัวชี้วัดข้อ ๒๙", 29),
        ("ตัวชี้วัด O9", 9),
        ("\u200bO1\u00a0", 1),
    ],
)
def test_every_spelling_of_a_code_is_understood_in_any_column(typed, item):
    assert parse_code(typed, LAST, bare=False).value == item
    assert parse_code(typed, LAST, bare=True).value == item


@pytest.mark.parametrize(
    ("typed", "item"),
    [("๑๐", 10), ("10", 10), ("1.", 1), ("1)", 1), (1.0, 1), (10.0, 10), (43, 43)],
)
def test_a_bare_number_is_a_code_only_in_a_code_column(typed, item):
    assert parse_code(typed, LAST, bare=True).value == item
    assert parse_code(typed, LAST, bare=False).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    "typed",
    [
        "O44",
        "O0",
        "0",
        "00",
        "044",
        "9.1",
        "๙.๑",
        "O9.1",
        9.1,
        0.0,
        44.0,
        -1.0,
        "-1",
        "2565",
        "๒๕๖๕",
        2565.0,
        "O2565",
        "O",
        "OIT",
        "ข้อ",
        "O1²",
        "๑๔๗/๒๕๖๕",
        "O1 O2",
        "O1-O3",
        True,
        dt.date(2024, 1, 3),
        float("nan"),
        "ตัวชี้วัดที่ 9",
    ],
)
def test_what_is_no_item_is_never_taken_for_one(typed):
    found = parse_code(typed, LAST, bare=True)
    assert (found.kind, found.value) == (Kind.UNKNOWN, None)
    assert found.text


@pytest.mark.parametrize(
    ("typed", "kind"), [(None, Kind.BLANK), ("\u00a0", Kind.BLANK), ("-", Kind.NIL)]
)
def test_a_blank_code_cell_is_not_a_wrong_one(typed, kind):
    assert parse_code(typed, LAST, bare=True).kind is kind


def test_thai_digits_in_a_code_are_noted():
    assert parse_code("๐๑", LAST, bare=False).notes == {Note.THAI_DIGITS}
    assert parse_code("O1", LAST, bare=False).notes == frozenset()


@given(
    st.integers(1, LAST),
    st.sampled_from(
        [
            "O{}",
            "o{}",
            "O-{}",
            "O{}.",
            "O{} :",
            "OIT{}",
            "OIT {}",
            "0{}",
            "O{:02}",
            "0{:02}",
            "ข้อ {}",
            "ข้อ o{}",
            "ตัวชี้วัดข้อ {}",
        ]
    ),
    st.booleans(),
)
def test_every_item_survives_every_spelling(item, spelling, thai):
    typed = spelling.format(item)
    assert parse_code(typed.translate(THAI) if thai else typed, LAST, bare=False).value == item


@given(st.integers(1, 99), st.integers(0, 60))
def test_only_items_of_the_catalogue_are_accepted(number, highest):
    found = parse_code(f"O{number}", highest, bare=False)
    assert found.value == (number if number <= highest else None)


@pytest.mark.parametrize(
    ("typed", "item", "title"),
    [
        ("๐๑ โครงสร้างหน่วยงาน", 1, "โครงสร้างหน่วยงาน"),
        ("๐๘ Q&A", 8, "Q&A"),
        ("0๑๐ แผนดำเนินงานประจำปี", 10, "แผนดำเนินงานประจำปี"),
        ("O1 โครงสร้าง", 1, "โครงสร้าง"),
        ("O1โครงสร้าง", 1, "โครงสร้าง"),
        ("O1. โครงสร้าง", 1, "โครงสร้าง"),
        ("O1 : โครงสร้าง", 1, "โครงสร้าง"),
        ("O1 – อำนาจหน้าที่", 1, "อำนาจหน้าที่"),
        ("O1\nโครงสร้าง", 1, "โครงสร้าง"),
        ("ข้อ ๓๔ มาตรการ", 34, "มาตรการ"),
        ("OIT 17 E–Service", 17, "E–Service"),
        ("O20 รายงานประจำปี ๒๕๖๔", 20, "รายงานประจำปี ๒๕๖๔"),
        ("O1", 1, ""),
    ],
)
def test_a_code_and_its_title_in_one_cell_come_apart(typed, item, title):
    code, words = parse_code_and_title(typed, LAST)
    assert (code.value, words) == (item, title)


@pytest.mark.parametrize(
    "typed",
    [
        "9.1 ข้อมูลพื้นฐาน",
        "O9.1 ข้อมูล",
        "05 เมษายน 2566",
        "05 เม.ย. 66",
        "01/2566 คำสั่ง",
        "O1-O3 ข้อมูลพื้นฐาน",
        "01-03 ข้อมูล",
        "๐๙.๐๐ น.",
        "O44 เกิน",
        "โครงสร้าง O1",
        "ปี 2565",
        "2565 แผน",
        "1. โครงสร้าง",
        "O2O meeting",
    ],
)
def test_titles_without_a_code_stay_whole(typed):
    code, title = parse_code_and_title(typed, LAST)
    assert (code.kind, title) == (Kind.UNKNOWN, typed)


def test_a_bare_number_before_a_title_counts_only_on_request():
    assert parse_code_and_title("๑๐ แผนดำเนินงาน", LAST, bare=True)[0].value == 10
    assert parse_code_and_title("๑๐ แผนดำเนินงาน", LAST)[0].value is None


@pytest.mark.parametrize(
    ("typed", "numbers", "rest"),
    [
        ("O18–O24, O30", (*range(18, 25), 30), ()),
        ("019-022", (19, 20, 21, 22), ()),
        ("๐๑๔, ๐๒๐ และ ๐๔๓", (14, 20, 43), ()),
        ("O1 - O3, O5", (1, 2, 3, 5), ()),
        ("O18 ถึง O24", tuple(range(18, 25)), ()),
        ("O18-24", tuple(range(18, 25)), ()),
        ("O1–3, 5–7, 13–16", (1, 2, 3, 5, 6, 7, 13, 14, 15, 16), ()),
        ("ข้อ 1-3, 5", (1, 2, 3, 5), ()),
        ("O-34", (34,), ()),
        ("O1\nO2", (1, 2), ()),
        ("O1 O2 O1", (1, 2), ()),
        ("O5 และO7", (5, 7), ()),
        ("O27/O28", (27, 28), ()),
        ("ทุกข้อ", tuple(range(1, 44)), ()),
        (5.0, (5,), ()),
        ("O18-O24 จำนวน 7 ข้อ", tuple(range(18, 25)), ("จำนวน 7 ข้อ",)),
        ("O1 โครงสร้าง, O2", (1, 2), ("โครงสร้าง",)),
        ("O9.1, O2", (2,), ("O9.1",)),
        ("O99, O1", (1,), ("O99",)),
        ("O24-O18, O1", (1,), ("O24-O18",)),
        ("O1, ตามคำสั่งที่ ๑๔๗/๒๕๖๕", (1,), ("๑๔๗/๒๕๖๕", "ตามคำสั่งที่")),
    ],
)
def test_lists_and_ranges_of_codes(typed, numbers, rest):
    assert parse_codes(typed, LAST).value == Codes(numbers, rest)


@pytest.mark.parametrize(
    "typed", ["ทุกกลุ่มงาน", "คณะทำงานตามคำสั่งที่ ๓๒/๒๕๖๗", "กำกับติดตาม", "2565", "7 คน", "9.1", 9.1, True]
)
def test_a_list_without_any_code_is_not_understood(typed):
    assert parse_codes(typed, LAST).kind is Kind.UNKNOWN


def test_a_range_that_excel_made_a_date_is_told_as_it_was_probably_typed():
    found = parse_codes(dt.datetime.fromisoformat("2024-03-01"), LAST)
    assert (found.kind, found.notes, found.text) == (Kind.UNKNOWN, {Note.LIST_BECAME_DATE}, "1-3")


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((), ()),
        ((30, 18, 19, 20, 21), ("O18–O21", "O30")),
        ((1, 2, 4, 4), ("O1", "O2", "O4")),
    ],
)
def test_three_in_a_row_are_written_as_a_range(numbers, shown):
    assert in_ranges(numbers) == shown
    assert not shown or parse_codes(", ".join(shown), LAST).value.numbers == tuple(
        sorted({*numbers})
    )
