"""What Excel does in its own way, and what strangers leave in a book."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import samples
import xlwings as xw
from addin.books import LAYOUT, opened
from openpyxl.chart import BarChart
from openpyxl.workbook.protection import WorkbookProtection
from what_people_do.good_office import good

from oitsheet import addin
from oitsheet.form.edition import load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.plan import RESULTS_FIGURES, RESULTS_FIRST

THAI = load_catalogue("th")
RESULTS, ITEMS, CONFIRMATIONS = (
    LAYOUT.sheet(key).name for key in ("results", "items", "confirmations")
)
EDITION = load_edition("2565-obec")
HOME_ONLY = {"code": "O4", "status": "ดำเนินการแล้ว", "link": "https://www.example.go.th"}
FAULTY = [HOME_ONLY, {"code": "O5", "status": "เพิ่มเติมเบอร์โทรศัพท์"}]
BESIDE = ("state", "todo", "worth")


def own_table(*lines, shape=samples.PLAIN) -> bytes:
    rows = [(None, line) for line in lines or FAULTY]
    return samples.workbook(samples.agency_fields(EDITION), {"items": rows}, shape)


def filtered(sheet, hidden, area="A4:Z47"):
    """A filter of the first column that hides these rows."""
    sheet.auto_filter.ref = area
    sheet.auto_filter.add_filter_column(0, ["O1"])
    for row in hidden:
        sheet.row_dimensions[row].hidden = True


def beside(book):
    sheet = book.sheets[ITEMS]
    header = [cell.value for cell in sheet.range("A4:Z4")]
    at = [header.index(LAYOUT.sheet("items").column(key).header) + 1 for key in BESIDE]
    return [sheet.range((5, at[0]), (47, at[-1])).value]


def codes(book, name=RESULTS):
    sheet = book.sheets[name]
    last = max(sheet.used_range.last_cell.row, RESULTS_FIRST)
    lines = sheet.range((RESULTS_FIRST, 1), (last, 6)).options(ndim=2).value
    return [line[5] for line in lines if line[0]]


def to(excel, code):
    """Press the button until the message is about this rule."""
    while code not in excel.alerts[-1].prompt:
        addin.next_finding()


class TestRowsFilteredAway:
    """Excel writes the first value of a block into each row that shows (xlwings/xlwings#747)."""

    def test_each_item_gets_its_own_state(self, excel, tmp_path):
        data = good("2565-obec", assessed=False)
        book = opened(tmp_path, data, "ก.xlsx")
        book.sheets[ITEMS].range("F6").value = "เพิ่มเติมเบอร์โทรศัพท์"
        addin.validate()
        without = beside(book)
        book = opened(tmp_path, data, "ข.xlsx")
        book.sheets[ITEMS].range("F6").value = "เพิ่มเติมเบอร์โทรศัพท์"
        filtered(excel.active.workbook[ITEMS], (5, 8, 9, 47))
        addin.validate()

        assert beside(book) == without

    def test_they_are_cleared_too(self, excel, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=False))
        addin.validate()
        filtered(excel.active.workbook[ITEMS], (5, 8, 9, 47))
        addin.clear()

        assert {value for line in beside(book)[0] for value in line} == {None}

    def test_a_filter_on_the_results_hides_no_new_finding(self, excel, tmp_path):
        data = own_table()
        book = opened(tmp_path, data)
        addin.validate()
        told = codes(book)
        sheet = excel.active.workbook[RESULTS]
        filtered(sheet, (RESULTS_FIRST, RESULTS_FIRST + 2), f"A9:F{sheet.max_row}")
        addin.validate()

        assert codes(book) == told
        assert not any(sheet.row_dimensions[row].hidden for row in range(1, sheet.max_row + 1))

    def test_where_rows_cannot_be_shown_it_says_what_to_do(self, excel, tmp_path, monkeypatch):
        opened(tmp_path, own_table())
        addin.validate()
        sheet = excel.active.workbook[RESULTS]
        filtered(sheet, (RESULTS_FIRST,), f"A9:F{sheet.max_row}")
        monkeypatch.setattr("xlwings.main.RangeRows.hidden", True)
        addin.validate()

        assert excel.alerts[-1].prompt == THAI.say("addin.filtered", sheet=RESULTS)


class TestWhatIsInFront:
    def test_a_whole_sheet_selected_has_too_many_cells_to_count(self, excel, tmp_path):
        book = opened(tmp_path, own_table())
        excel.active.selections[excel.active.active] = (1, 1, 1048576, 16384)
        addin.validate()
        addin.next_finding()

        assert codes(book)
        assert "(1 " not in excel.alerts[-1].prompt
        assert THAI.say("addin.broken", log="")[:20] not in excel.alerts[-1].prompt

    @pytest.mark.parametrize("name", ["กราฟ", RESULTS])
    def test_a_chart_is_in_front_and_has_no_cells(self, name, excel, tmp_path):
        book = opened(tmp_path, own_table())
        chart = excel.active.workbook.create_chartsheet(name)
        chart.add_chart(BarChart())
        excel.active.workbook.active = chart
        addin.validate()

        assert codes(book, RESULTS if name != RESULTS else f"{RESULTS} (oitsheet)")
        assert excel.active.workbook.active.title == name
        assert not [sheet.name for sheet in book.sheets if sheet.name.startswith("Sheet")]


class TestWhereResultsGo:
    def test_behind_the_last_sheet_that_shows(self, excel, tmp_path):
        own = samples.Shape(extra_sheets={"ลับ": [["x"]]})
        book = opened(tmp_path, own_table(shape=own))
        excel.active.workbook["ลับ"].sheet_state = "veryHidden"
        addin.validate()

        names = [sheet.name for sheet in book.sheets]
        assert names[-2:] == [RESULTS, "ลับ"]

    def test_with_both_names_taken_there_is_a_third(self, tmp_path):
        theirs = {RESULTS: [["ของเรา"]], f"{RESULTS} (oitsheet)": [["ของเรา"]]}
        book = opened(tmp_path, own_table(shape=samples.Shape(extra_sheets=theirs)))
        addin.validate()
        addin.validate()

        assert codes(book, f"{RESULTS} (oitsheet 2)")
        assert book.sheets[RESULTS].range("A1").value == "ของเรา"

    def test_cells_merged_there_or_made_text_hold_back_nothing(self, excel, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=False))
        book.sheets[ITEMS].range("F6").value = "เพิ่มเติมเบอร์โทรศัพท์"
        sheet = excel.active.workbook[RESULTS]
        sheet.merge_cells(start_row=RESULTS_FIRST, start_column=4, end_row=12, end_column=8)
        for row in range(RESULTS_FIGURES, 60):
            sheet.cell(row, 3).number_format = "@"
        addin.validate()

        assert "C102" in codes(book)
        assert sheet.cell(RESULTS_FIRST, 3).data_type == "f"

    def test_a_text_as_long_as_a_cell_is_shortened(self, excel, tmp_path):
        line = {"code": "O1", "status": "แก้\n" * 900, "link": "http://" + "z" * 32_000}
        book = opened(tmp_path, own_table(line))
        addin.validate()

        assert "T110" in codes(book)
        to(excel, "T110")
        addin.explain()
        to(excel, "C102")
        addin.explain()
        for alert in excel.alerts:
            assert len(alert.prompt) < 3000
            assert alert.prompt.count("\n") < 40


class TestStrangers:
    @pytest.mark.parametrize(
        "formula",
        [
            '=HYPERLINK("file:///C:/x.exe","x")',
            '=HYPERLINK("https://www.example.com","x")',
            '=HYPERLINK("#\'[x.xlsx]s\'!A1","x")',
            f'=HYPERLINK("#\'{ITEMS}\'!ZZZ9","x")',
            f'=HYPERLINK("#\'{ITEMS}\'!A9999999","x")',
            "=cmd|'/C calc'!A0",
        ],
    )
    def test_a_results_sheet_of_theirs_leads_nowhere_else(self, formula, excel, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=True))
        sheet = book.sheets[RESULTS]
        sheet.range((RESULTS_FIGURES, 1)).value = "● x"
        excel.active.workbook[RESULTS].cell(RESULTS_FIRST, 3).value = formula
        here = book.sheets.active.name
        for press in (addin.next_finding, addin.explain, addin.acknowledge):
            press()
            assert excel.alerts[-1].mode == "critical"

        assert book.sheets.active.name == here

    def test_a_row_far_below_is_not_read_to(self, excel, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=True))
        for name in (RESULTS, CONFIRMATIONS):
            book.sheets[name].range("A1048576").value = "x"
        addin.validate()
        addin.next_finding()
        addin.acknowledge()

        assert "oitsheet.log" not in "".join(excel.messages)

    def test_their_settings_do_not_say_where_a_new_form_goes(self, excel, tmp_path, monkeypatch):
        theirs = tmp_path / "theirs" / "a"
        theirs.mkdir(parents=True)
        (theirs / "f.xlsx").touch()
        settings = [["ONEDRIVE_CONSUMER_WIN", str(theirs.parent)]]
        settings += [["ONEDRIVE_CONSUMER_MAC", str(theirs.parent)]]
        shape = samples.Shape(extra_sheets={"xlwings.conf": settings})
        opened(tmp_path, own_table(shape=shape))
        excel.active.fullname = "https://d.docs.live.net/1234/a/f.xlsx"
        monkeypatch.setattr(type(xw.books.active.impl), "fullname", property(_as_on_windows))
        excel.answers.append("yes")
        addin.new_book()

        assert [path.name for path in theirs.iterdir()] == ["f.xlsx"]
        assert list(Path.home().glob("oit-*.xlsx"))

    def test_a_book_in_the_cloud_has_no_folder_here(self, excel, tmp_path):
        opened(tmp_path, own_table())
        excel.active.fullname = "https://example.sharepoint.com/x/f.xlsx"
        excel.answers.append("yes")
        addin.new_book()

        assert list(Path.home().glob("oit-*.xlsx"))


def _as_on_windows(book):
    """What xlwings' Windows side does with an address, its own words."""
    settings = xw.utils.read_config_sheet(xw.Book(impl=book))
    return xw.utils.fullname_url_to_local_path(
        url=book.open_book.fullname,
        sheet_onedrive_consumer_config=settings.get("ONEDRIVE_CONSUMER_WIN"),
    )


class TestConfirming:
    def test_a_hidden_sheet_that_cannot_be_shown_is_told(self, excel, tmp_path):
        data = good("2565-obec", assessed=False)
        book = opened(tmp_path, data)
        book.sheets[ITEMS].range("G8").value = "https://www.example.go.th"
        addin.validate()
        to(excel, "Z102")
        excel.active.workbook[CONFIRMATIONS].sheet_state = "hidden"
        excel.active.workbook.security = WorkbookProtection(lockStructure=True)
        addin.acknowledge()

        assert excel.alerts[-1].prompt == THAI.say("addin.sheet_hidden", sheet=CONFIRMATIONS)

    def test_a_column_that_is_gone_is_named(self, excel, tmp_path):
        who = LAYOUT.sheet("confirmations").column("who").header
        shape = samples.Shape(drop_columns=("confirmations.who",))
        rows = {"items": [(None, HOME_ONLY)], "confirmations": [(None, {"rule": "Z101"})]}
        opened(tmp_path, samples.workbook(samples.agency_fields(EDITION), rows, shape))
        addin.validate()
        to(excel, "Z102")
        addin.acknowledge()

        assert who in excel.alerts[-1].prompt


class TestOtherSystems:
    def test_errors_are_read_where_xlwings_has_them_of_single_cells_only(
        self, excel, tmp_path, monkeypatch
    ):
        """As on a Mac: `Range.raw_value` of `xlwings._xlmac` with ``err_to_str``."""
        lines = [{"code": "O1", "status": samples.Formula("1/0", "#DIV/0!")}, HOME_ONLY]
        book = opened(tmp_path, own_table(*lines))
        options = xw.Range.options

        def on_a_mac(block, *arguments, **named):
            if named.get("err_to_str") and len(block) > 1:
                raise TypeError("'NoneType' object is not iterable")
            return options(block, *arguments, **named)

        monkeypatch.setattr(xw.Range, "options", on_a_mac)
        addin.validate()

        assert "Z102" in codes(book)
        assert "oitsheet.log" not in "".join(excel.messages)

    def test_other_peoples_excels_are_left_running(self, tmp_path, monkeypatch):
        spared = []
        windows = SimpleNamespace(cleanup=lambda: None)
        monkeypatch.setitem(sys.modules, "xlwings._xlwindows", windows)
        monkeypatch.setattr("atexit.unregister", spared.append)
        opened(tmp_path, own_table())
        addin.validate()

        assert spared == [windows.cleanup]

    def test_where_excel_has_gone_it_ends_without_a_traceback(self, tmp_path, monkeypatch, capsys):
        opened(tmp_path, own_table())

        def gone(*_):
            raise RuntimeError("RPC server is unavailable")

        monkeypatch.setattr(xw.App, "alert", gone)
        with pytest.raises(SystemExit) as left:
            addin.validate()

        assert left.value.code == 1
        assert capsys.readouterr().err == "oitsheet: Excel does not answer\n"
