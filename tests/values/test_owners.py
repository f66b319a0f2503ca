"""Who answers for something, as orders and tables name them; the names are positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import Kind, parse_owners

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
