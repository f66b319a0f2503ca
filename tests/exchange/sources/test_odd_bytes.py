"""Whatever the bytes: a source or a refusal, and never anything else."""

from __future__ import annotations

import contextlib
import io
import zipfile

import pytest
from exchange.sources.papers import document, numbered, row, table, words
from hypothesis import given, settings
from hypothesis import strategies as st

from oitsheet.exchange.source import Source
from oitsheet.exchange.sources import UnreadableSource, source_of
from oitsheet.exchange.sources.other_books import read_here
from oitsheet.workbook.unreadable import UnreadableWorkbook

PAGE = (
    "<html><head><meta charset=utf-8></head><body><p>หัว</p><table><thead><tr><th rowspan=2>ข้อ"
    "<th colspan=3>ข้อมูล</thead><tr><td><ol><li><a href='/x'>ก</a></ol><table><tr><td>ใน</table>"
    "</table></body></html>"
).encode()
MESSAGE = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=c\n\n--c\n"
    b"Content-Type: text/html; charset=utf-8\n\n" + PAGE + b"\n--c--\n"
)
TEXT = 'ข้อ,ข้อมูล\nO1,"โครง\nสร้าง"\n'.encode("cp874")
IN_XML = (
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    b'<Worksheet Name="a"><Table><Row Index="3"><Cell MergeDown="2"><Data Type="Number">1</Data>'
    b"</Cell></Row></Table></Worksheet></Workbook>"
)
BODY = words("หัว") + table(row("ข้อ", "ข้อมูล"), row(f"<w:tc>{numbered('ก')}</w:tc>", "x"))
NUMBERS = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="O%1"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
SHEET = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:xlink="l">'
    '<office:body><office:spreadsheet><table:table table:name="a"><table:table-row>'
    '<table:table-cell table:number-columns-repeated="2" table:number-rows-spanned="2">'
    '<text:p><text:a xlink:href="https://x">k</text:a></text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)


def sheet(content: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return file.getvalue()


def is_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableSource, UnreadableWorkbook):
        assert isinstance(source_of(data, "x"), Source)


@st.composite
def changed(draw: st.DrawFn, data: bytes) -> bytes:
    """The same bytes cut off, or with some of them overwritten, doubled or taken out."""
    at = draw(st.integers(0, len(data)))
    length = draw(st.integers(0, 40))
    piece = draw(st.sampled_from((b"", b"<", b">", b"\0", b'"', b"&#0;", b"9" * 30, b"\xff\xfe")))
    kind = draw(st.sampled_from(("cut", "replaced", "doubled", "moved")))
    if kind == "cut":
        return data[:at]
    if kind == "doubled":
        return data[:at] + data[at : at + length] * 3 + data[at:]
    if kind == "moved":
        return data[at:] + data[:at]
    return data[:at] + piece + data[at + length :]


@pytest.mark.parametrize(
    "data",
    [PAGE, MESSAGE, TEXT, IN_XML, document(BODY, numbering=NUMBERS)],
    ids=["page", "message", "text", "xml", "document"],
)
def test_bytes_that_were_damaged_on_their_way_never_end_in_a_traceback(data) -> None:
    @settings(max_examples=120, deadline=None, database=None)
    @given(changed(data))
    def check(damaged: bytes) -> None:
        is_read_or_refused(damaged)

    check()


@settings(max_examples=120, deadline=None, database=None)
@given(changed(BODY.encode()), changed(NUMBERS.encode()))
def test_documents_with_odd_parts_never_end_in_a_traceback(body, numbers) -> None:
    told = document(body.decode("utf-8", "replace"), numbering=numbers.decode("utf-8", "replace"))
    is_read_or_refused(told)


@settings(max_examples=120, deadline=None, database=None)
@given(changed(SHEET.encode()))
def test_sheets_of_other_programs_with_odd_parts_never_end_in_a_traceback(content) -> None:
    # Here, without the child process that stands around it otherwise: it must not be needed often.
    with contextlib.suppress(UnreadableWorkbook):
        read_here(sheet(content.decode("utf-8", "replace")))


@settings(max_examples=200, deadline=None, database=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_at_all_are_read_or_refused(data) -> None:
    is_read_or_refused(data)
