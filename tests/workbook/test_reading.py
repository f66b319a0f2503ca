"""What a grid holds of a workbook, whichever reader answered."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from oitsheet.location import column_letters
from oitsheet.workbook import reading
from oitsheet.workbook.distilled import distil
from oitsheet.workbook.grid import Area, ErrorValue, SheetGrid, Visibility, kept
from oitsheet.workbook.guard import admit
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

from . import building as make

DATE = dt.date(2024, 1, 31)
NOON = dt.datetime(2024, 1, 31, 12, 0)  # noqa: DTZ001  Excel's clock knows no zone
LONG_FORMAT = "[$-D07041E]d mmmm yyyy;@"


def first(data: bytes) -> SheetGrid:
    return read(data).sheets[0]


def rows(*cells: str) -> bytes:
    return make.book('<row r="1">' + "".join(cells) + "</row>")


def fill_kinds(book):
    date = book.add_format({"num_format": LONG_FORMAT})
    clock = book.add_format({"num_format": "h:mm"})
    span = book.add_format({"num_format": "[h]:mm"})
    sheet = book.add_worksheet("ชนิด")
    sheet.write_string("B3", " ตามเดิม ")
    sheet.write_number("C3", 42)
    sheet.write_number("D3", 1.5)
    sheet.write_boolean("E3", True)  # noqa: FBT003  XlsxWriter's way
    sheet.write_datetime("F3", DATE, date)
    sheet.write_datetime("G3", NOON, date)
    sheet.write_datetime("H3", dt.time(8, 30), clock)
    sheet.write_datetime("I3", dt.timedelta(days=2, hours=3), span)
    sheet.write_formula("J3", "=1/0", None, "#DIV/0!")
    sheet.write_formula("K3", '=B3&"x"', None, " ตามเดิม x")
    sheet.write_formula("L3", "=C3+1", None, 43)
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("M3", "หนา", bold, " มาก", " จริง")
    sheet.write_blank("N3", None, bold)


def fill_moved(book):
    sheet = book.add_worksheet()
    sheet.write_string(40, 20, "ไกล")
    book.add_worksheet("ว่าง")
    book.add_worksheet("สาม").write_number(0, 0, -7)


def fill_many(book):
    sheet = book.add_worksheet()
    for row in range(50):
        sheet.write_row(row, row % 3, [row, f"O{row}", row / 8, "", "ข้อ\nสอง"])


@pytest.mark.parametrize("fill", [fill_kinds, fill_moved, fill_many])
@pytest.mark.parametrize("options", [{}, {"date_1904": True}, {"constant_memory": True}])
def test_both_readers_give_the_same_cells(fill, options, monkeypatch):
    data = make.written(fill, **options)
    by_calamine = read(data)
    monkeypatch.setattr(reading, "_by_calamine", lambda *_: None)
    assert read(data) == by_calamine
    assert any(sheet.cells for sheet in by_calamine.sheets)


@pytest.mark.parametrize("from_1904", [False, True])
def test_values_come_out_as_excel_holds_them(from_1904):
    sheet = first(make.written(fill_kinds, date_1904=from_1904))
    values = [sheet.cells.get((3, column)) for column in range(2, 15)]
    assert values == [
        " ตามเดิม ", 42.0, 1.5, True, DATE, NOON, dt.time(8, 30), dt.timedelta(days=2, hours=3),
        "#DIV/0!", " ตามเดิม x", 43.0, "หนา มาก จริง", None,
    ]  # fmt: skip
    assert type(sheet.cells[3, 3]) is float
    assert type(sheet.cells[3, 6]) is dt.date
    assert type(sheet.cells[3, 10]) is ErrorValue
    assert sheet.formulas == {(3, 10): "1/0", (3, 11): 'B3&"x"', (3, 12): "C3+1"}
    assert sheet.uncalculated == frozenset()


@pytest.mark.parametrize(
    "code",
    [
        "[$-D07041E]d mmmm yyyy",
        "[$-107041E]d mmm yy;@",
        "d mmm bb",
        "[$-41E]d mmmm bbbb",
        "bbbb",
        "[$-107041E]bb",
        "14",
        "71",
        "77",
        "81",
    ],
)
def test_thai_date_formats_are_dates(code):
    cells = '<row r="1"><c r="A1" s="1"><v>45322</v></c></row>'
    assert first(make.book(cells, styles=make.styles(code))).cells[1, 1] == DATE


@pytest.mark.parametrize("code", ["0.00", "&quot;bb&quot; 0", "[Blue]0", "2", "61", "General"])
def test_other_formats_are_numbers(code):
    cells = '<row r="1"><c r="A1" s="1"><v>45322</v></c></row>'
    assert first(make.book(cells, styles=make.styles(code))).cells[1, 1] == 45322.0


@pytest.mark.parametrize("flag", ["1", "true"])
def test_a_1904_workbook_counts_from_1904(flag):
    data = make.book(
        '<row r="1"><c r="A1" s="1"><v>43860</v></c></row>',
        styles=make.styles("14"),
        workbook=make.workbook(
            '<sheet name="A" sheetId="1" r:id="r1"/>',
            before=f'<workbookPr date1904="{flag}"/>',
        ),
    )
    assert first(data).cells[1, 1] == DATE


@given(row=st.integers(1, 60), column=st.integers(1, 40))
@settings(max_examples=15, deadline=None)
def test_leading_blank_rows_and_columns_do_not_shift_addresses(row, column):
    place = f"{column_letters(column)}{row}"
    sheet = first(make.book(f'<row r="{row}"><c r="{place}"><v>5</v></c></row>'))
    assert sheet.cells == {(row, column): 5.0}


def test_rows_and_cells_without_references_count_on():
    data = make.book(
        '<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="D5"><v>3</v></c><c><v>4</v></c>'
        "</row><row><c><f>A1</f></c></row>"
    )
    assert first(data).cells == {(1, 1): 1.0, (1, 2): 2.0, (5, 4): 3.0, (5, 5): 4.0}
    assert first(data).uncalculated == {(6, 1)}


def test_formulas_without_a_result_are_uncalculated_and_hold_nothing():
    sheet = first(
        rows(
            '<c r="A1"><f>SUM(B1:B2)</f></c>',
            '<c r="B1"><f>1+1</f><v></v></c>',
            '<c r="C1"><f>1+1</f><v/></c>',
            '<c r="D1" t="str"><f>""</f></c>',
            '<c r="E1" t="str"><f>""</f><v></v></c>',
            '<c r="F1"><f>1+1</f><v>0</v></c>',
        )
    )
    assert sheet.uncalculated == {(1, 1), (1, 2), (1, 3), (1, 4)}
    assert sheet.cells == {(1, 6): 0.0}
    assert len(sheet.formulas) == 6


def test_shared_formulas_are_told_even_where_their_text_stands_elsewhere():
    sheet = first(
        rows(
            '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f><v>2</v></c>',
            '<c r="B1"><f t="shared" si="0"/><v>4</v></c>',
        )
    )
    assert sheet.formulas == {(1, 1): "C1*2", (1, 2): ""}
    assert sheet.cells == {(1, 1): 2.0, (1, 2): 4.0}


@pytest.mark.parametrize("shown", ["#REF!", "#N/A", "#NAME?", "#SPILL!", "#CALC!"])
def test_error_cells_hold_what_they_show(shown):
    sheet = first(rows(f'<c r="A1" t="e"><f>X</f><v>{shown}</v></c>', '<c r="B1"><v>2</v></c>'))
    assert sheet.cells == {(1, 1): shown, (1, 2): 2.0}
    assert isinstance(sheet.cells[1, 1], ErrorValue)


def test_a_cell_written_twice_is_the_last_one():
    sheet = first(rows('<c r="A1" t="e"><f>X</f><v>#REF!</v></c>', '<c r="A1"><v>2</v></c>'))
    assert sheet.cells == {(1, 1): 2.0}
    assert sheet.formulas == {}


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<t>ปกติ</t>", "ปกติ"),
        ('<t xml:space="preserve">  ริม </t>', "  ริม "),
        ("<r><t>สอง</t></r><r><rPr><b/></rPr><t>ท่อน</t></r>", "สองท่อน"),
        ('<t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh><phoneticPr fontId="1"/>', "漢"),
        ("<t>a_x0007_b\x01c\x7f</t>", "abc"),
        ("<t>a\nb\tc_x000D_\nd</t>", "a\nb\tc\nd"),
        ("<t>a&#13;&#10;b</t>", "a\nb"),
        ("<t><![CDATA[a<b]]>&amp;c<!-- d -->e<?f g?></t>", "a<b&ce"),
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_texts_are_as_stored_without_control_characters(inner, text, inline):
    if inline:
        data = rows(f'<c r="A1" t="inlineStr"><is>{inner}</is></c>')
    else:
        row = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
        data = make.zipped(make.parts(row, texts=f"<si>{inner}</si>"))
    assert first(data).cells == {(1, 1): text}


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("ครึ่ง \ud83d", "ครึ่ง \ufffd"),
        ("\udc00\r\n", "\ufffd\n"),
        ("👍\ta", "👍\ta"),
        (10**400, "#NUM!"),
        (float("-inf"), "#NUM!"),
        (7, 7.0),
    ],
)
def test_what_can_be_written_nowhere_is_not_kept(value, held):
    assert kept(value) == held
    assert isinstance(kept(value), ErrorValue) == (held == "#NUM!")


def test_empty_texts_are_absent():
    cells = ['<c r="A1" t="inlineStr"><is><t></t></is></c>', '<c r="B1" t="str"><v>\x02</v></c>']
    assert first(rows(*cells, '<c r="C1" t="s"><v></v></c>', '<c r="D1" s="0"/>')).cells == {}


def fill_looks(book):
    one = book.add_worksheet("หนึ่ง")
    one.write_column("A1", [1, 2, 3, 4])
    one.set_row(1, None, None, {"hidden": True})
    one.set_column("C:D", 10, None, {"hidden": True})
    one.merge_range("A6:C7", "รวม")
    one.write_url("A10", "https://example.go.th/a?b=1&c=2#part", string="ดู")
    one.write_url("A11", "internal:'หนึ่ง'!A1")
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='หนึ่ง'!$A$1:$A$4"})
    book.add_chartsheet("กราฟ").set_chart(chart)
    book.add_worksheet("ซ่อน").hide()
    book.add_worksheet("ลับ").very_hidden()
    book.define_name("oitsheet_edition", '="2566-moe"')
    book.define_name("'หนึ่ง'!local", "='หนึ่ง'!$A$1")


def test_what_shows_and_what_does_not_is_told():
    grid = read(make.written(fill_looks))
    one = grid.sheets[0]
    assert [(sheet.name, sheet.visibility) for sheet in grid.sheets] == [
        ("หนึ่ง", Visibility.VISIBLE),
        ("ซ่อน", Visibility.HIDDEN),
        ("ลับ", Visibility.VERY_HIDDEN),
    ]
    assert one.hidden_rows == {2}
    assert one.hidden_columns == {3, 4}
    assert one.merged == (Area(6, 1, 7, 3),)
    assert one.hyperlinks == {(10, 1): "https://example.go.th/a?b=1&c=2#part"}
    assert one.cells[2, 1] == 2.0
    assert one.cells[10, 1] == "ดู"
    assert grid.names == {"oitsheet_edition": '"2566-moe"'}


def test_a_link_over_several_cells_belongs_to_each_unless_they_are_too_many():
    links = '<hyperlink ref="A1:B2" r:id="r1"/><hyperlink ref="C1:D9000" r:id="r1"/>'
    target = make.relations(("r1", "hyperlink", 'http://example.org/" TargetMode="External'))
    content = make.parts(sheet=make.worksheet("", beside=links))
    content["xl/worksheets/_rels/sheet1.xml.rels"] = target.encode()
    assert sorted(first(make.zipped(content)).hyperlinks) == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (2, 2),
    ]


def test_a_sheet_listed_without_a_part_is_left_out():
    listed = '<sheet name="A" r:id="r1"/><sheet name="Module" r:id=""/>'
    assert len(read(make.book(workbook=make.workbook(listed))).sheets) == 1


@pytest.mark.parametrize("far", ["XFD1048576", "A1048576", "XFD1"])
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('<c r="{}"><v>7</v></c>', True),
        ('<c r="{}"><f>A1</f></c>', True),
        ('<c r="{}" s="0"/>', False),
        ('<c s="0" r="{}"></c>', False),
    ],
)
def test_a_cell_far_away_is_told_of_and_the_rest_is_read(far, cell, told):
    row = "".join(filter(str.isdigit, far))
    corner = '<row r="20"><c r="SA20"><v>2</v></c></row>'
    near = '<row r="1"><c r="A1"><v>1</v></c>'
    tail = '<row r="10000"><c r="A10000" t="str"><v>end</v></c></row>'
    if row == "1":
        data = make.book(near + cell.format(far) + "</row>" + corner + tail)
    else:
        data = make.book(f'{near}</row>{corner}{tail}<row r="{row}">{cell.format(far)}</row>')
    sheet = first(data)
    column = 1 if far.startswith("A1") else 16_384
    assert {(1, 1), (20, 495), (10_000, 1)} <= set(sheet.cells)
    assert sheet.strays == (((int(row), column),) if told else ())
    assert (int(row), column) not in sheet.cells
    assert (int(row), column) not in sheet.formulas


def test_a_cell_in_a_foreign_namespace_cannot_slip_past_the_measuring():
    cell = '<row r="1"><c r="A1"><v>1</v></c></row><e:row xmlns:e="urn:e"><e:c r="XFD1048576">'
    sheet = first(make.book(cell + "<e:v>2</e:v></e:c></e:row>"))
    assert sheet.cells == {(1, 1): 1.0}
    assert sheet.strays == ((1_048_576, 16_384),)


def test_only_the_first_strays_are_told():
    cells = "".join(f'<c r="{column_letters(n)}1048576"><v>1</v></c>' for n in range(1, 31))
    assert len(first(make.book(f'<row r="1048576">{cells}</row>')).strays) == 20


def test_a_long_narrow_sheet_is_read_whole():
    cells = '<row r="1048576"><c r="B1048576"><v>1</v></c></row>'
    assert first(make.book(cells)).cells == {(1_048_576, 2): 1.0}


def test_strict_open_xml_is_read_like_transitional_by_both_readers(monkeypatch):
    data = make.written(fill_looks)
    expected = read(data)
    assert read(make.strict(data)) == expected
    monkeypatch.setattr(reading, "_by_calamine", lambda *_: None)
    assert read(make.strict(data)) == expected


@pytest.mark.parametrize(
    "spell",
    [
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-8-sig"),
    ],
    ids=["LE BOM", "BE BOM", "LE", "BE", "UTF-8 BOM"],
)
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="UTF-16"?>'])
def test_parts_in_other_unicode_spellings_are_read(spell, declaration):
    if spell("<").endswith(b"\xbf<"):
        declaration = declaration.replace("16", "8")
    content = make.parts('<row r="1"><c r="A1" t="str"><v>ไทย</v></c></row>')
    content = {name: spell(declaration + part.decode()) for name, part in content.items()}
    assert first(make.zipped(content)).cells == {(1, 1): "ไทย"}


@pytest.mark.parametrize(
    "rename",
    [
        lambda name: name.replace("/", "\\"),
        str.upper,
        lambda name: "/" + name,
        lambda name: name.replace("sheet", "sh%65et"),
    ],
    ids=["backslashes", "upper case", "leading slash", "percent"],
)
def test_part_names_may_be_spelled_in_every_known_way(rename):
    data = make.written(fill_looks)
    assert read(make.replaced(data, lambda name, part: (rename(name), part))) == read(data)


def test_parts_are_found_by_relationships_never_by_name():
    names = {"xl/workbook.xml": "a/book.bin.xml", "xl/worksheets/sheet1.xml": "b/one.xml"}
    content = make.parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    content = {names.get(name, name): part for name, part in content.items()}
    content["_rels/.rels"] = make.relations(("x", "officeDocument", "/a/book.bin.xml")).encode()
    content["a/_rels/book.bin.xml.rels"] = make.relations(
        ("r1", "worksheet", "../b/one.xml"), ("r2", "sharedStrings", "..\\xl\\sharedStrings.xml")
    ).encode()
    del content["xl/_rels/workbook.xml.rels"]
    assert first(make.zipped(content)).cells == {(1, 1): "hello"}


def test_prefixes_may_be_called_anything():
    sheet = make.worksheet('<row r="1"><c r="A1"><f>1+2</f><v>3</v></c></row>')
    for name in ("worksheet", "sheetData", "row", "c", "f", "v"):
        sheet = sheet.replace(f"<{name}", f"<x:{name}").replace(f"</{name}", f"</x:{name}")
    read_sheet = first(make.book(sheet=sheet.replace("xmlns=", "xmlns:x=")))
    assert read_sheet.cells == {(1, 1): 3.0}
    assert read_sheet.formulas == {(1, 1): "1+2"}


def test_readers_are_handed_nothing_but_the_distilled_parts():
    content = make.parts('<row r="1"/>') | {"xl/vbaProject.bin": b"x", "docProps/app.xml": b"<a/>"}
    distilled = distil(admit(make.zipped(content)))
    with zipfile.ZipFile(io.BytesIO(distilled)) as archive:
        assert sorted(archive.namelist()) == [
            "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels",
            "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/1.xml",
        ]  # fmt: skip


def test_a_reader_that_panics_is_followed_by_the_other(monkeypatch):
    class PanicException(BaseException):
        pass

    def panic(*_, **__):
        raise PanicException

    monkeypatch.setattr(reading.CalamineWorkbook, "from_filelike", panic, raising=False)
    assert first(rows('<c r="A1"><v>1</v></c>')).cells == {(1, 1): 1.0}


def test_an_interrupt_is_no_panic(monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(reading, "_calamine_cells", interrupted)
    with pytest.raises(KeyboardInterrupt):
        read(rows('<c r="A1"><v>1</v></c>'))


def test_where_no_reader_can_the_workbook_is_damaged():
    nonsense = rows('<c r="A1" t="e"><v>#SPILL!</v></c>', '<c r="B1" t="d"><v>99-99</v></c>')
    with pytest.raises(UnreadableWorkbook) as caught:
        read(nonsense)
    assert caught.value.reason is Unreadable.DAMAGED


@given(
    st.binary(max_size=400), st.sampled_from([b"", b"PK\3\4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
)
@settings(deadline=None)
def test_random_bytes_raise_nothing_but_the_refusal(data, head):
    with pytest.raises(UnreadableWorkbook):
        read(head + data)


MUTABLE = make.written(fill_looks)
edits = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=4)),
    min_size=1,
    max_size=8,
)


def mutated(data: bytes, changes: list[tuple[float, bytes]]) -> bytes:
    for at, put in changes:
        place = int(at * len(data))
        data = data[:place] + put + data[place + len(put) :]
    return data


def outcome(data: bytes) -> object:
    try:
        return read(data)
    except UnreadableWorkbook as refusal:
        return refusal.reason


@given(edits)
@settings(max_examples=150, deadline=None)
def test_mutated_files_raise_nothing_but_the_refusal(changes):
    assert outcome(mutated(MUTABLE, changes)) is not None


@given(name=st.sampled_from(sorted(make.parts())), changes=edits)
@settings(max_examples=150, deadline=None)
def test_mutated_parts_raise_nothing_but_the_refusal(name, changes):
    content = make.parts(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B2" s="1"><f>A1</f><v>45000</v></c></row>',
        styles=make.styles(LONG_FORMAT),
    )
    content[name] = mutated(content[name], changes)
    assert outcome(make.zipped(content)) is not None


def test_reading_a_workbook_imports_no_second_reader():
    heavy = "{'openpyxl', 'polars', 'xml.etree', 'xml.dom', 'urllib.request'}"
    code = f"import sys, oitsheet.workbook.reading; print({heavy} & set(sys.modules))"
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == "set()"


def test_a_sheet_in_which_nobody_looks_keeps_its_place_and_holds_nothing():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name in ("first", "lists", "last"):
        book.add_worksheet(name).write_string(0, 0, name)
    book.close()
    grid = read(buffer.getvalue(), unread={"lists"})

    assert [(sheet.name, dict(sheet.cells)) for sheet in grid.sheets] == [
        ("first", {(1, 1): "first"}),
        ("lists", {}),
        ("last", {(1, 1): "last"}),
    ]
