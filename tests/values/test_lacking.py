import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import Kind, Lacking, Note, parse_lacking

COUNT = 6


@pytest.mark.parametrize(
    ("typed", "numbers", "words"),
    [
        ("2", (2,), ()),
        ("๒", (2,), ()),
        (2.0, (2,), ()),
        ("2, 4", (2, 4), ()),
        ("2 4", (2, 4), ()),
        ("2,2", (2,), ()),
        ("ข้อ 2 และ 4", (2, 4), ()),
        ("2และ4", (2, 4), ()),
        ("ขาดข้อ 2,3", (2, 3), ()),
        ("1-3", (1, 2, 3), ()),
        ("๑ ถึง ๓", (1, 2, 3), ()),
        ("องค์ประกอบที่ 1–3", (1, 2, 3), ()),
        ("(2)", (2,), ()),
        ("O2.5", (5,), ()),
        ("เบอร์โทร", (), ("เบอร์โทร",)),
        ("ขาดเบอร์โทร, อีเมล", (), ("เบอร์โทร", "อีเมล")),
        ("- เบอร์โทร\n- อีเมล", (), ("เบอร์โทร", "อีเมล")),
        ("เบอร์โทร และ อีเมล", (), ("เบอร์โทร", "อีเมล")),
        ("ปัญหาและอุปสรรค", (), ("ปัญหาและอุปสรรค",)),
        ("ไม่มีเบอร์โทร", (), ("เบอร์โทร",)),
        ("ครบถ้วนแต่ไม่มีลายเซ็น", (), ("ครบถ้วนแต่ไม่มีลายเซ็น",)),
        ("2, เบอร์โทร", (2,), ("เบอร์โทร",)),
        ("๒. เบอร์โทร", (2,), ("เบอร์โทร",)),
        ("2 เบอร์", (), ("2 เบอร์",)),
        ("7", (), ("7",)),
        ("5-7", (), ("5-7",)),
        ("3-1", (), ("3-1",)),
        (2.5, (), ("2.5",)),
    ],
)
def test_numbers_and_words_of_what_is_lacking(typed, numbers, words):
    assert parse_lacking(typed, COUNT).value == Lacking(numbers, words)


@pytest.mark.parametrize(
    "typed",
    [
        "-",
        "ไม่มี",
        "ครบ",
        "ครบถ้วน",
        "ครบถ้วนค่ะ",
        "ครบทุกองค์ประกอบ",
        "ครบ ✓",
        "มีครบถ้วนสมบูรณ์",
        "ครบถ้วน ทุกองค์ประกอบแล้ว",
        "ไม่มีสิ่งที่ขาด",
        "0",
        "✓",
        "ครบทั้ง ๖ องค์ประกอบ",
        "ไม่ขาดองค์ประกอบใด",
    ],
)
def test_complete_says_that_nothing_is_lacking(typed):
    assert parse_lacking(typed, COUNT).kind is Kind.NIL


def test_a_blank_says_nothing_at_all():
    assert parse_lacking("\u00a0", COUNT).kind is Kind.BLANK


@pytest.mark.parametrize("typed", [True, ",", "ขาด", dt.time(1), float("nan")])
def test_what_names_nothing_is_not_understood(typed):
    assert parse_lacking(typed, COUNT).kind is Kind.UNKNOWN


def test_a_range_that_excel_made_a_date_is_told_as_it_was_probably_typed():
    found = parse_lacking(dt.date(2024, 3, 1), COUNT)
    assert (found.kind, found.notes, found.text) == (Kind.UNKNOWN, {Note.LIST_BECAME_DATE}, "1-3")


@given(
    st.lists(st.integers(1, COUNT), min_size=1, unique=True),
    st.sampled_from([", ", " ", "\n", " และ "]),
)
def test_lists_of_numbers_come_back(numbers, between):
    typed = between.join(map(str, numbers))
    assert parse_lacking(typed, COUNT).value == Lacking(tuple(numbers))
