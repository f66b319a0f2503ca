"""Workbooks that hold only some of the form's sheets, or none of them."""

import pytest
from judging.fit.fitting import made, table, told, understood

from oitsheet.form.edition import load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.checker import finish
from oitsheet.judging.report import Severity
from oitsheet.judging.submission import NotOurWorkbookError, UnrecognisedEditionError
from oitsheet.rendering.wording import say


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
