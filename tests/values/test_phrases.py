"""Counts, languages and "there was none" in the middle of a text."""

import pytest

from oitsheet.values import (
    listed_numbers,
    named_languages,
    says_any,
    stated_counts,
    stated_shares,
    stated_years,
    states_none,
    unit_behind,
)

BOTH = ("th", "en")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("ดำเนินการแล้ว 3 กิจกรรม", (3,)),
        ("๔ กิจกรรม", (4,)),
        ("2 โครงการ 6 กิจกรรม", (6,)),
        ("กิจกรรมที่ 3 กิจกรรม", ()),
        ("เพิ่มอีก 2 กิจกรรม", ()),
        ("กลุ่มละ 1 กิจกรรม", ()),
        ("ไม่น้อยกว่า 5 กิจกรรม", ()),
        ("1. กิจกรรมจิตอาสา", ()),
        ("กิจกรรม", ()),
    ],
)
def test_a_number_counts_before_its_unit(text, counts):
    assert stated_counts(text, "กิจกรรม") == counts


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("คู่มือ 7 จาก 9 กลุ่ม", ((7, 9),)),
        ("7 กลุ่ม จากทั้งหมด 9 กลุ่ม", ((7, 9),)),
        ("๗/๙ กลุ่ม", ((7, 9),)),
        ("5/9/2565", ()),
        ("9 กลุ่ม", ()),
    ],
)
def test_so_many_of_so_many(text, shares):
    assert stated_shares(text, "กลุ่ม") == shares


def test_a_plan_tells_its_years_but_a_year_is_no_length():
    assert stated_years("แผนพัฒนาการศึกษา 5 ปี ประจำปี 2565") == (5,)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. ก\n2. ข\n3. ค", 3),
        ("๑) ก\n๒) ข", 2),
        ("1. ก", 0),
        ("1. ก\n3. ค", 0),
        ("1.5 ล้าน\n2. ข", 0),
        ("ก\nข", 0),
    ],
)
def test_a_numbered_list_counts_where_no_number_is_left_out(text, count):
    assert listed_numbers(text) == count


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("ไม่มีเรื่องร้องเรียน", True),
        ("ทั้งหมด ๐ เรื่อง", True),
        ("10 เรื่อง", False),
        ("ทั้งหมด 3 เรื่อง อยู่ระหว่างดำเนินการ 0 เรื่อง", False),
        ("ไม่มีการจัดซื้อจัดจ้าง", False),
        ("", False),
    ],
)
def test_there_was_no_complaint(text, none):
    assert states_none(text, "no_complaints") is none


def test_of_a_case_that_we_have_no_words_for_nothing_is_known():
    assert not states_none("ไม่มี 0 เรื่อง", "own_ethics_rules")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ฉบับภาษาไทย", {"th"}),
        ("English version", {"en"}),
        ("ภาษาไทยและอังกฤษ", {"th", "en"}),
        ("ภาษาไทย/EN", {"th", "en"}),
        ("จัดทำ ๒ ภาษา", {"th", "en"}),
        ("มีภาษาไทย ยังไม่มีภาษาอังกฤษ", {"th"}),
        ("ภาษาไทย content", {"th"}),
        ("ประเทศไทย", set()),
        ("TH-EN", set()),
    ],
)
def test_languages_are_named_where_one_is_named_in_full(text, named):
    assert named_languages(text, BOTH) == named


def test_the_unit_stands_behind_the_count_that_is_asked_for():
    assert unit_behind("ไม่น้อยกว่า 5 กิจกรรม", 5) == "กิจกรรม"
    assert unit_behind("มีคู่มือของทุกกลุ่มและหน่วย", None) == "กลุ่ม"
    assert unit_behind("ไม่น้อยกว่า 5 กิจกรรม", 6) == ""


def test_words_are_met_in_any_digits_and_with_blanks_or_without():
    assert says_any("ครบ๖เดือน", "every_month")
    assert not says_any("5 เดือน", "every_month")
