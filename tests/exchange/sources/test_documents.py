"""Documents of Word as tables: what a reader of the printed page sees."""

from __future__ import annotations

import io
import shutil
import subprocess

import docx
import pytest
from exchange.sources.papers import (
    TYPE,
    cell,
    document,
    lines,
    only,
    read,
    row,
    run,
    table,
    words,
)

from oitsheet.exchange.source import Origin, SourceKind
from oitsheet.exchange.sources import read_source
from oitsheet.workbook.grid import Area

HEADER = row("ข้อ", "ข้อมูล", "URL")


def link(words: str, own: str) -> str:
    return f'<w:hyperlink r:id="{own}">{run(words)}</w:hyperlink>'


def test_a_table_of_python_docx_is_read_with_the_words_above_it() -> None:
    paper = docx.Document()
    paper.add_paragraph("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล")
    drawn = paper.add_table(3, 3)
    for column, text in enumerate(("ข้อ", "ข้อมูล", "URL")):
        drawn.cell(0, column).text = text
    drawn.cell(1, 0).merge(drawn.cell(2, 0)).text = "O1"
    drawn.cell(1, 1).text = "โครงสร้าง\nแผนผัง"
    file = io.BytesIO()
    paper.save(file)
    source = read(file.getvalue())
    assert source.kind is SourceKind.DOCUMENT
    found = only(source)
    assert found.caption == "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"
    assert found.grid.name == "1"
    assert lines(found) == [["ข้อ", "ข้อมูล", "URL"], ["O1", "โครงสร้าง\nแผนผัง", ""]]
    assert found.grid.merged == (Area(2, 1, 3, 1),)


def test_cells_merged_across_and_down_hold_their_words_at_the_top_left() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    found = only(
        read(
            document(
                table(
                    row(cell("ข้อ"), cell("ข้อมูล และ URL", wide)),
                    row(cell("O1", down), cell("ก"), cell("ข")),
                    row(cell("", on), cell("ค", wide)),
                    row(cell("O2"), cell("ง"), cell("จ")),
                )
            )
        )
    )
    assert lines(found) == [
        ["ข้อ", "ข้อมูล และ URL", ""],
        ["O1", "ก", "ข"],
        ["", "ค", ""],
        ["O2", "ง", "จ"],
    ]
    assert set(found.grid.merged) == {Area(1, 2, 1, 3), Area(2, 1, 3, 1), Area(3, 2, 3, 3)}


def test_a_row_that_begins_further_right_leaves_its_first_cells_blank() -> None:
    shifted = row("ข", properties='<w:gridBefore w:val="1"/>')
    assert lines(only(read(document(table(row("O1", "ก"), shifted))))) == [["O1", "ก"], ["", "ข"]]


def test_inserted_words_count_and_deleted_or_hidden_ones_do_not() -> None:
    gone = "<w:del><w:r><w:delText>เดิม</w:delText></w:r></w:del>"
    new = f"<w:ins>{run('ใหม่')}</w:ins>"
    moved = f"<w:moveFrom>{run('ย้าย')}</w:moveFrom>"
    hidden = run("ซ่อน", "<w:vanish/>")
    shown = run("เห็น", '<w:vanish w:val="0"/>')
    content = cell(f"<w:p>{gone}{new}{moved}{hidden}{shown}</w:p>")
    deleted_row = row("ลบแล้ว", "x", properties="<w:del/>")
    found = only(read(document(table(deleted_row, row("O1", content)))))
    assert lines(found) == [["O1", "ใหม่เห็น"]]


def test_words_in_content_controls_count_and_what_asks_to_be_filled_in_does_not() -> None:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('กรอกแล้ว')}</w:sdtContent></w:sdt>"
    asked = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{run('คลิกเพื่อใส่ข้อความ')}</w:sdtContent></w:sdt>"
    )
    whole_cell = f"<w:sdt><w:sdtContent>{cell('ในกรอบ')}</w:sdtContent></w:sdt>"
    whole_row = (
        f"<w:sdt><w:sdtContent><w:tr>{cell(f'<w:p>{filled}{asked}</w:p>')}{whole_cell}</w:tr>"
        "</w:sdtContent></w:sdt>"
    )
    whole_table = f"<w:sdt><w:sdtContent>{table(whole_row)}</w:sdtContent></w:sdt>"
    assert lines(only(read(document(whole_table)))) == [["กรอกแล้ว", "ในกรอบ"]]


def test_boxes_that_are_ticked_are_told_from_those_that_are_not() -> None:
    def box(ticked: str, shown: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{ticked}"/></w14:checkbox>'
            f"</w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"
        )

    def old(ticked: str) -> str:
        data = f'<w:ffData><w:checkBox><w:default w:val="{ticked}"/></w:checkBox></w:ffData>'
        return (
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    cross = '<w:r><w:sym w:font="Wingdings" w:char="F0FB"/></w:r>'
    found = only(
        read(
            document(
                table(
                    row(
                        cell(f"<w:p>{box('1', '☒')}{run('มี ')}{box('0', '☐')}{run('ไม่มี')}</w:p>"),
                        cell(f"<w:p>{symbol}</w:p>"),
                        cell(f"<w:p>{cross}</w:p>"),
                        cell(f"<w:p>{box('0', '☐')}</w:p>"),
                        cell(f"<w:p>{old('1')}{run('ก')}{old('0')}{run('ข')}</w:p>"),
                    )
                )
            )
        )
    )
    assert lines(found) == [["✓มี ☐ไม่มี", "✓", "✗", "", "✓ก☐ข"]]


def test_marks_of_footnotes_and_soft_hyphens_are_left_out() -> None:
    content = (
        f"<w:p>{run('แผน')}<w:r><w:softHyphen/></w:r>{run('งาน')}"
        '<w:r><w:footnoteReference w:id="2"/></w:r>'
        f"<w:r><w:noBreakHyphen/><w:br/><w:t>ปี</w:t><w:tab/><w:t>2567</w:t></w:r></w:p>"
    )
    assert lines(only(read(document(table(row("O1", cell(content))))))) == [
        ["O1", "แผนงาน-\nปี 2567"]
    ]


def test_one_link_behind_words_is_the_cells_link() -> None:
    content = f"<w:p>{run('ดู ')}{link('คู่มือ', 'a')}{link(' ฉบับเต็ม', 'a')}</w:p>"
    found = only(
        read(
            document(
                table(row("O1", cell(content))), links={"a": "https://www.example.go.th/a.pdf"}
            )
        )
    )
    assert lines(found) == [["O1", "ดู คู่มือ ฉบับเต็ม"]]
    assert found.grid.hyperlinks == {(1, 2): "https://www.example.go.th/a.pdf"}


def test_several_links_stand_behind_their_words_and_none_is_lost() -> None:
    links = {"a": "https://www.example.go.th/1", "b": "https://www.example.go.th/2"}
    content = f"<w:p>{link('คู่มือ 1', 'a')}{run(', ')}{link('คู่มือ 2', 'b')}{run(' (ร่าง)')}</w:p>"
    found = only(read(document(table(row("O1", cell(content))), links=links)))
    assert lines(found) == [
        ["O1", "คู่มือ 1 https://www.example.go.th/1\nคู่มือ 2 https://www.example.go.th/2\n(ร่าง)"]
    ]
    assert found.grid.hyperlinks == {}


def test_a_link_by_a_field_is_found_and_letters_to_persons_are_no_links() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = (
        f"<w:p>{mark('begin')}<w:r><w:instrText> HYPERLINK </w:instrText></w:r>"
        '<w:r><w:instrText>"https://www.example.go.th/f" \\l "ส่วน1" </w:instrText></w:r>'
        f"{mark('separate')}{run('ภารกิจ')}{mark('end')}{run(' ของหน่วยงาน')}</w:p>"
    )
    simple = (
        '<w:p><w:fldSimple w:instr="HYPERLINK https://www.example.go.th/g">{}</w:fldSimple></w:p>'
    )
    found = only(
        read(
            document(
                table(
                    row(
                        cell(code),
                        cell(simple.format(run("อำนาจ"))),
                        cell(f"<w:p>{link('เขียนถึงเรา', 'm')}</w:p>"),
                    )
                ),
                links={"m": "mailto:office@example.go.th"},
            )
        )
    )
    assert lines(found) == [["ภารกิจ ของหน่วยงาน", "อำนาจ", "เขียนถึงเรา"]]
    assert found.grid.hyperlinks == {
        (1, 1): "https://www.example.go.th/f#ส่วน1",
        (1, 2): "https://www.example.go.th/g",
    }


def test_a_field_that_is_no_link_tells_its_result_only() -> None:
    page = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("12")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert lines(only(read(document(table(row("หน้า", cell(page))))))) == [["หน้า", "12"]]


def test_a_table_that_goes_on_after_a_page_break_is_one_table() -> None:
    first = table(HEADER, row("O1", "โครงสร้าง", "a"), row("O2", "ผู้บริหาร", "b"))
    second = table(row("", "(รายละเอียดต่อจากหน้าก่อน)", ""), row("O3", "อำนาจหน้าที่", "c"))
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    found = only(read(document(words("แบบ OIT") + first + broken + second)))
    assert [line[0] for line in lines(found)] == ["ข้อ", "O1", "O2", "", "O3"]
    assert found.origins == {4: Origin(2, 1), 5: Origin(2, 2)}
    assert found.caption == "แบบ OIT"


def test_a_table_marked_as_going_on_repeats_its_header_and_is_still_one() -> None:
    first = table(HEADER, row("O1", "ก", "a"))
    second = table(HEADER, row("O2", "ข", "b"))
    found = only(read(document(first + words("ตาราง 1 (ต่อ)") + second)))
    assert [line[0] for line in lines(found)] == ["ข้อ", "O1", "ข้อ", "O2"]
    assert found.origins[4] == Origin(2, 2)


@pytest.mark.parametrize("between", ["- 2 -", "๒", "แบบ OIT", "(ต่อ)", "แบบ OIT (ต่อ)"])
def test_what_stands_at_the_head_of_each_page_does_not_part_a_table(between) -> None:
    first = table(HEADER, row("O1", "ก", "a"))
    second = table(row("O2", "ข", "b"))
    found = only(read(document(words("แบบ OIT") + first + words(between) + second)))
    assert [line[0] for line in lines(found)] == ["ข้อ", "O1", "O2"]


@pytest.mark.parametrize(
    ("between", "second"),
    [
        ("ตัวชี้วัดย่อยที่ 9.2", table(row("O2", "ข", "b"))),
        ("", table(row("ที่", "กิจกรรม", "วันที่"), row("1", "ประชุม", "5 ต.ค."))),
        ("", table(row("ที่", "กิจกรรม"), row("1", "ประชุม"))),
    ],
)
def test_another_table_stays_a_table_of_its_own(between, second) -> None:
    first = table(HEADER, row("O1", "ก", "a"))
    source = read(document(first + words(between) + second))
    assert [found.grid.name for found in source.tables] == ["1", "2"]


def test_a_bold_first_row_is_a_header_though_it_has_numbers() -> None:
    bold = "<w:b/>"
    first = table(HEADER, row("O1", "ก", "a"))
    header = row(*(cell(words(text, bold)) for text in ("ปี 2567", "ผล", "หมายเหตุ")))
    source = read(document(first + words("") + table(header, row("1", "2", "3"))))
    assert len(source.tables) == 2


def test_a_frame_is_no_table_and_what_it_frames_is() -> None:
    inner = table(HEADER, row("O1", "ก", "a"))
    frame = table(row(cell(words("ส่วนที่ 1") + inner + words(""))))
    found = only(read(document(frame)))
    assert lines(found) == [["ข้อ", "ข้อมูล", "URL"], ["O1", "ก", "a"]]


def test_a_small_table_in_a_cell_of_a_table_is_lines_of_that_cell() -> None:
    inner = table(row("1.", "แผน"), row("2.", "ผล"))
    outer = table(HEADER, row("O1", "ก", "a"), row("O2", cell(words("รายการ") + inner), "b"))
    assert lines(only(read(document(outer))))[2] == ["O2", "รายการ\n1. แผน\n2. ผล", "b"]


def test_a_table_in_a_text_box_is_found_once() -> None:
    boxed = f"<w:txbxContent>{table(HEADER, row('O1', 'ก', 'a'))}</w:txbxContent>"
    paragraph = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{boxed}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{boxed}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(only(read(document(paragraph)))) == [["ข้อ", "ข้อมูล", "URL"], ["O1", "ก", "a"]]


@pytest.mark.parametrize(
    "kind",
    [
        f"{TYPE}.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_documents_with_macros_are_read_like_any_other(kind) -> None:
    assert lines(only(read(document(table(HEADER), kind=kind)))) == [["ข้อ", "ข้อมูล", "URL"]]


def test_a_strict_document_is_read_like_any_other() -> None:
    import zipfile  # noqa: PLC0415

    strict = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document(table(HEADER)))) as loose,
        zipfile.ZipFile(strict, "w") as made,
    ):
        for name in loose.namelist():
            part = loose.read(name)
            part = part.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ).replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            made.writestr(name, part)
    assert lines(only(read(strict.getvalue()))) == [["ข้อ", "ข้อมูล", "URL"]]


def test_a_document_without_a_table_has_none() -> None:
    assert read(document(words("หนังสือราชการ"))).tables == ()


def test_an_empty_table_is_counted_and_left_out() -> None:
    source = read(document(table(row("", "")) + words("ต่อไป") + table(HEADER)))
    assert only(source).grid.name == "2"


@pytest.mark.libreoffice
def test_a_document_that_libreoffice_wrote_is_read_with_its_lists_links_and_areas(tmp_path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        "<html><head><meta charset='utf-8'></head><body><p>แบบ OIT</p><table border=1>"
        "<tr><th>ข้อ</th><th>ข้อมูล</th><th>ลิงก์</th></tr>"
        "<tr><td rowspan=2><ol><li></li></ol></td><td><ul><li>แผนผัง</li><li>ชื่อ</li></ul></td>"
        "<td><a href='https://www.example.go.th/1'>คู่มือ</a></td></tr>"
        "<tr><td colspan=2>ต่อ <a href='https://www.example.go.th/2'>ก</a> "
        "<a href='https://www.example.go.th/3'>ข</a></td></tr>"
        "<tr><td><ol start=2><li></li></ol></td><td>c</td><td>d</td></tr></table></body></html>",
        encoding="utf-8",
    )
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}"]
    command += ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"]
    command += ["--outdir", str(tmp_path), str(page)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)  # noqa: S603
    found = only(read_source(tmp_path / "a.docx"))
    assert found.caption == "แบบ OIT"
    assert lines(found) == [
        ["ข้อ", "ข้อมูล", "ลิงก์"],
        ["1.", "• แผนผัง\n• ชื่อ", "คู่มือ"],
        ["", "ต่อ ก https://www.example.go.th/2\nข https://www.example.go.th/3", ""],
        ["2.", "c", "d"],
    ]
    assert found.grid.hyperlinks == {(2, 3): "https://www.example.go.th/1"}
    assert set(found.grid.merged) == {Area(2, 1, 3, 1), Area(3, 2, 3, 3)}


def test_a_field_that_never_ends_hides_no_other_cell() -> None:
    broken = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("x")}</w:p>'
    found = only(read(document(table(row("O1", cell(broken), "ก"), row("O2", "ข", "ค")))))
    assert lines(found) == [["O1", "", "ก"], ["O2", "ข", "ค"]]


def test_a_paragraph_that_was_deleted_leaves_no_line_and_no_number() -> None:
    gone = "<w:del><w:r><w:delText>เดิม</w:delText></w:r></w:del>"
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deleted = f"<w:p><w:pPr>{place}<w:rPr><w:del/></w:rPr></w:pPr>{gone}</w:p>"
    kept = f"<w:p><w:pPr>{place}</w:pPr>{run('ใหม่')}</w:p>"
    numbers = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    source = read(document(table(row("O1", cell(deleted + kept))), numbering=numbers))
    assert lines(only(source)) == [["O1", "1. ใหม่"]]
