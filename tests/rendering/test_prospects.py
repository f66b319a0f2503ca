"""The lines that say what drives a forecast and what would be: in both languages alike."""

import datetime as dt
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from checking import DAY, checked, submitted

from oitsheet.doors import check_file
from oitsheet.form.edition import load_edition
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.judging.checker import finish
from oitsheet.judging.report import Cause
from oitsheet.rendering.json_v1 import as_dict
from oitsheet.rendering.page import Page
from oitsheet.rendering.prospects import assumed, drivers

EXAMPLES = Path(__file__).resolve().parents[2] / "workbook_templates" / "examples"
CODES = load_edition("2565-obec").codes
NOT_DONE, NOT_ASKED = "ยังไม่ดำเนินการ", "ไม่เกี่ยวข้อง"
FULL = Decimal(100)

each_language = pytest.mark.parametrize("lang", LANGUAGES)


def page(lang):
    return Page(load_catalogue(lang), 1000, lambda text, _role: text)


def driven(report, lang, *, early=False):
    return list(drivers(report.scores.forecast, page(lang), early=early))


def told(report, lang):
    return list(assumed(report, page(lang)))


def numbers(line):
    return Counter(re.findall(r"[+-]?\d+(?:\.\d+)?", line))


def mixed(**more):
    """A book in which every cause is found, and an item is left out."""
    rows = {code: {"assessed_points": 100} for code in CODES[10:]} | {
        "O1": {"status": NOT_DONE},
        "O2": {"status": NOT_DONE, "due": dt.date(2100, 1, 1)},
        "O3": {"lacking": "เบอร์โทร"},
        "O4": {"assessed_points": 0},
        "O5": {"last_points": 0},
        "O6": {"last_points": 100},
        "O42": {"status": NOT_ASKED},
    }
    return submitted(rows, due=DAY - dt.timedelta(days=1), **more)


def test_a_district_in_progress_in_thai():
    report = check_file(EXAMPLES / "nongkhai2-2565.xlsx")
    assert driven(report, "th") == [
        "ต่ำสุด 0.00 เพราะยังไม่ทราบ 33 ข้อ (-70.23), ต้องแก้ 10 ข้อ (-29.77)",
        "คาดการณ์ 70.23 เพราะต้องแก้ 10 ข้อ (-29.77) · ใช้คะแนนปีก่อนแทน 33 ข้อที่ยังไม่ทราบ (+70.23)",
        "สูงสุด 100.00 เพราะยังไม่มีข้อใดหมดโอกาส",
    ]


@each_language
def test_every_cause_has_its_words_and_its_points(lang):
    report = finish(mixed())
    words, why = load_catalogue(lang), report.scores.forecast.drivers
    lines = driven(report, lang)
    assert len(lines) == 3
    for line, losses in zip(lines, (why.low, why.likely, why.high), strict=True):
        for loss in losses:
            facts = {"points": f"{loss.oit:.2f}", "count": len(loss.items)}
            assert words.say(f"cause.{loss.cause}", **facts) in line
    causes = {loss.cause for losses in (why.low, why.likely, why.high) for loss in losses}
    assert causes == set(Cause)
    assert words.say("text.left_out", count=4, points="4.58") in lines[1]


def test_both_languages_tell_the_same_numbers():
    points = {"O1": FULL, "O2": Decimal(0), "O42": FULL}
    report = finish(mixed(), assumed=points)
    for lines in (driven, told):
        thai, english = (lines(report, lang) for lang in ("th", "en"))
        assert list(map(numbers, thai)) == list(map(numbers, english))
        assert thai != english


@each_language
def test_where_too_little_is_known_likely_is_not_explained(lang):
    report = checked({"O14": {"status": NOT_DONE}})
    start = load_catalogue(lang).words["text.likely_loses"].partition("{")[0]
    assert [line for line in driven(report, lang, early=True) if line.startswith(start)] == []
    assert len(driven(report, lang, early=True)) == 2


@each_language
def test_where_nothing_that_counts_is_lost_likely_says_so(lang):
    report = checked({code: {"assessed_points": 100} for code in CODES[:42]})
    line = driven(report, lang)[1]
    assert line.startswith(load_catalogue(lang).say("text.likely_whole", value="100.00"))


@each_language
def test_items_are_named_by_the_points_assumed_and_what_does_not_count_is_told(lang):
    report = finish(mixed(), assumed={"O2": Decimal(0), "O1": FULL, "O42": FULL})
    words = load_catalogue(lang)
    lines = told(report, lang)
    assert lines[0] == "O1, O42 = 100 · O2 = 0"
    assert lines[1] == words.say("text.assumed_not_counted", items="O42")
    assert lines[-1] == words.say("text.assumed_only")


@each_language
def test_totals_stand_beside_where_the_year_s_surveys_are_in_the_book(lang):
    ita = [{"fiscal_year": 2565, "indicator": number, "score": 90} for number in range(1, 9)]
    report = finish(mixed(ita=ita), assumed={"O43": FULL})
    (line,) = [line for line in told(report, lang) if "ITA" in line]
    whole = report.assumed.likely
    parts = {"total": f"{whole.total:.2f}", "level": whole.total_level, "gain": "+0.00"}
    assert load_catalogue(lang).say("text.total_likely", **parts) in line


def test_the_drivers_of_the_json_add_up():
    document = as_dict(finish(mixed()), load_catalogue("th"), "x")
    forecast = document["scores"]["forecast"]
    for figure in ("low", "likely", "high"):
        lost = sum(loss["oit"] for loss in forecast["drivers"][figure])
        assert abs(100 - lost - forecast[figure]) <= 0.03
    assert forecast["drivers"]["left_out"] == {"count": 4, "oit": 4.58}
    assert forecast["drivers"]["last_year"]["count"] == 2
