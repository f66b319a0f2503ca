"""Names that Windows, Linux and a folder shared by both take."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.exchange.hands.naming import file_stem, told_apart
from oitsheet.form.part import PART, PartStamp, read_part

RESERVED = ["CON", "con", "nul.txt", "COM1", "LPT9", "Aux "]


@pytest.mark.parametrize("name", RESERVED)
def test_a_name_that_windows_keeps_for_devices_is_none_any_more(name) -> None:
    assert file_stem(name).startswith("_")


def test_what_windows_forbids_is_a_blank_and_ends_are_clean() -> None:
    assert file_stem('กลุ่ม "ก"/ข: <1>? ..') == "กลุ่ม ก ข 1"
    assert file_stem("///") == file_stem("") == "_"


@given(st.text(max_size=200))
def test_any_name_fits_everywhere(text) -> None:
    stem = file_stem(text)

    assert stem
    assert len(f"{stem} (99).xlsx".encode()) <= 255
    assert not set(stem) & set('<>:"/\\|?*\r\n\t')
    assert stem == stem.strip(" .")
    assert file_stem(stem) == stem


def test_names_that_some_system_takes_for_one_are_told_apart() -> None:
    names = ["Plan", "plan", "PLAN", "น้ำ", "น\u0e49\u0e4dา", "อื่น"]

    found = list(told_apart(names))

    assert found == ["Plan", "plan (2)", "PLAN (3)", "น้ำ", "น\u0e49\u0e4dา (2)", "อื่น"]


@given(st.sets(st.integers(1, 99), min_size=1))
def test_the_defined_name_tells_the_items_again_and_is_short(numbers) -> None:
    codes = tuple(f"O{number}" for number in sorted(numbers))
    stamp = PartStamp(items=codes, owner="กลุ่ม")

    again = read_part({PART: f'"{stamp.named}"'}, None)

    assert again
    assert (again.items, again.whole) == (codes, False)
    assert len(stamp.named) <= 255
    assert set(stamp.named) <= set(string.digits + ",-")


def test_a_stamp_is_read_again_and_anything_else_is_none() -> None:
    stamp = PartStamp(items=("O1", "O14"), owner="กลุ่ม ก", edition="2565-obec", made="m", state="s")

    assert read_part({}, dict(stamp.lines())) == stamp
    assert read_part({}, {PART: "1", "part.items": "ทุกข้อ"}) is None
    assert read_part({}, {"items": "O1"}) is None
    assert read_part({}, None) is None
