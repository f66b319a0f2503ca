"""Saved web pages as tables, in the manner of those who make an office's website."""

from __future__ import annotations

import pytest
from exchange.sources.papers import lines, only, read

from oitsheet.exchange.source import SourceKind
from oitsheet.exchange.sources import UnreadableSource
from oitsheet.workbook.grid import Area


def page(body: str, head: str = "", codec: str = "utf-8") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(codec)


JOOMLA = """<!-- saved from url=(0041)https://www.example.go.th/index.php/oit -->
<html lang="th-th"><head><meta charset="utf-8"><title>OIT</title>
<base href="https://www.example.go.th/index.php/oit"><style>td{color:red}</style></head>
<body><div class="item-page"><h2>การเปิดเผยข้อมูลสาธารณะ (OIT)</h2>
<table border="0" style="width: 100%;"><tbody>
<tr><td style="text-align: center;"><strong>ข้อ</strong></td>
<td><strong>ข้อมูล</strong></td><td><strong>ลิงค์เว็บไซต์</strong></td></tr>
<tr><td colspan="3"><strong>9.1 ข้อมูลพื้นฐาน</strong></td></tr>
<tr><td>O1</td><td>โครงสร้าง<br />การบริหาร&nbsp;งาน</td>
<td><a href="/index.php/structure" target="_blank">คลิก</a></td></tr>
<tr><td>O2</td><td><ul><li>ผู้บริหาร</li><li>ภาพถ่าย</li></ul></td>
<td><p><a href="images/a.pdf">คำสั่ง 1</a></p><p><a href="images/b.pdf">คำสั่ง 2</a></p></td></tr>
</tbody></table><script>var table = "<table><tr><td>x</td></tr></table>";</script></div></body>
</html>
"""


def test_a_page_of_joomla_is_read_as_its_visitor_sees_it() -> None:
    source = read(JOOMLA.encode())
    found = only(source)
    assert source.kind is SourceKind.PAGE
    assert found.caption == "การเปิดเผยข้อมูลสาธารณะ (OIT)"
    assert lines(found) == [
        ["ข้อ", "ข้อมูล", "ลิงค์เว็บไซต์"],
        ["9.1 ข้อมูลพื้นฐาน", "", ""],
        ["O1", "โครงสร้าง\nการบริหาร งาน", "คลิก"],
        [
            "O2",
            "• ผู้บริหาร\n• ภาพถ่าย",
            (
                "คำสั่ง 1 https://www.example.go.th/index.php/images/a.pdf\n"
                "คำสั่ง 2 https://www.example.go.th/index.php/images/b.pdf"
            ),
        ],
    ]
    assert found.grid.hyperlinks == {(3, 3): "https://www.example.go.th/index.php/structure"}
    assert found.grid.merged == (Area(2, 1, 2, 3),)


def test_a_page_of_wordpress_keeps_its_icons_links_and_checked_emoji() -> None:
    body = """<figure class="wp-block-table"><table class="has-fixed-layout"><thead>
    <tr><th>ข้อ</th><th>ไฟล์</th><th>สถานะ</th></tr></thead><tbody>
    <tr><td>O3</td><td><a href="https://www.example.go.th/o3.pdf"><img src="pdf.png"></a></td>
    <td><img class="emoji" alt="✅" src="e.svg"></td></tr></tbody></table>
    <figcaption>ตาราง</figcaption></figure>"""
    found = only(read(page(body)))
    assert lines(found)[1] == ["O3", "https://www.example.go.th/o3.pdf", "✅"]
    assert found.grid.hyperlinks == {(2, 2): "https://www.example.go.th/o3.pdf"}


def test_links_of_google_sites_lead_where_they_say_and_not_by_way_of_google() -> None:
    detour = "https://www.google.com/url?q=https%3A%2F%2Fwww.example.go.th%2Fo1%3Fid%3D7&sa=D&usg=A"
    body = f'<table><tr><td>O1</td><td><a href="{detour.replace("&", "&amp;")}">ดู</a></td></table>'
    assert only(read(page(body))).grid.hyperlinks == {(1, 2): "https://www.example.go.th/o1?id=7"}


@pytest.mark.parametrize(
    "href", ["mailto:office@example.go.th", "tel:021234567", "javascript:void(0)", "#top", ""]
)
def test_what_cannot_be_opened_on_a_website_is_no_link(href) -> None:
    found = only(read(page(f'<table><tr><td>O1<td><a href="{href}">ติดต่อ</a></table>')))
    assert lines(found) == [["O1", "ติดต่อ"]]
    assert found.grid.hyperlinks == {}


WAFFLE = """<div id="0"><table class="waffle" cellspacing="0"><thead><tr>
<th class="row-header freezebar-origin-ltr"></th><th id="0C0">A</th><th id="0C1">B</th>
<th class="freezebar-cell freezebar-vertical-handle"></th><th id="0C2">C</th></tr></thead><tbody>
<tr style="height: 20px"><th id="0R0" class="row-headers-background"><div>1</div></th>
<td class="s0" dir="ltr">ข้อ</td><td class="s0">ข้อมูล</td>
<td class="freezebar-cell"></td><td class="s0">URL</td></tr>
<tr><th style="height:3px" class="freezebar-cell freezebar-horizontal-handle"></th>
<td class="freezebar-cell"></td><td class="freezebar-cell"></td></tr>
<tr style="height: 20px"><th id="0R1" class="row-headers-background"><div>2</div></th>
<td class="s1">O1</td><td class="s1 softmerge"><div class="softmerge-inner">โครงสร้าง</div></td>
<td class="freezebar-cell"></td><td><a href="https://www.example.go.th/1">ลิงก์</a></td></tr>
<tr style="height: 20px"><th class="row-headers-background"><div>7</div></th>
<td>O2</td><td>x</td><td class="freezebar-cell"></td><td></td></tr>
</tbody></table></div>"""


def test_a_sheet_published_by_google_loses_its_letters_and_keeps_its_row_numbers() -> None:
    found = only(read(page(WAFFLE)))
    assert lines(found) == [
        ["ข้อ", "ข้อมูล", "URL"],
        ["O1", "โครงสร้าง", "ลิงก์"],
        ["O2", "x", ""],
    ]
    assert found.origins[3].row == 7


def test_a_book_published_by_google_has_the_names_of_its_sheets() -> None:
    menu = (
        '<ul id="sheet-menu"><li id="sheet-button-0"><a href="#">รายการ OIT</a></li>'
        '<li id="sheet-button-71"><a href="#">สรุป</a></li></ul>'
    )
    second = WAFFLE.replace('id="0"', 'id="71" style="display:none"')
    source = read(page(f'<div id="top-bar">{menu}</div>{WAFFLE}{second}'))
    assert [found.caption for found in source.tables] == ["รายการ OIT", "สรุป"]


WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-874">
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]--></head><body lang=EN-US>
<p class=MsoNormal><span lang=TH>แบบตรวจ</span><o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=50>
<p class=MsoNormal><b>ข้อ</b><o:p></o:p></p></td>
<td><p class=MsoNormal>ข้อมูล</p></td></tr>
<tr><td><p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]>
<span style='mso-list:Ignore'>๑.<span>&nbsp;&nbsp; </span></span><![endif]></p></td>
<td><p class=MsoNormal>โครงสร้าง<span style='display:none;mso-hide:all'>ลับ</span></p>
<p class=MsoNormal>&nbsp;</p><p class=MsoNormal>บรรทัดสอง</p></td></tr></table></body></html>"""


def test_a_page_that_word_saved_in_thai_windows_is_read() -> None:
    source = read(WORD.encode("cp874"))
    assert source.encoding == "cp874"
    found = only(source)
    assert found.caption == "แบบตรวจ"
    assert lines(found) == [["ข้อ", "ข้อมูล"], ["๑.", "โครงสร้าง\nบรรทัดสอง"]]


def test_a_page_under_the_name_of_an_old_workbook_is_a_page() -> None:
    exported = (
        b"\n  <style>td{mso-number-format:'\\@'}</style><TABLE border=1><TR><TD>O1<TD>1</TABLE>"
    )
    assert lines(only(read(exported))) == [["O1", "1"]]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("stated", ["utf-8", "TIS-620", "windows-874", "iso-8859-1", "nonsense"])
def test_the_letters_are_right_whatever_the_page_says_of_them(codec, stated) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={stated}">'
    data = page("<table><tr><td>O1</td><td>ข้อมูลพื้นฐาน</td></tr></table>", head, codec)
    assert lines(only(read(data))) == [["O1", "ข้อมูลพื้นฐาน"]]


def test_frames_made_of_tables_are_no_tables_of_ours() -> None:
    body = """<table><tr><td><table><tr><td>เมนู</td></tr></table></td><td>หัวข้อ
    <table><tr><th>ข้อ</th><th>ข้อมูล</th></tr><tr><td>O1</td><td>ก</td></tr></table>
    </td></tr></table>"""
    source = read(page(body))
    assert [lines(found) for found in source.tables] == [
        [["เมนู"]],
        [["ข้อ", "ข้อมูล"], ["O1", "ก"]],
    ]
    assert source.tables[1].caption == "หัวข้อ"


def test_a_small_table_inside_a_cell_of_data_is_lines_of_that_cell() -> None:
    inner = "<table><tr><td>1</td><td>แผน</td></tr><tr><td>2</td><td>ผล</td></tr></table>"
    body = f"<table><tr><th>ข้อ<th>ข้อมูล<tr><td>O1<td>ก<tr><td>O2<td>ดู{inner}</table>"
    assert lines(only(read(page(body))))[2] == ["O2", "ดู\n1 แผน\n2 ผล"]


def test_rows_that_do_not_show_are_kept_and_told_and_so_are_folded_panels() -> None:
    body = """<div style="display: none"><table><tr><td>O1</td><td>ก</td></tr>
    <tr style="display:none"><td>O2</td><td>ข<span hidden>x</span></td></tr></table></div>"""
    found = only(read(page(body)))
    assert lines(found) == [["O1", "ก"], ["O2", "ข"]]
    assert found.grid.hidden_rows == {2}


def test_a_cell_that_reaches_down_ends_with_its_part_of_the_table() -> None:
    body = """<table><thead><tr><th rowspan="9">ข้อ</th><th>ก</th></tr></thead>
    <tbody><tr><td rowspan="0">O1</td><td>ข</td></tr><tr><td>ค</td></tr></tbody></table>"""
    found = only(read(page(body)))
    assert lines(found) == [["ข้อ", "ก"], ["O1", "ข"], ["", "ค"]]
    assert found.grid.merged == (Area(2, 1, 3, 1),)


def test_a_title_over_far_too_many_columns_is_as_wide_as_its_table() -> None:
    body = "<table><tr><td colspan=500>แบบ OIT</td></tr><tr><td>O1</td><td>ก</td></tr></table>"
    assert only(read(page(body))).grid.merged == (Area(1, 1, 1, 2),)


def test_forms_tell_what_is_chosen_in_them() -> None:
    body = """<table><tr><td>O1</td><td><input type="checkbox" checked> มี
    <input type="checkbox"> ไม่มี</td><td><select><option>ก</option>
    <option selected>ข</option></select></td><td><input type="checkbox"></td></tr></table>"""
    assert lines(only(read(page(body)))) == [["O1", "✓ มี ☐ ไม่มี", "ข"]]


def test_numbered_lists_in_a_cell_keep_their_numbers() -> None:
    body = "<table><tr><td>O1<td><ol start=3><li>ก<li value=7>ข<li>ค</ol></table>"
    assert lines(only(read(page(body)))) == [["O1", "3. ก\n7. ข\n8. ค"]]


def test_a_list_without_marks_gets_none() -> None:
    body = "<table><tr><td>O1<td><ul style='list-style-type: none'><li>ก<li>ข</ul></table>"
    assert lines(only(read(page(body)))) == [["O1", "ก\nข"]]


def test_a_title_that_a_website_cut_inside_a_letter_does_not_spoil_the_page() -> None:
    data = page("<table><tr><td>O1<td>ข้อมูลพื้นฐาน<td>ประกาศXX</table>")
    cut = data.replace("ศXX".encode(), "ศ".encode()[:2])
    assert lines(only(read(cut)))[0][:2] == ["O1", "ข้อมูลพื้นฐาน"]


def test_what_only_looks_like_a_table_is_none() -> None:
    body = '<div class="row"><div class="col">O1</div><div class="col">โครงสร้าง</div></div>'
    assert read(page(body)).tables == ()


def test_a_caption_in_the_table_is_its_caption() -> None:
    body = "<p>ก่อน</p><table><caption>แบบ OIT</caption><tr><td>O1<td>ก</table>"
    assert only(read(page(body))).caption == "แบบ OIT"


def test_embedded_pictures_do_not_count_as_text() -> None:
    picture = "QUFB" * 12_000_000
    body = f'<table><tr><td>O1<img src="data:image/png;base64,{picture}"></td><td>ก</table>'
    assert lines(only(read(page(body)))) == [["O1", "ก"]]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>" * 3_000 + "<table><tr><td>x", "damaged_page"),
        ("<table><tr><td>" * 40 + "x", "nesting"),
        ("<table><tr>" + "<td>x" * 1_500, "columns"),
        ("<b></b>" * 400_001 + "<table><tr><td>x", "tags"),
        ("<table><tr><td>x</table>" * 2_001, "tables"),
        ("<table><tr><td>" + "x" * (33 * 1024 * 1024), "markup"),
    ],
)
def test_a_page_past_a_limit_is_refused_and_never_cut(body, reason) -> None:
    with pytest.raises(UnreadableSource) as refused:
        read(page(body))
    assert refused.value.reason == reason


def test_a_file_as_large_as_may_be_is_read_whole() -> None:
    text = "ก" * 11_000_000
    assert lines(only(read(page(f"<table><tr><td>O1<td>{text}</table>"))))[0][1] == text
