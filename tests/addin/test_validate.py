"""The check button: results where people look, and nothing else in the book is touched."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import samples
import xlwings as xw
from addin.books import LAYOUT, from_file, opened, report
from openpyxl.workbook.protection import WorkbookProtection
from what_people_do.good_office import good

from oitsheet import addin
from oitsheet.form.edition import load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.plan import RESULTS_FIGURES, RESULTS_FIRST, RESULTS_HEADER
from oitsheet.judging.report import Severity
from oitsheet.rendering.results import result_rows

THAI = load_catalogue("th")
RESULTS = LAYOUT.sheet("results").name
ITEMS = LAYOUT.sheet("items").name
EDITION = load_edition("2565-obec")
FAULTY = [
    {"code": "O1", "status": "ดำเนินการแล้ว", "link": "https://www.example.go.th/"},
    {"code": "O2", "status": "เพิ่มเติมเบอร์โทรศัพท์", "last_points": 0},
    {"code": "O3", "status": "=1+1", "link": "'=cmd"},
]


def faulty(shape=samples.PLAIN) -> bytes:
    lines = [(None, line) for line in FAULTY]
    return samples.workbook(samples.agency_fields(EDITION), {"items": lines}, shape)


def contents(path):
    """Every cell of every sheet that the tool does not own, as the file holds it."""
    book = openpyxl.load_workbook(path)
    own = {column.header for column in LAYOUT.sheet("items").columns if column.tool}
    held = {}
    for sheet in book:
        if sheet.title == RESULTS:
            continue
        for row in sheet.iter_rows():
            for cell in row:
                above = sheet.cell(4, cell.column).value
                # the library that saves for the tests drops an empty text that a formula gave
                if cell.value not in (None, "") and not (cell.row > 4 and above in own):
                    held[sheet.title, cell.coordinate] = (cell.value, cell.number_format)
    return held


def results_of(book):
    sheet = book.sheets[RESULTS]
    last = sheet.used_range.last_cell.row
    block = sheet.range((RESULTS_FIRST, 1), (last, 6)).options(ndim=2).value
    return [row for row in block if any(row)]


class TestResults:
    def test_every_finding_of_the_check_stands_on_the_results_sheet(self, tmp_path):
        data = faulty()
        opened(tmp_path, data)
        addin.validate()
        rows = list(result_rows(report(from_file(data)), THAI))
        shown = results_of(xw.books.active)

        assert len(rows) > 5
        assert [(r[0], r[1] or "", r[3], r[4] or "", r[5] or "") for r in shown] == [
            (row.severity, row.item, row.message, row.fix, row.code) for row in rows
        ]

    def test_each_place_is_a_link_that_leads_to_the_cell(self, tmp_path):
        book = opened(tmp_path, faulty())
        addin.validate()
        formulas = book.sheets[RESULTS].range((RESULTS_FIRST, 3), (RESULTS_FIRST + 2, 3)).formula

        assert formulas[0][0].startswith("=HYPERLINK(\"#'")
        assert all(f"'{ITEMS}'!" in line[0] for line in formulas)

    def test_the_verdict_and_the_kpi_stand_above_them(self, tmp_path):
        book = opened(tmp_path, good("2566-obec", assessed=False))
        addin.validate()
        sheet = book.sheets[RESULTS]
        lines = [sheet.range((row, 1)).value for row in range(RESULTS_FIGURES, RESULTS_HEADER)]

        assert lines[0].startswith("● ")
        assert lines[1].startswith("KPI: ระบุว่าเสร็จ 43 จาก 43 ข้อ")
        assert any(line and line.startswith("คะแนน OIT: ") for line in lines)
        assert any(line and line.startswith("ตรวจเมื่อ ") for line in lines)

    def test_a_second_check_leaves_nothing_of_the_first(self, tmp_path):
        book = opened(tmp_path, faulty())
        addin.validate()
        before = len(results_of(book))
        for row in (5, 6, 7):
            book.sheets[ITEMS].range((row, 6)).value = None
        addin.validate()

        assert len(results_of(book)) < before
        codes = [line[5] for line in results_of(book)]
        assert "C102" not in codes

    def test_the_button_says_what_it_comes_to(self, excel, tmp_path):
        opened(tmp_path, faulty())
        addin.validate()
        (alert,) = excel.alerts

        told = report(from_file(faulty()))
        risks = f"เสี่ยง {told.count(Severity.RISK)}"
        assert risks in alert.prompt
        assert RESULTS in alert.prompt


class TestBesideTheItems:
    def test_state_and_remedy_stand_in_each_items_row(self, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=False))
        sheet = book.sheets[ITEMS]
        sheet.range("F6").value = "เพิ่มเติมเบอร์โทรศัพท์"
        addin.validate()
        header = [cell.value for cell in sheet.range("A4:Z4")]
        state, todo, worth = (
            header.index(LAYOUT.sheet("items").column(key).header) + 1
            for key in ("state", "todo", "worth")
        )

        assert sheet.range((6, state)).value == "ต้องแก้"
        assert sheet.range((6, todo)).value.startswith("ต้องทำ: ")
        assert sheet.range((6, worth)).value > 0
        assert sheet.range((5, state)).value == "มีหลักฐานครบ"
        assert sheet.range((5, todo)).value is None

    def test_they_go_with_columns_and_rows_that_were_moved(self, tmp_path):
        shape = samples.Shape(
            drop_columns=("items.explanation",),
            offset={"items": 3},
            add_columns={"items": ["หมายเหตุ"]},
        )
        book = opened(tmp_path, faulty(shape))
        addin.validate()
        sheet = book.sheets[ITEMS]
        at = next(c.column for c in sheet.range("A7:AA7") if c.value == "สถานะจากการตรวจ")

        assert sheet.range((9, at)).value == "ต้องแก้"

    def test_an_offices_own_table_gets_results_and_no_new_columns(self, tmp_path):
        shape = samples.Shape(
            drop_columns=("items.state", "items.todo", "items.worth"), absent=("agency",)
        )
        book = opened(tmp_path, faulty(shape), "ตารางเดิม.xlsx")
        book.sheets[ITEMS].range("A1:B1").value = ["ชุดเกณฑ์", "2565-obec"]
        book.sheets[ITEMS].range("A2:B2").value = ["ชื่อหน่วยงาน", "สำนักงานตัวอย่าง"]
        width = book.sheets[ITEMS].used_range.last_cell.column
        addin.validate()

        assert book.sheets[ITEMS].used_range.last_cell.column == width
        assert len(results_of(book)) > 3


class TestNothingElseIsTouched:
    def test_every_other_cell_stays_as_it_was(self, tmp_path):
        book = opened(tmp_path, good("2566-moe", assessed=True))
        before = contents(book.fullname)
        addin.validate()
        addin.clear()
        book.save()

        assert contents(book.fullname) == before

    def test_clearing_takes_away_all_that_was_written(self, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=True))
        addin.validate()
        addin.clear()
        sheet = book.sheets[RESULTS]

        assert sheet.range((RESULTS_FIGURES, 1)).value == THAI.say("form.no_results")
        below = sheet.range((RESULTS_FIRST, 1), (RESULTS_FIRST + 60, 6)).options(ndim=2).value
        assert {value for row in below for value in row} == {None}
        beside = book.sheets[ITEMS].range("X5:Z47").value
        assert {value for row in beside for value in row} == {None}

    def test_selection_sheet_and_settings_are_as_they_were(self, excel, tmp_path):
        book = opened(tmp_path, faulty())
        sheet = book.sheets[ITEMS]
        sheet.activate()
        sheet.range("F6").select()
        book.app.calculation = "manual"
        addin.validate()

        assert book.sheets.active.name == ITEMS
        assert book.selection.address == "$F$6"
        assert excel.settings["calculation"] == "manual"
        assert (excel.settings["status_bar"], excel.settings["screen_updating"]) == (False, True)
        assert excel.settings["enable_events"] is True

    @pytest.mark.parametrize("title", ["บันทึกของเรา", f"{RESULTS}สอบภายใน ปี 2565", RESULTS])
    def test_a_users_own_sheet_of_that_name_is_left_alone(self, title, tmp_path):
        own = samples.Shape(extra_sheets={RESULTS: [[title, 1.0], ["ก", 2.0], ["ข", 3.0]]})
        book = opened(tmp_path, faulty(own))
        addin.validate()
        addin.validate()
        names = [sheet.name for sheet in book.sheets]

        theirs = book.sheets[RESULTS].range("A1:B3").value
        assert theirs == [[title, 1.0], ["ก", 2.0], ["ข", 3.0]]
        assert names.count(f"{RESULTS} (oitsheet)") == 1
        assert len(names) == 4

    def test_what_people_typed_is_never_run_as_a_formula(self, tmp_path):
        evil = '=HYPERLINK("http://www.example.com","x")'
        lines = [(None, {"code": "O1", "status": evil}), (None, {"code": "O2", "status": "+1+1"})]
        lines.append((None, {"code": "O3", "status": "@SUM(A1)", "link": "-2+3"}))
        book = opened(tmp_path, samples.workbook(samples.agency_fields(EDITION), {"items": lines}))
        addin.validate()
        sheet = book.sheets[RESULTS]
        last = sheet.used_range.last_cell.row
        block = sheet.range((RESULTS_FIRST, 1), (last, 6)).formula
        own = [text for row in block for n, text in enumerate(row) if n != 2]

        assert not any(text.startswith("=") for text in own)
        assert evil in "".join(own)

    def test_a_sheet_whose_name_has_quotes_is_led_to(self, tmp_path):
        name = "รายการ 'OIT' \"x\""
        book = opened(tmp_path, faulty(samples.Shape(rename_sheets={"items": name})))
        addin.validate()
        visited = set()
        for _ in range(len(results_of(book))):
            addin.next_finding()
            visited.add(book.sheets.active.name)

        assert name in visited


class TestCalls:
    def test_a_book_is_read_and_written_in_blocks(self, excel, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=True))
        excel.calls.clear()
        addin.validate()
        sheets = len(book.sheets)
        reads = excel.calls["Range.raw_value"] + excel.calls["Range.formula"]
        writes = excel.calls["Range.raw_value="]

        assert reads <= 2 * sheets + 4
        assert writes <= 8


class TestRefusals:
    def test_a_protected_results_sheet(self, excel, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=True))
        excel.active.workbook[RESULTS].protection.sheet = True
        addin.validate()

        assert RESULTS in excel.alerts[-1].prompt
        assert "ยกเลิกการป้องกัน" in excel.alerts[-1].prompt
        assert book.sheets[RESULTS].range((RESULTS_FIRST, 1)).value is None

    def test_a_protected_item_list_still_gets_its_results(self, excel, tmp_path):
        book = opened(tmp_path, good("2565-obec", assessed=True))
        excel.active.workbook[ITEMS].protection.sheet = True
        addin.validate()

        assert len(results_of(book)) > 0
        assert ITEMS in excel.alerts[-1].prompt
        assert "ยกเลิกการป้องกัน" in excel.alerts[-1].prompt

    def test_a_book_that_takes_no_new_sheet(self, excel, tmp_path):
        opened(tmp_path, faulty())
        excel.active.workbook.security = WorkbookProtection(lockStructure=True)
        addin.validate()

        assert "โครงสร้างสมุดงาน" in excel.alerts[-1].prompt

    def test_a_book_that_is_not_ours(self, excel, tmp_path):
        data = samples.workbook(
            {}, {}, samples.Shape(absent=("agency",), extra_sheets={"ก": [[1.0]]})
        )
        opened(tmp_path, data)
        addin.validate()

        assert "ไม่พบตารางรายการ OIT" in excel.alerts[-1].prompt

    def test_a_book_that_does_not_tell_its_edition(self, excel, tmp_path):
        lines = [(None, {"code": "O1"})]
        data = samples.workbook({}, {"items": lines}, samples.Shape(absent=("agency",)))
        opened(tmp_path, data)
        addin.validate()

        assert "2566-moe" in excel.alerts[-1].prompt

    def test_a_fault_of_ours_is_told_and_logged_and_all_is_put_back(
        self, excel, tmp_path, monkeypatch
    ):
        opened(tmp_path, faulty())

        def broken(*_):
            raise RuntimeError("x")

        monkeypatch.setattr("oitsheet.addin.checking.write_beside", broken)
        addin.validate()

        assert str(Path.home() / ".oitsheet") in excel.alerts[-1].prompt
        log = (Path.home() / ".oitsheet" / "oitsheet.log").read_text(encoding="utf-8")
        assert "RuntimeError" in log
        assert excel.settings["screen_updating"] is True
        assert excel.settings["status_bar"] is False

    @pytest.mark.parametrize("name", sorted(set(addin.__all__) - {"expect"}))
    def test_without_any_book_nothing_is_raised_but_the_exit(self, name):
        with pytest.raises(SystemExit) as left:
            getattr(addin, name)()
        assert left.value.code == 1
