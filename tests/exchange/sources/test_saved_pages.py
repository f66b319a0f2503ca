"""Pages saved as one file: by a browser, by Excel, packed by Google."""

from __future__ import annotations

import base64
import io
import quopri
import zipfile

import pytest
from exchange.sources.papers import lines, read

from oitsheet.exchange.source import SourceKind
from oitsheet.exchange.sources import UnreadableSource, read_source
from oitsheet.workbook.unreadable import UnreadableWorkbook

TABLE = '<table><tr><td>{code}</td><td><a href="{link}">โครงสร้าง</a></td></tr></table>'


def part(html: str, place: str, codec: str = "utf-8", how: str = "quoted-printable") -> bytes:
    data = html.encode(codec)
    told = quopri.encodestring(data) if how == "quoted-printable" else base64.encodebytes(data)
    head = (
        f"Content-Type: text/html; charset={codec}\r\nContent-Transfer-Encoding: {how}\r\n"
        f"Content-Location: {place}\r\n\r\n"
    )
    return b"--cut\r\n" + head.encode() + told + b"\r\n"


def message(*parts: bytes) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.go.th/oit/\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="cut"'
        "\r\n\r\n"
    )
    picture = (
        b"--cut\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n"
    )
    return head.encode() + b"".join(parts) + picture + b"--cut--\r\n"


def test_a_page_saved_as_one_file_is_read_with_what_it_embeds() -> None:
    outer = part(TABLE.format(code="O1", link="a.pdf"), "https://www.example.go.th/oit/")
    frame = part(
        TABLE.format(code="O2", link="/b"), "https://docs.example.com/d/x/pub", "cp874", "base64"
    )
    source = read(message(outer, frame))
    assert source.kind is SourceKind.PAGE
    assert [lines(found) for found in source.tables] == [
        [["O1", "โครงสร้าง"]],
        [["O2", "โครงสร้าง"]],
    ]
    assert [dict(found.grid.hyperlinks) for found in source.tables] == [
        {(1, 2): "https://www.example.go.th/oit/a.pdf"},
        {(1, 2): "https://docs.example.com/b"},
    ]


def test_a_workbook_that_excel_saved_as_one_page_has_the_names_of_its_sheets() -> None:
    sheets = "".join(
        f'<x:ExcelWorksheet><x:Name>{name}</x:Name><x:WorksheetSource HRef="{place}"/>'
        "</x:ExcelWorksheet>"
        for name, place in (("รายการ OIT", "a.files/sheet001.htm"), ("สรุป", "a.files/sheet002.htm"))
    )
    folder = "file:///C:/2A4/a.files"
    data = message(
        part(
            f"<html><head><xml>{sheets}</xml></head><frameset></frameset></html>",
            "file:///C:/2A4/a.htm",
        ),
        part("<table><tr><td>รายการ OIT</td></tr></table>", f"{folder}/tabstrip.htm"),
        part(TABLE.format(code="O1", link="https://www.example.go.th/1"), f"{folder}/sheet001.htm"),
        part(TABLE.format(code="รวม", link="x"), f"{folder}/sheet002.htm"),
    )
    source = read(data)
    assert [found.caption for found in source.tables] == ["รายการ OIT", "สรุป"]


def packed(*pages: tuple[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, html in pages:
            archive.writestr(name, html)
        archive.writestr("resources/sheet.css", "td{}")
    return file.getvalue()


def test_a_sheet_that_google_packed_as_pages_is_read_page_by_page() -> None:
    source = read(
        packed(
            ("รายการ OIT.html", TABLE.format(code="O1", link="https://www.example.go.th/1")),
            ("สรุป.html", TABLE.format(code="รวม", link="x")),
        )
    )
    assert [found.caption for found in source.tables] == ["รายการ OIT", "สรุป"]
    assert [found.grid.name for found in source.tables] == ["1", "2"]


def test_a_packed_archive_of_other_files_is_told_to_be_unpacked() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(packed(("a.docx", "x")))
    assert refused.value.reason == "archive"


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(packed(*((f"{page}.html", "<table>") for page in range(201))))
    assert refused.value.reason == "pages"


def test_tables_of_all_pages_are_counted_together() -> None:
    many = "<table><tr><td>x</table>" * 1_100
    with pytest.raises(UnreadableSource) as refused:
        read(packed(("a.html", many), ("b.html", many)))
    assert refused.value.reason == "tables"


def test_parts_inside_parts_without_end_are_damage() -> None:
    head = "".join(
        f"Content-Type: multipart/mixed; boundary=b{place}\n\n--b{place}\n"
        for place in range(3_000)
    )
    with pytest.raises(UnreadableWorkbook):
        read(f"MIME-Version: 1.0\n{head}Content-Type: text/html\n\n<table>".encode())


def test_pages_in_the_folder_beside_a_saved_page_are_read_with_it(tmp_path) -> None:
    sheet = '<x:Name>รายการ OIT</x:Name><x:WorksheetSource HRef="a_files/sheet001.htm"/>'
    main = (
        f'<html><head><meta charset="utf-8"><xml>{sheet}</xml></head>'
        '<frameset><frame src="a_files/sheet001.htm"><frame src="a_files/tabstrip.htm">'
        '<frame src="https://www.example.go.th/"><frame src="../other.htm"></frameset></html>'
    )
    (tmp_path / "a.htm").write_text(main, encoding="utf-8")
    folder = tmp_path / "a_files"
    folder.mkdir()
    with pytest.raises(UnreadableSource) as refused:
        read_source(tmp_path / "a.htm")
    assert refused.value.reason == "frames"
    (folder / "sheet001.htm").write_text(TABLE.format(code="O1", link="x"), encoding="cp874")
    (folder / "tabstrip.htm").write_text("<table><tr><td>tab</table>", encoding="cp874")
    source = read_source(tmp_path / "a.htm")
    assert [(found.caption, lines(found)) for found in source.tables] == [
        ("รายการ OIT", [["O1", "โครงสร้าง"]])
    ]


def test_what_a_website_embeds_is_read_behind_the_page_itself(tmp_path) -> None:
    body = TABLE.format(code="O1", link="x")
    main = f"<html><body>{body}<iframe title=x src='./p_files/saved%20resource.html'></iframe>"
    (tmp_path / "p.html").write_text(main, encoding="utf-8")
    (tmp_path / "p_files").mkdir()
    embedded = TABLE.format(code="O2", link="y")
    (tmp_path / "p_files" / "saved resource.html").write_text(embedded, encoding="utf-8")
    found = [lines(table)[0][0] for table in read_source(tmp_path / "p.html").tables]
    assert found == ["O1", "O2"]
