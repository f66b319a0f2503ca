"""One cell that asks for several things, in the ways in which such cells are written."""

from __future__ import annotations

import pytest

from oitsheet.exchange.criteria.elements import elements_of
from oitsheet.form.edition import Kind


def texts(demand):
    return [asked.text for asked in elements_of(demand)]


@pytest.mark.parametrize("mark", ["○", "●", "•", "-", "–", "▪", "\uf0b7", "o ", "1.", "(๑)", "ก."])
def test_each_marked_line_is_an_element_without_its_mark(mark):
    assert texts(f"{mark} ผังโครงสร้าง\n{mark} ตำแหน่งสำคัญ") == ["ผังโครงสร้าง", "ตำแหน่งสำคัญ"]


def test_a_line_without_a_mark_goes_on_with_the_marked_line_above():
    assert texts("○ แสดงแผนผังโครงสร้าง\nของหน่วยงาน\n○ ตำแหน่ง") == [
        "แสดงแผนผังโครงสร้างของหน่วยงาน",
        "ตำแหน่ง",
    ]


def test_a_case_begins_anew_even_without_a_mark():
    assert texts("○ แสดงสถิติ\nกรณีไม่มีเรื่องร้องเรียน ให้ระบุว่าไม่มี") == [
        "แสดงสถิติ",
        "กรณีไม่มีเรื่องร้องเรียน ให้ระบุว่าไม่มี",
    ]


def test_words_that_only_lead_to_a_list_are_cut_off():
    demand = "○ แสดงข้อมูลผู้บริหาร โดยมีข้อมูลรายละเอียดอย่างน้อยประกอบด้วย (1) ชื่อ (2) ตำแหน่ง"

    assert texts(demand) == ["แสดงข้อมูลผู้บริหาร", "ชื่อ", "ตำแหน่ง"]


def test_numbers_in_brackets_that_are_no_list_stay_in_the_text():
    assert texts("○ ตามมาตรา 9 (7) ของพระราชบัญญัติ") == ["ตามมาตรา 9 (7) ของพระราชบัญญัติ"]


def test_bullets_inside_a_line_part_it():
    assert texts("• ที่อยู่ • หมายเลขโทรศัพท์ • แผนที่") == ["ที่อยู่", "หมายเลขโทรศัพท์", "แผนที่"]


def test_lines_without_any_mark_are_elements_of_their_own():
    assert texts("ชื่อ-นามสกุล\nตำแหน่ง\nรูปถ่าย") == ["ชื่อ-นามสกุล", "ตำแหน่ง", "รูปถ่าย"]


def test_without_marks_lines_that_begin_no_demand_go_on_where_others_do():
    assert texts("แสดงแผนปฏิบัติการ\nของหน่วยงาน\nระบุงบประมาณ") == [
        "แสดงแผนปฏิบัติการของหน่วยงาน",
        "ระบุงบประมาณ",
    ]


def test_what_stands_below_such_as_is_an_example():
    found = elements_of("○ รายงานผล เช่น\n- งบประมาณ\n- ปัญหา\n○ ข้อเสนอแนะ")

    assert [(one.text, one.example) for one in found] == [
        ("รายงานผล", False),
        ("งบประมาณ", True),
        ("ปัญหา", True),
        ("ข้อเสนอแนะ", False),
    ]


def test_the_same_words_twice_are_one_element():
    assert texts("○ ตำแหน่ง\n○ ตำแหน่ง ") == ["ตำแหน่ง"]


def test_an_empty_cell_asks_for_nothing():
    assert elements_of("") == ()
    assert elements_of("-\n○") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("มีลักษณะเป็นการสื่อสารได้สองทาง (Two-way Communication)", Kind.TWO_WAY),
        ("แสดงตำแหน่งบนเว็บไซต์หลักของหน่วยงาน", Kind.CHANNEL_MAIN_WEBSITE),
        ("ประกาศที่ลงนามโดยผู้บริหารสูงสุด", Kind.SIGNATURE_EXECUTIVE),
        ("ฉบับภาษาไทยและภาษาอังกฤษ", Kind.LANGUAGE),
        ("แสดงคู่มืออย่างน้อย ๒ คู่มือ", Kind.MINIMUM_COUNT),
        ("เป็นข้อมูลของปี พ.ศ. ๒๕๖๘", Kind.PERIOD),
        ("แสดงการมีส่วนร่วมโดยผู้บริหารสูงสุด", Kind.CURRENT_EXECUTIVE),
        ("แสดงข้อมูลของผู้บริหารสูงสุดและรอง", Kind.CONTENT),
        ("แสดงข้อมูลเป็นภาษาไทย", Kind.CONTENT),
    ],
)
def test_the_kind_is_guessed_by_the_words(text, kind):
    (found,) = elements_of(text)

    assert found.kind is kind


def test_what_a_kind_needs_is_read_with_it():
    (count,) = elements_of("อย่างน้อย ๓ ประเด็น")
    (language,) = elements_of("ฉบับภาษาไทยและภาษาอังกฤษ")
    (plan,) = elements_of("เป็นแผนที่มีระยะเวลามากกว่า 1 ปี")
    (monthly,) = elements_of("แสดงข้อมูลเป็นรายเดือน")

    assert count.count == 3
    assert (language.count, language.languages) == (2, ("en", "th"))
    assert plan.more_than_a_year
    assert monthly.monthly


def test_a_choice_of_months_quarters_or_half_years_is_not_monthly():
    (found,) = elements_of("จัดทำเป็นแบบรายเดือน รายไตรมาส หรือราย 6 เดือน")

    assert found.kind is Kind.PERIOD
    assert not found.monthly


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("กรณีไม่มีเรื่องร้องเรียน ให้ระบุว่าไม่มี", "no_complaints"),
        ("หากไม่มีการจัดซื้อจัดจ้าง ให้เผยแพร่ว่าไม่มี", "no_procurement_in_month"),
        ("ในกรณีที่ไม่มีภารกิจ ให้อธิบายเหตุผล", "as_stated"),
        ("แสดงกรณีศึกษา", None),
    ],
)
def test_a_case_is_known_by_how_it_begins(text, case):
    (found,) = elements_of(text)

    assert found.conditional == case


def test_other_items_are_mentioned_by_their_codes():
    (found,) = elements_of("แสดงความก้าวหน้าตามแผนในข้อ O๑๑ และ O12")

    assert found.mentions == (11, 12)
