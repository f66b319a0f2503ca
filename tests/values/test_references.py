"""What a measure or an analysis refers to: items, indicators, issues, questions of the surveys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import Kind, References, parse_indicators, parse_references

HIGHEST = 43


def told(typed):
    return parse_references(typed, HIGHEST).value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("O14, O20", References(items=(14, 20))),
        ("๐๑๔, ๐๒๐ และ ๐๔๓", References(items=(14, 20, 43))),
        ("O18-O20", References(items=(18, 19, 20))),
        ("14, 20", References(items=(14, 20))),
        (14, References(items=(14,))),
        ("ตัวชี้วัดข้อ ๒๙", References(items=(29,))),
        ("E10", References(surveys=("E10",))),
        ("e-15 I3", References(surveys=("E15", "I3"))),
        ("O1, E15", References(items=(1,), surveys=("E15",))),
        ("ตัวชี้วัดที่ ๙", References(indicators=(9,))),
        ("ตัวชี้วัดที่ ๑๐", References(indicators=(10,))),
        ("9.2", References(sub_indicators=("9.2",))),
        ("ตัวชี้วัดย่อยที่ 9.1, 10.2", References(sub_indicators=("9.1", "10.2"))),
        (9.2, References(sub_indicators=("9.2",))),
        ("1.3", References(issues=("1.3",))),
        ("ประเด็นที่ ๓", References(issues=("1.3",))),
        ("ประเด็นที่ 1.7", References(issues=("1.7",))),
    ],
)
def test_what_is_referred_to_is_told_apart(typed, meant):
    assert told(typed) == meant


@pytest.mark.parametrize("typed", ["การเปิดเผยข้อมูล", "E-Service", "ITA", "147/2565"])
def test_any_other_text_stays_a_text(typed):
    parsed = parse_references(typed, HIGHEST)

    assert parsed.kind is Kind.VALUE
    assert not parsed.value.any
    assert parsed.value.rest


def test_an_item_that_there_is_not_stays_a_text():
    assert told("O1, O44") == References(items=(1,), rest=("o44",))


@pytest.mark.parametrize("typed", ["-", "ไม่มี"])
def test_a_stated_none_is_one(typed):
    assert parse_references(typed, HIGHEST).kind is Kind.NIL
    assert parse_indicators(typed).kind is Kind.NIL


@pytest.mark.parametrize(
    ("typed", "indicators", "subs"),
    [
        (9, (9,), ()),
        ("๑๐", (10,), ()),
        ("9, 10", (9, 10), ()),
        ("10 การป้องกันการทุจริต", (10,), ()),
        ("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", (9,), ()),
        ("9.2", (), ("9.2",)),
        ("9.1 ข้อมูลพื้นฐาน", (), ("9.1",)),
        ("11", (), ()),
    ],
)
def test_a_bare_number_is_an_indicator_where_indicators_stand(typed, indicators, subs):
    told = parse_indicators(typed).value

    assert (told.indicators if told else ()) == indicators
    assert (told.sub_indicators if told else ()) == subs


@given(st.text(alphabet="oOeEiI0123456789๐๑๒๓. ,-/ข้อตัวชี้วัดประเด็นที่", max_size=40))
def test_no_text_is_too_odd_and_no_number_is_one_that_there_is_not(typed):
    parsed = parse_references(typed, HIGHEST)

    assert parsed.kind in (Kind.VALUE, Kind.NIL, Kind.BLANK)
    if parsed.value:
        assert set(parsed.value.items) <= set(range(1, HIGHEST + 1))
        assert set(parsed.value.indicators) <= set(range(1, 11))
