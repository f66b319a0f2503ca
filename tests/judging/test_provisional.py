"""FY 2567, of which little is proven: what rests on it asks; what the office wrote counts."""

from __future__ import annotations

import datetime as dt

import pytest
import samples

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.report import Severity, State
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

KEYS = ("2567-moe", "2567-obec")
each = pytest.mark.parametrize("key", KEYS)
DONE, HOST = "ดำเนินการแล้ว", samples.HOST

LOUD = {Severity.ERROR, Severity.RISK}


def submitted(fields, **tables):
    """A workbook with these agency fields and tables, fitted and judged."""
    grid = read(samples.workbook(fields, tables))
    as_of = AsOf(asked=None, today=dt.date(2024, 7, 12))
    return judge([fit(grid, load_layout(), samples.Bundled(), asked=None, as_of=as_of)])[0]


def checked(lines, *, edition, late=False, **tables):
    """The report of a book in July of the edition's year, its due date past or not told."""
    own = load_edition(edition)
    year = own.fiscal_years[-1] - 543
    due = dt.date(year, 1, 31) if late else None
    fields = samples.agency_fields(own, dt.date(year, 7, 12), due)
    tables["items"] = [{"code": code, **cells} for code, cells in lines.items()]
    numbered = {key: [(None, row) for row in rows] for key, rows in tables.items()}
    return finish(submitted(fields, **numbered))


def told(report, code):
    """How loud a rule is, and of which items."""
    return [(str(f.severity), f.item) for f in report.findings if f.code == code]


def loud(report):
    return {(f.code, f.item) for f in report.findings if f.severity in LOUD}


def full(key, **cells):
    """Every item of the list with the same cells."""
    return {item.code: dict(cells) for item in load_edition(key).items}


# ── what rests on a fact that is not proven ─────────────────────────────────────


@each
def test_no_fact_that_is_not_proven_speaks_louder_than_a_question(key):
    lines = full(key, status=DONE, link=f"{HOST}/page", looked_by="หัวหน้ากลุ่ม")
    for code in ("O1", "O4", "O6", "O13", "O23"):
        lines[code]["link"] = f"{HOST}/"  # any of them may be a channel on the home page
    for code in ("O2", "O3", "O5", "O10", "O25"):
        lines[code]["lacking"] = "1"  # an element of the edition, by its number
    lines["O7"]["status"] = "ไม่เกี่ยวข้อง"
    ticks = [{"code": "O25", "number": 2, "presence": "ไม่มี"}]
    scores = [{"indicator": n, "score": 80} for n in range(1, 11)]
    report = checked(
        lines,
        edition=key,
        late=True,
        elements=ticks,
        ita=[
            *scores[:-1],
            {"indicator": 10, "score": 80, "level": "AA", "passed": "ผ่าน"},
            {"indicator": "OIT", "score": 70},
            {"indicator": "รวม", "score": 60},
        ],
        history=[{"fiscal_year": 2567, "total": 50}],
        kpi=[
            {"indicator": "ระดับ", "target": "A", "achieved": "F"},
            {"indicator": "จำนวน", "target_count": 43},
        ],
    )
    assert loud(report) == set()
    asked = {f.code for f in report.findings if f.severity is Severity.CONFIRM}
    assert {"C106", "C108", "K103", "K106", "K107", "K112", "K113", "Z102"} <= asked
    assert ("K105" in asked) is (key == "2567-moe")


@each
def test_printed_scores_that_points_contradict_are_asked_about(key):
    lines = full(key, assessed_points=100)
    report = checked(lines, edition=key, ita=[{"indicator": 9, "score": 90}])
    assert told(report, "K108") == [("confirm", None)]


@each
def test_the_home_page_is_a_risk_only_where_it_is_known_what_the_item_asks_for(key):
    report = checked(full(key, status=DONE, link=HOST), edition=key)
    severities = {item: severity for severity, item in told(report, "Z102")}
    assert len(severities) == 35
    assert [item for item, severity in severities.items() if severity == "risk"] == ["O34"]


@pytest.mark.parametrize(
    ("code", "tables"),
    [
        (
            "K125",
            {
                "ita": [
                    {"indicator": "IIT", "score": 80},
                    {"indicator": "EIT", "score": 60},
                    {"indicator": "OIT", "score": 90},
                    {"indicator": "รวม", "score": 90},
                ]
            },
        ),
        (
            "K113",
            {
                "ita": [
                    {"indicator": 9, "score": 80},
                    {"indicator": 10, "score": 60},
                    {"indicator": "OIT", "score": 90},
                ]
            },
        ),
    ],
)
def test_the_same_figures_are_an_error_in_a_year_that_is_proven(code, tables):
    lines = {"O1": {"status": DONE}}
    assert told(checked(lines, edition="2565-obec", **tables), code) == [("error", None)]
    for key in KEYS:
        assert told(checked(lines, edition=key, **tables), code) == [("confirm", None)]


# ── what the office wrote, and what is proven, is judged as ever ────────────────


@each
def test_what_the_office_itself_wrote_is_as_loud_as_in_any_other_year(key):
    lines = {
        "O1": {"status": "ให้แสดงเบอร์โทร"},
        "O2": {"status": "ยังไม่ดำเนินการ"},
        "O11": {"status": DONE, "lacking": "แบบฟอร์มคำขอ"},
        "O12": {"lacking": "สถิติเดือนมีนาคม"},
        "O13": {"status": DONE, "last_points": 0},
        "O14": {"status": DONE, "link": r"C:\oit\o14.pdf"},
    }
    report, before = (checked(lines, edition=k, late=True) for k in (key, "2565-obec"))
    expected = {
        "C102": [("risk", "O1")],
        "C103": [("error", "O2")],
        "C104": [("error", "O11")],
        "C105": [("risk", "O12")],
        "Z104": [("risk", "O13")],
    }
    for code, findings in expected.items():
        assert told(report, code) == told(before, code) == findings
    states = {item.code: item.state for item in report.items}
    assert [states[code] for code in ("O1", "O2", "O11", "O12", "O13")] == [
        State.TO_MEND,
        State.NOT_STARTED,
        State.TO_MEND,
        State.TO_MEND,
        State.TO_MEND,
    ]
    assert report.verdict == before.verdict == "fail"


@each
def test_its_own_list_must_be_complete_and_hold_no_code_beyond_35(key):
    lines = full(key, status=DONE, link=f"{HOST}/page")
    lines["O20"] = {"status": DONE}
    del lines["O9"]
    report = checked({**lines, "O36": {"status": DONE}}, edition=key)
    assert told(report, "Z101") == [("risk", "O20")]
    assert told(report, "S110") == [("error", None)]
    (absent,) = [f for f in report.findings if f.code == "S111"]
    assert (absent.severity, absent.facts["found"]) == (Severity.TODO, ("O9",))


@each
def test_the_one_item_that_is_known_is_judged_by_its_elements(key):
    report = checked({"O34": {"status": DONE, "lacking": "14"}}, edition=key)
    assert told(report, "C104") == [("error", "O34")]


@each
def test_an_item_whose_elements_are_not_known_is_never_supported(key):
    edition = load_edition(key)
    ready = full(key, status=DONE, link=f"{HOST}/page", looked_by="หัวหน้ากลุ่ม", lacking="-")
    states = {item.code: item.state for item in checked(ready, edition=key).items}
    assert {states[i.code] for i in edition.items if not i.elements} == {State.UNKNOWN}
    assert {states[i.code] for i in edition.items if i.elements} == {State.SUPPORTED}


@each
def test_points_of_fifty_count_as_half(key):
    lines = full(key, assessed_points=100)
    lines["O34"]["assessed_points"] = 50
    report = checked(lines, edition=key)
    assert report.scores.assessed.scored.sub_indicators["10.2"] == 75
    assert not [f for f in report.findings if f.code == "T103"]
    (item,) = [item for item in report.items if item.code == "O34"]
    assert (item.state, item.points) == (State.TO_MEND, 50)


# ── which list a book follows  ────────────────────────────────────────


@pytest.mark.parametrize(("office", "key"), [("moe", "2567-moe"), ("obec", "2567-obec")])
def test_the_list_of_the_year_before_under_this_year_is_told(office, key):
    fields = {"office": samples.OFFICES[office], "fiscal_year": 2567}
    rows = [
        (None, {"code": item.code, "title": item.title_th})
        for item in load_edition("2566-obec").items
    ]
    book = submitted(fields, items=rows)
    assert (book.edition.key, book.how) == (key, "year")
    report = finish(book)
    (conflict,) = [f for f in report.findings if f.code in {"S119", "S133"}]
    assert str(conflict.facts["found"]).startswith("2566-")
    assert "S120" not in {f.code for f in report.findings}


def test_the_titles_alone_lead_to_the_districts_list_and_the_other_is_told():
    rows = [(None, {"code": i.code, "title": i.title_th}) for i in load_edition(KEYS[0]).items]
    book = submitted({"hosts": HOST}, items=rows)
    assert (book.edition.key, book.how, book.fiscal_year_be) == ("2567-obec", "titles", 2567)
    assert len(book.items) == 35
    (open_,) = [f for f in finish(book).findings if f.code == "S132"]
    assert open_.facts["found"] == ("2567-moe",)
