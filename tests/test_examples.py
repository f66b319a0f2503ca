"""The offices' cases through the whole line: file → report, and the command as its own process."""

import datetime as dt
import json
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from oitsheet.doors import check_file
from oitsheet.form.edition import edition_keys
from oitsheet.judging.report import Severity, State, Verdict

PLACE = Path(__file__).resolve().parent.parent / "workbook_templates"
ZEROS = ["O14", "O20", "O26", "O27", "O28", "O37", "O43"]
WORTH = ["O43", "O37", "O26", "O27", "O28", "O20", "O14"]
CENT = Decimal("0.01")


class Judged(NamedTuple):
    """What came of a file: the report, the command's JSON, and how the command left."""

    report: object
    json: dict
    code: int


@cache
def judged(name):
    path = PLACE / name
    done = subprocess.run(  # noqa: S603  (our own program on our own file)
        [sys.executable, "-m", "oitsheet", "check", path.name, "--format", "json"],
        cwd=path.parent,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    report = check_file(path, edition=None, as_of=None)
    return Judged(report, json.loads(done.stdout.decode("utf-8")), done.returncode)


def found(judgement, *codes):
    """Severity, place, item of each finding of these rules, in the order of the report."""
    return [
        (f["code"], f["severity"], f"{f['sheet']}!{f['cell']}", f["item"])
        for f in judgement.json["findings"]
        if f["code"] in codes
    ]


def item(judgement, code):
    return next(item for item in judgement.json["items"] if item["code"] == code)


def two(value):
    return value.quantize(CENT, ROUND_HALF_UP)


RESULT = "examples/nongkhai2-2564.xlsx"
UNDER_WAY = "examples/nongkhai2-2565.xlsx"
ALL_DONE = "examples/phichit-2566.xlsx"
MEASURES = "examples/phichit-2567.xlsx"


class TestAFinishedYearAndItsPublishedResult:
    """A district office's FY 2564, catalogue of 43, mean of means."""

    @pytest.fixture
    def case(self):
        return judged(RESULT)

    def test_the_scores_are_the_published_ones(self, case):
        assert case.json["scores"]["assessed"] == {
            "method": "mean_of_means",
            "filled": 43,
            "zero_items": ZEROS,
            "oit": 74.20,
            "level": "C",
            "indicators": {"9": 79.64, "10": 68.75},
            "sub_indicators": {
                "9.1": 100.0,
                "9.2": 87.5,
                "9.3": 85.71,
                "9.4": 25.0,
                "9.5": 100.0,
                "10.1": 87.5,
                "10.2": 50.0,
            },
        }

    def test_the_total_of_the_year_is_the_published_one(self, case):
        assert case.json["scores"]["ita"] == [
            {
                "fiscal_year_be": 2564,
                "iit": 93.44,
                "eit": 99.5,
                "oit": 74.2,
                "total": 87.56,
                "level": "A",
            }
        ]

    def test_the_means_are_exact_before_they_are_shown(self, case):
        scored = case.report.scores.assessed.scored
        assert scored.sub_indicators["9.3"] == pytest.approx(Decimal(600) / 7)
        assert two(scored.oit) == Decimal("74.20")

    def test_the_other_method_is_shown_where_it_differs(self, case):
        assert case.json["scores"]["other_method"] == {"method": "simple_percent", "oit": 83.72}

    def test_a_year_that_is_assessed_has_no_forecast(self, case):
        assert case.json["scores"]["forecast"] is None

    @pytest.mark.parametrize(
        ("code", "indicator", "oit", "total"),
        [
            ("O43", 25.0, 12.5, 5.0),
            ("O37", 6.25, 3.13, 1.25),
            ("O26", 5.0, 2.5, 1.0),
            ("O27", 5.0, 2.5, 1.0),
            ("O28", 5.0, 2.5, 1.0),
            ("O20", 2.86, 1.43, 0.57),
            ("O14", 2.5, 1.25, 0.5),
            ("O1", 0.0, 0.0, 0.0),
        ],
    )
    def test_an_item_is_worth_what_it_would_add(self, case, code, indicator, oit, total):
        assert item(case, code)["gain"] == {"indicator": indicator, "oit": oit, "total": total}

    def test_the_zeros_are_mended_in_the_order_of_their_worth(self, case):
        assert case.json["mend_first"] == WORTH
        assert {item(case, code)["state"] for code in WORTH} == {"to_mend"}
        assert {item(case, code)["points"] for code in WORTH} == {0}

    def test_the_slip_of_the_level_is_found_at_its_cell(self, case):
        assert found(case, "K106") == [("K106", "confirm", "คะแนน ITA!E14", None)]
        slip = next(f for f in case.json["findings"] if f["code"] == "K106")
        assert (slip["found"], slip["expected"]) == ("B", "C")
        assert slip["related"] == [{"sheet": "คะแนน ITA", "cell": "D14"}]

    def test_marks_below_the_threshold_are_asked_about_and_not_called_wrong(self, case):
        assert found(case, "K107") == [
            ("K107", "confirm", "คะแนน ITA!F13", None),
            ("K107", "confirm", "คะแนน ITA!F14", None),
        ]

    def test_the_difference_without_its_sign_is_found(self, case):
        assert found(case, "K109", "K110", "K111") == [("K110", "confirm", "ประวัติ!D6", None)]
        sign = next(f for f in case.json["findings"] if f["code"] == "K110")
        assert (sign["found"], sign["expected"]) == ("๑๐.๖๕", "-10.65")

    def test_printed_scores_that_agree_are_left_alone(self, case):
        assert found(case, "K108", "K112", "K113") == []

    def test_each_zero_is_asked_for_its_cause_and_nothing_else_is_said_of_an_item(self, case):
        of_items = [finding for finding in case.json["findings"] if finding["item"]]
        assert [finding["code"] for finding in of_items] == ["K114"] * 7
        assert sorted(finding["item"] for finding in of_items) == ZEROS

    def test_slips_that_an_office_may_explain_are_no_errors(self, case):
        assert case.json["verdict"] == "incomplete"
        assert case.code == 0

    def test_nothing_is_reckoned_as_claimed_where_no_status_stands(self, case):
        kpi = case.json["kpi"]
        assert (kpi["claimed"], kpi["supported"], kpi["to_mend"], kpi["unknown"]) == (0, 36, 7, 0)
        assert kpi["below_full_at_least"] is None

    def test_the_book_tells_its_own_day_and_edition(self, case):
        assert (case.json["as_of"], case.json["due"]) == ("2022-01-14", None)
        assert case.json["edition"]["key"] == "2565-obec"
        assert case.json["edition"]["fiscal_year_be"] == 2564


class TestTheNextYearUnderWay:
    """The same office's FY 2565: remarks of its supervision beside last year's points."""

    @pytest.fixture
    def case(self):
        return judged(UNDER_WAY)

    def test_38_are_claimed_and_none_is_proven(self, case):
        kpi = case.json["kpi"]
        assert {key: kpi[key] for key in ("items", "claimed", "claimed_percent")} == {
            "items": 43,
            "claimed": 38,
            "claimed_percent": 88.37,
        }
        assert (kpi["supported"], kpi["to_mend"], kpi["not_started"]) == (0, 10, 0)
        assert (kpi["unknown"], kpi["not_looked_at"]) == (33, 2)

    def test_to_mend_are_three_remarks_and_the_seven_old_zeros(self, case):
        states = {code: item(case, code)["state"] for code in ("O2", "O22", "O23", *ZEROS)}
        assert set(states.values()) == {"to_mend"}
        assert sorted(case.json["mend_first"]) == sorted(states)

    def test_what_is_blank_is_unknown_and_no_fault(self, case):
        for code in ("O21", "O33"):
            assert item(case, code)["state"] == "unknown"
            assert not item(case, code)["claimed"]
        assert [f["item"] for f in case.json["findings"] if f["item"] in {"O21", "O33"}] == []

    def test_the_forecast_is_the_worked_one(self, case):
        assert case.json["scores"]["forecast"] == {
            "low": 0.0,
            "likely": 70.23,
            "high": 100.0,
            "level_likely": "C",
            "left_out": 0,
            "indicators_likely": {"9": 71.71, "10": 68.75},
            "drivers": {
                "low": [
                    {"cause": "unknown", "count": 33, "oit": 70.23},
                    {"cause": "to_mend", "count": 10, "oit": 29.77},
                ],
                "likely": [{"cause": "to_mend", "count": 10, "oit": 29.77}],
                "high": [],
                "last_year": {"count": 33, "oit": 70.23},
                "left_out": {"count": 0, "oit": 0.0},
            },
        }
        assert case.json["scores"]["assessed"] is None

    def test_each_old_zero_is_a_risk_at_its_status(self, case):
        rows = [(code, item(case, code)["row"]) for code in ZEROS]
        assert found(case, "Z104") == [
            ("Z104", "risk", f"รายการ OIT!F{row}", code) for code, row in rows
        ]
        assert rows[0] == ("O14", 18)

    def test_an_empty_link_column_is_said_and_is_no_finding(self, case):
        assert found(case, "Z101") == []
        reasons = {skipped["code"]: skipped["reason"] for skipped in case.json["skipped"]}
        assert "ลิงก์ (URL)" in reasons["Z101"]

    def test_that_nobody_wrote_measures_for_the_zeros_is_said_and_is_no_finding(self, case):
        skipped = {skipped["code"] for skipped in case.json["skipped"]}
        assert skipped == {"M101", "M110", "Z101"}
        assert [f for f in case.json["findings"] if f["code"].startswith("M")] == []

    def test_a_remark_is_work_to_do_while_nothing_is_due(self, case):
        assert found(case, "C102") == [
            ("C102", "todo", "รายการ OIT!F6", "O2"),
            ("C102", "todo", "รายการ OIT!F26", "O22"),
            ("C102", "todo", "รายการ OIT!F27", "O23"),
        ]

    def test_without_a_due_date_no_day_makes_a_remark_late(self):
        later = check_file(PLACE / UNDER_WAY, edition=None, as_of=dt.date(2023, 1, 1))
        assert {f.severity for f in later.findings if f.code == "C102"} == {Severity.TODO}
        assert (later.as_of, later.as_of_from) == (dt.date(2023, 1, 1), "asked")

    def test_a_risk_alone_leaves_the_command_content(self, case):
        assert (case.json["verdict"], case.code) == ("at_risk", 0)

    def test_every_item_has_the_owners_that_the_order_lists(self, case):
        of_the_list = judged(RESULT)  # there item by item, here by ranges
        for one in case.json["items"]:
            listed = item(of_the_list, one["code"])
            assert one["owner"] == listed["owner"]
            assert set(one["other_owners"]) == set(listed["other_owners"])

    def test_one_group_answers_for_all_of_the_money(self, case):
        finance = "รก. ผอ.กลุ่มบริหารงานการเงินและสินทรัพย์"
        theirs = [one["code"] for one in case.json["items"] if one["owner"] == finance]
        assert theirs == ["O18", "O19", "O20", "O21", "O22", "O23", "O24"]
        assert item(case, "O23")["other_owners"] == ["เจ้าหน้าที่บันทึกข้อมูล"]

    def test_eighteen_items_have_helping_hands_and_no_item_two_leads(self, case):
        assert sum(bool(one["other_owners"]) for one in case.json["items"]) == 18
        assert found(case, "W101", "W102") == []

    def test_points_of_last_year_are_not_taken_for_this_years(self, case):
        assert item(case, "O14")["points"] is None
        assert item(case, "O14")["last_year_points"] == 0


class TestAllDoneAndLevelF:
    """A provincial office's FY 2566, simple percent, of the OIT part alone."""

    @pytest.fixture
    def case(self):
        return judged(ALL_DONE)

    def test_43_of_43_are_claimed_and_22_are_below_full(self, case):
        kpi = case.json["kpi"]
        assert (kpi["claimed"], kpi["items"], kpi["claimed_percent"]) == (43, 43, 100.0)
        assert (kpi["reported_percent"], kpi["reported_level"]) == (100.0, "F")
        assert (kpi["target_percent"], kpi["target_level"]) == (100.0, "A")
        assert (kpi["below_full_at_least"], kpi["below_full_explained"]) == (22, 0)

    def test_nothing_is_known_of_any_item(self, case):
        kpi = case.json["kpi"]
        assert (kpi["unknown"], kpi["supported"], kpi["to_mend"]) == (43, 0, 0)
        assert {state["state"] for state in case.json["items"]} == {"unknown"}
        assert case.json["mend_first"] == []

    def test_no_rule_invents_a_cause(self, case):
        assert [finding for finding in case.json["findings"] if finding["item"]] == []
        assert [code for code, *_ in found(case, "K105", "K104", "K102")] == ["K105"]

    def test_the_unexplained_are_counted_at_the_printed_level(self, case):
        assert found(case, "K105") == [("K105", "risk", "ตัวชี้วัด!F6", None)]
        told = next(f for f in case.report.findings if f.code == "K105")
        assert (told.facts["count"], told.facts["unexplained"]) == (22, 22)

    def test_a_level_that_is_reported_leaves_nothing_to_forecast(self, case):
        assert case.json["scores"]["forecast"] is None
        assert case.json["scores"]["assessed"] is None

    def test_the_scheme_has_no_total(self, case):
        assert {state["gain"]["total"] for state in case.json["items"]} == {None}

    def test_the_money_is_the_printed_money(self, case):
        budget = case.json["budget"]
        assert (budget["allocated"], budget["spent"]) == (33500, 11430)
        assert (budget["percent_spent"], budget["remaining"]) == (34.12, 22070)
        quarters = budget["quarters"]
        assert [quarter["spent"] for quarter in quarters] == [0, 0, 5690, 5740]
        assert [quarter["percent"] for quarter in quarters] == [0.0, 0.0, 16.99, 17.13]
        assert [quarter["cumulative_percent"] for quarter in quarters] == [0.0, 0.0, 16.99, 34.12]
        assert [quarter["planned"] for quarter in quarters] == [None] * 4

    def test_the_dashes_are_told_to_be_nought_because_the_total_agrees(self, case):
        assert found(case, "T113", "T114") == [
            ("T113", "info", "งบประมาณ!I5", None),
            ("T113", "info", "งบประมาณ!J5", None),
        ]

    def test_money_left_with_its_reasons_is_no_finding(self, case):
        assert found(case, "B101", "B102", "B103", "B105") == []

    def test_it_is_at_risk_and_the_command_is_content(self, case):
        assert (case.json["verdict"], case.code) == ("at_risk", 0)


class TestMeasuresAfterLevelF:
    """The same provincial office, FY 2567: an announcement of three layers of measures."""

    @pytest.fixture
    def case(self):
        return judged(MEASURES)

    def test_the_nine_actions_that_close_gaps_are_asked_which(self, case):
        assert found(case, "M103") == [("M103", "todo", "มาตรการ!C4", "O34")]

    def test_what_is_blank_is_asked_for_and_the_master_plan_is_not(self, case):
        rest, period = (f for f in case.report.findings if f.code == "M102")
        assert (rest.facts["count"], rest.facts["rows"]) == (9, "15-23")
        assert (period.facts["count"], period.facts["rows"]) == (16, "8-23")

    def test_what_cannot_be_told_yet_is_said(self, case):
        skipped = {skipped["code"] for skipped in case.json["skipped"]}
        assert skipped == {"M101", "M120", "Z101"}

    def test_nothing_is_louder_than_work_to_do(self, case):
        assert {f["severity"] for f in case.json["findings"]} == {"todo", "info"}
        assert (case.json["verdict"], case.code) == ("incomplete", 0)


@pytest.mark.parametrize("key", edition_keys())
class TestAnEmptyTemplate:
    def test_its_measures_and_analyses_are_not_asked_for(self, key):
        case = judged(f"oit-{key}.xlsx")
        told = (*case.json["findings"], *case.json["skipped"])
        assert [one["code"] for one in told if one["code"].startswith("M")] == []

    def test_nothing_in_it_is_louder_than_work_to_do(self, key):
        case = judged(f"oit-{key}.xlsx")
        assert {f["severity"] for f in case.json["findings"]} == {"todo", "info"}
        assert (case.json["verdict"], case.code) == ("incomplete", 0)

    def test_all_of_it_is_unknown_and_none_of_it_missing(self, key):
        report = judged(f"oit-{key}.xlsx").report
        assert {state.state for state in report.items} == {State.UNKNOWN}
        assert report.kpi.not_looked_at == len(report.items)
        assert report.verdict is Verdict.INCOMPLETE

    def test_it_recognises_itself_and_says_that_today_is_todays(self, key):
        case = judged(f"oit-{key}.xlsx")
        assert case.json["edition"]["key"] == key
        assert case.json["as_of_from"] == "today"

    def test_its_hidden_sheets_are_not_told(self, key):
        assert found(judged(f"oit-{key}.xlsx"), "S116") == []

    def test_it_asks_for_the_few_fields_that_are_blank(self, key):
        asked = [place for _, _, place, _ in found(judged(f"oit-{key}.xlsx"), "C101")]
        assert asked
        assert {place.partition("!")[0] for place in asked} == {"ข้อมูลหน่วยงาน"}


@pytest.mark.libreoffice
def test_what_libreoffice_saves_says_the_same(tmp_path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    names = sorted(path.name for path in PLACE.glob("examples/*.xlsx"))
    files = [str(PLACE / "examples" / name) for name in names]
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True)  # noqa: S603  (our own files)

    for name in names:
        assert check_file(tmp_path / name) == check_file(PLACE / "examples" / name), name
