"""What one column alone can ask, over one workbook and over many at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from oitsheet.form.layout import Column, ColumnType, Sheet, load_layout
from oitsheet.judging import schema
from oitsheet.judging.schema import Failure, Reason, TypedRow, judge_sheet, polars_type

LAYOUT = load_layout()
ITEMS, BUDGET, HISTORY = (LAYOUT.sheet(key) for key in ("items", "budget", "history"))


def rows(*values: dict[str, Any], workbook: int = 0, first: int = 5) -> list[TypedRow]:
    return [TypedRow(workbook, first + n, value) for n, value in enumerate(values)]


def sheet_of(*columns: Column) -> Sheet:
    return Sheet(key="own", kind="table", group="own", name="own", name_en="own", columns=columns)


def column(key: str, kind: ColumnType = ColumnType.TEXT, **demands: Any) -> Column:
    return Column(key=key, header=key, header_en=key, type=kind, **demands)


class TestOneWorkbook:
    def test_a_sound_table_has_no_failures(self) -> None:
        assert judge_sheet(ITEMS, rows({"code": 1, "last_points": 100.0}, {"code": 2})) == []

    def test_no_rows_no_failures(self) -> None:
        assert judge_sheet(ITEMS, []) == []

    def test_a_required_cell_that_is_blank_is_named_by_row_and_column(self) -> None:
        found = judge_sheet(BUDGET, rows({"project": "A", "allocated": 1.0}, {"project": "B"}))
        assert found == [Failure(0, 6, "allocated", Reason.REQUIRED)]

    def test_a_required_column_that_is_blank_everywhere_fails_on_every_row(self) -> None:
        found = judge_sheet(BUDGET, rows({"project": "A"}, {"project": "B"}))
        assert [(f.row, f.column, f.reason) for f in found] == [
            (5, "allocated", Reason.REQUIRED),
            (6, "allocated", Reason.REQUIRED),
        ]

    @pytest.mark.parametrize(
        ("points", "fails"), [(-0.5, True), (0, False), (100, False), (101, True)]
    )
    def test_points_lie_between_0_and_100_corners_included(
        self, points: float, *, fails: bool
    ) -> None:
        found = judge_sheet(ITEMS, rows({"code": 1, "assessed_points": points}))
        assert found == ([Failure(0, 5, "assessed_points", Reason.RANGE)] if fails else [])

    def test_money_may_be_any_amount_but_not_negative(self) -> None:
        line = {"project": "A", "allocated": 1e12, "spent_q1": -1.0}
        assert judge_sheet(BUDGET, rows(line)) == [Failure(0, 5, "spent_q1", Reason.RANGE)]

    def test_what_is_left_may_be_negative(self) -> None:
        line = {"project": "A", "allocated": 1.0, "left": -5.0}
        assert judge_sheet(BUDGET, rows(line)) == []

    def test_a_text_that_is_no_choice_fails_and_a_blank_does_not(self) -> None:
        found = judge_sheet(
            HISTORY,
            rows(
                {"fiscal_year": 2563, "trend": "ลดลง"},
                {"fiscal_year": 2564, "trend": "ดีขึ้น"},
                {"fiscal_year": 2565},
            ),
        )
        assert found == [Failure(0, 6, "trend", Reason.CHOICE)]

    def test_the_words_of_a_status_are_offered_and_not_demanded(self) -> None:
        assert judge_sheet(ITEMS, rows({"code": 1, "status": "เพิ่มเติมเบอร์โทร"})) == []

    def test_every_row_that_shares_a_unique_value_fails(self) -> None:
        found = judge_sheet(ITEMS, rows({"code": 7}, {"code": 8}, {"code": 7}, {"code": 7}))
        assert [(f.row, f.column, f.reason) for f in found] == [
            (row, "code", Reason.UNIQUE) for row in (5, 7, 8)
        ]

    def test_two_blank_cells_are_not_the_same_value(self) -> None:
        found = judge_sheet(HISTORY, rows({"total": 1.0}, {"total": 2.0}))
        assert {f.reason for f in found} == {Reason.REQUIRED}

    def test_an_indicator_may_be_a_number_on_one_row_and_a_name_on_the_next(self) -> None:
        ita = LAYOUT.sheet("ita")
        lines = rows({"indicator": 9, "score": 79.64}, {"indicator": "OIT"}, {"score": 1.0})
        assert judge_sheet(ita, lines) == [Failure(0, 7, "indicator", Reason.REQUIRED)]

    def test_one_cell_may_fail_in_two_ways(self) -> None:
        own = sheet_of(column("n", ColumnType.NUMBER, unique=True, min=0, max=9))
        found = judge_sheet(own, rows({"n": 10.0}, {"n": 10.0}))
        assert [(f.row, f.reason) for f in found] == [
            (5, Reason.RANGE),
            (5, Reason.UNIQUE),
            (6, Reason.RANGE),
            (6, Reason.UNIQUE),
        ]


class TestManyWorkbooks:
    def test_a_failure_names_its_workbook_row_column_and_reason(self) -> None:
        stack = [
            *rows({"project": "A", "allocated": 1.0}, workbook=0),
            *rows({"project": "B", "allocated": -1.0}, workbook=1, first=9),
            *rows({"allocated": 1.0}, workbook=2, first=30),
        ]
        assert judge_sheet(BUDGET, stack) == [
            Failure(1, 9, "allocated", Reason.RANGE),
            Failure(2, 30, "project", Reason.REQUIRED),
        ]

    def test_a_value_is_unique_only_within_its_workbook(self) -> None:
        stack = [*rows({"code": 1}, workbook=0), *rows({"code": 1}, workbook=1)]
        assert judge_sheet(ITEMS, stack) == []
        twice = [*stack, *rows({"code": 1}, workbook=1, first=40)]
        assert {failure.workbook for failure in judge_sheet(ITEMS, twice)} == {1}

    def test_a_stack_finds_what_each_workbook_finds_alone(self) -> None:
        books = [
            rows({"code": 1, "last_points": 101.0}, {"code": 1}, workbook=0),
            rows({"code": 1, "last_points": 100.0}, workbook=1),
            rows({}, {"code": 2, "last_points": -1.0}, workbook=2),
        ]
        alone = [failure for book in books for failure in judge_sheet(ITEMS, book)]
        together = judge_sheet(ITEMS, [row for book in books for row in book])
        assert together == sorted(alone)
        assert {failure.workbook for failure in together} == {0, 2}

    def test_the_order_of_the_rows_changes_nothing(self) -> None:
        stack = rows({"code": 3, "last_points": 101.0}, {"code": 2, "self_points": -4.0}, {})
        assert judge_sheet(ITEMS, stack[::-1]) == judge_sheet(ITEMS, stack)


class TestWhatItCosts:
    def test_a_column_that_is_blank_everywhere_or_asks_nothing_is_not_asked(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[str] = []
        real = schema._schema  # noqa: SLF001  (what reaches pandera is the point)

        def spy(columns: Any) -> Any:
            asked.extend(column.key for column in columns)
            return real(columns)

        monkeypatch.setattr(schema, "_schema", spy)
        judge_sheet(ITEMS, rows({"code": 1, "last_points": 0.0, "status": "x"}, {"code": 2}))
        assert asked == ["code", "last_points"]

    def test_a_sheet_that_asks_nothing_never_reaches_pandera(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(schema, "_schema", lambda _: pytest.fail("pandera was asked"))
        assert judge_sheet(sheet_of(column("free")), rows({"free": "x"})) == []
        assert judge_sheet(sheet_of(column("n", min=0)), rows({})) == []

    def test_the_tools_own_columns_are_never_asked(self) -> None:
        own = column("state", required=True, tool=True)
        assert judge_sheet(sheet_of(own), rows({})) == []


class TestPanderaBehindTheDoor:
    def test_a_failure_of_an_unknown_name_is_loud(self) -> None:
        error = SimpleNamespace(check=SimpleNamespace(name="brand_new_check"))
        with pytest.raises(KeyError, match="brand_new_check"):
            schema._cells(error, None, [])  # type: ignore[arg-type]  # noqa: SLF001

    def test_every_reason_is_reached_by_some_check(self) -> None:
        known = {
            Reason.REQUIRED: (column("a", required=True), {}),
            Reason.CHOICE: (column("a", ColumnType.CHOICE, choices=("x",)), {"a": "y"}),
            Reason.RANGE: (column("a", ColumnType.NUMBER, min=0), {"a": -1.0}),
            Reason.UNIQUE: (column("a", unique=True), {"a": "x"}),
        }
        assert known.keys() == set(Reason)
        for reason, (one, value) in known.items():
            found = judge_sheet(sheet_of(one), rows(value, value))
            assert {failure.reason for failure in found} == {reason}

    @pytest.mark.parametrize(
        ("kind", "name"),
        [
            (ColumnType.CODE, "Int64"),
            (ColumnType.YEAR, "Int64"),
            (ColumnType.MONEY, "Float64"),
            (ColumnType.POINTS, "Float64"),
            (ColumnType.PERCENT, "Float64"),
            (ColumnType.NUMBER, "Float64"),
            (ColumnType.INDICATOR, "String"),
            (ColumnType.DATE, "String"),
            (ColumnType.STATUS, "String"),
        ],
    )
    def test_each_type_of_column_has_its_type_in_the_frame(
        self, kind: ColumnType, name: str
    ) -> None:
        assert polars_type(column("a", kind)).__name__ == name
