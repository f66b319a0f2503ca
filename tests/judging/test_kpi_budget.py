"""The quantitative KPI, the years of ITA and the money; through real workbooks."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
import samples

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.judging.budget import amount_of, budget, quarter_money, spent_in_all
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.kpi import consecutive, ita_years, kpi_rows, signed
from oitsheet.judging.report import Kpi
from oitsheet.judging.scoring import rounded
from oitsheet.judging.submission import AsOf, fit, percent_of
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from oitsheet.judging.report import Budget, Report
    from oitsheet.judging.submission import Row, Submission

DONE = "ดำเนินการแล้ว"
Values = dict[str, Any]


def submitted(edition: str = "2565-obec", **tables: list[Values]) -> Submission:
    """A workbook of these tables, and of one item where it lists none."""
    tables.setdefault("items", [{"code": "O1"}])
    data = samples.workbook(
        samples.agency_fields(load_edition(edition)),
        {key: [(None, cells) for cells in lines] for key, lines in tables.items()},
    )
    as_of = AsOf(asked=None, today=dt.date(2000, 1, 1))
    fitted = fit(read(data), load_layout(), samples.Bundled(), asked=None, as_of=as_of)
    return judge([fitted])[0]


def checked(edition: str = "2565-obec", **tables: list[Values]) -> Report:
    return finish(submitted(edition, **tables))


def shown(value: Decimal | None) -> str | None:
    return None if value is None else str(rounded(value))


class TestTheCount:
    def test_every_item_that_applies_stands_in_exactly_one_state(self) -> None:
        lines: list[Values] = [
            {
                "code": "O1",
                "status": DONE,
                "link": "https://www.example.go.th/o1",
                "looked_by": "x",
            },
            {
                "code": "O2",
                "status": f"{DONE} แต่ขาดเบอร์โทร",
                "link": "https://www.example.go.th/o2",
            },
            {"code": "O3", "status": "ให้แสดงแบบรายเดือน"},
            {"code": "O4", "status": "ยังไม่ดำเนินการ"},
            {"code": "O5", "status": "อยู่ระหว่างดำเนินการ"},
            {"code": "O6", "status": "-"},
            {"code": "O7", "status": "ไม่เกี่ยวข้อง"},
            {"code": "O42", "status": "ไม่เกี่ยวข้อง"},
            {"code": "O43", "assessed_points": 0},
        ]
        kpi = checked(items=lines).kpi
        assert kpi.supported + kpi.to_mend + kpi.not_started + kpi.unknown == kpi.applying == 42
        assert (kpi.supported, kpi.to_mend, kpi.not_started, kpi.not_applicable) == (1, 3, 2, 1)
        assert kpi.claimed == 2  # a done word with further text is claimed, too
        assert kpi.not_looked_at == 36  # a dash is no answer; O43 has points and no status
        assert kpi.below_full_explained == 5

    def test_percentages_are_of_the_items_that_apply(self) -> None:
        lines = [{"code": "O42", "status": "N/A"}, {"code": "O1", "status": DONE}]
        kpi = checked(items=lines).kpi
        assert shown(kpi.percent(kpi.claimed)) == "2.38"  # 1 of 42

    def test_where_nothing_applies_a_percentage_is_zero(self) -> None:
        assert Kpi(**dict.fromkeys(KPI_COUNTS, 0)).percent(0) == 0

    @pytest.mark.parametrize("word", [DONE, "เสร็จเรียบร้อยแล้ว", "มี", "✓", "ครบถ้วน"])
    def test_every_done_word_claims(self, word: str) -> None:
        assert checked(items=[{"code": "O1", "status": word}]).kpi.claimed == 1


KPI_COUNTS = (
    *("items", "not_applicable", "claimed", "supported"),
    *("to_mend", "not_started", "unknown", "not_looked_at"),
)


def reported(*lines: Values, edition: str = "2566-moe", **tables: Any) -> Kpi:
    return checked(edition, kpi=list(lines), **tables).kpi


QUANTITY: Values = {"indicator": "ครบทุกข้อ", "target": 100, "target_count": 43, "achieved": 43}
QUALITY: Values = {"indicator": "ระดับ OIT", "target": "A", "achieved": "F"}


class TestWhatTheWorkbookReports:
    def test_the_published_case_of_43_done_and_level_f(self) -> None:
        lines = [{"code": code, "status": DONE} for code in load_edition("2566-moe").codes]
        report = checked("2566-moe", items=lines, kpi=[{**QUANTITY, "percent": 100}, QUALITY])
        kpi = report.kpi
        assert (kpi.reported_percent, kpi.reported_level) == (100, "F")
        assert (kpi.target_percent, kpi.target_level) == (100, "A")
        assert (kpi.claimed, kpi.unknown, kpi.supported) == (43, 43, 0)
        assert (kpi.below_full_at_least, kpi.below_full_explained) == (22, 0)
        assert report.scores.forecast is None

    @pytest.mark.parametrize(
        ("edition", "level", "expected"),
        [
            ("2566-moe", "F", 22),
            ("2566-moe", "A", 3),
            ("2566-moe", "AA", 0),
            ("2566-moe", "ระดับ E", 20),
            ("2565-obec", "F", None),  # a mean of means says nothing of single items
        ],
    )
    def test_a_level_implies_items_below_full_only_under_simple_percent(
        self, edition: str, level: str, expected: int | None
    ) -> None:
        kpi = reported({**QUALITY, "achieved": level}, edition=edition)
        assert kpi.below_full_at_least == expected

    def test_it_counts_only_the_items_that_apply(self) -> None:
        items = [{"code": code, "status": "ไม่เกี่ยวข้อง"} for code in ("O42", "O43")]
        assert reported(QUALITY, items=items).below_full_at_least == 21  # 41 less 20

    @pytest.mark.parametrize(
        ("cells", "percent"),
        [
            ({"percent": 100}, "100.00"),
            ({"percent": 1}, "100.00"),  # a cell formatted as percent holds 1
            ({"percent": "ร้อยละ ๑๐๐"}, "100.00"),
            ({"achieved": 40, "percent": 0.9302}, "93.02"),
            ({"achieved": 40}, "93.02"),  # nothing printed: what its counts give
            ({"achieved": "๔๐ ข้อ"}, "93.02"),
            ({"achieved": None, "percent": 97}, "97.00"),
            ({"achieved": None}, None),
            ({"target_count": None}, None),
        ],
    )
    def test_the_percentage_is_read_as_printed(self, cells: Values, percent: str | None) -> None:
        assert shown(reported({**QUANTITY, **cells}).reported_percent) == percent

    def test_the_template_s_own_formulas_report_nothing(self) -> None:
        formula = samples.Formula
        cells = {"achieved": formula("1", 43.0), "percent": formula("1", 100.0)}
        assert reported({**QUANTITY, **cells}).reported_percent is None

    def test_a_target_of_1_is_excel_s_100_percent(self) -> None:
        assert reported({**QUANTITY, "target": 1}).target_percent == 100

    def test_the_first_row_that_counts_and_the_first_that_grades_are_taken(self) -> None:
        other = {"indicator": "อื่น", "achieved": 5}
        submission = submitted(
            kpi=[{"indicator": "หัวข้อ"}, QUALITY, QUANTITY, other, {**QUALITY, "achieved": "A"}]
        )
        found = kpi_rows(submission)
        assert found.quantitative is not None
        assert found.qualitative is not None
        assert (found.quantitative.number, found.qualitative.number) == (7, 6)

    def test_without_the_sheet_nothing_is_reported(self) -> None:
        kpi = checked().kpi
        assert (kpi.reported_percent, kpi.reported_level, kpi.target_level) == (None, None, None)


SURVEYS = (
    *("98.05", "87.84", "94.58", "93.16", "93.56"),
    *("99.67", "99.29", "99.54", "79.64", "68.75"),
)


def scores_of(*values: str | None, year: int | None = 2564) -> list[Values]:
    return [
        {"fiscal_year": year, "indicator": number, "score": float(value)}
        for number, value in enumerate(values, start=1)
        if value is not None
    ]


class TestYearsOfIta:
    def test_the_published_total_comes_out(self) -> None:
        (year,) = ita_years(submitted(ita=scores_of(*SURVEYS)))
        assert [shown(v) for v in (year.iit, year.eit, year.oit, year.total)] == [
            "93.44",
            "99.50",
            "74.20",
            "87.56",
        ]
        assert (year.fiscal_year_be, year.level) == (2564, "A")

    def test_a_missing_indicator_takes_its_instrument_and_the_total_away(self) -> None:
        (year,) = ita_years(submitted(ita=scores_of(*SURVEYS[:5], None, *SURVEYS[6:])))
        assert shown(year.iit) == "93.44"
        assert shown(year.oit) == "74.20"
        assert (year.eit, year.total, year.level) == (None, None, None)

    def test_where_there_are_no_surveys_the_part_stands_without_a_total(self) -> None:
        lines = scores_of(*SURVEYS, year=2566)
        (year,) = ita_years(submitted("2566-moe", ita=lines))
        assert shown(year.oit) == "74.20"
        assert (year.iit, year.eit, year.total, year.level) == (None, None, None, None)

    def test_years_stand_newest_first_and_a_row_without_one_is_of_the_own_year(self) -> None:
        lines = scores_of("80", year=2563) + scores_of("90", year=None) + scores_of("70", year=2564)
        years = ita_years(submitted(ita=lines))
        assert [year.fiscal_year_be for year in years] == [2565, 2564, 2563]

    def test_of_two_rows_for_one_indicator_the_first_counts(self) -> None:
        lines = scores_of(*SURVEYS) + scores_of("0")
        assert shown(ita_years(submitted(ita=lines))[0].iit) == "93.44"

    @pytest.mark.parametrize("impossible", ["-100", "900"])
    def test_a_score_that_cannot_be_is_none(self, impossible: str) -> None:
        lines = scores_of(*[impossible] * 10)
        assert ita_years(submitted(ita=lines)) == ()
        assert "T103" in {finding.code for finding in checked(ita=lines).findings}

    def test_names_of_instruments_are_no_indicators(self) -> None:
        lines: list[Values] = [
            {"indicator": "OIT", "score": 74.2},
            {"indicator": "รวม", "score": 1},
        ]
        assert ita_years(submitted(ita=lines)) == ()


class TestHistory:
    def test_only_years_that_follow_each_other_are_compared(self) -> None:
        years = (2564, 2560, 2563, 2565)
        rows = submitted(history=[{"fiscal_year": y, "total": 80} for y in years]).rows("history")
        pairs = [
            (a.whole_in("fiscal_year"), b.whole_in("fiscal_year")) for a, b in consecutive(rows)
        ]
        assert pairs == [(2563, 2564), (2564, 2565)]

    @pytest.mark.parametrize(
        ("value", "text"),
        [("-10.65", "-10.65"), ("14.44", "+14.44"), ("0", "0"), ("-0.5", "-0.50")],
    )
    def test_a_difference_is_shown_with_its_sign(self, value: str, text: str) -> None:
        assert signed(Decimal(value)) == text


@pytest.mark.parametrize(
    ("stored", "expected", "read_as"),
    [
        ("0.3412", "34.12", "34.1200"),
        ("34.12", "34.12", "34.12"),
        ("1", "100", "100"),
        ("1", "1", "1"),
        ("0.5", "0.5", "0.5"),
        ("0", "0", "0"),
        ("1.05", "105", "105.00"),
    ],
)
def test_a_percentage_kept_as_a_fraction_is_told_by_what_it_should_be(
    stored: str, expected: str, read_as: str
) -> None:
    assert percent_of(Decimal(stored), Decimal(expected)) == Decimal(read_as)


def lines_of(*lines: Values) -> tuple[Row, ...]:
    named = [{"project": "โครงการ", **line} for line in lines]
    return submitted(budget=named).rows("budget")


def sums(*lines: Values) -> Budget:
    summed = budget(lines_of(*lines))
    assert summed is not None
    return summed


PHICHIT: Values = {
    "allocated": "33,500",
    "spent_q1": "-",
    "spent_q2": "-",
    "spent_q3": "๕,๖๙๐",
    "spent_q4": 5740,
    "spent_total": 11430,
}


class TestMoney:
    def test_the_published_case_comes_out(self) -> None:
        money = sums(PHICHIT)
        assert (money.allocated, money.spent, money.remaining) == (33500, 11430, 22070)
        assert shown(money.percent_spent) == "34.12"
        assert [quarter.spent for quarter in money.quarters] == [0, 0, 5690, 5740]
        assert [shown(quarter.percent) for quarter in money.quarters] == [
            *("0.00", "0.00", "16.99", "17.13")
        ]
        assert [shown(quarter.cumulative_percent) for quarter in money.quarters] == [
            *("0.00", "0.00", "16.99", "34.12")
        ]

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            ({}, [0, 0, 5690, 5740]),
            ({"spent_total": None}, [None, None, 5690, 5740]),
            ({"spent_total": 12000}, [None, None, 5690, 5740]),
            ({"spent_q1": None}, [None, 0, 5690, 5740]),  # a blank is no dash
            ({"spent_q1": "ไม่มี"}, [0, 0, 5690, 5740]),
            ({"spent_total": samples.Formula("SUM(I5:L5)", None)}, [0, 0, 5690, 5740]),
            ({"spent_q1": "รอเบิก"}, [None, 0, 5690, 5740]),
            ({"spent_q3": "-", "spent_q4": "-", "spent_total": 0}, [0, 0, 0, 0]),
        ],
    )
    def test_a_dash_is_zero_only_where_the_printed_total_agrees(
        self, cells: Values, expected: list[int | None]
    ) -> None:
        (row,) = lines_of({**PHICHIT, **cells})
        assert [quarter_money(row, f"spent_q{n}") for n in (1, 2, 3, 4)] == expected

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            ({"spent_q1": 1, "spent_q2": 2, "spent_total": 99}, 3),
            ({"spent_total": 99}, 99),
            ({"spent_q1": "-", "spent_total": 99}, 99),
            ({"spent_q1": "-", "spent_total": 0}, 0),
            ({"spent_q1": "-"}, None),
            ({}, None),
        ],
    )
    def test_what_a_line_spent_is_its_quarters_else_its_printed_total(
        self, cells: Values, expected: int | None
    ) -> None:
        (row,) = lines_of({"allocated": 100, **cells})
        assert spent_in_all(row) == expected

    @pytest.mark.parametrize(
        ("key", "expected"),
        [("spent_total", 30), ("left", 70), ("spent_q1", 30), ("planned_q1", None)],
    )
    def test_what_can_be_computed_need_not_be_printed(self, key: str, expected: int | None) -> None:
        (row,) = lines_of({"allocated": 100, "spent_q1": 30})
        assert amount_of(row, key) == expected

    def test_projects_are_summed_and_blanks_stay_unknown(self) -> None:
        money = sums(
            {"allocated": 100, "spent_q1": 10, "planned_q1": 50},
            {"allocated": 300, "spent_q1": 30},
            {"allocated": 100},
        )
        assert (money.allocated, money.spent, money.remaining) == (500, 40, 460)
        first, second = money.quarters[:2]
        assert (first.planned, first.spent, first.percent) == (50, 40, 8)
        assert (second.planned, second.spent, second.percent) == (None, None, None)
        assert second.cumulative_percent is None

    def test_where_nothing_is_known_of_the_spending_nothing_is_left_either(self) -> None:
        money = sums({"allocated": 100})
        assert (money.spent, money.percent_spent, money.remaining) == (None, None, None)

    def test_without_an_allocation_there_is_no_percentage(self) -> None:
        money = sums({"spent_q1": 10})
        assert (money.allocated, money.spent, money.percent_spent) == (None, 10, None)
        assert sums({"allocated": 0, "spent_q1": 10}).percent_spent is None

    def test_the_line_that_sums_up_is_not_counted_again(self) -> None:
        summed = checked(
            budget=[
                {"project": "A", "allocated": 100, "spent_q1": 10},
                {"project": "รวมทั้งสิ้น", "allocated": 100, "spent_q1": 10},
            ]
        ).budget
        assert summed is not None
        assert (summed.allocated, summed.spent) == (100, 10)

    def test_without_lines_there_is_no_budget(self) -> None:
        assert budget(()) is None
        assert checked().budget is None

    def test_an_amount_of_three_hundred_digits_stops_nothing(self) -> None:
        huge = {"project": "A", "allocated": 1e300, "spent_q1": -1e300, "spent_total": 1e-300}
        report = checked(budget=[{**huge, "percent": 1e-300, "left": 1e300, "planned_q1": 1e308}])
        assert report.budget is not None
        assert report.budget.remaining == Decimal(int(1e300)) * 2


class TestAnAmountThatIsNotUnderstood:
    """No sum over it is known: a figure that leaves it out would be taken for the truth."""

    UNCLEAR: ClassVar = {"allocated": "33,500", "spent_q3": "ห้าพันหกร้อย", "spent_q4": 5740}

    def test_what_was_spent_is_not_known(self):
        money = sums(self.UNCLEAR)

        assert (money.allocated, money.spent, money.remaining) == (33500, None, None)
        assert [quarter.spent for quarter in money.quarters] == [None, None, None, 5740]
        assert money.quarters[3].cumulative_percent is None

    def test_but_a_printed_total_tells(self):
        assert sums({**self.UNCLEAR, "spent_total": 11430}).spent == 11430

    def test_one_such_line_leaves_the_sum_of_all_unknown(self):
        assert sums(self.UNCLEAR, {"allocated": 100, "spent_q1": 30}).spent is None

    def test_nor_is_what_was_received(self):
        money = sums({"allocated": "ไม่แน่นอน", "spent_q1": 30})

        assert (money.allocated, money.spent, money.percent_spent) == (None, 30, None)
