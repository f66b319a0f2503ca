"""Years, points and forerunners, told by words."""

from __future__ import annotations

import pytest

from oitsheet.exchange.criteria.elements import elements_of
from oitsheet.exchange.criteria.forerunners import How, forerunners
from oitsheet.exchange.criteria.guessing import dated, points_in, spared
from oitsheet.form.edition import PeriodRelation, Relation, YearRule, load_edition

BEFORE = load_edition("2567-moe")


@pytest.mark.parametrize(
    ("demand", "rule", "relation"),
    [
        ("เป็นข่าวของปี พ.ศ. 2569", YearRule.CURRENT_FY, PeriodRelation.IN),
        ("แผนที่ใช้บังคับในปี พ.ศ. ๒๕๖๙", YearRule.CURRENT_FY, PeriodRelation.IN_FORCE),
        ("รายงานผลของปี พ.ศ. 2568", YearRule.PREVIOUS_FY, PeriodRelation.IN),
        ("รายงานผลของปีงบประมาณที่ผ่านมา", YearRule.PREVIOUS_FY, PeriodRelation.IN),
        ("6 เดือนแรกของปี 2569", YearRule.FIRST_6_MONTHS_CURRENT_FY, PeriodRelation.AT_LEAST),
        ("รอบ ๖ เดือน", YearRule.FIRST_6_MONTHS_CURRENT_FY, PeriodRelation.AT_LEAST),
        (
            "แผนที่มีระยะเวลามากกว่า 1 ปี",
            YearRule.MULTI_YEAR_COVERING_CURRENT_FY,
            PeriodRelation.COVERS,
        ),
        (
            "แผนพัฒนา พ.ศ. 2566 - 2570",
            YearRule.MULTI_YEAR_COVERING_CURRENT_FY,
            PeriodRelation.COVERS,
        ),
        ("แผนของปีงบประมาณที่รับการประเมิน", YearRule.CURRENT_FY, PeriodRelation.IN),
    ],
)
def test_the_year_is_told_by_the_words(demand, rule, relation):
    assert dated("ชื่อ", elements_of(demand), 2569) == (rule, relation)


def test_where_nothing_is_said_of_a_year_nothing_is_guessed():
    assert dated("โครงสร้าง", elements_of("แสดงผังโครงสร้าง"), 2569) is None
    assert dated("กฎหมาย", elements_of("พระราชบัญญัติ พ.ศ. 2540"), 2569) is None


def test_a_year_in_the_title_goes_before_those_in_the_demands():
    demand = elements_of("เปรียบเทียบกับปี 2569")

    assert dated("รายงานผลปี 2568", demand, 2569) == (YearRule.PREVIOUS_FY, PeriodRelation.IN)


@pytest.mark.parametrize(
    ("text", "values", "changed"),
    [
        ("100/0", (100, 0), False),
        ("๑๐๐ / ๕๐ / ๐", (100, 50, 0), False),
        ("100 คะแนน: ครบ\n50 คะแนน: บางส่วน\n0 คะแนน: ไม่มี", (100, 50, 0), False),
        ("ได้ 100 คะแนน เมื่อมีครบ 7 ประเด็น ได้ 50 คะแนน เมื่อมี 4 ประเด็น", (100, 50, 0), True),
        ("100", (100, 0), True),
        ("5 คะแนน ครบ / 3 คะแนน บางส่วน / 0 คะแนน", (100, 60, 0), True),
        ("1 = มี\n0 = ไม่มี", (100, 0), True),
        ("100 มีครบทุกองค์ประกอบ\n50 มีอย่างน้อยครึ่งหนึ่ง\n0 ไม่มี", (100, 50, 0), False),
        ("มี 100 ไม่มี 0", (100, 0), False),
    ],
)
def test_points_are_read_from_a_cell(text, values, changed):
    assert points_in(text) == (values, changed)


@pytest.mark.parametrize("text", ["ครบถ้วน", "ผ่าน/ไม่ผ่าน", "40 คะแนน"])
def test_what_is_no_scale_to_a_hundred_names_no_points(text):
    assert points_in(text) is None


def test_a_case_in_which_an_item_is_not_assessed_is_found_with_its_sentence():
    text = "○ แสดงการวิเคราะห์\n○ กรณีไม่มีผลการประเมิน ไม่ต้องประเมินข้อนี้"

    assert spared(text) == "กรณีไม่มีผลการประเมิน ไม่ต้องประเมินข้อนี้"
    assert spared("○ กรณีไม่มี ให้ระบุว่าไม่มี") is None


def known(*titles, told=None):
    asked = {
        n: title if isinstance(title, tuple) else (title, "") for n, title in enumerate(titles, 1)
    }
    return forerunners(asked, BEFORE, told or {})


def test_the_same_title_is_the_same_item_wherever_it_stands():
    found = known("E-Service", "โครงสร้างหน่วยงาน", "รายงานผลการดำเนินงาน ประจำปี พ.ศ. 2567")

    assert [found[n].codes for n in (1, 2, 3)] == [("O13",), ("O1",), ("O9",)]
    assert [found[n].how for n in (1, 2, 3)] == [How.EXACT, How.VARIANT, How.VARIANT]
    assert not any(one.guessed for one in found.values())


def test_a_like_title_is_a_guess():
    (found,) = known("สรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำปี").values()

    assert (found.codes, found.relation, found.how) == (("O17",), Relation.SAME, How.NEAR)
    assert found.guessed


def test_a_title_made_of_several_is_merged():
    title = "ประกาศเจตนารมณ์นโยบาย No Gift Policy และการสร้างวัฒนธรรม No Gift Policy"
    (found,) = known(title).values()

    assert (found.codes, found.relation) == (("O26", "O27"), Relation.MERGED)
    assert found.guessed


def test_a_title_like_none_is_new_and_no_guess():
    (found,) = known("ศูนย์ปฏิบัติการน้ำท่วม").values()

    assert (found.codes, found.relation, found.guessed) == ((), Relation.NEW, False)


def test_one_item_of_last_year_is_the_same_as_one_item_only():
    found = known("โครงสร้าง", "โครงสร้างหน่วยงาน")

    assert found[1].codes == ("O1",)
    assert found[2].relation is not Relation.SAME


def test_what_somebody_says_goes_before_any_likeness():
    found = known("โครงสร้าง", "เรื่องใหม่", told={1: (), 2: ("O1", "O2")})

    assert (found[1].relation, found[1].codes) == (Relation.NEW, ())
    assert (found[2].relation, found[2].codes) == (Relation.MERGED, ("O1", "O2"))


def test_what_the_table_says_of_last_years_codes_is_read():
    found = known(("ก", "รวม O11, O12"), ("ข", "ใหม่"), ("ค", "O4"), ("ง", "ไม่มีข้อมูล"))

    assert [(found[n].relation, found[n].codes) for n in (1, 2, 3)] == [
        (Relation.MERGED, ("O11", "O12")),
        (Relation.NEW, ()),
        (Relation.SAME, ("O4",)),
    ]
    assert found[4].how is How.NONE
