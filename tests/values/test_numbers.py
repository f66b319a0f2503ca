import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import Kind, Note, parse_count, parse_number, parse_percent, show_number

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("๘๗.๕๖", "87.56"),
        ("๓๓,๕๐๐", "33500"),
        ("๓๓,๕๐๐ บาท", "33500"),
        ("33,500บาทถ้วน", "33500"),
        ("จำนวน 33,500 บาท", "33500"),
        ("10,000 บาท (งบพัฒนา…)", "10000"),
        ("33,500 บาท (สามหมื่นสามพันห้าร้อยบาทถ้วน)", "33500"),
        ("+๑๔.๔๔", "14.44"),
        ("-๐.๕๓", "-0.53"),
        ("–๔.๖๕", "-4.65"),
        ("−10.65", "-10.65"),
        ("(1,000)", "-1000"),
        ("(1,000) บาท", "-1000"),
        ("33500.-", "33500"),
        ("33,500.- บาท", "33500"),
        ("฿5,690", "5690"),
        ("๐", "0"),
        ("-0", "0"),
        (".5", "0.5"),
        (33500.0, "33500"),
        (0.1, "0.1"),
        (34.12, "34.12"),
        (-0.0, "0"),
        (1e300, "1" + "0" * 300),
    ],
)
def test_amounts_are_read_exactly(typed, number):
    found = parse_number(typed)
    assert found.kind is Kind.VALUE
    expected = Decimal(int(1e300)) if typed == 1e300 else Decimal(number)
    assert found.value == expected
    assert str(found.value) == str(expected)


@pytest.mark.parametrize(
    "typed",
    [
        "3,35,00",
        "33,50",
        "1,0000",
        "ประมาณ ๑๐๐",
        "100%",
        "- 500",
        "1.",
        "1.2.3",
        "10 000",
        "33,500 หน่วย",
        "(1,000",
        "-(1,000)",
        "10,000 (5,000)",
        "10²",
        "½",
        "①",
        "1e5",
        "1" * 40,
        "#REF!",
        float("nan"),
        float("inf"),
        True,
        False,
        "๑๔๗/๒๕๖๕",
        "NaN",
        "Infinity",
    ],
)
def test_what_is_no_amount_is_not_understood_but_kept(typed):
    found = parse_number(typed)
    assert (found.kind, found.value) == (Kind.UNKNOWN, None)
    assert found.text


@pytest.mark.parametrize(
    "typed",
    ["-", "–", "—", "--", "-ไม่มี-", "- ไม่มี -", "ไม่มี", "(ไม่มี)", "ไม่มีค่ะ", "N/A", "\u00a0-\u200b"],
)
def test_a_dash_or_the_word_for_none_is_a_stated_none(typed):
    assert parse_number(typed).kind is Kind.NIL


@pytest.mark.parametrize("typed", [None, "", " ", "\u00a0\u200b", "\n\t"])
def test_what_does_not_show_is_blank(typed):
    assert parse_number(typed).kind is Kind.BLANK


def test_notes_say_how_an_amount_was_understood():
    assert parse_number("๓๓,๕๐๐").notes == {Note.THAI_DIGITS, Note.TEXT_NUMBER}
    assert parse_number("10,000 บาท (งบพัฒนา)").notes == {Note.TEXT_NUMBER, Note.REMARK}
    assert parse_number(33500.0).notes == frozenset()
    assert parse_number(33500.0).text == "33500"


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("ร้อยละ ๑๐๐", "100"),
        ("ร้อยละ๘๐.๕", "80.5"),
        ("คิดเป็นร้อยละ 34.12", "34.12"),
        ("100%", "100"),
        ("34.12 %", "34.12"),
        ("๘๐ เปอร์เซ็นต์", "80"),
        ("๑๐๐", "100"),
        (100.0, "100"),
        (0.3412, "0.3412"),
    ],
)
def test_percentages_are_in_percent(typed, percent):
    assert parse_percent(typed).value == Decimal(percent)


def test_a_small_numeric_cell_may_be_a_fraction_and_is_noted():
    assert Note.FRACTION in parse_percent(0.3412).notes
    assert Note.FRACTION in parse_percent(1.0).notes
    assert Note.FRACTION not in parse_percent("0.34%").notes
    assert Note.FRACTION not in parse_percent(34.12).notes
    assert Note.FRACTION not in parse_percent(0.0).notes


@pytest.mark.parametrize("typed", ["ไม่น้อยกว่าร้อยละ 80", "100 บาท", "34,12%"])
def test_conditions_and_money_are_no_percentages(typed):
    assert parse_percent(typed).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("typed", "count"),
    [("๔๓ ตัวชี้วัด", 43), ("43 ข้อ", 43), ("จำนวน 5 โครงการ", 5), ("100 คะแนน", 100), (43.0, 43)],
)
def test_counts_may_carry_their_unit(typed, count):
    assert parse_count(typed).value == count


def test_a_unit_nobody_knows_is_not_understood():
    assert parse_count("43 ลูกบาศก์").kind is Kind.UNKNOWN


@given(
    AMOUNTS,
    st.sampled_from(
        ["{:,}", "{}", "{:,} บาท", "{:,}บาทถ้วน", "จำนวน {:,} บาท", "{:,} บาท (งบพัฒนา)"]
    ),
    st.booleans(),
)
def test_amounts_come_back_from_every_style(amount, style, thai):
    typed = style.format(amount)
    assert parse_number(typed.translate(THAI) if thai else typed).value == amount


@given(AMOUNTS)
def test_a_shown_number_is_read_back_as_shown(amount):
    shown = show_number(amount)
    assert parse_number(shown).value == amount
    assert not shown.endswith(".00")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_numeric_cell_is_its_short_decimal(number):
    found = parse_number(number)
    assert found.value is not None
    assert math.isclose(float(found.value), number, rel_tol=0, abs_tol=0)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("33500", "33,500"),
        ("34.12", "34.12"),
        ("34.1", "34.10"),
        ("0.005", "0.01"),
        ("79.645", "79.65"),
        ("-10.65", "-10.65"),
        ("-0.001", "0"),
        ("99.999", "100"),
        ("91.00", "91"),
        ("NaN", "NaN"),
    ],
)
def test_numbers_are_shown_half_up_with_commas(number, shown):
    assert show_number(Decimal(number)) == shown


def test_numbers_far_beyond_any_cell_are_still_shown():
    assert show_number(Decimal("1e400")).startswith("10,000,")
