"""The agency's fields, the budget, and a project report's own tables."""

import datetime as dt

import pytest
import samples
from judging.fit.fitting import columns, made, table, told, understood

from oitsheet.judging.checker import finish
from oitsheet.values import Kind, Note


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
