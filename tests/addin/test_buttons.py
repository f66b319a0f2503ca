"""The other buttons: from finding to finding, confirming, explaining, a new form."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import samples
import xlwings as xw
from addin.books import LAYOUT, from_file, opened, report
from openpyxl.workbook.protection import WorkbookProtection

from oitsheet import __version__, addin
from oitsheet.doors import check_open, today
from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template import Filled, build
from oitsheet.form.template.plan import RESULTS_FIRST
from oitsheet.judging.report import Severity
from oitsheet.rendering.annotating import annotated

THAI = load_catalogue("th")
RESULTS, ITEMS, CONFIRMATIONS = (
    LAYOUT.sheet(key).name for key in ("results", "items", "confirmations")
)
SITE = "https://www.example.go.th"
HOME_ONLY = {"code": "O4", "status": "ดำเนินการแล้ว", "link": SITE}


def master(*items, **tables) -> bytes:
    agency = {"office": "สำนักงานตัวอย่าง", "fiscal_year": 2565, "hosts": SITE}
    agency |= {"report_date": dt.date(2022, 7, 12), "edition": "2565-obec"}
    fill = Filled(agency=agency, tables={"items": list(items), **tables})
    return build(LAYOUT, load_edition("2565-obec"), fill=fill)


def message(excel):
    return excel.alerts[-1].prompt


class TestNextFinding:
    def test_it_goes_through_all_that_is_to_be_mended_and_begins_again(self, excel, tmp_path):
        data = master(HOME_ONLY, {"code": "O2", "status": "เพิ่มเติมเบอร์โทรศัพท์"})
        book = opened(tmp_path, data)
        addin.validate()
        loud = [f for f in report(from_file(data)).findings if f.severity is not Severity.INFO]
        visited = []
        for _ in range(len(loud) + 1):
            addin.next_finding()
            visited.append(f"{book.sheets.active.name}!{cell(book)}")

        assert {str(f.at) for f in loud} == set(visited)
        assert visited[-1] == visited[0]
        assert "เริ่มที่เรื่องแรก" in message(excel)

    def test_it_says_what_is_wrong_there_and_what_to_do(self, excel, tmp_path):
        opened(tmp_path, master({"code": "O2", "status": "เพิ่มเติมเบอร์โทรศัพท์"}))
        addin.validate()
        addin.next_finding()

        assert "C102" in message(excel)
        assert f"{ITEMS}!F6" in message(excel)
        assert "→" in message(excel)

    def test_from_a_row_of_the_results_it_goes_on_from_there(self, tmp_path):
        book = opened(tmp_path, master(HOME_ONLY, {"code": "O2", "status": "เพิ่มเติมเบอร์"}))
        addin.validate()
        second = book.sheets[RESULTS].range((RESULTS_FIRST + 1, 3)).formula
        book.sheets[RESULTS].activate()
        book.sheets[RESULTS].range((RESULTS_FIRST, 1)).select()
        addin.next_finding()

        assert f"!{cell(book)}" in second

    def test_a_hidden_sheet_is_shown_since_nobody_can_go_to_one_that_is_not(self, tmp_path):
        book = opened(tmp_path, master({"code": "O1"}, budget=[{"project": "ก", "allocated": "x"}]))
        book.sheets["งบประมาณ"].visible = False
        addin.validate()
        addin.next_finding()

        assert book.sheets.active.name == "งบประมาณ"

    def test_before_any_check_it_says_so(self, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        addin.next_finding()

        assert message(excel) == THAI.say("addin.not_checked")

    def test_where_nothing_was_found_it_says_that(self, excel, tmp_path, monkeypatch):
        monkeypatch.setattr("oitsheet.addin.checking.result_rows", lambda *_: ())
        opened(tmp_path, master(HOME_ONLY))
        addin.validate()
        addin.next_finding()

        assert message(excel) == THAI.say("addin.nothing_found")

    def test_it_goes_on_in_a_copy_that_the_command_line_made(self, excel, tmp_path):
        data = master({"code": "O2", "status": "เพิ่มเติมเบอร์โทรศัพท์"})
        moment = dt.datetime(2022, 7, 12, 9, 30, tzinfo=dt.UTC)
        done = annotated(data, check_open(from_file(data)), THAI, moment)
        book = opened(tmp_path, done.data)
        addin.next_finding()

        assert (book.sheets.active.name, book.selection.address) == (ITEMS, "$F$6")
        assert "C102" in message(excel)

    def test_a_sheet_that_is_gone_is_told(self, excel, tmp_path):
        book = opened(tmp_path, master({"code": "O1"}, budget=[{"project": "ก", "allocated": "x"}]))
        addin.validate()
        book.sheets["งบประมาณ"].delete()
        addin.next_finding()

        assert "ไม่พบ งบประมาณ!" in message(excel)


class TestAcknowledge:
    def confirmable(self, excel, tmp_path):
        book = opened(tmp_path, master(HOME_ONLY))
        addin.validate()
        while "Z102" not in message(excel):
            addin.next_finding()
        return book

    def test_rule_item_and_day_are_written_and_the_cursor_waits_for_who(self, excel, tmp_path):
        book = self.confirmable(excel, tmp_path)
        addin.acknowledge()
        sheet = book.sheets[CONFIRMATIONS]

        assert sheet.range("A5:B5").value == ["Z102", "O4"]
        assert sheet.range("D5").value.date() == today()
        assert (book.sheets.active.name, book.selection.address) == (CONFIRMATIONS, "$C$5")

    def test_with_who_and_why_the_next_check_takes_it_for_confirmed(self, excel, tmp_path):
        book = self.confirmable(excel, tmp_path)
        addin.acknowledge()
        sheet = book.sheets[CONFIRMATIONS]
        sheet.range("C5").value = "ผู้อำนวยการกลุ่มอำนวยการ"
        sheet.range("D5").value = dt.datetime(2022, 7, 12)  # noqa: DTZ001  Excel has no zones
        sheet.range("E5").value = "หน้านี้แสดงครบทุกหัวข้อ"
        addin.validate()

        assert severities(book, "Z102") == ["เสี่ยง (รับทราบแล้ว)"]

    def test_twice_is_once(self, excel, tmp_path):
        book = self.confirmable(excel, tmp_path)
        row = book.selection
        addin.acknowledge()
        row.sheet.activate()
        row.select()
        addin.acknowledge()

        assert book.sheets[CONFIRMATIONS].range("A5:A6").value == ["Z102", None]

    def test_what_others_confirmed_before_stays(self, excel, tmp_path):
        row = {"rule": "Z101", "place": "O1", "who": "หัวหน้ากลุ่ม", "why": "ตรวจแล้ว"}
        row |= {"when": dt.date(2022, 7, 1)}
        book = opened(tmp_path, master(HOME_ONLY, confirmations=[row]))
        addin.validate()
        while "Z102" not in message(excel):
            addin.next_finding()
        addin.acknowledge()

        assert book.sheets[CONFIRMATIONS].range("A5:C6").value[0] == ["Z101", "O1", "หัวหน้ากลุ่ม"]
        assert book.sheets[CONFIRMATIONS].range("A6:B6").value == ["Z102", "O4"]

    def test_an_error_is_to_be_put_right(self, excel, tmp_path):
        book = opened(tmp_path, master({"code": "O1"}, budget=[{"project": "ก", "allocated": "x"}]))
        addin.validate()
        addin.next_finding()
        addin.acknowledge()

        assert "ยืนยันแทนการแก้ไม่ได้" in message(excel)
        assert book.sheets[CONFIRMATIONS].range("A5").value is None

    def test_away_from_any_finding_it_says_where_to_click(self, excel, tmp_path):
        book = opened(tmp_path, master(HOME_ONLY))
        addin.validate()
        book.sheets[ITEMS].activate()
        book.sheets[ITEMS].range("A40").select()
        addin.acknowledge()

        assert RESULTS in message(excel)

    def test_an_offices_own_book_gets_a_sheet_to_confirm_on(self, excel, tmp_path):
        edition = load_edition("2565-obec")
        data = samples.workbook(samples.agency_fields(edition), {"items": [(None, HOME_ONLY)]})
        book = opened(tmp_path, data)
        addin.validate()
        while "Z102" not in message(excel):
            addin.next_finding()
        addin.acknowledge()

        assert book.sheets[CONFIRMATIONS].range("A2:B2").value == ["Z102", "O4"]

    def test_where_no_sheet_can_be_added_it_says_so(self, excel, tmp_path):
        edition = load_edition("2565-obec")
        data = samples.workbook(samples.agency_fields(edition), {"items": [(None, HOME_ONLY)]})
        opened(tmp_path, data)
        addin.validate()
        while "Z102" not in message(excel):
            addin.next_finding()
        excel.active.workbook.security = WorkbookProtection(lockStructure=True)
        addin.acknowledge()

        assert "โครงสร้างสมุดงาน" in message(excel)


class TestExplain:
    def test_the_rule_its_facts_and_how_to_answer_are_told(self, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        addin.validate()
        while "Z102" not in message(excel):
            addin.next_finding()
        addin.explain()

        assert message(excel).startswith(f"Z102 {THAI.rules['Z102'].title}")
        assert f"{ITEMS}!G8" in message(excel)
        assert "oitsheet rule Z102" in message(excel)

    def test_doctor_answers_in_lines(self, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        addin.doctor()

        assert message(excel).count("\n") > 4
        assert __version__ in message(excel)


class TestNewBook:
    @pytest.mark.parametrize("key", edition_keys())
    def test_any_edition_can_be_had_and_opens(self, key, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        answers = order_asked(excel)
        excel.answers.extend(["no"] * answers.index(key) + ["yes"])
        addin.new_book()

        path = tmp_path / f"oit-{key}.xlsx"
        assert path.read_bytes() == build(LAYOUT, load_edition(key))
        assert xw.books.active.name == path.name

    def test_the_newest_of_the_same_scheme_is_offered_first(self, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        assert order_asked(excel)[0] == "2567-obec"

    def test_a_file_that_is_there_is_never_replaced(self, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        (tmp_path / "oit-2567-obec.xlsx").write_bytes(b"theirs")
        excel.answers.append("yes")
        addin.new_book()

        assert (tmp_path / "oit-2567-obec.xlsx").read_bytes() == b"theirs"
        assert (tmp_path / "oit-2567-obec-2.xlsx").is_file()

    def test_cancelling_makes_nothing(self, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        before = sorted(tmp_path.iterdir())
        excel.answers.append("cancel")
        addin.new_book()

        assert sorted(tmp_path.iterdir()) == before

    def test_a_book_never_saved_has_no_folder_and_the_persons_own_is_taken(self, excel):
        xw.Book().set_mock_caller()
        excel.answers.append("yes")
        addin.new_book()

        assert (Path.home() / f"oit-{newest()}.xlsx").is_file()


class TestExpect:
    def test_the_version_it_was_built_with_goes_on_in_silence(self, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        addin.expect(__version__)

        assert excel.alerts == []

    @pytest.mark.parametrize("version", ["0.0.9", "99.0.0", ""])
    def test_another_version_is_told_and_nothing_is_done(self, version, excel, tmp_path):
        opened(tmp_path, master(HOME_ONLY))
        with pytest.raises(SystemExit) as left:
            addin.expect(version)

        assert left.value.code == 0
        assert "oitsheet addin install" in message(excel)


class TestEnglish:
    def test_whoever_asks_for_it_is_spoken_to_in_english(self, excel, tmp_path, monkeypatch):
        monkeypatch.setenv("OITSHEET_LANG", "en")
        opened(tmp_path, master(HOME_ONLY))
        addin.next_finding()

        assert "press the check button" in message(excel)


def cell(book):
    """The selected cell, as A1."""
    return book.selection.address.replace("$", "")


def severities(book, code):
    return [line[0] for line in block(book) if line[5] == code]


def block(book):
    sheet = book.sheets[RESULTS]
    last = max(sheet.used_range.last_cell.row, RESULTS_FIRST)
    return sheet.range((RESULTS_FIRST, 1), (last, 6)).options(ndim=2).value


def order_asked(excel):
    """The editions in the order in which the button asks for them."""
    excel.answers.extend(["no"] * len(edition_keys()))
    addin.new_book()
    asked = [alert.prompt for alert in excel.alerts]
    excel.alerts.clear()
    return [key for prompt in asked for key in edition_keys() if f"({key})" in prompt]


def newest():
    return max(edition_keys(), key=lambda key: (load_edition(key).fiscal_years[-1], key))
