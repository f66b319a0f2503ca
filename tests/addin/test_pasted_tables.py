"""A table pasted into the open book: checked as it stands there, and taken in for good."""

from __future__ import annotations

import pytest
import samples
import xlwings as xw
from addin.books import LAYOUT, from_file, from_open, opened, report
from addin.test_buttons import master, message
from addin.test_validate import contents

from oitsheet import addin
from oitsheet.form.edition import load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template.plan import FIRST_ROW

THAI = load_catalogue("th")
ITEMS, ZONE, RESULTS = (LAYOUT.sheet(key).name for key in ("items", "paste", "results"))
SITE = "https://www.example.go.th"
HEADERS = ["ข้อ", "ผลการนิเทศ กำกับติดตาม", "ลิงค์อ้างอิง", "ห้องที่เก็บ", "คะแนนปีที่แล้ว"]
ROWS = [
    ["๐๑", "ดำเนินการแล้ว", f"{SITE}/o1", "ตู้ 1", "๑๐๐"],
    ["๐๒", "เพิ่มเติมเบอร์โทรศัพท์", None, "ตู้ 2", 0],
    ["๐๔", "ยังไม่ดำเนินการ", f"{SITE}/o4", "ตู้ 2", 100],
]
TYPED = {"code": "O4", "status": "ดำเนินการแล้ว"}


def column(key):
    return next(n for n, c in enumerate(LAYOUT.sheet("items").columns, start=1) if c.key == key)


def cell(book, number, key):
    return book.sheets[ITEMS].range((FIRST_ROW + number - 1, column(key)))


@pytest.fixture
def book(tmp_path):
    book = opened(tmp_path, master(TYPED))
    book.sheets[ZONE].range("A4").value = [HEADERS, *ROWS]
    return book


class TestChecking:
    def test_the_open_book_says_what_its_file_says(self, book, tmp_path):
        path = tmp_path / "saved.xlsx"
        book.save(path)
        ours, file = report(from_open(book)), report(from_file(path.read_bytes()))

        assert ours.items == file.items
        assert [(f.code, f.at) for f in ours.findings] == [(f.code, f.at) for f in file.findings]
        assert {i.code: i.claimed for i in ours.items if i.claimed} == {"O1": True, "O4": True}

    def test_the_check_button_understands_it_and_leads_to_its_cells(self, book):
        addin.validate()
        sheet = book.sheets[RESULTS]
        rows = sheet.range((10, 1), (sheet.used_range.last_cell.row, 6)).options(ndim=2).value
        codes = {row[5]: sheet.range((n, 3)).formula for n, row in enumerate(rows, start=10)}

        assert f"'{ZONE}'!B6" in codes["C102"]
        assert f"'{ZONE}'!A4" in codes["S139"]
        assert f"'{ITEMS}'!F8" in codes["S140"]
        assert cell(book, 1, "status").value is None

    def test_states_stand_beside_the_items_and_not_in_the_pasted_table(self, book):
        before = book.sheets[ZONE].used_range.value
        addin.validate()

        assert cell(book, 2, "state").value == THAI.say("state.to_mend")
        assert book.sheets[ZONE].used_range.value == before


class TestTakingIn:
    def test_blank_cells_are_filled_and_nothing_else_changes(self, excel, book, tmp_path):
        book.save(tmp_path / "before.xlsx")
        excel.answers.append("yes")
        addin.take_in()
        book.save(tmp_path / "after.xlsx")
        before, after = contents(tmp_path / "before.xlsx"), contents(tmp_path / "after.xlsx")
        changed = {at: value for at, (value, _) in after.items() if before.get(at) != after[at]}

        assert before.keys() <= after.keys()
        assert changed == {
            (ITEMS, "F5"): "ดำเนินการแล้ว",
            (ITEMS, "F6"): "เพิ่มเติมเบอร์โทรศัพท์",
            (ITEMS, "G5"): f"{SITE}/o1",
            (ITEMS, "G8"): f"{SITE}/o4",
            (ITEMS, "L5"): 100,
            (ITEMS, "L6"): 0,
            (ITEMS, "L8"): 100,
        }

    @pytest.mark.usefixtures("book")
    def test_it_asks_first_and_says_what_it_did(self, excel):
        excel.answers.append("yes")
        addin.take_in()
        asked, told = (alert.prompt for alert in excel.alerts[-2:])

        assert "7 ช่อง" in asked
        assert "3 ข้อ" in asked
        assert "เติม 7 ช่อง" in told
        assert "S140" in told

    @pytest.mark.parametrize("answer", ["no", "cancel"])
    def test_it_leaves_everything_where_nobody_agrees(self, excel, book, answer):
        excel.answers.append(answer)
        addin.take_in()

        assert cell(book, 1, "status").value is None
        assert len(excel.alerts) == 1

    def test_every_item_stays_in_its_state(self, excel, book):
        before = report(from_open(book))
        excel.answers.append("yes")
        addin.take_in()
        after = report(from_open(book))

        assert (after.items, after.kpi, after.scores) == (before.items, before.kpi, before.scores)

    @pytest.mark.usefixtures("book")
    def test_pressed_again_it_finds_nothing_to_do(self, excel):
        excel.answers.append("yes")
        addin.take_in()
        addin.take_in()

        facts = {"sheet": ITEMS, "pasted": ZONE}
        assert message(excel) == THAI.say("addin.nothing_to_take_in", **facts)

    def test_a_formula_that_shows_nothing_is_no_blank_cell(self, excel, tmp_path):
        own = {"code": "O1", "status": samples.Formula('IF(FALSE,"x"," ")', " ")}
        fields = samples.agency_fields(load_edition("2565-obec"))
        pasted = samples.Shape(extra_sheets={ZONE: [HEADERS, *ROWS]})
        book = opened(tmp_path, samples.workbook(fields, {"items": [(None, own)]}, pasted))
        formula = cell(book, 1, "status").formula
        excel.answers.append("yes")
        addin.take_in()

        assert formula.startswith("=IF(")
        assert cell(book, 1, "status").formula == formula
        assert cell(book, 1, "link").value == f"{SITE}/o1"
        assert "เติม 2 ช่องของ 1 ข้อ" in message(excel)
        assert "ไม่ได้เติม 6 ช่อง" in message(excel)

    def test_rows_that_a_filter_hides_get_their_own_values(self, excel, book):
        book.sheets[ITEMS].range((FIRST_ROW + 1, 1)).rows.hidden = True
        excel.answers.append("yes")
        addin.take_in()

        told = [cell(book, number, "status").value for number in (1, 2, 3)]
        assert told == ["ดำเนินการแล้ว", "เพิ่มเติมเบอร์โทรศัพท์", None]

    @pytest.mark.usefixtures("book")
    def test_a_protected_list_is_told(self, excel):
        excel.active.workbook[ITEMS].protection.sheet = True
        excel.answers.append("yes")
        addin.take_in()

        assert message(excel) == THAI.say("addin.sheet_locked", sheet=ITEMS)

    @pytest.mark.parametrize(
        ("rows", "key"),
        [([], "nothing_pasted"), ([["ดำเนินการแล้ว", "x"]], "pasted_unclear")],
    )
    def test_where_nothing_can_be_read_it_says_so(self, excel, tmp_path, rows, key):
        book = opened(tmp_path, master(TYPED))
        if rows:
            book.sheets[ZONE].range("A4").value = rows
        addin.take_in()

        assert message(excel) == THAI.say(f"addin.{key}", sheet=ZONE)

    def test_without_an_item_list_there_is_nowhere_to_go(self, excel, book):
        book.sheets[ITEMS].delete()
        addin.take_in()

        assert message(excel) == THAI.say("addin.no_item_list", sheet=ITEMS)
        assert xw.books.active.name == book.name
