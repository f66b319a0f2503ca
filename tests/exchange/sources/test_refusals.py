"""What cannot be read is told in one sentence: what it is and what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from exchange.sources.papers import document, lines, only, read, row, table

from oitsheet.exchange.sources import (
    UnreadableSource,
    place_words,
    read_source,
    source_of,
    source_sentence,
)
from oitsheet.form.messages import load_catalogue
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook, too_large

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER = row("ข้อ", "ข้อมูล", "URL")


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def old(stream: str) -> bytes:
    """An old file of Office, as far as anybody looks: its directory names this stream."""
    name = stream.encode("utf-16-le") + b"\0\0"
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
    return OLE.ljust(512, b"\0") + entry.ljust(128, b"\0")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
        (b"\0\0\0\x18ftypheic\0\0", "image"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image"),
        (b"BM\x36\0\0\0\0\0\0\0", "image"),
        (b"{\\rtf1\\ansi\\ansicpg874 x}", "rtf"),
        (old("WordDocument"), "old_word"),
        (old("PowerPoint Document"), "unknown"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "open_text"),
        (zipped(mimetype="application/vnd.oasis.opendocument.presentation"), "slides"),
        (zipped(**{"Index/Document.iwa": "x"}), "apple"),
        (zipped(**{"a.xlsx": "x"}), "archive"),
        (b"Rar!\x1a\x07\x01\0", "archive"),
        (b'{"url": "https://docs.google.com/open?id=x", "doc_id": "x"}', "shortcut"),
        (b'{"":"WARNING!","doc_id":"1A","email":""}', "shortcut"),
        (b"[InternetShortcut]\r\nURL=https://docs.google.com/", "shortcut"),
        (b'<?xml version="1.0"?><office:document><table:table/></office:document>', "xml"),
        (b"\x01\x02\x03\x04" * 100, "unknown"),
    ],
)
def test_what_holds_no_table_for_us_is_refused_by_what_it_is(data, reason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(data)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Unreadable.EMPTY),
        (b" \n\0", Unreadable.EMPTY),
        (old("EncryptedPackage"), Unreadable.ENCRYPTED),
        (b"PK\x03\x04 and nothing else", Unreadable.DAMAGED),
        (document("<w:p><w:r></w:p>"), Unreadable.DAMAGED),
        (document("<w:tbl>" * 300 + "</w:tbl>" * 300), Unreadable.DAMAGED),
        (
            document(table(HEADER), before='<!DOCTYPE d [<!ENTITY e "x">]>'),
            Unreadable.HOSTILE,
        ),
        (document("x" * 40_000_000), Unreadable.HOSTILE),
        (old("Workbook"), Unreadable.DAMAGED),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), Unreadable.DAMAGED),
    ],
)
def test_what_may_befall_any_file_is_told_as_for_a_workbook(data, reason) -> None:
    with pytest.raises(UnreadableWorkbook) as refused:
        read(data)
    assert refused.value.reason is reason


def test_pictures_and_macros_of_a_document_are_never_looked_at() -> None:
    beside = {"word/vbaProject.bin": b"\0" * 1000, "word/media/image1.png": b"no picture"}
    assert lines(only(read(document(table(HEADER), beside=beside)))) == [["ข้อ", "ข้อมูล", "URL"]]


def test_a_path_that_leads_to_no_file_is_told(tmp_path) -> None:
    with pytest.raises(UnreadableWorkbook) as missing:
        read_source(tmp_path / "no.docx")
    with pytest.raises(UnreadableWorkbook) as folder:
        read_source(tmp_path)
    assert missing.value.reason is Unreadable.MISSING
    assert folder.value.reason is Unreadable.DIRECTORY


def reasons() -> list[str]:
    """Every reason that the catalogue has a sentence for."""
    words = load_catalogue("en").words
    places = {"source.table_place", "source.line_place"}
    return sorted(key.partition(".")[2] for key in words.keys() - places if key[:7] == "source.")


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("reason", reasons())
def test_every_refusal_is_one_sentence_that_names_the_file(reason, language) -> None:
    why = UnreadableSource(reason, most=30)
    sentence = source_sentence(why, Path("ตาราง.docx"), load_catalogue(language))
    assert "ตาราง.docx" in sentence
    assert not sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "why",
    [
        UnreadableWorkbook(Unreadable.EMPTY),
        UnreadableWorkbook(Unreadable.ENCRYPTED),
        UnreadableWorkbook(Unreadable.DAMAGED),
        UnreadableWorkbook(Unreadable.HOSTILE),
        UnreadableWorkbook(Unreadable.LOCK_FILE),
        UnreadableWorkbook(Unreadable.DIRECTORY),
        UnreadableWorkbook(Unreadable.MISSING),
        UnreadableWorkbook(Unreadable.NO_PERMISSION),
        UnreadableWorkbook(Unreadable.NOT_A_WORKBOOK),
        UnreadableWorkbook(Unreadable.READER_DIED),
        UnreadableWorkbook(Unreadable.TOO_SLOW, limit="seconds", most=60),
        too_large("box", 5_000_000),
        too_large("file", 50),
    ],
    ids=lambda why: why.limit or why.reason,
)
def test_every_refusal_of_a_workbook_has_its_sentence_too(why) -> None:
    thai = source_sentence(why, Path("a.ods"), load_catalogue("th"))
    english = source_sentence(why, Path("a.ods"), load_catalogue("en"))
    assert "a.ods" in thai
    assert "a.ods" in english
    assert "name an .xlsx file" not in english
    assert "remove the password" in english or why.reason is not Unreadable.ENCRYPTED


def test_a_place_is_told_as_people_count_it_in_that_kind_of_file() -> None:
    thai = load_catalogue("th")
    first = table(HEADER, row("O1", "ก", "a"))
    paper = read(document(first + "<w:p/>" + table(row("O2", "ข", "b"))))
    assert place_words(paper, paper.tables[0], (2, 3), thai) == "ตาราง 1 แถว 2 ช่อง 3"
    assert place_words(paper, paper.tables[0], (3, 1), thai) == "ตาราง 2 แถว 1 ช่อง 1"
    text = source_of('O1,"ก\nข"\nO2,ค'.encode(), "a.csv")
    assert place_words(text, text.tables[0], (2, 2), thai) == "บรรทัด 3 ช่อง 2"
