import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import (
    Kind,
    Note,
    Period,
    fiscal_year_of,
    fiscal_year_span,
    parse_period,
    quarter_span,
)

FY66 = ("2022-10-01", "2023-09-30")


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("ต.ค. ๖๕ - มี.ค. ๖๖", ("2022-10-01", "2023-03-31")),
        ("ต.ค.64 - มี.ค.65", ("2021-10-01", "2022-03-31")),
        ("(ต.ค.64 - มี.ค.65)", ("2021-10-01", "2022-03-31")),
        ("เดือน ต.ค. ๖๕ - ธ.ค. ๖๕", ("2022-10-01", "2022-12-31")),
        ("ตุลาคม 2565-30 กันยายน 2566", FY66),
        ("ตุลาคม ๒๕๖๕-กันยายน ๒๕๖๖", FY66),
        ("1 ตุลาคม 2565 ถึง 30 กันยายน 2566", FY66),
        ("ระหว่างวันที่ 1 - 31 ต.ค. 65", ("2022-10-01", "2022-10-31")),
        ("25-09-66 - 30-09-66", ("2023-09-25", "2023-09-30")),
        ("ต.ค.-ธ.ค. ๖๕", ("2022-10-01", "2022-12-31")),
        ("ต.ค.-มี.ค. ๖๖", ("2022-10-01", "2023-03-31")),
        ("1 ต.ค. - 31 มี.ค. 66", ("2022-10-01", "2023-03-31")),
        ("ต.ค.-ธ.ค. ปีงบประมาณ 2566", ("2022-10-01", "2022-12-31")),
        ("ปีงบประมาณ 2566", FY66),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๖", FY66),
        ("2566", FY66),
        (2566.0, FY66),
        ("2566–2570", ("2022-10-01", "2027-09-30")),
        ("พ.ศ. ๒๕๖๖ - ๒๕๗๐", ("2022-10-01", "2027-09-30")),
        ("ปี 65-66", ("2021-10-01", "2023-09-30")),
        ("ไตรมาสที่ ๑ ปี 2566", ("2022-10-01", "2022-12-31")),
        ("ไตรมาส 2/2566", ("2023-01-01", "2023-03-31")),
        ("ไตรมาสที่ 1-2 ปี 2566", ("2022-10-01", "2023-03-31")),
        ("ไตรมาสที่ ๑ : เดือน ต.ค. ๖๕ - ธ.ค. ๖๕", ("2022-10-01", "2022-12-31")),
        ("รอบ 6 เดือน ปี 2566", ("2022-10-01", "2023-03-31")),
        ("รอบ ๖ เดือน (ต.ค.64 - มี.ค.65)", ("2021-10-01", "2022-03-31")),
        ("6 เดือนแรก ปีงบประมาณ 2566", ("2022-10-01", "2023-03-31")),
        ("ปีงบประมาณ พ.ศ. 2566 (รอบ 6 เดือนหลัง)", ("2023-04-01", "2023-09-30")),
        ("รอบ 12 เดือน ปี 2566", FY66),
        ("12 กรกฎาคม 2565", ("2022-07-12", "2022-07-12")),
        ("ก.พ. 2567", ("2024-02-01", "2024-02-29")),
        (dt.date(2566, 9, 25), ("2023-09-25", "2023-09-25")),
    ],
)
def test_periods_as_offices_write_them(typed, span):
    found = parse_period(typed)
    assert found.value == Period(*map(dt.date.fromisoformat, span))


@pytest.mark.parametrize(
    "typed",
    [
        "มี.ค. ๖๖ - ต.ค. ๖๕",
        "2570-2566",
        "ไตรมาสที่ 1",
        "ไตรมาสที่ 5 ปี 2566",
        "ไตรมาสที่ 2-1 ปี 2566",
        "รอบ 6 เดือน",
        "ต.ค. - มี.ค.",
        "1-31",
        "2565 - ก.ย. 2566",
        6.0,
        True,
        dt.time(9),
        "32-33 ต.ค. 65",
        "๑๔๗/๒๕๖๕",
    ],
)
def test_what_is_no_period_is_not_understood(typed):
    assert parse_period(typed).kind is Kind.UNKNOWN


def test_a_start_without_its_year_is_noted():
    assert Note.YEAR_INFERRED in parse_period("ต.ค.-ธ.ค. ๖๕").notes
    assert Note.YEAR_INFERRED not in parse_period("ต.ค. ๖๕ - ธ.ค. ๖๕").notes


@pytest.mark.parametrize(
    ("date", "year"), [("2022-09-30", 2565), ("2022-10-01", 2566), ("2023-09-30", 2566)]
)
def test_the_fiscal_year_begins_in_october(date, year):
    assert fiscal_year_of(dt.date.fromisoformat(date)) == year


@given(st.dates(dt.date(1900, 1, 1), dt.date(2150, 12, 31)))
def test_every_day_lies_in_exactly_one_quarter_of_its_fiscal_year(date):
    year = fiscal_year_of(date)
    assert date in fiscal_year_span(year)
    assert sum(date in quarter_span(year, quarter) for quarter in range(1, 5)) == 1


@pytest.mark.parametrize("quarter", [0, 5])
def test_there_is_no_fifth_quarter(quarter):
    with pytest.raises(ValueError, match="no quarter"):
        quarter_span(2566, quarter)


@given(st.integers(2420, 2680), st.integers(1, 4))
def test_quarters_come_back_from_their_words(year, quarter):
    expected = quarter_span(year, quarter)
    assert parse_period(f"ไตรมาสที่ {quarter} ปีงบประมาณ {year}").value == expected
    assert expected.start in fiscal_year_span(year)
    assert expected.end in fiscal_year_span(year)
