"""How each item stands, the forecast and what to mend first; through real workbooks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from checking import DAY, Values, checked, submitted

from oitsheet.form.edition import Relation, load_edition
from oitsheet.form.messages import Bilingual
from oitsheet.judging.report import Gain, ItemState, State
from oitsheet.judging.scoring import rounded
from oitsheet.judging.states import likely_points, mend_first, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.judging.report import Forecast
    from oitsheet.judging.submission import ItemRow

DONE, DOING, NOT_DONE = "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "ยังไม่ดำเนินการ"
NOT_ASKED = "ไม่เกี่ยวข้อง"
LINK = "https://www.example.go.th/o"
SEEN = {"status": DONE, "link": LINK, "looked_by": "ผู้อำนวยการกลุ่ม"}
"""A row that supports its item: done, a link, and a second person saw every element."""

YESTERDAY, TOMORROW = dt.date(2022, 7, 11), dt.date(2022, 7, 13)
CODES = load_edition("2565-obec").codes

NOT_STARTED: Values = {"status": NOT_DONE}


def state(code: str, cells: Values, **more: Any) -> State:
    """The state of one item in a workbook in which another row has a link."""
    other = "O1" if code != "O1" else "O2"
    report = checked({other: {"link": LINK}, code: cells}, **more)
    return next(item.state for item in report.items if item.code == code)


class TestTheOrderOfDecision:
    @pytest.mark.parametrize(
        ("code", "cells", "expected"),
        [
            # 1: it may be left out, and says so
            ("O42", {"status": NOT_ASKED}, State.NOT_APPLICABLE),
            ("O42", {"status": "N/A"}, State.NOT_APPLICABLE),
            ("O43", {"status": NOT_ASKED, "lacking": "1"}, State.NOT_APPLICABLE),
            ("O43", {"status": NOT_ASKED, "assessed_points": 100}, State.NOT_APPLICABLE),
            # elsewhere the word decides nothing
            ("O14", {"status": NOT_ASKED}, State.UNKNOWN),
            ("O14", {"status": NOT_ASKED, "assessed_points": 0}, State.TO_MEND),
            # 2: the year has spoken
            ("O14", {"assessed_points": 100}, State.SUPPORTED),
            ("O14", {"assessed_points": 100, "status": NOT_DONE}, State.SUPPORTED),
            ("O14", {"assessed_points": 100, "status": DONE, "lacking": "1"}, State.SUPPORTED),
            ("O14", {**SEEN, "assessed_points": 0}, State.TO_MEND),
            ("O14", {**SEEN, "assessed_points": 50}, State.TO_MEND),
            ("O14", {**SEEN, "assessed_points": 99.99}, State.TO_MEND),
            # points that cannot be are none
            ("O14", {**SEEN, "assessed_points": -1}, State.SUPPORTED),
            ("O14", {"assessed_points": 101}, State.UNKNOWN),
            # 3: something is to mend
            ("O14", {**SEEN, "lacking": "1"}, State.TO_MEND),
            ("O14", {**SEEN, "lacking": "เบอร์โทร"}, State.TO_MEND),
            ("O14", {"lacking": "ขาดเบอร์โทร"}, State.TO_MEND),
            ("O14", {"status": NOT_DONE, "lacking": "1"}, State.TO_MEND),
            ("O14", {**SEEN, "status": "ให้แสดงเป็นแบบรายเดือน"}, State.TO_MEND),
            ("O14", {**SEEN, "status": f"{DONE} แต่ยังขาดเบอร์โทร"}, State.TO_MEND),
            ("O14", {"status": DONE, "last_points": 0}, State.TO_MEND),  # Z104
            ("O14", {"status": DONE}, State.TO_MEND),  # Z101: another row has a link
            ("O14", {**SEEN, "link": "https://www.example.go.th/"}, State.TO_MEND),  # Z102
            # 4: the office says that it is not done
            ("O14", {"status": NOT_DONE}, State.NOT_STARTED),
            ("O14", {"status": DOING}, State.NOT_STARTED),
            ("O14", {"status": NOT_DONE, "link": LINK, "looked_by": "x"}, State.NOT_STARTED),
            # 5: everything is there
            ("O14", SEEN, State.SUPPORTED),
            ("O14", {**SEEN, "lacking": "-"}, State.SUPPORTED),
            ("O14", {**SEEN, "lacking": "ครบถ้วน"}, State.SUPPORTED),
            ("O14", {"status": DONE, "link": LINK, "looked_on": DAY}, State.SUPPORTED),
            ("O14", {**SEEN, "last_points": 0}, State.SUPPORTED),
            # 6: everything else
            ("O14", {}, State.UNKNOWN),
            ("O14", {"status": "-"}, State.UNKNOWN),
            ("O14", {"link": LINK, "looked_by": "x"}, State.UNKNOWN),
            ("O14", {"status": DONE, "link": LINK}, State.UNKNOWN),
            ("O14", {"status": DONE, "link": LINK, "lacking": "-"}, State.UNKNOWN),
            ("O14", {**SEEN, "looked_by": "-"}, State.UNKNOWN),
            ("O6", {**SEEN, "lacking": "2"}, State.UNKNOWN),  # element 2 is unproven
            ("O6", {**SEEN, "lacking": "1, 2"}, State.TO_MEND),
            ("O14", {"status": "ดำเนินการแลว", "link": LINK}, State.UNKNOWN),  # misspelt
        ],
    )
    def test_the_first_line_that_fits_decides(
        self, code: str, cells: Values, expected: State
    ) -> None:
        assert state(code, cells) is expected

    @pytest.mark.parametrize("cells", [{"lacking": "5"}, {"status": DONE, "link": LINK}])
    def test_an_element_that_is_carried_over_asks_and_leaves_the_item_unknown(
        self, cells: Values
    ) -> None:
        assert state("O5", cells, edition="2566-moe") is State.UNKNOWN

    @pytest.mark.parametrize("due", [None, YESTERDAY, DAY, TOMORROW])
    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            ({"status": NOT_DONE}, State.NOT_STARTED),
            ({"status": "เพิ่มเติมเบอร์โทร"}, State.TO_MEND),
            ({}, State.UNKNOWN),
            (SEEN, State.SUPPORTED),
        ],
    )
    def test_the_due_date_changes_no_state(
        self, cells: Values, expected: State, due: dt.date | None
    ) -> None:
        assert state("O14", cells, due=due) is expected

    def test_an_item_without_a_row_is_unknown(self) -> None:
        report = checked({"O1": SEEN})
        assert {item.state for item in report.items[1:]} == {State.UNKNOWN}
        assert report.items[1].at is None

    def test_a_typing_fault_does_not_make_an_item_one_to_mend(self) -> None:
        report = checked({"O14": {**SEEN, "link": f"{LINK}\nC:\\o14.pdf", "self_points": 900}})
        assert {finding.code for finding in report.findings} >= {"T103", "T110"}
        assert report.items[13].state is State.SUPPORTED


class TestLinesThatNoBundledEditionReaches:
    def rows(self, cells: Values, **changes: Any) -> ItemRow:
        item = submitted({"O1": {"link": LINK}, "O14": cells}).item("O14")
        return replace(item, item=replace(item.item, **changes))

    def test_an_item_whose_elements_are_not_known_is_never_supported(self) -> None:
        assert state_of(self.rows(SEEN), ()) is State.SUPPORTED
        assert state_of(self.rows(SEEN, elements=()), ()) is State.UNKNOWN

    def test_an_item_that_needs_no_link_is_supported_without_one(self) -> None:
        cells = {"status": DONE, "looked_by": "ผู้อำนวยการกลุ่ม"}
        assert state_of(self.rows(cells), ()) is State.UNKNOWN
        assert state_of(self.rows(cells, needs_link=False), ()) is State.SUPPORTED

    def test_an_accused_item_is_one_to_mend_unless_the_year_has_spoken(self) -> None:
        assert state_of(self.rows(SEEN), {"O14"}) is State.TO_MEND
        assert state_of(self.rows(SEEN), {"O1"}) is State.SUPPORTED
        assert state_of(self.rows({**SEEN, "assessed_points": 100}), {"O14"}) is State.SUPPORTED
        assert state_of(self.rows({"status": NOT_DONE}), {"O14"}) is State.TO_MEND

    @pytest.mark.parametrize("relation", Relation)
    def test_last_years_points_count_only_for_the_same_item(self, relation: Relation) -> None:
        cells = {"status": DONE, "link": LINK, "last_points": 100}
        item = self.rows(cells)
        previous = replace(item.item.previous, relation=relation)
        item = replace(item, item=replace(item.item, previous=previous))
        expected = Decimal(100) if relation is Relation.SAME else None
        assert likely_points(item, State.UNKNOWN) == expected


class TestLikelyPoints:
    @pytest.mark.parametrize(
        ("cells", "state", "expected"),
        [
            ({"last_points": 100}, State.NOT_APPLICABLE, None),
            ({"assessed_points": 50, "last_points": 100}, State.TO_MEND, 50),
            ({"assessed_points": 0}, State.TO_MEND, 0),
            ({"last_points": 0}, State.SUPPORTED, 100),
            ({"last_points": 100}, State.TO_MEND, 0),
            ({"last_points": 100}, State.NOT_STARTED, 0),
            ({"last_points": 0}, State.UNKNOWN, 0),
            ({"last_points": 50}, State.UNKNOWN, 50),
            ({"last_points": 100}, State.UNKNOWN, 100),
            ({"last_points": 150}, State.UNKNOWN, None),
            ({"last_points": "-"}, State.UNKNOWN, None),
            ({}, State.UNKNOWN, None),
        ],
    )
    def test_each_state_has_its_points(
        self, cells: Values, state: State, expected: int | None
    ) -> None:
        assert likely_points(submitted({"O14": cells}).item("O14"), state) == expected


def nong_khai(year_before: Mapping[str, float] | None = None) -> dict[str, Values]:
    """A district office's FY 2565 in progress: its remarks, FY 2564's points as last year's."""
    zeros = {"O14", "O20", "O26", "O27", "O28", "O37", "O43"}
    remarks = {
        "O2": "เพิ่มเติมข้อมูลเบอร์โทรศัพท์ผู้บริหาร",
        "O21": None,
        "O22": "ให้แสดงเป็นแบบรายเดือน",
        "O23": "เพิ่มเติมให้แสดงแบบ สขร.๑",
        "O33": None,
    }
    points = year_before or {code: 0.0 if code in zeros else 100.0 for code in CODES}
    return {
        code: {"status": remarks.get(code, DONE), "last_points": points[code]} for code in CODES
    }


def figures(forecast: Forecast | None) -> tuple[str | None, ...]:
    assert forecast is not None
    shown = (forecast.low, forecast.likely, forecast.high)
    return tuple(None if figure is None else str(rounded(figure)) for figure in shown)


class TestTheForecast:
    def test_the_worked_case_of_a_district_in_progress_comes_out(self) -> None:
        report = checked(nong_khai())
        kpi, forecast = report.kpi, report.scores.forecast
        assert figures(forecast) == ("0.00", "70.23", "100.00")
        assert forecast is not None
        assert forecast.level_likely == "C"
        assert forecast.left_out == 0
        assert {
            n: str(rounded(v or Decimal(0))) for n, v in forecast.indicators_likely.items()
        } == {
            "9": "71.71",
            "10": "68.75",
        }
        assert (kpi.claimed, kpi.supported, kpi.to_mend, kpi.unknown) == (38, 0, 10, 33)
        assert report.mend_first == (
            *("O43", "O37", "O26", "O27", "O28"),
            *("O20", "O22", "O23", "O14", "O2"),
        )

    def test_of_a_workbook_that_nobody_has_begun_nothing_is_likely(self) -> None:
        forecast = checked({code: {} for code in CODES}).scores.forecast
        assert figures(forecast) == ("0.00", None, "100.00")
        assert forecast is not None
        assert forecast.level_likely is None
        assert forecast.left_out == 43

    def test_left_out_items_leave_the_mean_and_are_counted(self) -> None:
        forecast = checked({"O14": NOT_STARTED, "O34": SEEN}).scores.forecast
        assert figures(forecast) == ("3.13", "50.00", "100.00")
        assert forecast is not None
        assert forecast.left_out == 41

    @pytest.mark.parametrize(
        ("due", "own", "high"),
        [
            (None, None, "100.00"),
            (DAY, None, "100.00"),  # the last day is not late
            (YESTERDAY, TOMORROW, "100.00"),
            (YESTERDAY, None, "0.00"),
            (TOMORROW, YESTERDAY, "0.00"),
        ],
    )
    def test_what_is_not_done_may_still_come_until_it_is_late(
        self, due: dt.date | None, own: dt.date | None, high: str
    ) -> None:
        cells = {code: {"status": NOT_DONE, "due": own} for code in CODES}
        assert figures(checked(cells, due=due).scores.forecast) == ("0.00", "0.00", high)

    def test_what_does_not_apply_is_left_out_of_all_three(self) -> None:
        rows = dict.fromkeys(CODES, SEEN) | {"O42": {"status": NOT_ASKED}}
        rows |= {"O43": {"status": NOT_ASKED}}
        forecast = checked(rows).scores.forecast
        assert figures(forecast) == ("100.00", "100.00", "100.00")
        assert forecast is not None
        assert forecast.left_out == 0

    def test_points_of_the_year_count_in_all_three(self) -> None:
        rows = {code: {"assessed_points": 50} for code in CODES if code != "O1"}
        forecast = checked(rows).scores.forecast
        assert figures(forecast) == ("49.44", "50.00", "50.56")  # O1 is 1/9 of 1/5 of 1/2

    def test_it_follows_the_edition_s_own_method(self) -> None:
        rows = {code: {"assessed_points": 0 if code == "O43" else 100} for code in CODES[1:]}
        assert figures(checked(rows, edition="2566-moe").scores.forecast) == (
            "95.35",  # 41 of 43
            "97.62",  # 41 of 42
            "97.67",  # 42 of 43
        )

    def test_last_year_s_points_count_only_where_the_item_was_the_same(self) -> None:
        rows = {"O11": {"last_points": 100}, "O1": {"last_points": 100}}
        forecast = checked(rows, edition="2566-moe").scores.forecast  # O11 was merged of two
        assert forecast is not None
        assert forecast.left_out == 42
        assert forecast.likely == 100

    def test_there_is_none_once_every_item_has_points(self) -> None:
        scores = checked({code: {"assessed_points": 100} for code in CODES}).scores
        assert scores.forecast is None
        assert scores.assessed is not None
        assert scores.assessed.scored is not None
        assert scores.assessed.scored.oit == 100

    def test_items_that_do_not_apply_need_no_points_for_that(self) -> None:
        rows: dict[str, Values] = {code: {"assessed_points": 100} for code in CODES[:42]}
        assert checked(rows).scores.forecast is not None
        assert checked(rows | {"O43": {"status": NOT_ASKED}}).scores.forecast is None

    @pytest.mark.parametrize(("achieved", "there"), [("F", False), ("ระดับ A", False), (43, True)])
    def test_there_is_none_once_the_level_is_reported(
        self, achieved: str | int, *, there: bool
    ) -> None:
        row = {"indicator": "ผล OIT", "target": "A", "achieved": achieved}
        report = checked({"O1": SEEN}, edition="2566-moe", kpi=[row])
        assert (report.scores.forecast is not None) is there


class TestWhatWasAssessed:
    def test_without_points_nothing_is_said(self) -> None:
        assert checked({"O1": SEEN}).scores.assessed is None

    def test_a_list_of_the_zeros_alone_is_no_score_of_zero(self) -> None:
        assessed = checked(
            {code: {"assessed_points": 0} for code in ("O14", "O20")}
        ).scores.assessed
        assert assessed is not None
        assert (assessed.filled, assessed.zero_items) == (2, ("O14", "O20"))
        assert assessed.scored is None

    def test_half_points_are_no_zero(self) -> None:
        assessed = checked({"O34": {"assessed_points": 50}}).scores.assessed
        assert assessed is not None
        assert assessed.zero_items == ()

    def test_points_that_cannot_be_are_not_counted(self) -> None:
        rows: dict[str, Values] = {code: {"assessed_points": 100} for code in CODES}
        rows["O7"] = {"assessed_points": -100}
        report = checked(rows)
        assert report.scores.assessed is not None
        assert report.scores.assessed.filled == 42
        assert report.scores.assessed.scored is None
        assert "T103" in {finding.code for finding in report.findings}

    def test_where_the_two_methods_differ_both_are_given(self) -> None:
        rows = {
            code: {"assessed_points": cells["last_points"]} for code, cells in nong_khai().items()
        }
        scores = checked(rows).scores
        assert scores.other_method is not None
        method, oit = scores.other_method
        assert (method, str(rounded(oit))) == ("simple_percent", "83.72")

    def test_where_the_two_methods_agree_the_other_is_not_given(self) -> None:
        scores = checked({code: {"assessed_points": 100} for code in CODES}).scores
        assert scores.other_method is None


class TestWorth:
    def worth(self, lines: Mapping[str, Values], code: str, **more: Any) -> Gain:
        return next(item.gain for item in checked(lines, **more).items if item.code == code)

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            ({"assessed_points": 0}, "25.00"),
            ({"assessed_points": 50}, "12.50"),
            ({"assessed_points": 100}, "0.00"),
            ({"status": NOT_DONE, "last_points": 100}, "25.00"),
            ({"last_points": 100}, "0.00"),
            ({"last_points": 50}, "12.50"),
            ({}, "25.00"),  # left out of the mean, and yet worth all it can bring
            (SEEN, "0.00"),
        ],
    )
    def test_it_counts_from_the_assessed_else_the_likely_points(
        self, cells: Values, expected: str
    ) -> None:
        assert str(rounded(self.worth({"O43": cells}, "O43").indicator)) == expected

    def test_an_item_that_does_not_apply_is_worth_nothing_and_its_sister_more(self) -> None:
        rows = {"O42": {"status": NOT_ASKED}, "O43": {"status": NOT_DONE}}
        assert self.worth(rows, "O42") == Gain(
            indicator=Decimal(0), oit=Decimal(0), total=Decimal(0)
        )
        assert self.worth(rows, "O43").indicator == 50

    def test_there_is_a_total_wherever_the_scheme_has_surveys(self) -> None:
        assert self.worth({"O43": {"status": NOT_DONE}}, "O43").total == 5
        assert self.worth({"O43": {}}, "O43", edition="2566-moe").total is None


class TestMendFirst:
    def item(self, code: str, worth: str, lacking: int, state: State = State.TO_MEND) -> ItemState:
        points = Gain(indicator=Decimal(0), oit=Decimal(worth), total=None)
        return ItemState(
            code=code,
            title=Bilingual(code, code),
            at=None,
            claimed=False,
            state=state,
            points=None,
            last_year_points=None,
            gain=points,
            lacking=lacking,
        )

    def test_most_worth_then_fewest_lacking_then_by_number(self) -> None:
        items = [
            self.item("O2", "1", 0),
            self.item("O3", "5", 2),
            self.item("O10", "5", 1),
            self.item("O9", "5", 1, State.NOT_STARTED),
            self.item("O4", "9", 3),
        ]
        assert mend_first(items) == ("O4", "O9", "O10", "O3", "O2")

    def test_only_what_is_to_mend_or_not_begun_is_listed(self) -> None:
        states = {state: self.item("O1", "1", 0, state) for state in State}
        listed = {state for state, item in states.items() if mend_first([item])}
        assert listed == {State.TO_MEND, State.NOT_STARTED}

    def test_among_equals_the_item_that_lacks_fewer_elements_comes_first(self) -> None:
        rows = {
            "O26": {"lacking": "1, 2"},
            "O27": {"lacking": "1"},
            "O28": {"lacking": "1, 2, 3"},
            "O25": {"status": NOT_DONE},
        }
        assert checked(rows).mend_first == ("O25", "O27", "O26", "O28")
