import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oitsheet.values
from oitsheet.values import clean, fold, fold_tight
from oitsheet.values.words import words

THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=20)
MIXED = st.text(
    st.one_of(st.characters(), st.sampled_from("เแํำ่้๊๋์ุู -–\u00a0\u200b\u00ad\n\uf70a\uf711")),
    max_size=20,
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  ข้อ\u00a0 ๑  ", "ข้อ ๑"),
        ("ก\u200bข\ufeffค", "กขค"),
        ("บรรทัด 1 \r\n\t บรรทัด 2", "บรรทัด 1\nบรรทัด 2"),
        ("หนึ่ง\x0bสอง", "หนึ่ง\nสอง"),
        ("\u200b \u00a0\n", ""),
        ("อำนาจ", "อำนาจ"),
        ("ＡＡ ๑๐", "ＡＡ ๑๐"),
    ],
)
def test_cleaning_drops_what_excel_does_not_show_and_keeps_letters(typed, shown):
    assert clean(typed) == shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("อำนาจ", "อํานาจ"),
        ("น้ำ", "นํ้า"),
        ("น้ำ", "น้ํา"),
        ("แล้ว", "เเล้ว"),
        ("๒๕๖๖", "2566"),
        ("Ｅ-Service", "e-service"),
        ("สพป.\u00a0หนองคาย\n เขต ๒", "สพป. หนองคาย เขต 2"),
        ("ประ\u00adกาศ", "ประกาศ"),
        ("ขอ\uf70b", "ขอ้"),
        ("๒๕๖๖ – ๒๕๗๐", "2566 - 2570"),
    ],
)
def test_different_spellings_of_the_same_text_fold_alike(one, other):
    assert fold(one) == fold(other)


def test_headers_that_differ_by_blanks_and_dashes_alone_are_one_when_tight():
    assert fold_tight("E - Service") == fold_tight("E–Service") == fold_tight("e-\nservice")


def test_different_thai_words_stay_different():
    assert fold("มี.ค.") != fold("ม.ค.")
    assert fold("ข้อ") != fold("ขอ")


@given(st.one_of(THAI, MIXED))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
    assert fold_tight(fold_tight(text)) == fold_tight(text)


@given(MIXED)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(MIXED)
def test_cleaning_never_changes_the_key(text):
    assert fold(clean(text)) == fold(text)


def test_no_thai_letter_stands_in_the_code():
    room = Path(oitsheet.values.__file__).parent
    sources = {path.name: path.read_text(encoding="utf-8") for path in room.glob("*.py")}
    assert sources
    assert [name for name, text in sources.items() if re.search("[\u0e00-\u0e7f]", text)] == []


def test_every_list_of_the_word_table_is_filled_and_no_word_folds_to_nothing():
    table = words()
    for name in table.__slots__:
        listed = getattr(table, name)
        assert listed, name
        assert all(fold(word) for word in listed), name
    assert len(table.months_long) == len(table.months_short) == len(table.months_english) == 12
