"""Who answers for an item: by range, by the item's own row, the lead and the others."""

from __future__ import annotations

import pytest
from checking import checked

from oitsheet.form.edition import Fact, edition_keys, load_edition

GROUPS = [
    {"owner": "กลุ่มบริหารงานการเงินและสินทรัพย์", "items": "O18–O24", "role": "หลัก"},
    {"owner": "กลุ่มนโยบายและแผน", "items": "๐๔, ๐๑๐-๐๑๒", "role": "หลัก"},
    {"owner": "เจ้าหน้าที่บันทึกข้อมูล", "items": "O23, O24", "role": "ร่วม"},
]


def owners(code, lines=None, groups=GROUPS):
    report = checked(lines or {"O1": {}}, owners=groups)
    found = next(item for item in report.items if item.code == code)
    return found.owner, found.other_owners


def test_a_range_gives_each_of_its_items_the_lead():
    assert owners("O18") == ("กลุ่มบริหารงานการเงินและสินทรัพย์", ())
    assert owners("O11") == ("กลุ่มนโยบายและแผน", ())


def test_others_stand_behind_the_lead():
    assert owners("O24") == ("กลุ่มบริหารงานการเงินและสินทรัพย์", ("เจ้าหน้าที่บันทึกข้อมูล",))


def test_an_item_that_no_range_holds_has_no_owner():
    assert owners("O25") == (None, ())


def test_the_items_own_row_goes_before_the_ranges():
    lines = {"O19": {"owner_lead": "ผอ.กลุ่มการเงิน", "owner_others": "นักวิชาการเงิน, เจ้าหน้าที่พัสดุ"}}

    lead, others = owners("O19", lines)
    assert lead == "ผอ.กลุ่มการเงิน"
    assert others == ("กลุ่มบริหารงานการเงินและสินทรัพย์", "นักวิชาการเงิน", "เจ้าหน้าที่พัสดุ")


def test_of_several_in_one_cell_the_first_leads_as_orders_list_them():
    lines = {"O4": {"owner_lead": "-ผอ.กลุ่มนโยบายและแผน -นักวิเคราะห์นโยบายและแผน"}}

    assert owners("O4", lines, []) == ("ผอ.กลุ่มนโยบายและแผน", ("นักวิเคราะห์นโยบายและแผน",))


def test_where_no_role_is_written_the_first_who_names_the_item_leads():
    groups = [{"owner": "กลุ่มอำนวยการ", "items": "O1-O3"}, {"owner": "กลุ่มบุคคล", "items": "O2"}]

    assert owners("O2", groups=groups) == ("กลุ่มอำนวยการ", ("กลุ่มบุคคล",))


def test_a_lead_named_later_goes_before_one_without_a_role():
    groups = [
        {"owner": "กลุ่มอำนวยการ", "items": "O1-O3"},
        {"owner": "กลุ่มบุคคล", "items": "O2", "role": "หลัก"},
    ]

    assert owners("O2", groups=groups) == ("กลุ่มบุคคล", ("กลุ่มอำนวยการ",))


@pytest.mark.parametrize("key", edition_keys())
def test_usual_owners_are_known_of_the_districts_scheme_alone(key):
    edition = load_edition(key)
    known = [item.code for item in edition.items if item.owner_roles]

    if edition.scheme != "obec":
        assert known == []
    assert bool(known) == (edition.evidence_of(Fact.OWNERS) is not None)


def test_a_question_about_an_owner_is_silenced_by_a_confirmation():
    lines = {"O1": {"owner_lead": "กลุ่มอำนวยกาน"}}
    answer = {"rule": "W104", "who": "ผอ.กลุ่ม", "when": "1 ก.ค. 2565", "why": "คนละกลุ่มจริง"}
    groups = [{"owner": "กลุ่มอำนวยการ", "items": "O1-O43"}]

    asked = checked(lines, owners=groups)
    assert [f.code for f in asked.open_findings if f.code[0] == "W"] == ["W104"]
    answered = checked(lines, owners=groups, confirmations=[{**answer, "place": "O1"}])
    assert [f.code for f in answered.open_findings if f.code[0] in "WX"] == []


def test_no_question_about_owners_touches_a_state_or_a_score():
    lines = {"O1": {"owner_lead": "กลุ่มอำนวยกาน"}, "O2": {"owner_others": "นักวิชาการ"}}
    groups = [{"owner": "กลุ่มอำนวยการ", "items": "O1, O3-O43", "order": "12/2550"}]

    asked, plain = checked(lines, owners=groups), checked({"O1": {}, "O2": {}})
    assert {f.code for f in asked.findings if f.code[0] == "W"} == {"W103", "W104", "W107"}
    assert [item.state for item in asked.items] == [item.state for item in plain.items]
    assert asked.scores == plain.scores
