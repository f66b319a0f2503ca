"""Books, sheets, names, looks and messages are as over COM."""

from __future__ import annotations

import openpyxl
import pytest
import xlwings as xw
from excel.engine_errors import ComError
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection


@pytest.fixture
def path(tmp_path):
    """Three sheets, the last one hidden, and what may hang on cells."""
    made = openpyxl.Workbook()
    first = made.active
    first.title = "รายการ OIT"
    made.create_sheet("กิจกรรม")
    made.create_sheet("oitsheet_lists").sheet_state = "veryHidden"
    first["B3"], first["D8"] = "ก", "ข"
    first["D8"].comment = Comment("โน้ต", "ผู้ตรวจ")
    first["B3"].hyperlink = "https://www.example.go.th/a"
    first["B4"].hyperlink = "#กิจกรรม!A1"
    first.row_dimensions[5].hidden = True
    first.row_dimensions[6].height = 32
    first.column_dimensions.group("C", "E", hidden=True)
    made.defined_names["oit_form"] = DefinedName("oit_form", attr_text="'รายการ OIT'!$B$3:$D$8")
    first.defined_names["ของชีต"] = DefinedName("ของชีต", attr_text="2566")
    path = tmp_path / "แบบฟอร์ม-2566.xlsx"
    made.save(path)
    return path


@pytest.fixture
def book(excel, path):
    excel.open(path)
    return xw.books.active


def refused(change, *arguments):
    with pytest.raises(ComError) as raised:
        change(*arguments)
    return raised.value.excepinfo


def locked(book):
    book.impl.open_book.workbook.security = WorkbookProtection(lockStructure=True)


def test_the_caller_is_the_open_book_of_that_name_in_any_case(excel, path, monkeypatch) -> None:
    other = path.with_name("BOOK.xlsx")
    openpyxl.Workbook().save(other)
    for one in (path, other):
        excel.open(one)
    monkeypatch.setattr("sys.argv", ["-c", "--wb=Book.XLSX", "--from_xl=1", "--hwnd=0"])

    assert xw.Book.caller().fullname == str(other)
    assert xw.Book.caller().app.version.major >= 15


def test_a_book_is_opened_once_and_becomes_the_active_one(book, path) -> None:
    again = book.app.books.open(path)
    new = book.app.books.add()

    assert again == book
    assert (len(book.app.books), book.app.books.active) == (2, new)
    new.close()
    assert book.app.books.active == book


def test_without_excel_there_is_no_app_and_without_a_book_nothing_active(excel) -> None:
    assert xw.apps.active.selection is None
    with pytest.raises(AttributeError):
        _ = xw.books.active.name

    excel.running = False
    assert xw.apps.active is None


def test_a_file_that_is_no_workbook_is_refused(excel, tmp_path) -> None:
    (tmp_path / "ปลอม.xlsx").write_bytes(b"no workbook")

    assert refused(xw.Book, tmp_path / "ปลอม.xlsx")
    assert excel.books == []


def test_a_book_of_onedrive_has_no_path_but_an_error(book) -> None:
    book.impl.open_book.fullname = "https://d.docs.live.net/0123/แบบฟอร์ม.xlsx"

    with pytest.raises(xw.main.XlwingsError):
        _ = book.fullname


def test_only_what_is_saved_is_in_the_file(book, path) -> None:
    book.sheets[0]["A1"].value = "ใหม่"
    assert openpyxl.load_workbook(path)["รายการ OIT"]["A1"].value is None

    book.save()
    assert openpyxl.load_workbook(path)["รายการ OIT"]["A1"].value == "ใหม่"
    assert book.impl.open_book.saved == 1


def test_saving_under_another_name_is_from_then_on_the_book(book, path) -> None:
    book.save(path.with_name("ใหม่.xlsx"))

    assert book.name == "ใหม่.xlsx"
    assert refused(book.save, path.parent / "ไม่มี" / "ใหม่.xlsx")


def test_a_book_that_is_read_only_is_not_saved(excel, path) -> None:
    book = excel.open(path, read_only=True)

    assert "read-only" in refused(xw.books.active.save)[2]
    assert book.saved == 0


def test_a_new_sheet_becomes_the_active_one_and_stands_where_it_is_told(book) -> None:
    sheets = book.sheets
    sheets.add("ผล", after=sheets[0])
    assert sheets.active.name == "ผล"

    sheets.add(before=sheets[0])
    assert book.sheet_names == ["Sheet1", "รายการ OIT", "ผล", "กิจกรรม", "oitsheet_lists"]
    assert sheets.active.index == 1


def test_in_a_book_of_locked_structure_no_sheet_comes_goes_hides_or_is_renamed(book) -> None:
    locked(book)
    changes = [
        book.sheets.add,
        book.sheets[0].delete,
        lambda: setattr(book.sheets[0], "name", "ใหม่"),
        lambda: setattr(book.sheets[2], "visible", True),
    ]

    assert ["protected" in refused(change)[2] for change in changes] == [True] * 4
    assert book.sheets.count == 3


def test_sheets_tell_whether_they_are_seen_as_com_does(book) -> None:
    first, second, hidden = book.sheets
    assert [sheet.visible for sheet in book.sheets] == [-1, -1, 2]

    second.visible = False
    assert second.visible == 0
    assert refused(lambda: setattr(first, "visible", False))
    assert refused(hidden.select)
    assert book.sheets.active == first


def test_the_active_sheet_that_goes_leaves_the_next_one_active(book) -> None:
    book.sheets[0].delete()

    assert book.sheets.active.name == "กิจกรรม"
    assert refused(book.sheets[0].delete)


def test_a_sheet_of_a_chart_is_not_among_the_worksheets_but_has_its_place(book) -> None:
    book.impl.open_book.workbook.create_chartsheet("แผนภูมิ", 1)

    assert book.sheet_names == ["รายการ OIT", "กิจกรรม", "oitsheet_lists"]
    assert book.sheets[1].index == 3


def test_a_sheet_that_is_not_there_is_an_error_of_com(book) -> None:
    assert refused(lambda: book.sheets["ไม่มี"]) is None
    assert book.sheets["OITSHEET_LISTS"].name == "oitsheet_lists"


@pytest.mark.parametrize("name", ["กิจกรรม", "'ก'", "ก:ข"])
def test_a_sheet_takes_no_name_that_is_taken_or_not_allowed(book, name) -> None:
    assert refused(lambda: setattr(book.sheets[0], "name", name))


def test_the_used_range_is_from_the_first_used_cell_to_the_last(book) -> None:
    sheet, blank, _ = book.sheets
    assert (sheet.used_range.address, blank.used_range.address) == ("$B$3:$D$8", "$A$1")

    blank["C2:D2"].color = (255, 255, 0)
    assert blank.used_range.address == "$C$2:$D$2"
    assert blank.used_range.last_cell.column == 4

    blank.clear()
    assert blank.used_range.address == "$A$1"


def test_looking_at_cells_makes_none(book) -> None:
    sheet = book.sheets[1]
    seen = sheet["A1:Z99"].value, sheet["A1"].color, sheet["B2"].font.bold, sheet["C3"].note

    assert len(seen) == 4
    assert sheet.used_range.address == "$A$1"
    assert not sheet.impl.ws._cells  # noqa: SLF001


def test_names_of_the_book_and_of_sheets_are_told_as_com_does(book) -> None:
    names = {name.name: name.refers_to for name in book.names}
    assert names == {
        "oit_form": "='รายการ OIT'!$B$3:$D$8",
        "'รายการ OIT'!ของชีต": "=2566",
    }
    assert book.names["OIT_FORM"].refers_to_range.address == "$B$3:$D$8"
    assert book.sheets[0]["oit_form"].row == 3
    assert refused(lambda: book.names["'รายการ OIT'!ของชีต"].refers_to_range)

    book.names.add("oitsheet_results", "=กิจกรรม!$A$1")
    del book.names["oit_form"]
    assert ("oitsheet_results" in book.names, "oit_form" in book.names) == (True, False)
    assert refused(book.names.add, "ไม่ ได้", "=1")
    assert refused(lambda: book.names["ไม่มี"])


def test_links_are_told_of_one_cell_and_where_there_is_none_it_is_an_error(book) -> None:
    sheet = book.sheets[0]
    assert sheet["B3"].hyperlink == "https://www.example.go.th/a"
    with pytest.raises(Exception, match="doesn't seem to contain a hyperlink"):
        _ = sheet["D8"].hyperlink


def test_a_link_is_added_with_its_words_and_kept_in_the_file(book, path) -> None:
    sheet = book.sheets[0]
    sheet["F1"].add_hyperlink("www.example.go.th", "เว็บไซต์")
    sheet["F2"].add_hyperlink("#'กิจกรรม'!A1", "ไปที่เซลล์", "คลิก")
    assert refused(sheet["F3"].add_hyperlink, "https://www.example.go.th", "ก", "ย" * 256)
    book.save()
    kept = openpyxl.load_workbook(path)["รายการ OIT"]

    assert (kept["F1"].value, kept["F1"].hyperlink.target) == ("เว็บไซต์", "http://www.example.go.th")
    assert (kept["F2"].hyperlink.location, kept["F2"].hyperlink.tooltip) == ("'กิจกรรม'!A1", "คลิก")
    assert sheet["F2"].hyperlink == ""


def test_hidden_rows_and_columns_have_no_height_and_no_width(book) -> None:
    sheet = book.sheets[0]

    assert [sheet[f"A{row}"].row_height for row in (4, 5, 6)] == [15, 0, 32]
    assert sheet["A4:A6"].row_height is None
    assert [sheet[f"{column}1"].column_width for column in "BCEF"] == [8.43, 0, 0, 8.43]
    assert sheet["C:E"].column_width == 0
    assert sheet["B:C"].column_width is None

    sheet["D1"].column_width = 20
    sheet["A5"].row_height = 20
    assert [sheet[f"{column}1"].column_width for column in "CDE"] == [0, 20, 0]
    assert sheet["A5"].row_height == 20


def test_rows_become_as_high_as_their_text_and_appear(book) -> None:
    sheet = book.sheets[0]
    sheet["A5"].value = "บรรทัด\nสอง\nสาม"
    sheet["A5"].wrap_text = True
    sheet["A1:A6"].rows.autofit()

    assert sheet["A5"].row_height > 3 * 11
    assert sheet["A6"].row_height == 15


def test_looks_that_differ_over_a_block_are_told_as_com_does(book) -> None:
    block = book.sheets[1]["A1:B2"]
    block.color = "#FFC7CE"
    block.font.set(bold=True, size=16, color=(192, 0, 0))
    block.wrap_text = True
    told = block.color, block.font.bold, block.font.size, block.font.color, block.wrap_text
    assert told == ((255, 199, 206), True, 16, (192, 0, 0), True)

    block(1, 1).font.set(bold=False, size=11)
    block(1, 1).color = None
    block(1, 1).wrap_text = False
    assert (block.font.bold, block.font.size, block.wrap_text) == (None, None, None)
    assert (block.color, block(1, 1).color) == ((0, 0, 0), None)


def test_notes_are_read_added_and_taken_away(book) -> None:
    sheet = book.sheets[0]
    assert (sheet["D8"].note.text, sheet["A1"].note) == ("โน้ต", None)

    sheet["A1"].add_note("ดูที่นี่").text = "ดูใหม่"
    assert sheet["A1"].note.text == "ดูใหม่"
    sheet["A1"].note.delete()
    assert sheet["A1"].note is None


def test_only_on_the_sheet_in_front_a_cell_can_be_selected(book) -> None:
    sheet, other, _ = book.sheets
    sheet["C4:D5"].select()
    assert book.app.selection.address == "$C$4:$D$5"
    assert refused(other["A1"].select)

    other.activate()
    assert book.app.selection.address == "$A$1"
    other["B2"].select()
    sheet.activate()
    assert book.app.selection.address == "$C$4:$D$5"


def test_ranges_stand_where_they_are_told(book) -> None:
    sheet = book.sheets[0]
    block = sheet.range((3, 2), (8, 4))

    assert (block.shape, block.address) == ((6, 3), "$B$3:$D$8")
    assert block.offset(1, -1).resize(2, 1).address == "$A$4:$A$5"
    assert sheet["B:C"].address == "$B:$C"
    assert sheet["3:4"].address == "$3:$4"
    assert block[0, :].get_address(False, False) == "B3:D3"  # noqa: FBT003
    assert [sheet[at].end("down").row for at in ("B3", "B4", "A1")] == [4, 1048576, 1048576]
    assert refused(lambda: sheet["ไม่มีชื่อนี้"])
    assert refused(lambda: sheet["A1"].offset(-1, 0))


def test_messages_are_kept_and_answered_as_the_test_says(book, excel) -> None:
    excel.answers.extend(["yes", "no"])
    app = book.app

    assert app.alert("พบ 3 ข้อ", "oitsheet") == "ok"
    assert [app.alert("แน่ใจ?", buttons="yes_no") for _ in range(3)] == ["yes", "no", "no"]
    assert excel.messages == ["พบ 3 ข้อ", *["แน่ใจ?"] * 3]
    assert (excel.alerts[0].title, excel.alerts[1].buttons) == ("oitsheet", "yes_no")


def test_what_is_set_in_excel_is_kept_in_its_order(book, excel) -> None:
    with book.app.properties(screen_updating=False, calculation="manual"):
        book.app.status_bar = "กำลังตรวจ"

    assert excel.settings["screen_updating"] is True
    assert ("calculation", "manual") in excel.written
    assert excel.written[2] == ("status_bar", "กำลังตรวจ")
    assert excel.calls["App.screen_updating="] == 2
