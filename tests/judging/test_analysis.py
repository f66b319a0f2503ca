"""The seven issues and the points they earn; which of last year's weak items a measure answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.judging.analysis import (
    NEEDED,
    IssuePoints,
    issue_points,
    lacking_of_issues,
    points_of_issues,
    weak_items,
)
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.measures import MeasureKind, answered, kind_of, measure_items
from oitsheet.judging.report import State
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from oitsheet.judging.submission import Submission

ISSUES = tuple(issue.code for issue in load_edition("2567-moe").issues)
MEASURES_ITEM = load_edition("2567-moe").item("O34")
WHOLE = {"weakness": "ก", "steps": "ข", "responsible": "ค", "period": "ตลอดปี"}
lacks = st.lists(st.sampled_from(NEEDED), unique=True).map(tuple)


def submitted(edition: str = "2567-moe", **tables: list[dict[str, Any]]) -> Submission:
    tables.setdefault("items", [{"code": "O1"}])
    data = samples.workbook(
        samples.agency_fields(load_edition(edition)),
        {key: [(None, cells) for cells in lines] for key, lines in tables.items()},
    )
    as_of = AsOf(asked=None, today=samples.REPORT_DATE)
    fitted = fit(read(data), load_layout(), samples.Bundled(), asked=None, as_of=as_of)
    return judge([fitted])[0]


def earned(complete: int, *, limits: bool = True, half: int | None = 4) -> IssuePoints:
    lacking = {code: () if n < complete else ("steps",) for n, code in enumerate(ISSUES)}
    return issue_points(MEASURES_ITEM, lacking, half=half, limits=limits)


@pytest.mark.parametrize(
    ("complete", "limits", "points"),
    [
        (7, True, 100),
        (6, True, 50),
        (4, True, 50),
        (3, True, 0),
        (0, True, 0),
        (7, False, 0),
        (4, False, 0),
    ],
)
def test_all_earn_full_points_four_earn_half_and_nothing_is_earned_without_the_limitations(
    complete: int,
    limits: bool,  # noqa: FBT001  (a table's column)
    points: int,
) -> None:
    assert earned(complete, limits=limits).points == points


def test_without_a_rule_for_half_it_is_all_or_nothing() -> None:
    assert [earned(n, half=None).points for n in (6, 7)] == [0, 100]
    assert len(earned(5, half=None).for_half) == 2


def test_what_half_still_needs_is_what_lacks_least() -> None:
    lacking = dict.fromkeys(ISSUES, NEEDED) | {"1.2": (), "1.3": (), "1.6": ("period",)}
    lacking["1.7"] = ("steps", "period")

    told = issue_points(MEASURES_ITEM, lacking, half=4, limits=True)

    assert (told.complete, told.for_half) == (("1.2", "1.3"), ("1.6", "1.7"))
    assert told.for_full == ("1.1", "1.4", "1.5", "1.6", "1.7")


@given(st.fixed_dictionaries(dict.fromkeys(ISSUES, lacks)), st.booleans())
def test_filling_in_what_is_told_to_be_lacking_earns_what_was_promised(lacking, limits) -> None:
    told = issue_points(MEASURES_ITEM, lacking, half=4, limits=limits)
    half = lacking | dict.fromkeys(told.for_half, ())
    full = lacking | dict.fromkeys(told.for_full, ())

    assert issue_points(MEASURES_ITEM, half, half=4, limits=True).points >= 50
    assert issue_points(MEASURES_ITEM, full, half=4, limits=True).points == 100
    assert set(told.for_half) <= set(told.for_full)


@pytest.mark.parametrize("code", ["1.3", "๑.๓", 1.3, "3", 3, "ประเด็นที่ 3", "1.3 "])
def test_an_issue_is_known_by_its_number_however_written(code) -> None:
    lacking = lacking_of_issues(submitted(issues=[{"code": code, **WHOLE}]))

    assert [issue for issue, lacks in lacking.items() if not lacks] == ["1.3"]


def test_an_issue_without_a_number_is_known_by_its_title() -> None:
    title = load_edition("2567-moe").issues[4].title_th

    lacking = lacking_of_issues(submitted(issues=[{"title": title, **WHOLE}]))

    assert lacking["1.5"] == ()


def test_a_stated_none_is_no_weakness_and_tells_the_limitations() -> None:
    row = {"code": "1.1", **WHOLE, "weakness": "-ไม่มี-", "limitation": "-ไม่มี-"}
    submission = submitted(issues=[row])
    told = points_of_issues(submission)

    assert lacking_of_issues(submission)["1.1"] == ("weakness",)
    assert told is not None
    assert told.limits


def test_nothing_is_earned_where_nobody_asks_or_nobody_has_begun() -> None:
    assert points_of_issues(submitted("2565-obec", issues=[{"code": "1.1", **WHOLE}])) is None
    assert points_of_issues(submitted(issues=[{"code": "1.1"}])) is None
    assert points_of_issues(submitted()) is None


def test_zeros_stand_before_half_points_and_what_does_not_apply_is_not_weak() -> None:
    lines = [("O2", 50, ""), ("O20", 0, ""), ("O14", 0, ""), ("O1", 100, "")]
    lines += [("O34", 0, "ไม่เกี่ยวข้อง")]
    rows = [{"code": c, "last_points": p, "status": s} for c, p, s in lines]

    assert [item.code for item in weak_items(submitted(items=rows))] == ["O14", "O20", "O2"]


@pytest.mark.parametrize(
    ("edition", "answers", "codes"),
    [
        ("2565-obec", "O14, ๐๒๐ และ ข้อ 43", {"O14", "O20", "O43"}),
        ("2565-obec", "10.2", {"O42", "O43"}),
        ("2565-obec", "E10, I3, การเปิดเผยข้อมูล", set()),
        ("2565-obec", "1.3", set()),  # the seven issues are of FY 2567
        ("2567-moe", "O39", {"O20"}),  # last year's number
        ("2567-moe", "O14", {"O14", "O10"}),  # this year's, or last year's
    ],
)
def test_what_a_measure_answers(edition: str, answers: str, codes: set[str]) -> None:
    rows = [{"measure": "ก", "answers": answers}]

    assert answered(submitted(edition, measures=rows)) == codes


def test_a_blank_row_of_measures_answers_nothing() -> None:
    assert answered(submitted(measures=[{"measure": "-", "answers": "O14"}])) == set()


def test_the_kinds_of_measure_stand_in_the_order_of_the_form() -> None:
    choices = load_layout().sheet("measures").column("kind").choices
    submission = submitted(measures=[{"kind": kind, "measure": "ก"} for kind in (*choices, "อื่น")])

    assert [kind_of(row) for row in submission.rows("measures")] == [*MeasureKind, None]


@pytest.mark.parametrize(
    ("edition", "codes"), [("2565-obec", ("O42", "O43")), ("2567-moe", ("O34", "O35"))]
)
def test_the_items_about_measures_are_those_that_need_a_result_of_last_year(edition, codes) -> None:
    plan, report = measure_items(submitted(edition))

    assert plan is not None
    assert report is not None
    assert (plan.code, report.code) == codes


def test_a_zero_left_open_makes_the_item_of_measures_one_to_mend() -> None:
    done = {"code": "O34", "status": "ดำเนินการแล้ว"}
    zero = {"code": "O10", "last_points": 0}

    states = [
        {item.code: item.state for item in finish(submitted(items=items, measures=rows)).items}
        for items, rows in (
            ([done, zero], [{"measure": "ก"}]),
            ([done, zero], [{"measure": "ก", "answers": "O10"}]),
            ([zero], [{"measure": "ก"}]),
        )
    ]

    assert [state["O34"] for state in states] == [State.TO_MEND, State.UNKNOWN, State.UNKNOWN]
