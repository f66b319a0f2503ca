"""The rows of the results sheet and what stands beside each item, as words."""

from __future__ import annotations

import datetime as dt

import pytest
from checking import checked

from oitsheet.form.messages import load_catalogue
from oitsheet.judging.report import Severity
from oitsheet.rendering.results import beside_items, figure_lines, result_rows

HOST = "https://www.example.go.th"
THAI = load_catalogue("th")
HOME = {"O4": {"status": "ดำเนินการแล้ว", "link": HOST}}


def rows(report, language="th"):
    return list(result_rows(report, load_catalogue(language)))


def test_the_loudest_come_first_and_of_those_the_item_that_is_worth_most() -> None:
    lines = {
        "O43": {"status": "เพิ่มเติมชื่อ"},
        "O1": {"status": "เพิ่มเติมชื่อ"},
        "O4": {"status": "ดำเนินการแล้ว", "link": HOST},
    }
    told = rows(checked(lines))

    names = [THAI.say(f"severity.{severity}") for severity in Severity]
    loudness = [names.index(row.severity) for row in told if row.place]
    assert loudness == sorted(loudness)
    assert [row.item for row in told if row.code == "C102"] == ["O43", "O1"]


def test_what_could_not_be_looked_at_closes_the_list_without_a_place() -> None:
    told = rows(checked(HOME))
    without = [row for row in told if row.place is None]

    assert told[-len(without) :] == without
    assert without
    assert all(row.severity == THAI.say("text.skipped") and row.message for row in without)


def test_many_alike_that_only_inform_share_a_row_and_few_do_not() -> None:
    def infos(count):
        lines = {f"O{n}": {"last_points": "๑๐๐"} for n in range(1, count + 1)}
        return [row for row in rows(checked(lines)) if row.code == "T107"]

    assert [str(row.place) for row in infos(3)] == [f"รายการ OIT!L{n}" for n in (5, 6, 7)]
    many = infos(9)
    assert len(many) == 3
    assert "L7, L8" in many[-1].message
    assert "7" in many[-1].message


CONFIRMED = {"who": "หัวหน้ากลุ่ม", "when": dt.date(2022, 7, 1), "why": "เปิดดูแล้ว", "place": "O4"}


def test_an_accepted_risk_stays_and_is_marked() -> None:
    told = rows(checked(HOME, confirmations=[CONFIRMED | {"rule": "Z102"}]))
    (left,) = [row for row in told if row.code == "Z102"]

    assert left.severity == "เสี่ยง (รับทราบแล้ว)"
    assert left.fix.startswith("✓ ")
    assert "เปิดดูแล้ว" in left.fix


def test_an_answered_question_is_told_no_more() -> None:
    short = {"O4": {"status": "ดำเนินการแล้ว", "link": "https://bit.ly/x"}}
    answered = checked(short, confirmations=[CONFIRMED | {"rule": "Z112"}])

    assert "Z112" in [row.code for row in rows(checked(short))]
    assert "Z112" not in [row.code for row in rows(answered)]


@pytest.mark.parametrize("language", ["th", "en"])
def test_verdict_kpi_and_score_have_a_line_each_and_no_label_is_cut_off(language) -> None:
    lines = figure_lines(checked(HOME), load_catalogue(language))
    say = load_catalogue(language).say

    assert lines[0].startswith("● ")
    assert lines[1].startswith(f"{say('text.kpi')}: ")
    assert any(line.startswith(f"{say('text.score')}: ") for line in lines)
    assert len(lines) <= 4


def test_money_has_its_line_where_there_is_any() -> None:
    money = {"project": "ก", "allocated": 100, "spent_q1": 10}
    lines = figure_lines(checked(HOME, budget=[money]), THAI)

    assert [line for line in lines if line.startswith("งบประมาณ: ")] != []


def test_beside_an_item_stand_its_fault_its_remedy_and_how_many_more_there_are() -> None:
    lines = {"O2": {"status": "เพิ่มเติมเบอร์โทร", "link": "เบอร์"}, "O3": {}}
    report = checked(lines)
    beside = beside_items(report, THAI)
    own = [f for f in report.open_findings if f.item == "O2" and f.severity is not Severity.INFO]

    assert beside["O2"].state == "ต้องแก้"
    assert " → " in beside["O2"].todo
    assert f"และอีก {len(own) - 1} เรื่อง" in beside["O2"].todo
    assert beside["O2"].worth > 0
    assert beside["O3"].state == "ยังไม่ทราบ"


def test_an_item_that_adds_nothing_has_no_worth() -> None:
    done = {"status": "ดำเนินการแล้ว", "link": f"{HOST}/o1", "assessed_points": 100}
    beside = beside_items(checked({"O1": done}), THAI)

    assert beside["O1"].worth is None
