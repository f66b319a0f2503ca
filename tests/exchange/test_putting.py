"""Values put into a copy: dates, links, and the look of cells that were not written down."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
from workbook import building

from oitsheet.exchange.putting import put
from oitsheet.workbook.copying import copied
from oitsheet.workbook.reading import read

DAY = dt.date(2022, 7, 12)
TAB = "แผ่น"


def book(number_format="d mmm yyyy", **options):
    """A sheet with a date in B1, and C1 formatted alike but blank; column D is all dates."""

    def write(workbook):
        tab = workbook.add_worksheet(TAB)
        dates = workbook.add_format({"num_format": number_format})
        tab.set_column("D:D", 12, dates)
        tab.write_string("A1", "ข้อความ")
        tab.write_datetime("B1", dt.datetime(2022, 1, 1), dates)  # noqa: DTZ001
        tab.write_blank("C1", None, dates)
        tab.write_string("A2", "ลิงก์")
        tab.write_url("B2", "https://old.example.go.th", None, "เดิม")
        tab.write_url("B3", "https://keep.example.go.th", None, "คงไว้")

    return building.written(write, **options)


def cells(data):
    return read(data).sheets[0].cells


DATES = ["d mmm yyyy", "[$-107041E]d mmm yyyy;@", "dd/mm/bbbb", "ว ดดด ปปปป", "yyyy-mm-dd hh:mm"]
OTHERS = ["@", "General", "0.00", "[Red]0.0", '"d"0', "0.00E+00"]


@pytest.mark.parametrize("number_format", DATES)
def test_a_day_is_a_real_date_where_the_cell_shows_dates(number_format) -> None:
    data = book(number_format)

    copy = put(data, read(data), {TAB: {(1, 2): DAY, (1, 3): DAY, (1, 4): DAY}})

    numbers = re.findall(rb'r="[BCD]1"[^>]*><v>(\d+)</v>', zipped(copy.data))
    assert numbers == [b"44754"] * 3


def zipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("number_format", OTHERS)
def test_a_day_is_what_people_type_where_the_cell_shows_anything_else(number_format) -> None:
    data = book(number_format)

    copy = put(data, read(data), {TAB: {(1, 1): DAY, (1, 3): DAY}})

    assert (cells(copy.data)[1, 1], cells(copy.data)[1, 3]) == ("12/7/2565", "12/7/2565")


def test_a_workbook_that_counts_from_1904_gets_the_same_day() -> None:
    data = book(date_1904=True)

    copy = put(data, read(data), {TAB: {(1, 2): DAY}})

    assert cells(copy.data)[1, 2] == DAY


def test_links_are_put_replaced_and_taken_off_and_others_stay() -> None:
    data = book()
    contents = {TAB: {(2, 1): "ใหม่", (2, 2): "แทน"}}
    links = {TAB: {(2, 1): "https://new.example.go.th/?a=1&b=2", (2, 2): ""}}

    copy = put(data, read(data), contents, links=links)

    assert read(copy.data).sheets[0].hyperlinks == {
        (2, 1): "https://new.example.go.th/?a=1&b=2",
        (3, 2): "https://keep.example.go.th",
    }


def test_the_last_link_taken_off_leaves_no_empty_list_of_links() -> None:
    data = book()

    copy = put(
        data, read(data), {TAB: {(2, 2): "ก", (3, 2): "ข"}}, links={TAB: {(2, 2): "", (3, 2): ""}}
    )

    assert b"hyperlinks" not in zipped(copy.data)


def test_a_sheet_without_any_link_gets_its_list_where_excel_looks_for_it() -> None:
    def write(workbook):
        tab = workbook.add_worksheet(TAB)
        tab.write_string("A1", "ก")
        tab.data_validation("A1", {"validate": "list", "source": ["ก", "ข"]})
        tab.conditional_format("A1", {"type": "cell", "criteria": "=", "value": 1})
        tab.set_footer("&C&P")

    data = building.written(write)

    copy = put(data, read(data), {TAB: {(1, 1): "ข"}}, links={TAB: {(1, 1): "https://a.example"}})

    names = re.findall(
        rb"<(dataValidations|hyperlinks|pageMargins|headerFooter)[ >]", zipped(copy.data)
    )
    assert names == [b"dataValidations", b"hyperlinks", b"pageMargins", b"headerFooter"]
    assert openpyxl.load_workbook(io.BytesIO(copy.data))[TAB]["A1"].hyperlink.target


def test_a_cell_that_was_not_written_down_looks_as_its_row_or_column_does() -> None:
    data = book()
    part = zipped(data).replace(b'<row r="2"', b'<row r="2" s="0" customFormat="1"')
    data = copied(data, {"xl/worksheets/sheet1.xml": part}, {})

    copy = put(data, read(data), {TAB: {(1, 4): "x", (2, 4): "y"}})

    tab = openpyxl.load_workbook(io.BytesIO(copy.data))[TAB]
    assert tab["D1"].number_format == "d mmm yyyy"
    assert tab["D2"].number_format == "General"


def test_nothing_of_the_sheet_of_choices_is_read_and_it_stays_as_it_is() -> None:
    def write(workbook):
        workbook.add_worksheet(TAB).write_string("A1", "ก")
        workbook.add_worksheet("oitsheet_lists").write_string("A1", "ข")

    data = building.written(write)

    copy = put(data, read(data, unread={"oitsheet_lists"}), {TAB: {(1, 1): "ค"}})

    assert read(copy.data).sheets[1].cells == {(1, 1): "ข"}
