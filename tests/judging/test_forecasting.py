"""What drives low, likely and high, and what would be if; through real workbooks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from checking import DAY, Values, checked, submitted
from hypothesis import given, settings
from hypothesis import strategies as st

from oitsheet import OitsheetError, check_file
from oitsheet.form.edition import load_edition
from oitsheet.judging.assuming import BadAssumptionError, Flaw, read_assumptions, settled
from oitsheet.judging.checker import finish
from oitsheet.judging.forecasting import forecast
from oitsheet.judging.report import Cause, State
from oitsheet.judging.scoring import FULL, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.judging.report import Forecast, Loss, Report, Supposed, WhatIf

EXAMPLES = Path(__file__).resolve().parents[2] / "workbook_templates" / "examples"
ASSESSED = EXAMPLES / "nongkhai2-2564.xlsx"
UNDER_WAY = EXAMPLES / "nongkhai2-2565.xlsx"
LEVEL_ONLY = EXAMPLES / "phichit-2566.xlsx"

OBEC, MOE = load_edition("2565-obec"), load_edition("2566-moe")
CODES = OBEC.codes
DONE, NOT_DONE, NOT_ASKED = "ดำเนินการแล้ว", "ยังไม่ดำเนินการ", "ไม่เกี่ยวข้อง"
SEEN = {
    "status": DONE,
    "link": "https://www.example.go.th/o",
    "looked_by": "ผู้อำนวยการกลุ่ม",
}
FULL_BUT_O43: dict[str, Values] = {code: {"assessed_points": 100} for code in CODES[:42]}
YESTERDAY = DAY - dt.timedelta(days=1)
EXACT = Decimal("1e-20")


def shown(value: Decimal | None) -> str | None:
    return None if value is None else str(rounded(value))


def forecast_of(report: Report) -> Forecast:
    assert report.scores.forecast is not None
    return report.scores.forecast


def told(losses: tuple[Loss, ...]) -> list[tuple[str, int, str | None]]:
    return [(str(loss.cause), len(loss.items), shown(loss.oit)) for loss in losses]


def lost(losses: tuple[Loss, ...]) -> Decimal:
    return sum((loss.oit for loss in losses), Decimal(0))


def assert_adds_up(found: Forecast) -> None:
    why = found.drivers
    for figure, losses in (
        (found.low, why.low),
        (found.likely, why.likely),
        (found.high, why.high),
    ):
        if figure is None:
            assert losses == ()
        else:
            assert abs(FULL - lost(losses) - figure) < EXACT
        assert all(loss.oit > 0 and loss.items for loss in losses)
        assert list(losses) == sorted(losses, key=lambda loss: -loss.oit)


class TestTheDrivers:
    def test_a_district_in_progress_is_told_why(self) -> None:
        why = forecast_of(check_file(UNDER_WAY)).drivers
        assert told(why.low) == [("unknown", 33, "70.23"), ("to_mend", 10, "29.77")]
        assert told(why.likely) == [("to_mend", 10, "29.77")]
        assert why.high == ()
        assert (len(why.last_year.items), shown(why.last_year.oit)) == (33, "70.23")
        assert why.left_out.items == ()

    @pytest.mark.parametrize("edition", ["2565-obec", "2566-moe"])
    def test_every_cause_has_its_items(self, edition: str) -> None:
        rows: dict[str, Values] = {
            "O1": SEEN,
            "O2": {"status": NOT_DONE},
            "O3": {"status": NOT_DONE, "due": dt.date(2100, 1, 1)},
            "O4": {"status": DONE, "lacking": "เบอร์โทร"},
            "O5": {"assessed_points": 0},
            "O6": {"last_points": 0},
            "O7": {"last_points": 100},
            "O42": {"status": NOT_ASKED},
        }
        found = forecast_of(checked(rows, edition=edition, due=YESTERDAY))
        why = found.drivers
        by_cause = [{loss.cause: loss.items for loss in losses} for losses in (why.low, why.likely)]
        unseen = tuple(c for c in CODES if c not in {*rows} - {"O6", "O7"})
        sure = {
            Cause.TO_MEND: ("O4",),
            Cause.NOT_STARTED: ("O2", "O3"),
            Cause.ASSESSED: ("O5",),
        }
        assert by_cause[0] == {**sure, Cause.UNKNOWN: unseen}
        assert by_cause[1] == {**sure, Cause.LAST_YEAR: ("O6",)}
        high = {loss.cause: loss.items for loss in why.high}
        assert high == {Cause.LATE: ("O2",), Cause.ASSESSED: ("O5",)}
        assert why.last_year.items == ("O6", "O7")
        assert why.left_out.items == tuple(c for c in unseen if c not in {"O6", "O7"})
        assert_adds_up(found)

    def test_what_is_left_out_weighs_what_it_would_once_it_is_counted(self) -> None:
        rows = FULL_BUT_O43 | {"O43": {}}
        found = forecast_of(checked(rows))
        assert (found.drivers.left_out.items, found.drivers.left_out.oit) == (
            ("O43",),
            Decimal("12.5"),
        )
        assert (found.low, found.likely, found.high) == (Decimal("87.5"), 100, 100)
        assert found.drivers.likely == ()

    def test_where_nothing_is_known_likely_has_no_losses(self) -> None:
        found = forecast_of(checked({code: {} for code in CODES}))
        assert found.likely is None
        assert told(found.drivers.low) == [("unknown", 43, "100.00")]
        assert_adds_up(found)

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_the_losses_add_up_whatever_the_items_are(self, data: st.DataObject) -> None:
        book = BOOKS[data.draw(st.sampled_from(sorted(BOOKS)))]
        kinds = data.draw(st.lists(st.integers(0, 7), min_size=43, max_size=43))
        items, states = [], {}
        for item, kind in zip(book.items, kinds, strict=True):
            state, late, which = KINDS[kind]
            row = book.item(which).row if which else None
            items.append(replace(item, late=late, row=row))
            states[item.code] = state
        applying = [item for item in items if states[item.code] is not State.NOT_APPLICABLE]
        assert_adds_up(forecast(book.edition, applying, states))


ROWS: dict[str, Values] = {
    "O1": {"last_points": 50},
    "O2": {"last_points": 100},
    "O3": {"assessed_points": 50},
}
BOOKS = {key: submitted(ROWS, edition=key) for key in ("2565-obec", "2566-moe")}
KINDS: tuple[tuple[State, bool, str | None], ...] = (
    (State.NOT_APPLICABLE, False, None),
    (State.SUPPORTED, False, None),
    (State.TO_MEND, False, None),
    (State.NOT_STARTED, False, None),
    (State.NOT_STARTED, True, None),
    (State.UNKNOWN, False, None),
    (State.UNKNOWN, False, "O1"),
    (State.TO_MEND, False, "O3"),
)
"""A state, whether it is late, and whose row it has."""


def what_if(path: Path, **points: int) -> WhatIf:
    report = check_file(path, assume={code: Decimal(value) for code, value in points.items()})
    assert report.assumed is not None
    return report.assumed


def figure(one: Supposed | None) -> tuple[str | None, ...]:
    assert one is not None
    return (
        shown(one.oit), one.level, shown(one.gain_oit),
        shown(one.total), one.total_level, shown(one.gain_total),
    )  # fmt: skip


class TestWhatIfOfAnAssessedYear:
    """The published case: what one zero put right would have added."""

    @pytest.mark.parametrize(
        ("points", "expected"),
        [
            ({"O43": 100}, ("86.70", "A", "12.50", "92.56", "A", "5.00")),
            ({"O14": 100}, ("75.45", "B", "1.25", "88.06", "A", "0.50")),
            ({"O37": 100}, ("77.32", "B", "3.13", "88.81", "A", "1.25")),
            ({"O20": 100}, ("75.63", "B", "1.43", "88.13", "A", "0.57")),
            ({"O26": 100, "O27": 100, "O28": 100}, ("81.70", "B", "7.50", "90.56", "A", "3.00")),
            ({"O43": 100, "O14": 100}, ("87.95", "A", "13.75", "93.06", "A", "5.50")),
            ({"O43": 0}, ("74.20", "C", "0.00", "87.56", "A", "0.00")),
            ({"O42": 0}, ("61.70", "D", "-12.50", "82.56", "B", "-5.00")),
        ],
    )
    def test_the_score_would_have_been(
        self, points: dict[str, int], expected: tuple[str, ...]
    ) -> None:
        what = what_if(ASSESSED, **points)
        assert figure(what.assessed) == expected
        assert (what.low, what.likely, what.high, what.left_out) == (None, None, None, None)
        assert what.points == points

    def test_all_seven_zeros_put_right_leave_nothing_to_gain(self) -> None:
        zeros = ("O14", "O20", "O26", "O27", "O28", "O37", "O43")
        what = what_if(ASSESSED, **dict.fromkeys(zeros, 100))
        assert figure(what.assessed)[:3] == ("100.00", "AA", "25.80")

    def test_under_simple_percent_the_part_is_the_whole(self) -> None:
        rows: Mapping[str, Values] = {
            code: {"assessed_points": 0 if code == "O43" else 100} for code in CODES
        }
        assumed = {"O43": Decimal(100)}
        what = finish(submitted(rows, edition="2566-moe"), assumed=assumed).assumed
        assert what is not None
        assert figure(what.assessed) == ("100.00", "AA", "2.33", None, None, None)


class TestWhatIfOfAForecast:
    def test_assumed_points_stand_in_all_three(self) -> None:
        what = what_if(UNDER_WAY, O43=100, O14=100)
        assert figure(what.low) == ("13.75", "F", "13.75", None, None, "5.50")
        assert figure(what.likely) == ("83.98", "B", "13.75", None, None, "5.50")
        assert figure(what.high) == ("100.00", "AA", "0.00", None, None, "0.00")
        assert (what.assessed, what.left_out, what.reason) == (None, 0, None)

    def test_a_zero_assumed_is_lost_in_all_three(self) -> None:
        what = what_if(UNDER_WAY, O1=0)
        assert [figure(one)[2] for one in (what.low, what.likely, what.high)] == [
            "0.00", "-1.11", "-1.11",
        ]  # fmt: skip

    def test_with_the_year_s_surveys_in_the_book_there_are_totals(self) -> None:
        ita: list[Values] = [
            {"fiscal_year": 2565, "indicator": number, "score": 90} for number in range(1, 9)
        ]
        rows = FULL_BUT_O43 | {"O43": {"status": NOT_DONE}}
        book = submitted(rows, ita=ita)
        what = finish(book, assumed={"O43": Decimal(100)}).assumed
        assert what is not None
        assert figure(what.likely) == ("100.00", "AA", "12.50", "94.00", "A", "5.00")

    def test_it_is_what_assessed_points_would_have_made_of_it(self) -> None:
        rows: dict[str, Values] = {
            "O1": SEEN,
            "O2": {"status": NOT_DONE},
            "O42": {"last_points": 0},
        }
        points = {"O2": Decimal(100), "O42": Decimal(100), "O9": Decimal(0)}
        what = finish(submitted(rows), assumed=points).assumed
        given = {
            code: {**rows.get(code, {}), "assessed_points": float(p)} for code, p in points.items()
        }
        found = forecast_of(checked(rows | given))
        assert what is not None
        assert [one and one.oit for one in (what.low, what.likely, what.high)] == [
            found.low, found.likely, found.high,
        ]  # fmt: skip
        assert what.left_out == found.left_out

    def test_where_nothing_was_likely_there_is_a_figure_and_no_gain(self) -> None:
        what = finish(submitted({code: {} for code in CODES}), assumed={"O43": FULL}).assumed
        assert what is not None
        assert figure(what.likely) == ("100.00", "AA", None, None, None, None)
        assert what.left_out == 42

    def test_points_of_an_item_that_does_not_apply_do_not_count(self) -> None:
        rows = FULL_BUT_O43 | {"O42": {"status": NOT_ASKED}}
        what = finish(submitted(rows), assumed={"O42": Decimal(0)}).assumed
        assert what is not None
        assert what.not_counted == ("O42",)
        assert figure(what.low)[:3] == ("75.00", "B", "0.00")


def test_where_only_the_level_is_reported_it_is_told_why_nothing_can_be_computed() -> None:
    what = what_if(LEVEL_ONLY, O43=100)
    assert what.reason == "level_reported"
    assert (what.assessed, what.low, what.likely, what.high) == (None, None, None, None)


@pytest.mark.parametrize("path", [ASSESSED, UNDER_WAY, LEVEL_ONLY], ids=lambda path: path.stem)
def test_nothing_else_in_the_report_depends_on_an_assumption(path: Path) -> None:
    plain = check_file(path)
    supposing = check_file(path, assume={"O43": FULL, "O1": Decimal(0)})
    assert supposing.assumed is not None
    assert plain.assumed is None
    assert replace(supposing, assumed=None) == plain


class TestWhatIsTyped:
    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            (["O43=100"], {"O43": 100}),
            (["O43=100,O14=0"], {"O43": 100, "O14": 0}),
            (["O43=100", "O14=100"], {"O43": 100, "O14": 100}),
            ([" o43 = 100 , 014=๑๐๐,"], {"O43": 100, "O14": 100}),
            (["๐๔๓=๑๐๐"], {"O43": 100}),
            (["ข้อ ๔๓=๑๐๐ คะแนน"], {"O43": 100}),
            (["43=50.5"], {"O43": Decimal("50.5")}),
            (["O26-O28=100"], {"O26": 100, "O27": 100, "O28": 100}),
            (["O26–28=100"], {"O26": 100, "O27": 100, "O28": 100}),
            ([""], {}),
        ],
    )
    def test_codes_and_points_in_any_spelling(self, texts: list[str], expected: Any) -> None:
        assert read_assumptions(texts) == expected

    @pytest.mark.parametrize(
        ("text", "flaw"),
        [
            ("O43", Flaw.UNREADABLE),
            ("O43:100", Flaw.UNREADABLE),
            ("O43=", Flaw.UNREADABLE),
            ("=100", Flaw.UNREADABLE),
            ("สัญญา=100", Flaw.UNREADABLE),
            ("9.1=100", Flaw.UNREADABLE),
            ("O28-O26=100", Flaw.UNREADABLE),
            ("O2566=100", Flaw.UNREADABLE),
            ("ทุกข้อ=100", Flaw.UNREADABLE),
            ("all=100", Flaw.UNREADABLE),
            ("O43=เต็ม", Flaw.NO_NUMBER),
            ("O43=-", Flaw.NO_NUMBER),
            ("O43=100=100", Flaw.NO_NUMBER),
            ("O43=100,43=100", Flaw.TWICE),
            ("O26-O28=100,O27=0", Flaw.TWICE),
        ],
    )
    def test_what_cannot_be_meant_is_an_error_of_ours(self, text: str, flaw: Flaw) -> None:
        with pytest.raises(BadAssumptionError) as why:
            read_assumptions([text])
        assert why.value.flaw is flaw
        assert isinstance(why.value, OitsheetError)

    @pytest.mark.parametrize(
        ("points", "flaw"),
        [
            ({"O44": FULL}, Flaw.NO_ITEM),
            ({"": FULL}, Flaw.NO_ITEM),
            ({"9.1": FULL}, Flaw.NO_ITEM),
            ({"O43": Decimal(50)}, Flaw.NOT_GIVEN),
            ({"O43": Decimal(-5)}, Flaw.OUT_OF_RANGE),
            ({"O43": Decimal("100.01")}, Flaw.OUT_OF_RANGE),
            ({"O43": Decimal("nan")}, Flaw.OUT_OF_RANGE),
            ({"O43": Decimal("snan")}, Flaw.OUT_OF_RANGE),
            ({"O43": Decimal("inf")}, Flaw.OUT_OF_RANGE),
            ({"O43": FULL, "๐๔๓": FULL}, Flaw.TWICE),
        ],
    )
    def test_the_edition_knows_its_items_and_their_points(
        self, points: dict[str, Decimal], flaw: Flaw
    ) -> None:
        with pytest.raises(BadAssumptionError) as why:
            settled(OBEC, points)
        assert why.value.flaw is flaw

    def test_half_points_may_be_assumed_of_an_item_that_can_be_given_them(self) -> None:
        half = load_edition("2567-obec")
        assert settled(half, {"O34": Decimal(50)}) == {"O34": 50}

    def test_where_the_edition_names_no_points_any_from_nought_to_a_hundred_will_do(self) -> None:
        open_item = replace(OBEC.items[42], points=())
        edition = replace(OBEC, items=(*OBEC.items[:42], open_item))
        assert settled(edition, {"O43": Decimal("33.3")}) == {"O43": Decimal("33.3")}

    def test_an_unknown_item_raises_from_a_file_too(self) -> None:
        with pytest.raises(BadAssumptionError):
            check_file(UNDER_WAY, assume={"O99": FULL})
