"""An office's own workbook, not our template: what is understood of it, what is said, and where."""

import datetime as dt

import pytest
import samples
from workbook import building

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.report import Severity
from oitsheet.judging.submission import AsOf, NotOurWorkbookError, UnrecognisedEditionError, fit
from oitsheet.rendering.wording import say
from oitsheet.values import Kind, Note, StatusKind
from oitsheet.workbook.reading import read

TODAY = dt.date(2022, 7, 12)
TITLES = [item.title_th for item in load_edition("2565-obec").items]
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
HEADERS = ("ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ลิงก์")
COUNTS = {"S111", "C107", "Z101"}
"""What is said of everything that a short table leaves out; no case here is about it."""


def thai(number, width=2):
    return f"{number:0{width}}".translate(THAI_DIGITS)


def made(write):
    return building.written(write)


def table(extra=None, *, headers=HEADERS, last=8, down=0, right=0):
    """A small item table from A1 (moved by `down` and `right`), and what a case adds to it."""

    def write(book):
        sheet = book.add_worksheet("รายการ OIT")
        sheet.write_row(down, right, headers)
        for number in range(1, last + 1):
            row = [f"O{number}", TITLES[number - 1], "", "ดำเนินการแล้ว"]
            sheet.write_row(down + number, right, [text or None for text in row])
        if extra:
            extra(book, sheet)

    return made(write)


def understood(content, asked=None):
    grid = read(content)
    day = AsOf(asked=None, today=TODAY)
    return judge([fit(grid, load_layout(), samples.Bundled(), asked=asked, as_of=day)])[0]


def told(submission, *codes):
    """Code, severity and cell of what is found; all but the counts where no code is named."""
    return [
        (finding.code, str(finding.severity), finding.at.cell)
        for finding in finish(submission).findings
        if (finding.code in codes if codes else finding.code not in COUNTS)
    ]


def columns(submission, key="items"):
    return {name: number for name, number in submission.tables[key].columns.items() if number}


def statuses(submission):
    return {item.code: item.text("status") for item in submission.items if item.row}


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


class TestRowsThatAreNotPlain:
    def test_blank_rows_between_change_nothing(self):
        def add(_book, sheet):
            sheet.write_row(20, 0, ["O12", TITLES[11], "", "ดำเนินการแล้ว"])

        book = understood(table(add))
        assert book.item("O12").row.number == 21
        assert told(book) == []

    def test_hidden_and_filtered_rows_are_read_and_told(self):
        def add(_book, sheet):
            for row in (3, 4, 6):
                sheet.set_row(row, None, None, {"hidden": True})

        book = understood(table(add))
        assert len(statuses(book)) == 8
        assert told(book) == [("S114", "info", "A4")]
        (unfit,) = [f for f in finish(book).findings if f.code == "S114"]
        assert (unfit.facts["count"], unfit.facts["found"]) == (3, "4-5, 7")

    def test_an_owner_merged_over_rows_is_each_rows_owner(self):
        def add(_book, sheet):
            sheet.merge_range("C2:C5", "กลุ่มอำนวยการ")

        book = understood(table(add))
        owners = [item.text("owner_lead") for item in book.items[:5]]
        assert owners == ["กลุ่มอำนวยการ"] * 4 + [None]
        assert told(book) == [("S117", "info", "C2")]
        assert str(book.item("O3").cell("owner_lead").merged_from) == "รายการ OIT!C2"

    def test_a_filled_row_without_code_is_asked_about(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 2, ["กลุ่มใด", "ครบ"])))
        assert told(book) == [("S108", "confirm", "A10")]
        assert len(statuses(book)) == 8

    def test_a_row_without_code_is_known_by_its_title(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 1, [TITLES[14], "", "ครบ"])))
        assert told(book) == [("S109", "info", "A10")]
        assert book.item("O15").row.number == 10

    def test_a_code_that_no_item_has_is_an_error_and_counts_for_none(self):
        def add(_book, sheet):
            sheet.write(9, 0, "O44")
            sheet.write(9, 3, "ดำเนินการแล้ว")

        book = understood(table(add))
        assert told(book) == [("S110", "error", "A10")]
        assert len(statuses(book)) == 8

    def test_the_first_of_two_rows_of_an_item_counts(self):
        def add(_book, sheet):
            sheet.write(9, 0, "๐๒")
            sheet.write(9, 3, "ยังไม่ดำเนินการ")

        book = understood(table(add))
        assert book.item("O2").row.number == 3
        assert [line for line in told(book) if line[0] == "T105"] == [("T105", "error", "A10")]
        assert told(book, "C103") == []

    def test_headings_of_groups_and_notes_are_no_rows(self):
        def add(_book, sheet):
            sheet.write(9, 0, "ตัวชี้วัดย่อยที่ 9.2 การบริหารงาน")
            sheet.write(10, 1, "(ต่อ)")
            sheet.write(12, 0, "หมายเหตุ: ข้อมูล ณ วันที่ 12 ก.ค. 2565")

        assert told(understood(table(add))) == []

    def test_the_header_repeated_at_a_page_break_is_no_row(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 0, HEADERS)))
        assert told(book) == []
        assert len(book.rows("items")) == 8

    def test_a_line_that_sums_up_is_no_item(self):
        book = understood(table(lambda _, sheet: sheet.write_row(9, 0, ["รวม", "", "", "8 ข้อ"])))
        assert told(book) == []
        assert [row.number for row in book.tables["items"].totals] == [10]


class TestColumnsThatAreNotPlain:
    def test_a_column_of_the_offices_own_is_told_where_it_holds_something(self):
        heads = (*HEADERS, "หมายเหตุของกลุ่ม", "ว่าง")
        book = understood(table(lambda _, sheet: sheet.write(2, 5, "x"), headers=heads))
        assert told(book) == [("S105", "info", "F1")]

    @pytest.mark.parametrize(
        ("typed", "place", "key"),
        [
            ("ลิ้งคฺ", 4, "link"),
            ("ลิงก", 4, "link"),
            ("ผู้รับผิดชอป", 2, "owner_lead"),
            ("ผลการดำเนินการณ์", 3, "status"),
        ],
    )
    def test_a_misspelt_header_is_taken_for_what_it_means_and_asked_about(self, typed, place, key):
        heads = [typed if number == place else head for number, head in enumerate(HEADERS)]
        book = understood(table(headers=heads))
        assert columns(book)[key] == place + 1
        cell = f"{'ABCDE'[place]}1"
        assert [line for line in told(book) if line[0] == "S104"] == [("S104", "confirm", cell)]

    @pytest.mark.parametrize("typed", ["วันที่ส่ง", "ครั้งที่ 2", "โทร", "ผู้รับรอง"])
    def test_another_word_is_not_taken_for_a_misspelt_one(self, typed):
        heads = (*HEADERS, typed)
        book = understood(table(lambda _, sheet: sheet.write(2, 5, "x"), headers=heads))
        assert told(book) == [("S105", "info", "F1")]

    def test_a_header_that_stands_twice_is_read_once_and_told(self):
        heads = (*HEADERS, "ลิงก์")
        book = understood(table(headers=heads))
        assert columns(book)["link"] == 5
        assert told(book) == [("S106", "confirm", "F1")]


class TestLinks:
    def first(self, write):
        book = understood(table(write))
        return book, [part.url for part in book.item("O1").links]

    @pytest.mark.parametrize("between", ["\n", ", ", " ; ", "\n\n", "  "])
    def test_several_in_a_cell_are_told_apart(self, between):
        urls = ["https://www.example.go.th/1", "http://www.example.go.th/2"]
        book, links = self.first(lambda _, sheet: sheet.write_string(1, 4, between.join(urls)))
        assert links == urls
        assert told(book) == []

    def test_an_address_behind_words_is_the_link(self):
        url = "https://www.example.go.th/behind"
        book, links = self.first(lambda _, sheet: sheet.write_url(1, 4, url, string="คลิกที่นี่"))
        assert links == [url]
        assert told(book) == []

    def test_an_address_in_a_formula_is_the_link(self):
        url = "https://www.example.go.th/formula"
        formula = f'=HYPERLINK("{url}","กดดู")'
        book, links = self.first(lambda _, sheet: sheet.write_formula(1, 4, formula, None, "กดดู"))
        assert links == [url]
        assert told(book) == []

    def test_an_address_without_http_is_asked_about(self):
        book, _ = self.first(lambda _, sheet: sheet.write_string(1, 4, "www.example.go.th/o1"))
        assert told(book) == [("T111", "confirm", "E2")]

    @pytest.mark.parametrize(
        "text",
        ["https://a.go.th/1https://a.go.th/2", "C:\\Users\\me\\o1.pdf", "office@example.go.th"],
    )
    def test_what_nobody_can_open_is_an_error(self, text):
        book, _ = self.first(lambda _, sheet: sheet.write_string(1, 4, text))
        assert told(book) == [("T110", "error", "E2")]

    def test_words_that_lead_nowhere_are_an_error(self):
        book, _ = self.first(lambda _, sheet: sheet.write_string(1, 4, "ดูหน้าเว็บ"))
        assert told(book) == [("T110", "error", "E2")]


class TestTheAgencySheet:
    """Labels with numbers and colons, values in the same cell, real dates in Buddhist years."""

    @pytest.fixture
    def book(self):
        def add(book, _sheet):
            day = book.add_format({"num_format": "d/m/yyyy"})
            own = book.add_worksheet("ข้อมูลทั่วไป")
            own.write(0, 1, "แบบรายงาน")
            own.write(2, 1, "1. ชื่อหน่วยงาน: สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1")
            own.write_row(3, 1, ["๒) ปีงบประมาณ :", "พ.ศ. ๒๕๖๕"])
            own.write(4, 1, "3. เว็บไซต์ : https://www.example.go.th")
            own.write(5, 1, "4.วันที่รายงาน")
            own.write_datetime(5, 2, dt.datetime(2565, 7, 12), day)  # noqa: DTZ001  (Excel has no zones)
            own.write(6, 1, "5. กำหนดส่ง *")
            own.write_datetime(6, 4, dt.datetime(2022, 7, 31), day)  # noqa: DTZ001
            own.write(7, 1, "คำสั่งแต่งตั้ง")
            own.write_datetime(7, 2, dt.datetime(2565, 5, 1), day)  # noqa: DTZ001
            own.write_row(8, 1, ["ผู้บริหารสูงสุด :", "ผู้อำนวยการ"])

        return understood(table(add))

    def test_a_value_behind_its_colon_is_found_in_the_same_cell(self, book):
        office = book.agency.cells["office"]
        assert office.value == samples.OFFICES["obec"]
        assert office.at.cell == "B3"
        assert book.agency.cells["hosts"].value[0].url == "https://www.example.go.th"

    def test_a_value_to_the_right_is_found_across_blank_cells(self, book):
        assert book.agency.cells["due"].at.cell == "E7"
        assert book.due == dt.date(2022, 7, 31)

    def test_years_and_days_of_the_buddhist_era_are_understood_and_told(self, book):
        assert book.agency.value("fiscal_year") == 2565
        assert (book.as_of, book.as_of_from) == (dt.date(2022, 7, 12), "report_date")
        assert told(book, "T107", "T108") == [("T107", "info", "C4"), ("T108", "info", "C6")]

    def test_an_order_number_that_became_a_date_is_asked_about(self, book):
        cell = book.agency.cells["orders"]
        assert (cell.kind, Note.ORDER_BECAME_DATE in cell.notes) == (Kind.UNKNOWN, True)
        assert told(book, "T109") == [("T109", "confirm", "C8")]

    def test_year_and_office_choose_the_edition(self, book):
        assert (book.edition.key, book.how) == ("2565-obec", "year")

    def test_a_blank_field_points_to_where_it_is_to_be_typed(self):
        def add(book, _sheet):
            own = book.add_worksheet("หน่วยงาน")
            own.write_row(0, 0, ["ปีงบประมาณ", 2565])
            own.write(1, 0, "ชื่อหน่วยงาน")
            own.write(2, 0, "เว็บไซต์หลัก")

        assert ("C101", "todo", "B2") in told(understood(table(add)))


class TestTheBudget:
    @pytest.fixture
    def book(self):
        def add(book, _sheet):
            own = book.add_worksheet("งบ")
            heads = ["โครงการ", "งบประมาณที่ได้รับ", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3"]
            own.write_row(2, 1, [*heads, "ไตรมาส 4", "ใช้ไป", "ร้อยละ", "คงเหลือ", "เหตุผล"])
            own.write_row(3, 1, ["ก", 1000, 100, 200, "-", "", 300, 30, 700, "รอเบิก"])
            own.write_row(4, 1, ["ข", "๒,๐๐๐ บาท", 0, 0, 0, 500, 500, 0.25, 1500, "รอเบิก"])
            own.write_row(5, 1, ["รวมทั้งสิ้น", 3000, 100, 200, 0, 500, 801, 26.67, 2200])

        return understood(table(add))

    def test_the_line_of_totals_is_not_counted_again(self, book):
        report = finish(book)
        assert (report.budget.allocated, report.budget.spent) == (3000, 800)
        assert [row.number for row in book.rows("budget")] == [4, 5]
        assert [row.number for row in book.tables["budget"].totals] == [6]

    def test_a_wrong_total_is_told_at_its_cell(self, book):
        assert told(book, "B108") == [("B108", "error", "H6")]

    def test_a_percentage_may_be_kept_as_a_fraction(self, book):
        assert told(book, "B102") == []

    def test_money_in_words_and_dashes_are_told_as_understood(self, book):
        assert told(book, "T107", "T113") == [("T113", "info", "F4"), ("T107", "info", "C5")]


class TestPartsOfAWorkbook:
    def test_items_alone_are_judged_and_the_rest_is_said_not_to_have_been(self):
        report = finish(understood(table(last=43)))
        assert (report.kpi.claimed, report.kpi.unknown) == (43, 43)
        assert report.agency is None
        assert "C101" in {skipped.code for skipped in report.skipped}
        assert {f.severity for f in report.findings} <= {Severity.INFO}
        assert str(report.verdict) == "incomplete"

    def zeros(self, book):
        sheet = book.add_worksheet("Sheet1")
        sheet.write_row(0, 0, ["O-code", "คะแนน"])
        for row, code in enumerate(("O14", "O20", "O26", "O27", "O28", "O37", "O43"), start=1):
            sheet.write_row(row, 0, [code, 0])

    def test_seven_zeros_are_no_score_of_nought(self):
        def write(book):
            self.zeros(book)
            own = book.add_worksheet("หน่วยงาน")
            own.write_row(0, 0, ["ชื่อหน่วยงาน", "สพป.ตัวอย่าง เขต 1"])
            own.write_row(1, 0, ["ปีงบประมาณ", 2565])

        report = finish(understood(made(write)))
        assert report.edition.key == "2565-obec"
        assert (report.scores.assessed.filled, report.scores.assessed.scored) == (7, None)
        assert len(report.scores.assessed.zero_items) == 7
        assert report.mend_first == ("O43", "O37", "O26", "O27", "O28", "O20", "O14")
        assert (report.kpi.to_mend, report.kpi.unknown) == (7, 36)

    def test_seven_rows_alone_do_not_tell_their_edition(self):
        with pytest.raises(UnrecognisedEditionError) as told_so:
            understood(made(self.zeros))
        assert told_so.value.fiscal_year_be is None
        assert understood(made(self.zeros), asked=load_edition("2565-obec")).how == "asked"

    def test_the_agency_alone_is_a_beginning(self):
        def write(book):
            own = book.add_worksheet("หน่วยงาน")
            own.write_row(0, 0, ["ชื่อหน่วยงาน", "ศธจ.ตัวอย่าง"])
            own.write_row(1, 0, ["ปีงบประมาณ", 2566])

        book = understood(made(write))
        report = finish(book)
        assert (report.edition.key, report.edition.how) == ("2566-moe", "year")
        assert report.kpi.unknown == 43
        assert told(book, "S107") == [("S107", "confirm", "A1")]
        assert {f.severity for f in report.findings} == {
            Severity.CONFIRM,
            Severity.TODO,
            Severity.INFO,
        }

    def test_neither_items_nor_agency_is_no_workbook_of_ours(self):
        def write(book):
            book.add_worksheet("เวร").write_row(0, 0, ["วันที่", "ผู้อยู่เวร"])

        with pytest.raises(NotOurWorkbookError) as told_so:
            understood(made(write))
        assert told_so.value.sheets == ("เวร",)


def test_all_that_is_said_can_be_said_in_both_languages():
    def add(book, sheet):
        sheet.write_row(9, 0, ["O44", "", "", "x"])
        sheet.write_row(10, 2, ["กลุ่ม", "ครบ"])
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.merge_range("C2:C4", "กลุ่มอำนวยการ")
        book.add_worksheet("บันทึก").write(0, 0, "x")

    findings = finish(understood(table(add))).findings
    assert {"S102", "S108", "S110", "S114", "S117"} <= {finding.code for finding in findings}
    for lang in ("th", "en"):
        assert all("".join(say(f, load_catalogue(lang))) for f in findings)


class TestAProjectReportsOwnTables:
    """Money and indicators as a provincial office's project report prints them (FY 2566)."""

    @pytest.fixture
    def book(self):
        def write(book):
            agency = book.add_worksheet("ข้อมูลหน่วยงาน")
            fields = {
                "ชื่อหน่วยงาน": "สำนักงานศึกษาธิการจังหวัดตัวอย่าง",
                "ปีงบประมาณ พ.ศ.": "๒๕๖๖",
                "วันที่รายงาน": "๒๕ กันยายน ๒๕๖๖",
            }
            for number, field in enumerate(fields.items()):
                agency.write_row(number, 0, field)
            budget = book.add_worksheet("งบประมาณ")
            total = "ผลการใช้จ่ายงบประมาณรวม (สะสม)"
            quarters = [f"ผลการใช้จ่ายงบประมาณ ไตรมาสที่ {digit}" for digit in "๑๒๓๔"]
            budget.write_row(0, 0, ["งบประมาณที่ได้รับทั้งหมด", total, *quarters])
            budget.write_row(1, 0, ["๓๓,๕๐๐", "๑๑,๔๓๐", "-", "-", "๕,๖๙๐", "๕,๗๔๐"])
            kpi = book.add_worksheet("ตัวชี้วัด")
            kpi.write_row(0, 0, ["ตัวชี้วัด", "ค่าเป้าหมาย", "ผลการดำเนินงาน (สะสม)"])
            kpi.write_row(1, 2, ["จำนวนเป้าหมาย", "ผลการดำเนินงาน", "ร้อยละ"])
            kpi.write(2, 0, "เชิงปริมาณ")
            kpi.write_row(3, 0, ["มีข้อมูลครบ", "ร้อยละ ๑๐๐", "๔๓ ตัวชี้วัด", "๔๓ ตัวชี้วัด", "๑๐๐"])
            kpi.write(4, 0, "เชิงคุณภาพ")
            kpi.write_row(5, 0, ["ระดับของผล", "A", "A", "F", "๐"])

        return understood(made(write))

    def test_a_table_of_one_project_names_no_project_and_is_read(self, book) -> None:
        money = finish(book).budget

        assert (money.allocated, money.spent, money.remaining) == (33500, 11430, 22070)

    def test_a_name_below_a_groups_name_is_the_columns_own(self, book) -> None:
        kpi = finish(book).kpi

        assert columns(book, "kpi")["achieved"] == 4
        assert (kpi.target_level, kpi.reported_level, kpi.reported_percent) == ("A", "F", 100)

    def test_what_the_level_implies_is_held_against_the_count_beside_it(self, book) -> None:
        (found,) = [f for f in finish(book).findings if f.code == "K105"]

        assert found.at.cell == "D6"
        assert (found.facts["claimed"], found.facts["unexplained"]) == (43, 22)


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
