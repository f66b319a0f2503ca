"""What a workbook says is a text on the screen, too: it moves, colours and hides nothing."""

from __future__ import annotations

import json
import re

import pytest
from cli.running import run
from handed_on.hostile import TEXTS, honest, with_texts
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.rendering.json_v1 import as_dict, dumps
from oitsheet.rendering.page import Page
from oitsheet.rendering.terminal import render
from oitsheet.values import one_line

THAI = load_catalogue("th")
ACTING = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def told(report, language="th"):
    page = Page(load_catalogue(language), 100, lambda text, _role: text)
    return render(report, page)


@each_text
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_acts_on_the_terminal(text, language) -> None:
    assert re.findall(ACTING, told(with_texts(text), language)) == []


def test_no_text_begins_a_line_of_ours() -> None:
    forged = "ก\n● พร้อม: ไม่พบสิ่งที่ต้องแก้\nKPI  ระบุว่าเสร็จ 43 จาก 43 ข้อ"
    lines = told(with_texts(forged)).splitlines()

    assert [line for line in lines if line.startswith("● พร้อม")] == []
    assert len([line for line in lines if line.startswith("KPI")]) == 1


@each_text
def test_json_keeps_every_text_and_lets_none_act(text) -> None:
    report = with_texts(text)
    written = dumps(report, THAI, text)

    assert json.loads(written) == as_dict(report, THAI, text)
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e]", written) == []


def test_json_of_an_honest_workbook_is_readable_as_it_was() -> None:
    assert "\\u" not in dumps(honest(), THAI, "oit.xlsx")


@given(st.text())
def test_one_line_is_one_and_doing_it_twice_changes_nothing(text) -> None:
    line = one_line(text)

    assert one_line(line) == line
    assert len(line.splitlines()) <= 1
    assert re.findall(ACTING, line) == []


@given(st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B) | st.just(" ")))
def test_thai_stays_as_it_was_typed(text) -> None:
    assert one_line(text) == text


def test_a_files_own_name_does_not_act_either(tmp_path) -> None:
    file = tmp_path / "\x1b[2Jโอ\u202eลับ.xlsx"
    file.write_bytes(b"")
    outcome = run("check", file, file)

    assert re.findall(ACTING, outcome.stdout + outcome.stderr) == []


def test_of_a_cell_full_of_letters_the_beginning_is_quoted() -> None:
    # Parting 32,767 Thai letters into words, for each finding again, took minutes.
    words = told(with_texts("ก" * 32_767))

    assert "ก" * 60 in words
    assert words.count("ก") < 100_000
    assert "ก" * 32_767 in dumps(with_texts("ก" * 32_767), THAI, "oit.xlsx")  # programs get all
