"""Whatever stands in a cell, an answer comes out, and one that agrees with itself."""

import datetime as dt
import faulthandler
import random
from dataclasses import fields
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet import values
from oitsheet.values import Kind, Parsed, StatusWords, read_status, split_urls
from oitsheet.values.words import words

READERS = {
    "code": partial(values.parse_code, highest=43, bare=True),
    "code, not bare": partial(values.parse_code, highest=43, bare=False),
    "codes": partial(values.parse_codes, highest=43),
    "count": values.parse_count,
    "date": values.parse_date,
    "lacking": partial(values.parse_lacking, count=5),
    "level": values.parse_level,
    "month": values.parse_month,
    "number": values.parse_number,
    "order": values.parse_order,
    "owners": values.parse_owners,
    "percent": values.parse_percent,
    "period": values.parse_period,
    "year": values.parse_year,
}
PIECES = [
    *"0123456789๐๑๕๖๙Oo.,-–/()%:;~ \n\u00a0\u200b²①½",
    "OIT",
    "ข้อ",
    "บาท",
    "พ.ศ.",
    "ค.ศ.",
    "ปีงบประมาณ",
    "ต.ค.",
    "กันยายน",
    "ถึง",
    "และ",
    "ไตรมาสที่",
    "รอบ 6 เดือน",
    "ที่",
    "คำสั่ง",
    "ระดับ",
    "ขาด",
    "ไม่มี",
    "ครบ",
    "มี",
    "ดำเนินการแล้ว",
    "แต่",
    "ครับ",
    "2566",
    "https://",
    "www.",
    ".go.th",
    "29",
    "31",
    "12",
    "\ud800",
    "ร้อยละ",
    "A",
    "C:\\",
]
NEAR_VALID = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.text(max_size=40),
    NEAR_VALID,
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.builds(object),
    st.binary(max_size=5),
)
STATUS = StatusWords(done=("ดำเนินการแล้ว", "ครบ", "มี", "/"), not_done=("ไม่มี",), lacking=("ขาด",))


@given(CELLS)
def test_every_reader_answers_for_every_cell(cell):
    for name, read in READERS.items():
        found = read(cell)
        assert isinstance(found, Parsed), name
        assert (found.value is not None) == (found.kind is Kind.VALUE), name
        assert bool(found.text) == (found.kind is not Kind.BLANK), name


@given(CELLS)
def test_titles_links_and_statuses_are_read_from_every_cell(cell):
    code, title = values.parse_code_and_title(cell, 43)
    assert isinstance(title, str)
    assert code.value is None or 1 <= code.value <= 43
    assert all(part.text for part in split_urls(cell))
    status = read_status(cell, STATUS)
    assert bool(status.text) == (status.kind is not values.StatusKind.BLANK)


@given(NEAR_VALID)
def test_codes_of_a_list_are_always_items_of_the_catalogue(text):
    found = values.parse_codes(text, 43).value
    numbers = () if found is None else found.numbers
    assert all(1 <= number <= 43 for number in numbers)
    assert len(set(numbers)) == len(numbers)


@given(NEAR_VALID)
def test_a_period_never_ends_before_it_starts(text):
    found = values.parse_period(text).value
    assert found is None or found.start <= found.end


@pytest.mark.parametrize("huge", [10**5000, -(10**5000)], ids=["plus", "minus"])
def test_whole_numbers_of_absurd_length_are_answered(huge):
    for name, read in READERS.items():
        assert isinstance(read(huge), Parsed), name


@pytest.mark.parametrize("piece", PIECES)
def test_a_cell_as_long_as_excel_allows_is_answered(piece):
    text = (piece * 32_767)[:32_767]
    for name, read in READERS.items():
        assert read(text).kind in Kind, name
    assert split_urls(text) is not None
    assert read_status(text, STATUS).kind in values.StatusKind


@pytest.fixture
def _ends():
    """What has not ended after minutes never will: the process ends, and says where it was."""
    faulthandler.dump_traceback_later(300, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


@pytest.mark.usefixtures("_ends")
@pytest.mark.parametrize("name", [field.name for field in fields(words())])
def test_a_word_again_and_again_is_answered(name):
    known = getattr(words(), name)
    for word in filter(lambda word: isinstance(word, str), known):
        text = (word * 290)[:290]
        for reader, read in READERS.items():
            assert read(text).kind in Kind, reader
        assert values.split_orders(text)
        assert set(map(type, (*values.orders_in(text), values.bare_owner(text)))) <= {
            str,
            values.Folded,
        }
        assert values.group_of(text) is None or word in text
        assert read_status(text, STATUS).kind in values.StatusKind


@pytest.mark.usefixtures("_ends")
@pytest.mark.parametrize("piece", ["คำสั่งที่", "\u00a0", "\n", " ,", "คำสั่งที่ 1/"])
def test_orders_are_looked_for_in_a_full_cell(piece):
    text = (piece * 32_767)[:32_766] + "1"
    assert values.orders_in(text) == ()
    assert "".join(values.split_orders(text)).endswith("1")


def test_a_long_cell_of_everything_is_answered():
    text = "".join(random.Random(7).choices(PIECES, k=8000))  # noqa: S311 - a fixed sample
    for name, read in READERS.items():
        assert read(text).kind in Kind, name
    assert read_status(text, STATUS).text
    assert split_urls(text)


def test_dates_at_the_ends_of_the_calendar_are_answered():
    for cell in (dt.date.min, dt.date.max, dt.datetime.fromisoformat("9999-12-31T23:59")):
        for name, read in READERS.items():
            assert read(cell).kind in Kind, name
