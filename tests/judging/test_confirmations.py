"""Acknowledgement end to end: a question falls silent, a risk stays marked, an error stands."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from checking import checked

from oitsheet.form.messages import load_catalogue
from oitsheet.judging.report import Severity, State, Verdict
from oitsheet.rendering.json_v1 import dumps
from oitsheet.rendering.page import Page
from oitsheet.rendering.terminal import render

DONE = "ดำเนินการแล้ว"
HOME = "https://www.example.go.th"
RISKY = {"O14": {"status": DONE, "link": HOME, "looked_by": "รองผู้อำนวยการ"}}
"""A home page as link: rule Z102 calls it a risk."""

ASKED = {"O6": {"status": DONE, "link": f"{HOME}/o6", "lacking": "2"}}
"""An unproven element named as lacking: rule C106 asks."""

WHO, WHY = "ผู้อำนวยการกลุ่มอำนวยการ", "เปิดดูแล้ว ข้อมูลอยู่หน้าแรกทั้งหมด"


def confirmed(rule, about, **cells):
    row = {"rule": rule, "place": about, "who": WHO, "when": dt.date(2022, 7, 5), "why": WHY}
    return [{**row, **cells}]


def of(report, code):
    return next(finding for finding in report.findings if finding.code == code)


def text_of(report, language="th"):
    return render(report, Page(load_catalogue(language), 100, lambda text, _role: text))


def json_of(report):
    return json.loads(dumps(report, load_catalogue("th"), "x.xlsx"))


class TestARisk:
    report = checked(RISKY, confirmations=confirmed("Z102", "O14"))
    before = checked(RISKY)

    def test_it_stays_in_the_list_with_who_when_and_why(self):
        given = of(self.report, "Z102").acknowledged

        assert (given.who, given.when, given.why) == (WHO, dt.date(2022, 7, 5), WHY)
        assert str(given.at) == "ยืนยัน!A5"

    def test_state_and_forecast_do_not_improve_by_it(self):
        state = {item.code: item.state for item in self.report.items}

        assert state["O14"] is State.TO_MEND
        assert self.report.scores == self.before.scores
        assert self.report.items == self.before.items

    def test_it_counts_neither_as_risk_nor_for_the_verdict_but_as_acknowledged(self):
        assert self.before.verdict is Verdict.AT_RISK
        assert self.before.count(Severity.RISK) == 1
        assert self.report.verdict is Verdict.INCOMPLETE
        assert self.report.count(Severity.RISK) == 0
        assert len(self.report.acknowledged) == 1

    def test_the_text_marks_it_and_names_who_accepted_it(self):
        text = text_of(self.report)

        assert "เสี่ยง (รับทราบแล้ว) รายการ OIT!G5 Z102" in text
        assert f"✓ ยืนยันโดย {WHO} 5 ก.ค. 2565: {WHY}" in text
        assert "ยืนยันแล้ว 1" in text.splitlines()[-3] + text.splitlines()[-2]

    def test_the_json_says_the_same(self):
        data = json_of(self.report)
        finding = next(f for f in data["findings"] if f["code"] == "Z102")

        assert (data["counts"]["risk"], data["counts"]["acknowledged"]) == (0, 1)
        assert finding["acknowledged"] == {
            "who": WHO,
            "when": "2022-07-05",
            "why": WHY,
            "sheet": "ยืนยัน",
            "cell": "A5",
        }


class TestAQuestion:
    report = checked(ASKED, confirmations=confirmed("C106", "รายการ OIT!I5"))

    def test_it_falls_silent_and_is_counted(self):
        text = text_of(self.report)

        assert "โปรดยืนยัน รายการ OIT!I5 C106" not in text
        assert "ยืนยันแล้ว 1" in text
        assert self.report.count(Severity.CONFIRM) == 0

    def test_it_is_never_hidden(self):
        text = " ".join(text_of(self.report).split())

        assert "O6 รายการ OIT!I5 C106" in text
        assert f"ยืนยันโดย {WHO} 5 ก.ค. 2565: {WHY}" in text
        assert "confirmed by" in text_of(self.report, "en")


@pytest.mark.parametrize("lacking", ["who", "when", "why", "place"])
def test_one_that_lacks_anything_does_not_count_and_is_itself_told(lacking):
    report = checked(RISKY, confirmations=confirmed("Z102", "O14", **{lacking: None}))

    assert of(report, "Z102").acknowledged is None
    assert of(report, "X103").severity is Severity.TODO
    assert not [finding for finding in report.findings if finding.code == "X102"]


def test_a_dash_is_no_reason():
    report = checked(RISKY, confirmations=confirmed("Z102", "O14", why="-"))

    assert of(report, "Z102").acknowledged is None
    assert of(report, "X103").at.cell == "E5"


def test_a_day_that_is_no_day_does_not_count():
    report = checked(RISKY, confirmations=confirmed("Z102", "O14", when="เมื่อวาน"))

    assert of(report, "Z102").acknowledged is None
    assert of(report, "T101").at.cell == "D5"


def test_last_years_confirmation_does_not_count_this_year():
    report = checked(RISKY, confirmations=confirmed("Z102", "O14", when=dt.date(2021, 7, 5)))

    assert of(report, "Z102").acknowledged is None
    assert of(report, "X105").at.cell == "D5"


def test_an_error_cannot_be_confirmed_away():
    lines = {"O2": {"status": DONE, "lacking": "5"}}
    report = checked(lines, confirmations=confirmed("C104", "O2"))

    assert of(report, "C104").acknowledged is None
    assert of(report, "X104").also == (of(report, "C104").at,)
    assert report.verdict is Verdict.FAIL


def test_one_confirmation_is_about_one_item_only():
    lines = {**RISKY, "O15": {"status": DONE, "link": HOME}}
    report = checked(lines, confirmations=confirmed("Z102", "O14"))
    findings = {f.item: f.acknowledged for f in report.findings if f.code == "Z102"}

    assert findings["O14"] is not None
    assert findings["O15"] is None


def test_an_empty_sheet_of_confirmations_says_nothing():
    report = checked(RISKY, confirmations=[])

    assert not [f.code for f in report.findings if f.code[0] == "X"]
    assert not [s.code for s in report.skipped if s.code[0] == "X"]
