import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.values import (
    Kind,
    Note,
    month_name,
    parse_date,
    parse_month,
    parse_year,
    show_date,
)

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
RECENT = st.dates(dt.date(1958, 1, 1), dt.date(2056, 12, 31))


@pytest.mark.parametrize(
    ("typed", "year", "notes"),
    [
        (2565.0, 2565, set()),
        ("2565", 2565, set()),
        ("๒๕๖๕", 2565, {Note.THAI_DIGITS}),
        ("พ.ศ. ๒๕๖๕", 2565, {Note.THAI_DIGITS}),
        ("พ. ศ. 2565", 2565, set()),
        ("ปีงบประมาณ พ.ศ.๒๕๖๖", 2566, {Note.THAI_DIGITS}),
        ("ประจำปีงบประมาณ พ.ศ. 2566", 2566, set()),
        ("ปี ๖๕", 2565, {Note.THAI_DIGITS, Note.TWO_DIGIT_YEAR}),
        ("66", 2566, {Note.TWO_DIGIT_YEAR}),
        (2022.0, 2565, {Note.CHRISTIAN_ERA}),
        ("ค.ศ. 2022", 2565, {Note.CHRISTIAN_ERA}),
        ("ค.ศ. 22", 2565, {Note.CHRISTIAN_ERA, Note.TWO_DIGIT_YEAR}),
        (dt.datetime.fromisoformat("2023-09-25"), 2566, set()),
        (dt.date(2566, 9, 25), 2566, {Note.BUDDHIST_CELL}),
        (dt.date(1907, 1, 9), 2566, {Note.SERIAL_YEAR}),
        (dt.date(1905, 7, 15), 2566, {Note.SERIAL_YEAR, Note.CHRISTIAN_ERA}),
    ],
)
def test_years_are_read_in_the_buddhist_era(typed, year, notes):
    found = parse_year(typed)
    assert (found.value, found.notes) == (year, notes)


@pytest.mark.parametrize(
    "typed",
    [
        "ค.ศ. 2566",
        "พ.ศ. 2023",
        "2399",
        "2700",
        "1899",
        "256",
        "25666",
        2565.5,
        12345.0,
        "ปี",
        True,
        "๑๔๗/๒๕๖๕",
        dt.time(1, 0),
        "2566-2570",
        "ITA2024",
    ],
)
def test_what_is_no_year_is_not_understood(typed):
    assert parse_year(typed).kind is Kind.UNKNOWN


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("๒๙ พฤษภาคม ๒๕๖๗", (2024, 5, 29)),
        ("29 พ.ค. 2567", (2024, 5, 29)),
        ("30 พ.ค. ๖๗", (2024, 5, 30)),
        ("วันที่ ๒๕ เดือน กันยายน พ.ศ. ๒๕๖๖", (2023, 9, 25)),
        ("ณ วันที่ ๒๒ เมษายน ๒๕๖๗", (2024, 4, 22)),
        ("วันพฤหัสบดีที่ 29 กุมภาพันธ์ 2567", (2024, 2, 29)),
        ("25/9/2566", (2023, 9, 25)),
        ("๒๕/๐๙/๒๕๖๖", (2023, 9, 25)),
        ("25 / 9 / 2566", (2023, 9, 25)),
        ("25.9.2566", (2023, 9, 25)),
        ("25-09-66", (2023, 9, 25)),
        ("2023-09-25", (2023, 9, 25)),
        ("2566-09-25", (2023, 9, 25)),
        ("2023-09-25 10:30", (2023, 9, 25)),
        ("2023-09-25T00:00:00", (2023, 9, 25)),
        ("12 ก.ค.65", (2022, 7, 12)),
        ("12 กค 65", (2022, 7, 12)),
        ("12 ก.ค 2565", (2022, 7, 12)),
        ("12ก.ค.2565", (2022, 7, 12)),
        ("31 พฤษภาคม 2566 เวลา 09.00 น.", (2023, 5, 31)),
        ("29/2/2567", (2024, 2, 29)),
        ("25 Sep 2023", (2023, 9, 25)),
        ("29 May 2567", (2024, 5, 29)),
        ("5 เมษา 66", (2023, 4, 5)),
        (dt.date(2023, 9, 25), (2023, 9, 25)),
        (dt.datetime.fromisoformat("2023-09-25T14:30"), (2023, 9, 25)),
        (dt.date(2566, 9, 25), (2023, 9, 25)),
        (dt.date(1966, 9, 25), (1966, 9, 25)),
    ],
)
def test_dates_are_read_day_first_and_told_in_the_christian_era(typed, date):
    assert parse_date(typed).value == dt.date(*date)


@pytest.mark.parametrize(
    "typed",
    [
        "31 ก.พ. 2566",
        "29/2/2566",
        "13/13/2566",
        "0/1/2566",
        "พฤษภาคม 2567",
        "29 พฤษภาคม",
        45000.0,
        True,
        dt.time(9, 0),
        dt.timedelta(days=1),
        dt.date(2568, 2, 29),
        dt.date(2299, 1, 1),
        "4.9.12",
        "147/2565",
        "5/2566",
        "25-09-66 - 30-09-66",
        "29 พ.ค. ค.ศ. 2567",
        "25 ก.ย. 2566¹",
        "วันที่",
    ],
)
def test_what_is_no_date_is_not_understood(typed):
    found = parse_date(typed)
    assert (found.kind, found.value) == (Kind.UNKNOWN, None)
    assert found.text


@pytest.mark.parametrize(
    ("typed", "notes"),
    [
        ("30 พ.ค. ๖๗", {Note.THAI_DIGITS, Note.TWO_DIGIT_YEAR}),
        ("25/9/2566", set()),
        ("2023-09-25", {Note.CHRISTIAN_ERA}),
        (dt.date(2566, 9, 25), {Note.BUDDHIST_CELL}),
        (dt.date(1966, 9, 25), {Note.SHORT_YEAR_CELL}),
        (dt.date(2023, 9, 25), set()),
        (dt.date(2568, 2, 29), {Note.BUDDHIST_CELL}),
    ],
)
def test_notes_say_how_a_date_was_understood(typed, notes):
    assert parse_date(typed).notes == notes


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("ต.ค. ๖๕", (2565, 10)),
        ("เดือน ตุลาคม 2565", (2565, 10)),
        ("ต.ค.2022", (2565, 10)),
        ("10/2565", (2565, 10)),
        ("ต.ค. ปีงบประมาณ 2566", (2565, 10)),
        (dt.date(2022, 10, 1), (2565, 10)),
    ],
)
def test_months_are_read_with_their_year(typed, month):
    assert parse_month(typed).value == month


@pytest.mark.parametrize("typed", ["ต.ค.", "13/2565", "1 ต.ค. 65", "2565", 10.0, dt.time(1)])
def test_what_is_no_month_of_a_year_is_not_understood(typed):
    assert parse_month(typed).kind is Kind.UNKNOWN


@given(
    RECENT,
    st.sampled_from(
        [
            "{d} {long} {y}",
            "{d} {short} {y}",
            "{d} {short}{y}",
            "{d}/{m}/{y}",
            "{d:02}-{m:02}-{y}",
            "{d}.{m}.{y}",
            "วันที่ {d} เดือน {long} พ.ศ. {y}",
            "{y}-{m:02}-{d:02}",
            "{d} {short} {yy:02}",
            "{d}/{m}/{yy:02}",
        ]
    ),
    st.booleans(),
)
def test_dates_come_back_from_every_style(date, style, thai):
    year = date.year + 543
    typed = style.format(
        d=date.day,
        m=date.month,
        y=year,
        yy=year % 100,
        long=month_name(date.month, "th"),
        short=month_name(date.month, "th", short=True),
    )
    assert parse_date(typed.translate(THAI) if thai else typed).value == date


@given(RECENT, st.sampled_from(["th", "en"]))
def test_a_shown_date_is_read_back(date, lang):
    assert parse_date(show_date(date, lang)).value == date


def test_dates_are_shown_as_offices_write_them():
    date = dt.date(2023, 9, 25)
    assert show_date(date, "th") == "25 ก.ย. 2566"
    assert show_date(date, "en") == "25 Sep 2023"
    assert (month_name(9, "th"), month_name(9, "en")) == ("กันยายน", "September")


@pytest.mark.parametrize("month", [0, -1, 13])
def test_a_month_that_does_not_exist_has_no_name(month):
    with pytest.raises(IndexError):
        month_name(month, "th")


def test_a_remark_in_brackets_behind_a_day_is_left_aside():
    parsed = parse_date("31 กรกฎาคม 2565 (ขยายเวลา)")

    assert parsed.value == dt.date(2022, 7, 31)
    assert Note.REMARK in parsed.notes


@pytest.mark.parametrize("text", ["(ขยายเวลา)", "31 (กรกฎาคม) 2565", "ยังไม่กำหนด (31 กรกฎาคม 2565)"])
def test_brackets_elsewhere_make_no_day(text):
    assert parse_date(text).value is None
