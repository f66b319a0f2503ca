"""What goes into a cell and what comes out of it is as over COM, not as in the file's library."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import openpyxl
import pytest
import xlsxwriter
import xlwings as xw
from excel.engine_contents import ERRORS
from excel.engine_errors import ComError
from openpyxl.styles import Protection

NOON = dt.datetime(2026, 7, 12, 12, 0)  # noqa: DTZ001 - a cell knows no time zone
YEAR = dt.date.today().year  # noqa: DTZ011 - Excel takes the year from the clock


@pytest.fixture
def book(excel, tmp_path):
    """A book with all kinds of content, as another program wrote it."""
    path = tmp_path / "แบบฟอร์ม.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("ข้อมูล")
        day, clock, baht, text = (
            made.add_format({"num_format": form})
            for form in ("dd/mm/yyyy hh:mm", "hh:mm", "฿#,##0.00", "@")
        )
        sheet.write("B2", "ข้อความ")
        sheet.write("C2", 120)
        sheet.write("D2", NOON, day)
        sheet.write("E2", dt.time(9, 30), clock)
        sheet.write_boolean("F2", True)  # noqa: FBT003 - that is what the cell holds
        sheet.write("G2", 1500.5, baht)
        sheet.write_formula("B3", "=C2*2", None, 240)
        sheet.write_formula("C3", '="ก"&"ข"', None, "กข")
        sheet.write_formula("D3", "=D2+1", day, 46216.5)
        sheet.write_formula("E3", "=1/0", None, "#DIV/0!")
        sheet.write_formula("F3", "=C2>1", None, value=True)
        sheet.write("G3", None, text)
        made.add_worksheet("ว่าง")
    excel.open(path)
    return xw.books.active


@pytest.fixture
def sheet(book):
    return book.sheets["ว่าง"]


def reopened(book):
    book.save()
    return openpyxl.load_workbook(book.fullname), openpyxl.load_workbook(
        book.fullname, data_only=True
    )


def refused(change):
    with pytest.raises(ComError) as raised:
        change()
    return raised.value.excepinfo[2]


def test_constants_come_as_their_types(book) -> None:
    row = book.sheets["ข้อมูล"]["B2:G2"].value

    assert row == ["ข้อความ", 120.0, NOON, dt.datetime(1899, 12, 30, 9, 30), True, Decimal("1500.5")]  # noqa: DTZ001
    assert [type(one) for one in row[1:3]] == [float, dt.datetime]


def test_a_formula_gives_its_stored_result(book) -> None:
    sheet = book.sheets["ข้อมูล"]
    values = sheet["B3:F3"].options(ndim=2, err_to_str=True).value

    assert values == [[240.0, "กข", NOON + dt.timedelta(days=1), "#DIV/0!", True]]
    assert sheet["E3"].value is None
    assert sheet["E3"].raw_value == ERRORS["#DIV/0!"]


def test_what_is_written_in_the_session_wins_over_what_was_stored(book) -> None:
    cells = book.sheets["ข้อมูล"]["B3:C3"]
    cells.value = ["=C2*3", "ใหม่"]

    assert cells.value == [None, "ใหม่"]
    assert cells.formula == (("=C2*3", "ใหม่"),)


def test_a_block_is_read_with_one_call_and_written_with_one(excel, sheet) -> None:
    sheet["A1"].value = [[row * column for column in range(20)] for row in range(300)]

    assert sheet["A1:T300"].value[299][19] == 299.0 * 19
    assert excel.calls["Range.raw_value="] == 1
    assert excel.calls["Range.raw_value"] == 1


def test_formulas_of_a_block_are_texts(book) -> None:
    block = book.sheets["ข้อมูล"]["A2:F3"].formula

    assert block[0] == ("", "ข้อความ", "120", "46215.5", "0.395833333333333", "TRUE")
    assert block[1][1:4] == ("=C2*2", '="ก"&"ข"', "=D2+1")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12.0),
        (" 1,234.5 ", 1234.5),
        ("12%", 0.12),
        ("(5)", -5.0),
        ("+5", 5.0),
        ("1e3", 1000.0),
        ("0 1/2", 0.5),
        ("TRUE", True),
        ("false", False),
        ("1/2", dt.datetime(YEAR, 1, 2)),  # noqa: DTZ001
        ("31/12/2566", dt.datetime(2566, 12, 31)),  # noqa: DTZ001
        ("12/2566", dt.datetime(2566, 12, 1)),  # noqa: DTZ001
        ("2026-07-12", dt.datetime(2026, 7, 12)),  # noqa: DTZ001
        ("5-Jan-2026", dt.datetime(2026, 1, 5)),  # noqa: DTZ001
        ("10:30", dt.datetime(1899, 12, 30, 10, 30)),  # noqa: DTZ001
        ("", None),
        ("'=1+1", "=1+1"),
        ("'12", "12"),
        ("'", None),
        ("O1", "O1"),
        ("-", "-"),
        ("1.2.3", "1.2.3"),
        ("2566/13/45", "2566/13/45"),
        ("ดำเนินการแล้ว", "ดำเนินการแล้ว"),
        ("บรรทัด\nสอง", "บรรทัด\nสอง"),
    ],
)
def test_a_text_becomes_what_excel_makes_of_it(sheet, typed, value) -> None:
    sheet["B2"].value = typed

    assert sheet["B2"].value == value
    assert type(sheet["B2"].value) is type(value)


@pytest.mark.parametrize(
    ("typed", "formula"),
    [
        ("=1+1", "=1+1"),
        (" =HYPERLINK(A1)", "=HYPERLINK(A1)"),
        ("+A1", "=+A1"),
        ("-ไม่มี", "=-ไม่มี"),
        ("@SUM(A1)", "=@SUM(A1)"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
    ],
)
def test_a_text_becomes_a_formula_where_excel_takes_it_for_one(book, sheet, typed, formula) -> None:
    sheet["B2"].value = typed

    assert sheet["B2"].value is None
    assert sheet["B2"].formula == formula
    assert reopened(book)[0]["ว่าง"]["B2"].data_type == "f"


@pytest.mark.parametrize("typed", ["=(1", '="ก', "=1+", "- ข้อ (1", "x" * 32768])
def test_excel_refuses_what_it_cannot_read_and_writes_nothing_of_the_block(sheet, typed) -> None:
    def write():
        sheet["A1"].value = [["ก", typed]]

    assert refused(write)
    assert sheet["A1"].value is None


def test_an_apostrophe_makes_a_text_and_is_not_part_of_it(book, sheet) -> None:
    sheet["A1"].value = "'=1+1"
    cell = reopened(book)[0]["ว่าง"]["A1"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    assert sheet["A1"].formula == "=1+1"

    sheet["A1"].value = "ธรรมดา"
    assert not reopened(book)[0]["ว่าง"]["A1"].quotePrefix


def test_in_a_cell_of_format_text_all_is_text(book) -> None:
    cell = book.sheets["ข้อมูล"]["G3"]
    for value, text in [("=1+1", "=1+1"), ("1/2", "1/2"), (12.0, "12"), ("'ก", "'ก")]:
        cell.value = value
        assert (cell.value, cell.formula) == (text, text)


def test_a_new_cell_takes_the_format_of_its_column(excel, tmp_path) -> None:
    path = tmp_path / "text.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet().set_column("B:D", 20, made.add_format({"num_format": "@"}))
    excel.open(path)
    sheet = xw.sheets[0]
    sheet["A1:C1"].value = ["12", "12", "12"]

    assert sheet["A1:C1"].value == [12.0, "12", "12"]


def test_dates_are_written_as_dates_and_keep_the_format_of_the_cell(book, sheet) -> None:
    sheet["A1"].value = [dt.date(2026, 7, 12), NOON]
    book.sheets["ข้อมูล"]["D2"].value = dt.date(2025, 1, 31)

    assert sheet["A1:B1"].value == [dt.datetime(2026, 7, 12), NOON]  # noqa: DTZ001
    assert sheet["A1"].number_format == "d/m/yyyy"
    assert book.sheets["ข้อมูล"]["D2"].number_format == "dd/mm/yyyy hh:mm"


def test_what_com_cannot_carry_is_a_type_error(sheet) -> None:
    with pytest.raises(TypeError):
        sheet["A1"].value = dt.timedelta(days=1)


def test_a_block_larger_than_its_data_is_filled_as_excel_does(sheet) -> None:
    sheet["A1:B2"].value = "ก"
    sheet["D1:F2"].raw_value = [["a", "b"], ["c", "d"]]

    assert sheet["A1:B2"].value == [["ก", "ก"], ["ก", "ก"]]
    assert sheet["F1"].options(err_to_str=True).value == "#N/A"


def test_contents_are_cleared_but_not_looks_and_clear_takes_both(book) -> None:
    cell = book.sheets["ข้อมูล"]["D2"]
    cell.clear_contents()
    assert (cell.value, cell.number_format) == (None, "dd/mm/yyyy hh:mm")

    cell.clear()
    assert cell.number_format == "General"


def test_part_of_a_merged_cell_is_not_cleared_nor_written(sheet) -> None:
    sheet["B2"].value = "หัวเรื่อง"
    sheet.impl.ws.merge_cells("B2:C3")
    sheet["C2"].value = "ทับ"

    assert refused(sheet["C2"].clear_contents)
    assert (sheet["B2"].value, sheet["C2"].value) == ("หัวเรื่อง", None)
    assert sheet["C3"].merge_area.address == "$B$2:$C$3"
    assert [sheet[at].merge_cells for at in ("B2:C3", "A1", "A1:B2")] == [True, False, None]


def test_a_locked_cell_of_a_protected_sheet_is_not_changed(sheet) -> None:
    sheet["A1"].value = ["เปิด", "ปิด"]
    sheet.impl.ws["A1"].protection = Protection(locked=False)
    sheet.impl.ws.protection.sheet = True
    sheet["A1"].value = "ได้"

    def write_over_both():
        sheet["A1"].value = ["ก", "ข"]

    def colour():
        sheet["A1"].color = (255, 0, 0)

    assert "protected sheet" in refused(write_over_both)
    assert "protected sheet" in refused(colour)
    assert "protected sheet" in refused(sheet["B1"].clear_contents)
    assert "protected sheet" in refused(sheet.clear)
    assert sheet["A1:B1"].value == ["ได้", "ปิด"]


def test_a_saved_book_has_the_results_of_its_formulas(book, sheet) -> None:
    sheet["A1"].value = "=1+1"
    formulas, results = reopened(book)

    assert [cell.value for cell in results["ข้อมูล"]["B3:F3"][0]] == [
        *(240, "กข", NOON + dt.timedelta(days=1), "#DIV/0!", True),
    ]
    assert formulas["ข้อมูล"]["B3"].value == "=C2*2"
    assert results["ว่าง"]["A1"].value is None


def test_over_rows_that_a_filter_hides_a_block_is_not_written_as_it_is(excel):
    """What Excel does (xlwings/xlwings#747): the first value goes into all the rows that show."""
    excel.add()
    sheet = xw.books.active.sheets[0]
    sheet.range("A1:A5").value = [["หัว"], [1.0], [2.0], [3.0], [4.0]]
    raw = excel.active.workbook.active
    raw.auto_filter.ref = "A1:A5"
    raw.auto_filter.add_filter_column(0, ["1"])
    raw.row_dimensions[3].hidden = True
    sheet.range("A2").value = [["ก"], ["ข"], ["ค"], ["ง"]]
    sheet.range("A3").value = "เอง"

    assert sheet.range("A2:A5").value == ["ก", "เอง", "ก", "ก"]
    sheet.range("A2:A5").clear_contents()
    assert sheet.range("A2:A5").value == [None, "เอง", None, None]


def test_the_cells_of_a_whole_sheet_cannot_be_counted(excel):
    excel.add()

    with pytest.raises(ComError):
        len(xw.books.active.sheets[0].cells)
