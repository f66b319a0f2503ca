import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import Kind, Note, parse_level, parse_order


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("๑๔๗/๒๕๖๕", "147/2565"),
        ("ที่ ๑๖๙ / ๒๕๖๔", "169/2564"),
        ("คำสั่งที่ 32/2567", "32/2567"),
        ("147/65", "147/2565"),
        ("5/2023", "5/2023"),
        ("คำสั่งสำนักงานศึกษาธิการจังหวัดพิจิตร ที่ ๓๒/๒๕๖๗ ลงวันที่ ๒๒ เมษายน ๒๕๖๗", "32/2567"),
    ],
)
def test_order_numbers_are_kept_as_number_and_year(typed, order):
    assert parse_order(typed).value == order


@pytest.mark.parametrize(
    "typed",
    [
        "ศธ.๐๒๑๐๗/……",
        "147",
        147.0,
        "25/9/2566",
        "0/2565",
        "1/2",
        "147/2300",
        "ครั้งที่ ๑/๒๕๖๖",
        "คำสั่ง ๑๔๗/๒๕๖๕ และ ๑๖๕/๒๕๖๕",
        True,
    ],
)
def test_what_is_no_single_order_number_is_not_understood(typed):
    assert parse_order(typed).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (dt.datetime.fromisoformat("2566-05-01"), "5/2566"),
        (dt.date(2023, 5, 1), "5/2566"),
        (dt.date(2023, 5, 2), "2023-05-02"),
    ],
)
def test_an_order_that_excel_made_a_date_is_told_as_it_was_probably_typed(cell, text):
    found = parse_order(cell)
    assert (found.kind, found.notes, found.text) == (Kind.UNKNOWN, {Note.ORDER_BECAME_DATE}, text)


@given(st.integers(1, 99999), st.integers(2400, 2699), st.sampled_from(["{}/{}", "ที่ {} / {}"]))
def test_order_numbers_come_back(number, year, style):
    assert parse_order(style.format(number, year)).value == f"{number}/{year}"


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("AA", "AA"),
        ("a", "A"),
        ("ระดับ A", "A"),
        ("ระดับ: B", "B"),
        ("A (Very Good)", "A"),
        ("ＡＡ", "AA"),
        ("f", "F"),
    ],
)
def test_levels_are_read(typed, level):
    assert parse_level(typed).value == level


@pytest.mark.parametrize("typed", ["A A", "Ａ Ａ", "G", "A+", "ผ่าน", 1.0, True, "ระดับ"])
def test_what_is_no_level_is_not_understood(typed):
    assert parse_level(typed).kind is Kind.UNKNOWN


def test_a_dash_is_no_level_but_an_answer():
    assert parse_level("-").kind is Kind.NIL
