"""Lines that fit: where Thai and English may be parted, and where never."""

from __future__ import annotations

import re
import unicodedata

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.rendering.wrapping import columns_of, padded, wrap

TITLES = [item.title_th for key in edition_keys() for item in load_edition(key).items]
SENTENCES = [
    part
    for text in load_catalogue("th").rules.values()
    for part in (text.title, text.message, text.fix)
]
CUT = re.compile(r"^[\u0e30-\u0e3a\u0e45-\u0e4e]|[\u0e40-\u0e44]$")


def parted(text, columns):
    return "|".join(wrap(text, columns))


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("การดำเนินการตามมาตรการ", 16, "การดำเนินการตาม|มาตรการ"),
        ("ใส่ลิงก์หน้าที่เปิดเห็นข้อมูล", 9, "ใส่ลิงก์หน้าที่|เปิดเห็น|ข้อมูล"),
        ("ประกาศต่าง ๆ เกี่ยวกับ", 9, "ประกาศ|ต่าง ๆ|เกี่ยวกับ"),
        ("one or two words · three", 17, "one or two|words · three"),
        ("it takes a while to mend 10 of them", 24, "it takes a while to|mend 10 of them"),
        ("โปรดดูเพิ่มเติม see also รายการ OIT!L47", 34, "โปรดดูเพิ่มเติม see also|รายการ OIT!L47"),
        ("say --fail-on or 2566-moe", 11, "say|--fail-on|or 2566-moe"),
    ],
)
def test_lines_end_where_a_reader_would_end_them(text, columns, lines):
    assert parted(text, columns) == lines


@pytest.mark.parametrize("columns", [20, 40, 60])
@pytest.mark.parametrize("texts", [TITLES, SENTENCES], ids=["titles", "sentences"])
def test_our_own_words_are_never_cut_inside_a_syllable(texts, columns):
    lines = [line for text in texts for line in wrap(text, columns)]
    assert len(lines) > len(texts)
    assert [line for line in lines if CUT.search(line) or wcswidth(line) > columns] == []


@given(
    st.text(alphabet="กขงดนรลวอัาิีึืุูเแโใไ็่้์ๆฯ ·123.,-!A→", max_size=80),
    st.integers(min_value=8, max_value=60),
    st.integers(min_value=0, max_value=4),
)
def test_whatever_the_text_lines_fit_and_nothing_is_lost(text, columns, indent):
    lines = wrap(text, columns, indent=indent, hang=indent)
    assert [line for line in lines if columns_of(line) > columns] == []
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(alphabet="กขคงจดนมรลวสอ" + "ิุ่้" * 2 + "เแ", min_size=30, max_size=90))
def test_no_line_begins_with_a_mark_unless_the_text_does(text):
    first, *more = wrap(text, 20) or [""]
    assert first[:1] == text[:1]
    assert [line for line in more if unicodedata.category(line[0]) == "Mn"] == []


def test_a_path_stays_whole_where_it_must_not_be_cut():
    path = "/home/office/" + "a" * 40 + ".xlsx"
    assert path in wrap(f"ไม่พบไฟล์ {path} ตรวจชื่อ", 30, cut=False)
    assert path not in wrap(f"ไม่พบไฟล์ {path} ตรวจชื่อ", 30)


def test_colours_take_no_room_and_go_on_in_the_next_line():
    red = click.style("ยังไม่ได้กรอกผลการดำเนินการ", fg="red")
    lines = wrap(red, 16)
    assert [click.unstyle(line) for line in lines] == wrap(click.unstyle(red), 16)
    assert len(lines) > 1
    assert all(line.startswith("\x1b[31m") and line.endswith("\x1b[0m") for line in lines)


def test_thai_is_padded_by_columns_and_not_by_letters():
    assert columns_of(padded("ชื่อ", 6)) == columns_of(padded("name", 6)) == 6
