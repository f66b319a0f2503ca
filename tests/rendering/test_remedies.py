"""What to do about each item to mend: never silent, and what brings points before all else."""

import datetime as dt
from pathlib import Path

import pytest
from checking import DAY, checked, submitted

from oitsheet.doors import check_file
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.judging.checker import finish
from oitsheet.judging.report import State
from oitsheet.judging.selection import left_out
from oitsheet.rendering.json_v1 import as_dict
from oitsheet.rendering.page import Page
from oitsheet.rendering.terminal import render
from oitsheet.rendering.wording import remedy, say

PLACE = Path(__file__).resolve().parents[2] / "workbook_templates"
BOOKS = sorted(PLACE.rglob("*.xlsx"))
DONE, NOT_DONE = "ดำเนินการแล้ว", "ยังไม่ดำเนินการ"
LINK = "https://www.example.go.th/o14"

each_language = pytest.mark.parametrize("lang", LANGUAGES)


def fix_of(report, code, lang="th"):
    assert code in report.mend_first
    return remedy(report, code, load_catalogue(lang))


def fix_by(report, rule, lang="th"):
    """The remedy of a rule's only finding."""
    (finding,) = [f for f in report.findings if f.code == rule and f.item == "O14"]
    return say(finding, load_catalogue(lang)).fix


@each_language
@pytest.mark.parametrize("day", [None, dt.date(2030, 1, 1)])
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_every_item_to_mend_of_every_book_has_one(path, day, lang):
    report = check_file(path, as_of=day)
    document = as_dict(report, load_catalogue(lang), path.name)
    mend = document["mend"]
    worth = {item["code"]: item["gain"] for item in document["items"]}
    assert [one["code"] for one in mend] == document["mend_first"]
    assert [one["code"] for one in mend if not one["fix"]] == []
    assert all(one["gain"] == worth[one["code"]] for one in mend)


@each_language
@pytest.mark.parametrize("due", [None, DAY - dt.timedelta(days=1)])
@pytest.mark.parametrize(
    "cells",
    [
        {"status": NOT_DONE},
        {"status": NOT_DONE, "lacking": "1"},
        {"status": "อยู่ระหว่างดำเนินการ", "link": "o14.pdf"},
        {"status": "เพิ่มเติมเบอร์โทร"},
        {"status": DONE, "lacking": "1"},
        {"status": DONE, "last_points": 0},
        {"status": DONE, "link": "https://www.example.go.th/"},
        {"lacking": "เบอร์โทร"},
        {"assessed_points": 0},
        {"assessed_points": 50, "own_cause": "ขาดเบอร์โทร"},
        {"assessed_points": 0, "own_cause": "ขาดเบอร์โทร", "link": "o14.pdf", "status": DONE},
    ],
)
def test_so_has_an_item_however_it_came_to_be_one(cells, due, lang):
    report = checked({"O1": {"link": LINK}, "O14": cells}, due=due)
    assert fix_of(report, "O14", lang)


@each_language
def test_it_is_that_of_what_bears_on_the_score_before_a_typing_fault(lang):
    report = checked({"O14": {"status": DONE, "link": "o14.pdf", "lacking": "1"}})
    assert {f.code[0] for f in report.findings if f.item == "O14"} >= {"T", "C"}
    lacking = next(f for f in report.findings if f.item == "O14" and f.code[0] == "C")
    assert fix_of(report, "O14", lang) == say(lacking, load_catalogue(lang)).fix


@each_language
def test_of_an_assessed_item_whose_cause_is_written_it_is_to_mend_what_the_assessor_saw(lang):
    cells = {"assessed_points": 0, "own_cause": "ขาดเบอร์โทร"}
    general = load_catalogue(lang).say("text.mend_assessed")
    assert fix_of(checked({"O14": cells}), "O14", lang) == general
    faulty = checked({"O14": {**cells, "link": "o14.pdf", "self_points": 900}})
    assert {f.code[0] for f in faulty.findings if f.item == "O14"} == {"T"}
    assert fix_of(faulty, "O14", lang) == general


@each_language
def test_a_risk_that_was_accepted_still_has_its_remedy(lang):
    rows = {"O1": {"link": LINK}, "O14": {"status": DONE, "link": "https://www.example.go.th/"}}
    accepted = {
        "rule": "Z102", "place": "O14", "who": "ผู้อำนวยการกลุ่ม", "when": DAY, "why": "รับทราบ",
    }  # fmt: skip
    report = checked(rows, confirmations=[accepted])
    assert [f.code for f in report.acknowledged] == ["Z102"]
    assert fix_of(report, "O14", lang) == fix_by(report, "Z102", lang)


@each_language
def test_an_item_not_begun_has_one_even_where_no_rule_of_it_was_asked_for(lang):
    rows = {"O14": {"status": NOT_DONE}, "O2": {"status": "เพิ่มเติมเบอร์โทร"}}
    report = finish(submitted(rows), not_asked=left_out("S"))
    assert {i.state for i in report.items if i.code in report.mend_first} == {
        State.NOT_STARTED,
        State.TO_MEND,
    }
    assert fix_of(report, "O14", lang) == load_catalogue(lang).say("text.mend_not_started")
    assert fix_of(report, "O2", lang) is None


@each_language
def test_the_screen_shows_the_remedy_of_the_first_items(lang):
    report = checked({"O14": {"assessed_points": 0, "own_cause": "ขาดเบอร์โทร"}})
    text = render(report, Page(load_catalogue(lang), 1000, lambda text, _role: text))
    assert f"→ {load_catalogue(lang).say('text.mend_assessed')}" in text
