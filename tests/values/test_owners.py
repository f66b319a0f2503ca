"""Who answers for something, as orders and tables name them; the names are positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import Kind, bare_owner, fold_tight, group_of, is_everyone, parse_owners

LEAD, OFFICER, THIRD = "ผอ.กลุ่มนโยบายและแผน", "นักวิเคราะห์นโยบายและแผน", "เจ้าหน้าที่บันทึกข้อมูล"


@pytest.mark.parametrize(
    ("written", "owners"),
    [
        (LEAD, (LEAD,)),
        (f"-{LEAD} -{OFFICER}", (LEAD, OFFICER)),
        (f"- {LEAD}\n- {OFFICER}\n- {THIRD}", (LEAD, OFFICER, THIRD)),
        (f"1. {LEAD}\n2. {OFFICER}", (LEAD, OFFICER)),
        (f"๑) {LEAD}\n๒) {OFFICER}", (LEAD, OFFICER)),
        (f"{LEAD}\n{OFFICER}", (LEAD, OFFICER)),
        (f"{LEAD}, {OFFICER}; {THIRD}", (LEAD, OFFICER, THIRD)),
        (f"• {LEAD}\n• {LEAD}", (LEAD,)),
        ("-ผอ.กลุ่มนโยบาย\nและแผน\n-นักวิชาการ", ("ผอ.กลุ่มนโยบาย และแผน", "นักวิชาการ")),
        ("ทุกกลุ่มงาน", ("ทุกกลุ่มงาน",)),
        ("คณะทำงานตามคำสั่งที่ 62/2567", ("คณะทำงานตามคำสั่งที่ 62/2567",)),
        ("กลุ่ม ก - ข", ("กลุ่ม ก - ข",)),
    ],
)
def test_owners_stand_in_the_order_written(written, owners):
    assert parse_owners(written).value == owners


@pytest.mark.parametrize(("raw", "kind"), [(None, Kind.BLANK), (" ", Kind.BLANK), ("-", Kind.NIL)])
def test_a_blank_and_a_dash_name_nobody(raw, kind):
    assert (parse_owners(raw).kind, parse_owners(raw).value) == (kind, None)


@given(st.text(max_size=60))
def test_nothing_but_bullets_and_blanks_is_lost(text):
    parsed = parse_owners(text)
    for owner in parsed.value or ():
        assert owner == owner.strip() != ""


@pytest.mark.parametrize(
    ("owner", "group"),
    [
        ("กลุ่มอำนวยการ", "กลุ่มอำนวยการ"),
        ("ผอ.กลุ่มอำนวยการ", "กลุ่มอำนวยการ"),
        ("รก. ผอ.กลุ่มบริหารงานการเงินและสินทรัพย์", "กลุ่มบริหารงานการเงินและสินทรัพย์"),
        ("ผู้อำนวยการกลุ่มนิเทศฯ", "กลุ่มนิเทศฯ"),
        ("ผู้อํานวยการกลุ่มนิเทศฯ", "กลุ่มนิเทศฯ"),
        ("ผอ.หน่วยตรวจสอบภายใน", "หน่วยตรวจสอบภายใน"),
        ("นักประชาสัมพันธ์ (กลุ่มอำนวยการ)", "กลุ่มอำนวยการ"),
        ("นักประชาสัมพันธ์ กลุ่มอำนวยการ", "กลุ่มอำนวยการ"),
        ("กลุ่มนโยบายและแผน (ประธาน)", "กลุ่มนโยบายและแผน"),
        ("นักประชาสัมพันธ์", None),
        ("ทุกกลุ่มงาน", None),
        ("คณะทำงาน กลุ่มอำนวยการ", None),
        ("กลุ่ม", None),
        ("ผอ.", None),
    ],
)
def test_a_group_is_known_only_where_the_name_states_it(owner, group):
    assert group_of(owner) == group


@pytest.mark.parametrize(
    "head", ["ผอ.กลุ่มนโยบายและแผน", "รก. ผอ. กลุ่มนโยบายและแผน", "หัวหน้ากลุ่มนโยบายและแผน"]
)
def test_a_group_and_its_head_are_the_same_owner(head):
    assert bare_owner(head) == bare_owner("กลุ่มนโยบาย และแผน")


def test_a_name_of_heads_alone_stays_whole():
    assert bare_owner("ผู้อำนวยการ") == fold_tight("ผู้อำนวยการ")


@pytest.mark.parametrize(
    ("owner", "everyone"),
    [("ทุกกลุ่มงาน", True), ("คณะทำงานตามคำสั่งที่ 62/2567", True), ("กลุ่มอำนวยการ", False)],
)
def test_everyone_is_nobody_in_particular(owner, everyone):
    assert is_everyone(owner) is everyone
