"""Years, periods and months named in the middle of a text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import Grain, MonthMention, named_months, named_periods
from oitsheet.values.moments import ERA

YEAR, YEARS, MONTHS = Grain.YEAR, Grain.YEARS, Grain.MONTHS
FIRST_SIX = [(10, 2564), (11, 2564), (12, 2564), (1, 2565), (2, 2565), (3, 2565)]


def day(text):
    date, month, year = map(int, text.split("/"))
    return dt.date(year - ERA, month, date)


@pytest.mark.parametrize(
    ("text", "typed", "grain", "first", "last"),
    [
        ("แผนประจำปีงบประมาณ พ.ศ. ๒๕๖๔", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๔", YEAR, "1/10/2563", "30/9/2564"),
        ("รายงานประจำปี 2564", "ประจำปี 2564", YEAR, "1/10/2563", "30/9/2564"),
        ("ปีงบ 64 รอบสอง", "ปีงบ 64", YEAR, "1/10/2563", "30/9/2564"),
        ("FY2565 report", "FY2565", YEAR, "1/10/2564", "30/9/2565"),
        ("แผนปี 2566–2570", "ปี 2566–2570", YEARS, "1/10/2565", "30/9/2570"),
        ("แผน (พ.ศ. 2566 - 2570)", "พ.ศ. 2566 - 2570", YEARS, "1/10/2565", "30/9/2570"),
        ("แผน 2563 ถึง 2565", "2563 ถึง 2565", YEARS, "1/10/2562", "30/9/2565"),
        ("ต.ค. ๖๕ – ธ.ค. ๖๕", "ต.ค. ๖๕ – ธ.ค. ๖๕", MONTHS, "1/10/2565", "31/12/2565"),
        ("(1 ต.ค. 64 – 31 มี.ค. 65)", "1 ต.ค. 64 – 31 มี.ค. 65", MONTHS, "1/10/2564", "31/3/2565"),
        ("ข้อมูล ต.ค. - มี.ค. 2565", "ต.ค. - มี.ค. 2565", MONTHS, "1/10/2564", "31/3/2565"),
        ("สรุปไตรมาส 1/2565", "ไตรมาส 1/2565", MONTHS, "1/10/2564", "31/12/2564"),
        ("รอบ 6 เดือนแรก ปี 2565", "รอบ 6 เดือนแรก ปี 2565", MONTHS, "1/10/2564", "31/3/2565"),
    ],
)
def test_what_names_a_year_or_a_period_is_found_as_typed(text, typed, grain, first, last):
    (found,) = named_periods(text)

    assert (found.text, found.grain) == (typed, grain)
    assert (found.period.start, found.period.end) == (day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "แผนปฏิบัติการ 2564",
        "พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540",
        "พ.ร.บ. งบประมาณรายจ่ายประจำปีงบประมาณ พ.ศ. 2564",
        "คำสั่งที่ 147/2565 ลงวันที่ 5 มิถุนายน 2565",
        "ปีการศึกษา 2564",
        "ผลการประเมิน ITA ปี 2564",
        "ตามยุทธศาสตร์ชาติ ปี 2561-2580",
        "ปี 65,000 บาท",
        "ปี 12 เดือน",
        "ปี 2565-2560",
        "เดือนมกราคม 2565",
        "https://www.example.go.th/oit-2566-2",
    ],
)
def test_what_may_be_the_year_of_something_else_is_left_out(text):
    assert named_periods(text) == ()


def test_a_law_takes_the_year_behind_it_in_its_own_part_alone():
    found = named_periods("ตาม พ.ร.บ. ปี 2560, รายงานปี 2564")

    assert [one.text for one in found] == ["ปี 2564"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("ปี 2564", True), ("ปี พ.ศ. 2564", True), ("ปีงบประมาณ 2564", False), ("ประจำปี 2564", False)],
)
def test_a_year_without_the_word_for_fiscal_may_be_a_calendar_year(text, plain):
    (found,) = named_periods(text)

    assert found.plain is plain


def test_several_are_found_in_order():
    found = named_periods("ปี 2563 และ ปี 2564\nไตรมาส 2/2565")

    assert [one.text for one in found] == ["ปี 2563", "ปี 2564", "ไตรมาส 2/2565"]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("ต.ค. 64, พ.ย. 64 และ ธ.ค. 64", FIRST_SIX[:3]),
        ("ต.ค.64 - มี.ค.65", FIRST_SIX),
        ("สขร.1 ตุลาคม 2564 ถึง มีนาคม 2565", FIRST_SIX),
        ("ต.ค.–ธ.ค. 64 และ มี.ค. ๖๕", [*FIRST_SIX[:3], FIRST_SIX[5]]),
        ("ต.ค. - ธ.ค.", [(10, None), (11, None), (12, None)]),
        ("มกราคม", [(1, None)]),
        ("ณ วันที่ 5 ม.ค. 2565", []),
        ("ต.ค. 64, ขาด พ.ย. ธ.ค.", [(10, 2564)]),
        ("ไม่มีเดือนใด", []),
    ],
)
def test_months_are_found_and_ranges_filled(text, months):
    assert named_months(text) == tuple(MonthMention(*month) for month in months)


@given(st.text(alphabet="ปีประจำงบมาณ ต.ค.มีพศ๒๕๖๔2564-–/ถึง(),\n1", max_size=80))
def test_whatever_is_typed_is_read_or_left(text):
    for found in named_periods(text):
        assert found.period.start <= found.period.end
        assert found.text
    assert all(1 <= found.month <= 12 for found in named_months(text))
