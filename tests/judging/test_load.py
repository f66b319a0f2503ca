"""How much each owner and each group leads and shares, and how it stands."""

from __future__ import annotations

from collections import Counter

from checking import checked

HOST = "https://www.example.go.th"
GENERAL, OFFICER, MONEY = "ผอ.กลุ่มอำนวยการ", "นักประชาสัมพันธ์ (กลุ่มอำนวยการ)", "กลุ่มการเงิน"

LINES = {
    "O1": {"status": "เพิ่มเติมเบอร์โทร"},
    "O2": {"status": "ยังไม่ดำเนินการ"},
    "O3": {"status": "ดำเนินการแล้ว", "link": f"{HOST}/o3"},
    "O4": {},
    "O18": {"assessed_points": 100},
    "O19": {"assessed_points": 0},
    "O43": {"status": "ไม่เกี่ยวข้อง"},
}
GROUPS = [
    {"owner": GENERAL, "items": "O1-O4", "role": "หลัก"},
    {"owner": OFFICER, "items": "O1, O5", "role": "ร่วม"},
    {"owner": OFFICER, "items": "O6", "role": "หลัก"},
    {"owner": MONEY, "items": "O18-O24", "role": "หลัก"},
]


def load(name, lines=LINES, groups=GROUPS):
    report = checked(lines, owners=groups)
    return next(one for one in report.owners if one.name == name)


def test_an_owner_has_the_items_it_leads_and_those_it_shares():
    officer = load(OFFICER)

    assert officer.leads == ("O5", "O6")  # nobody else is named for O5
    assert officer.shares == ("O1",)


def test_each_item_that_is_led_stands_in_one_way():
    general = load(GENERAL)

    assert general.leads == ("O1", "O2", "O3", "O4")
    assert (general.to_mend, general.not_started, general.supported) == (1, 1, 0)
    assert (general.unknown, general.not_looked_at) == (2, 1)
    assert general.open == 3


def test_what_was_assessed_is_no_longer_to_be_looked_at():
    money = load(MONEY)

    assert (money.supported, money.to_mend, money.unknown, money.not_looked_at) == (1, 1, 5, 5)


def test_an_item_that_does_not_apply_is_led_but_stands_in_no_way():
    groups = [{"owner": MONEY, "items": "O43"}]

    one = load(MONEY, groups=groups)
    assert one.leads == ("O43",)
    assert (one.to_mend, one.not_started, one.supported, one.unknown) == (0, 0, 0, 0)


def test_owners_whose_names_state_one_group_are_summed_up_too():
    (group,) = checked(LINES, owners=GROUPS).owner_groups

    assert (group.name, group.owners) == ("กลุ่มอำนวยการ", 2)
    assert group.leads == ("O1", "O2", "O3", "O4", "O5", "O6")
    assert group.shares == ()  # O1 is led within the group
    assert group.open == load(GENERAL).open + load(OFFICER).open


def test_a_group_of_one_owner_is_not_told_again():
    groups = [{"owner": GENERAL, "items": "O1-O4"}, {"owner": MONEY, "items": "O18-O24"}]
    report = checked(LINES, owners=groups)

    assert report.owner_groups == ()
    assert [one.group for one in report.owners] == ["กลุ่มการเงิน", "กลุ่มอำนวยการ"]


def test_no_group_is_guessed_of_a_position_that_states_none():
    groups = [{"owner": "นักประชาสัมพันธ์", "items": "O1"}, {"owner": "ทุกกลุ่มงาน", "items": "O2"}]

    assert [one.group for one in checked(LINES, owners=groups).owners] == [None, None]


def test_whoever_has_most_to_do_stands_first():
    report = checked(LINES, owners=GROUPS)

    assert [one.name for one in report.owners] == [MONEY, GENERAL, OFFICER]
    assert [one.open for one in report.owners] == [6, 3, 2]


def test_an_owner_typed_with_other_blanks_is_the_same():
    groups = [{"owner": "กลุ่ม การเงิน", "items": "O18"}, {"owner": MONEY, "items": "O19"}]

    (one,) = checked(LINES, owners=groups).owners
    assert (one.name, one.leads) == ("กลุ่ม การเงิน", ("O18", "O19"))


def test_every_item_that_applies_is_led_by_one_owner_or_has_none():
    report = checked(LINES, owners=GROUPS)
    leads = Counter(code for one in report.owners for code in one.leads)

    assert set(leads.values()) == {1}
    assert sorted([*leads, *report.no_owner, "O43"]) == sorted(item.code for item in report.items)


def test_a_workbook_that_names_nobody_has_no_owners_and_every_item_without():
    report = checked(LINES)

    assert report.owners == report.owner_groups == ()
    assert len(report.no_owner) == 42  # O43 does not apply
