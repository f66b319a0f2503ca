"""Tables of offices' own, not our template: letterheads, codes in words, published column sets."""

import pytest
from judging.fit.fitting import (
    TITLES,
    columns,
    made,
    statuses,
    table,
    thai,
    told,
    understood,
)

from oitsheet.form.edition import load_edition
from oitsheet.judging.checker import finish
from oitsheet.judging.report import Severity
from oitsheet.values import StatusKind


class TestATableOfTheOfficesOwn:
    """A letterhead above, blank columns left, columns moved, headers by synonyms, Thai codes."""

    @pytest.fixture
    def book(self):
        def write(book):
            sheet = book.add_worksheet("Sheet1")
            sheet.write(0, 2, "บันทึกข้อความ")
            sheet.write(1, 2, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1")
            sheet.write(2, 2, "เรื่อง การติดตามข้อมูล OIT ปีงบประมาณ 2565")
            heads = ["ผู้รับผิดชอบ", "ข้อ", "รายการ", "ลิงค์", "ผลการนิเทศ กำกับติดตาม"]
            sheet.write_row(5, 2, heads)
            for number, title in enumerate(TITLES, start=1):
                sheet.write_row(5 + number, 2, ["กลุ่มอำนวยการ", thai(number), title])
                sheet.write_string(5 + number, 5, f"https://www.example.go.th/o{number}")
                sheet.write(5 + number, 6, "ดำเนินการแล้ว")

        return understood(made(write))

    def test_the_sheet_is_known_by_its_headers_and_that_is_said(self, book):
        assert book.tables["items"].name == "Sheet1"
        assert told(book) == [("S103", "info", "A1")]

    def test_the_columns_are_found_by_their_synonyms_wherever_they_stand(self, book):
        assert columns(book) == {"owner_lead": 3, "code": 4, "title": 5, "link": 6, "status": 7}
        assert book.tables["items"].header_row == 6

    def test_every_item_is_found_in_its_own_row(self, book):
        assert [item.row.number for item in book.items] == list(range(7, 50))
        assert {item.status_kind for item in book.items} == {StatusKind.DONE}
        assert book.items[42].links[0].url == "https://www.example.go.th/o43"
        assert book.items[42].place("status").cell == "G49"

    def test_the_edition_is_known_by_the_titles(self, book):
        assert (book.edition.key, book.how, book.fiscal_year_be) == ("2565-obec", "titles", 2565)

    def test_the_letterhead_is_no_row(self, book):
        assert len(book.rows("items")) == 43


class TestATableOfSupervision:
    """Code and title in one cell, a group's column before it, the header again at a page break."""

    @pytest.fixture
    def book(self):
        heads = ["ตัวชี้วัด", "ตัวชี้วัดย่อย", "ผลการนิเทศ กำกับติดตาม"]

        def write(book):
            sheet = book.add_worksheet("ผลนิเทศ")
            sheet.write(0, 0, "สรุปผลการนิเทศ กำกับ ติดตาม")
            sheet.write_row(2, 0, heads)
            sheet.write(3, 0, "๙. การเปิดเผยข้อมูล")
            for number in range(1, 9):
                sheet.write(2 + number, 1, f"{thai(number)} {TITLES[number - 1]}")
                sheet.write(2 + number, 2, "ดำเนินการแล้ว")
            sheet.write(4, 2, "เพิ่มเติมเบอร์โทร")
            sheet.write_row(12, 0, heads)
            for number in range(9, 14):
                sheet.write(4 + number, 1, f"{thai(number)} {TITLES[number - 1]}")
                sheet.write(4 + number, 2, "ดำเนินการแล้ว" if number != 11 else "")
            sheet.write(19, 0, "หมายเหตุ: ข้อมูล ณ วันที่ ๑๒ ก.ค. ๒๕๖๕")

        return understood(made(write))

    def test_the_column_of_the_codes_is_found_though_it_is_called_a_sub_indicator(self, book):
        assert columns(book) == {"code": 2, "title": 2, "status": 3}

    def test_each_item_stands_in_its_row_across_the_page_break(self, book):
        rows = {item.code: item.row.number for item in book.items if item.row}
        assert rows == {f"O{n}": n + 3 if n < 9 else n + 5 for n in range(1, 14)}

    def test_a_bare_number_before_its_own_title_is_its_code(self, book):
        assert book.item("O10").row.number == 15
        assert book.item("O11").status_kind is StatusKind.BLANK

    def test_the_remark_is_told_at_its_cell_and_neither_header_nor_note_is(self, book):
        assert told(book) == [("S103", "info", "A1"), ("C102", "todo", "C5")]


def test_a_bare_number_before_other_words_is_no_code():
    def add(_book, sheet):
        sheet.write(9, 0, "10 การป้องกันการทุจริต")
        sheet.write(10, 0, "12 ข้อยังไม่เสร็จ")
        sheet.write(10, 3, "เร่งดำเนินการ")

    book = understood(table(add))
    assert book.item("O10").row is None
    assert book.item("O12").row is None
    assert [code for code, _, cell in told(book) if cell == "A11"] == ["S110"]


@pytest.mark.parametrize(
    "codes",
    [
        ["O1", "O2", "O34"],
        ["o1", "o-2", "O 34"],
        ["๐๑", "๐๒", "๐๓๔"],
        ["01", "02", "034"],
        [1, 2, 34],
        ["ข้อ 1", "ข้อ ๒", "ข้อ o34"],
        ["O๑", "O๒.", "O๓๔ :"],
    ],
)
def test_codes_are_understood_as_offices_write_them(codes):
    def write(book):
        sheet = book.add_worksheet("รายการ")
        sheet.write_row(0, 0, ["ข้อ", "สถานะ"])
        for row, code in enumerate(codes, start=1):
            sheet.write_row(row, 0, [code, "มี"])

    book = understood(made(write), asked=load_edition("2565-obec"))
    assert list(statuses(book)) == ["O1", "O2", "O34"]
    assert told(book, "S108", "S109", "S110", "T101", "T105") == []


@pytest.mark.parametrize(("down", "right"), [(0, 0), (7, 0), (0, 4), (30, 11)])
def test_addresses_are_those_that_excel_shows_wherever_the_table_stands(down, right):
    def add(_book, sheet):
        sheet.write(down + 2, right + 3, "เพิ่มเติมเบอร์โทร")

    book = understood(table(add, down=down, right=right))
    (place,) = [f.at for f in finish(book).findings if f.code == "C102"]
    assert (place.row, place.column) == (down + 3, right + 4)


PUBLISHED = {
    "a ministry's list": (
        ("ข้อ", "ข้อมูล", "องค์ประกอบด้านข้อมูล", "หมายเหตุ"),
        lambda no, title: (f"O{no}", title, "", ""),
    ),
    "a school office's page": (
        ("ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ลิงค์เว็บไซต์"),
        lambda no, title: (f"O{no}", title, "", "https://www.example.go.th/a"),
    ),
    "rows numbered, items by title": (
        ("ที่", "รายการ", "รายละเอียด", "ผู้รับผิดชอบ", "LINK"),
        lambda no, title: (no, title, "", "กลุ่มอำนวยการ", "https://www.example.go.th/a"),
    ),
    "bare numbers under the item header": (
        ("ข้อ", "ประเด็นการตรวจ", "รายละเอียดข้อมูลที่เผยแพร่", "ลิ้งก์", "หมายเหตุ"),
        lambda no, title: (no, title, "", "https://www.example.go.th/a", ""),
    ),
    "a municipality's page": (
        ("ข้อ", "ข้อมูล", "รายละเอียดการเผยแพร่ / การเชื่อมโยง", "ลิงค์อ้างอิง / คำอธิบาย"),
        lambda no, title: (f"O{no:02}", title, "", "https://www.example.go.th/a"),
    ),
    "a health office's form": (
        ("No.", "หลักฐานที่ต้องตรวจ", "มี/ไม่มี", "File/Link", "อธิบายชี้แจงเพิ่มเติม"),
        lambda no, title: (no, title, "มี", "https://www.example.go.th/a", ""),
    ),
    "an institute's list": (
        ("ตัวชี้วัดย่อย/ข้อ", "ข้อมูล", "รายละเอียด"),
        lambda no, title: (f"๐{no}", title, ""),
    ),
    "a supervision table": (
        ("ตัวชี้วัด", "ตัวชี้วัดย่อย", "ผลการนิเทศ กำกับติดตาม"),
        lambda no, title: ("", f"0{no} {title}", "ดำเนินการแล้ว"),
    ),
    "an order's attached table": (
        ("ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ผู้รับผิดชอบ"),
        lambda no, title: (f"๐{thai(no, 1)}", title, "", "กลุ่มนโยบายและแผน"),
    ),
}
"""Column sets as offices publish them."""


@pytest.mark.parametrize("name", PUBLISHED)
def test_column_sets_that_offices_publish_are_read_to_the_last_item(name) -> None:
    headers, line = PUBLISHED[name]

    def write(book):
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, headers)
        for number, title in enumerate(TITLES, start=1):
            sheet.write_row(number, 0, [value or None for value in line(number, title)])

    book = understood(made(write))

    assert book.edition.key == "2565-obec"
    assert [item.row.number for item in book.items if item.row] == list(range(2, 45))
    assert {f.severity for f in finish(book).findings} <= {Severity.INFO}
