"""Texts with something between their cells, in every encoding that Thai offices meet."""

from __future__ import annotations

import pytest
from exchange.sources.papers import lines, only, read

from oitsheet.exchange.source import Origin, SourceKind
from oitsheet.exchange.sources import UnreadableSource

ROWS = [["ข้อ", "ข้อมูล", "URL"], ["O1", "โครงสร้าง", "https://www.example.go.th/1"], ["O2", "ก", "ข"]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp874", "cp874"),
        ("tis-620", "cp874"),
    ],
)
def test_any_delimiter_in_any_encoding_is_found_by_the_content(delimiter, codec, named) -> None:
    text = "".join(delimiter.join(row) + "\r\n" for row in ROWS)
    source = read(text.encode(codec))
    assert source.kind is SourceKind.TEXT
    assert source.encoding == named
    assert lines(only(source)) == ROWS


def test_marks_that_only_thai_windows_knows_are_read() -> None:
    text = "O1,“โครงสร้าง” – แผนผัง…\nO2,‘ก’ •"
    assert lines(only(read(text.encode("cp874")))) == [
        ["O1", "“โครงสร้าง” – แผนผัง…"],
        ["O2", "‘ก’ •"],
    ]


def test_a_cell_may_hold_lines_and_each_row_knows_its_line() -> None:
    found = only(read('ข้อ,ข้อมูล\nO1,"ก\nข ""ค"""\n\nO2,ง\n'.encode()))
    assert lines(found) == [["ข้อ", "ข้อมูล"], ["O1", 'ก\nข "ค"'], ["", ""], ["O2", "ง"]]
    assert found.origins == {3: Origin(0, 4), 4: Origin(0, 5)}


def test_a_quotation_mark_that_never_ends_does_not_swallow_the_rest() -> None:
    found = only(read('O1,"ก\nO2,ข\nO3,ค\n'.encode()))
    assert lines(found) == [["O1", '"ก'], ["O2", "ข"], ["O3", "ค"]]


def test_a_quotation_mark_inside_words_is_only_a_mark() -> None:
    assert lines(only(read('O1,ขนาด 5" x\nO2,ข'.encode()))) == [["O1", 'ขนาด 5" x'], ["O2", "ข"]]


def test_the_line_that_names_the_delimiter_is_no_row() -> None:
    found = only(read("sep=;\r\nO1;ก,ข\r\nO2;ค\r\n".encode()))
    assert lines(found) == [["O1", "ก,ข"], ["O2", "ค"]]
    assert found.origins[1] == Origin(0, 2)


def test_codes_that_are_kept_from_becoming_numbers_are_codes() -> None:
    assert lines(only(read('="001",="ก ""ข"""\n'.encode()))) == [["001", 'ก "ข"']]


def test_delimiters_behind_the_last_cell_make_no_columns() -> None:
    assert lines(only(read("O1,ก,,,\nO2,ข,,,\n".encode()))) == [["O1", "ก"], ["O2", "ข"]]


def test_commas_in_words_and_numbers_are_no_delimiters_where_tabs_or_semicolons_are() -> None:
    assert lines(only(read("O1\tก, ข\t1,000\nO2\tค\t2,500\n".encode())))[0] == [
        "O1",
        "ก, ข",
        "1,000",
    ]
    assert lines(only(read("O1;ก, ข;1,000\nO2;ค;2,500\n".encode())))[0] == ["O1", "ก, ข", "1,000"]


def test_cells_pasted_out_of_word_or_a_sheet_are_a_table() -> None:
    pasted = 'ข้อ\tข้อมูล\nO1\t"โครงสร้าง\nแผนผัง"\n\tต่อ'
    assert lines(only(read(pasted.encode()))) == [
        ["ข้อ", "ข้อมูล"],
        ["O1", "โครงสร้าง\nแผนผัง"],
        ["", "ต่อ"],
    ]


def test_empty_bytes_inside_a_text_are_passed_over() -> None:
    assert lines(only(read("O1,ก\0\0\nO2,ข\n\0\0".encode()))) == [["O1", "ก"], ["O2", "ข"]]


def test_one_broken_letter_does_not_make_a_text_unreadable() -> None:
    data = ("O1,ข้อมูลพื้นฐาน\n" * 40).encode()[:-2]
    source = read(data)
    assert source.encoding == "utf-8"
    assert lines(only(source))[0] == ["O1", "ข้อมูลพื้นฐาน"]


@pytest.mark.parametrize("western", ["latin-1", "cp1252"])
def test_a_text_that_was_encoded_twice_is_read_all_the_same(western) -> None:
    once = "O1,โครงสร้าง\nO2,งบ\n".encode()
    twice = "".join(
        letter.decode(western, "ignore") or letter.decode("latin-1")
        for letter in (bytes([byte]) for byte in once)
    ).encode()
    source = read(twice)
    assert source.encoding == "utf-8, twice"
    assert lines(only(source)) == [["O1", "โครงสร้าง"], ["O2", "งบ"]]


def test_words_of_other_languages_are_left_as_they_are() -> None:
    assert lines(only(read("O1,à¸ la carte\nO2,ก\n".encode())))[0] == ["O1", "à¸ la carte"]


def test_letters_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(bytes([0x81, 0x82, 0xDB, 0xFC, 0x2C, 0x0A]) * 50)
    assert refused.value.reason == "encoding"


def test_a_text_of_blanks_and_delimiters_has_no_table() -> None:
    assert read(b" , ,\n\n,").tables == ()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a," * 5_000, "columns"),
        (b"a," * 300 * 2_000, "columns"),
        (b"a,b\n" * 260_000, "cells"),
        (b"a" * (33 * 1024 * 1024), "text"),
    ],
)
def test_a_text_past_a_limit_is_refused_and_never_cut(data, reason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(data)
    assert refused.value.reason == reason


def test_commas_in_a_letter_do_not_part_it_into_cells() -> None:
    letter = "เรียน ผู้อำนวยการ\nตามที่แจ้ง, ขอส่งข้อมูล\nขอแสดงความนับถือ\nลงชื่อ\nตำแหน่ง\n"
    assert lines(only(read(letter.encode())))[1] == ["ตามที่แจ้ง, ขอส่งข้อมูล"]
