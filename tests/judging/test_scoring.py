"""Points → scores, levels, weights and worth: the published cases, and what must always hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.form.edition import Edition, Method, load_edition
from oitsheet.judging.scoring import (
    FULL,
    agree,
    gain,
    mean,
    most_full_items,
    oit_share,
    rounded,
    score,
    weights,
)

OBEC = load_edition("2565-obec")
MOE = load_edition("2566-moe")
TWIN = load_edition("2566-obec")
EDITIONS = pytest.mark.parametrize("edition", [OBEC, MOE, TWIN], ids=lambda edition: edition.key)

ZEROS = ("O14", "O20", "O26", "O27", "O28", "O37", "O43")
"""A district office's zeros of FY 2564; every other item had 100."""


def points_of(edition: Edition, *zeros: str, without: tuple[str, ...] = ()) -> dict[str, Decimal]:
    return {
        code: Decimal(0) if code in zeros else FULL for code in edition.codes if code not in without
    }


def shown(value: Decimal | None) -> str | None:
    return None if value is None else str(rounded(value))


class TestThePublishedCase:
    scored = score(OBEC, points_of(OBEC, *ZEROS))

    @pytest.mark.parametrize(
        ("sub", "expected"),
        [
            ("9.1", "100.00"),
            ("9.2", "87.50"),
            ("9.3", "85.71"),
            ("9.4", "25.00"),
            ("9.5", "100.00"),
            ("10.1", "87.50"),
            ("10.2", "50.00"),
        ],
    )
    def test_sub_indicators_come_out(self, sub: str, expected: str) -> None:
        assert shown(self.scored.sub_indicators[sub]) == expected

    def test_indicators_and_the_whole_come_out_to_the_second_decimal(self) -> None:
        assert {no: shown(value) for no, value in self.scored.indicators.items()} == {
            "9": "79.64",
            "10": "68.75",
        }
        assert shown(self.scored.oit) == "74.20"
        assert self.scored.level == "C"
        assert self.scored.method == "mean_of_means"

    def test_the_mean_is_over_sub_indicators_and_not_over_items(self) -> None:
        other = score(OBEC, points_of(OBEC, *ZEROS), Method.SIMPLE_PERCENT)
        assert shown(other.oit) == "83.72"
        assert shown(other.indicators["9"]) == "84.85"  # 28 of 33 items
        assert other.method == "simple_percent"

    def test_the_total_of_all_instruments_comes_out(self) -> None:
        inside = mean(map(Decimal, ("98.05", "87.84", "94.58", "93.16", "93.56")))
        outside = mean(map(Decimal, ("99.67", "99.29", "99.54")))
        parts = [(inside, Decimal("0.3")), (outside, Decimal("0.3"))]
        parts.append((self.scored.oit, oit_share(OBEC) or Decimal(0)))
        total = sum(((part or Decimal(0)) * share for part, share in parts), Decimal(0))
        assert shown(total) == "87.56"
        assert OBEC.level_of(total) == "A"

    @pytest.mark.parametrize(
        ("code", "indicator", "oit", "total"),
        [
            ("O43", "25.00", "12.50", "5.00"),
            ("O37", "6.25", "3.13", "1.25"),
            ("O26", "5.00", "2.50", "1.00"),
            ("O27", "5.00", "2.50", "1.00"),
            ("O28", "5.00", "2.50", "1.00"),
            ("O20", "2.86", "1.43", "0.57"),
            ("O14", "2.50", "1.25", "0.50"),
        ],
    )
    def test_each_zero_is_worth_what_was_published(
        self, code: str, indicator: str, oit: str, total: str
    ) -> None:
        worth = gain(weights(OBEC, set(OBEC.codes))[code], Decimal(0), oit_share(OBEC))
        assert (shown(worth.indicator), shown(worth.oit), shown(worth.total)) == (
            indicator,
            oit,
            total,
        )

    @pytest.mark.parametrize("code", ZEROS)
    def test_putting_one_zero_right_adds_exactly_its_worth(self, code: str) -> None:
        worth = gain(weights(OBEC, set(OBEC.codes))[code], Decimal(0), oit_share(OBEC))
        better = score(OBEC, points_of(OBEC, *(zero for zero in ZEROS if zero != code))).oit
        assert better is not None
        assert self.scored.oit is not None
        assert agree(better - self.scored.oit, worth.oit)


class TestWhatDoesNotCount:
    def test_an_item_that_does_not_apply_leaves_the_mean(self) -> None:
        scored = score(OBEC, points_of(OBEC, "O43", without=("O42",)))
        assert scored.sub_indicators["10.2"] == 0
        assert scored.indicators["10"] == 50

    def test_a_sub_indicator_that_is_left_empty_leaves_the_mean_above_it(self) -> None:
        scored = score(OBEC, points_of(OBEC, "O37", without=("O42", "O43")))
        assert scored.sub_indicators["10.2"] is None
        assert scored.indicators["10"] == scored.sub_indicators["10.1"] == Decimal("87.5")

    def test_an_indicator_that_is_left_empty_leaves_the_mean_above_it(self) -> None:
        scored = score(OBEC, points_of(OBEC, without=OBEC.codes[33:]))
        assert scored.indicators["10"] is None
        assert scored.oit == 100

    @EDITIONS
    def test_of_nothing_there_is_no_score_and_no_level(self, edition: Edition) -> None:
        scored = score(edition, {})
        assert scored.oit is None
        assert scored.level is None
        assert set(scored.indicators.values()) == {None}
        assert set(scored.sub_indicators.values()) == {None}

    def test_simple_percent_counts_only_the_items_that_apply(self) -> None:
        scored = score(MOE, points_of(MOE, *MOE.codes[:20], without=("O42", "O43")))
        assert shown(scored.oit) == "51.22"  # 21 of 41
        assert scored.level == "E"

    def test_half_points_are_points(self) -> None:
        points = {**points_of(OBEC), "O43": Decimal(50)}
        assert score(OBEC, points).sub_indicators["10.2"] == 75
        assert shown(score(MOE, {**points_of(MOE), "O34": Decimal(50)}).oit) == "98.84"

    def test_indicators_of_the_surveys_have_no_items_and_stand_in_no_score(self) -> None:
        assert set(score(OBEC, points_of(OBEC)).indicators) == {"9", "10"}


class TestWeights:
    @EDITIONS
    @pytest.mark.parametrize("left_out", [(), ("O42",), ("O42", "O43"), ("O1", "O43")])
    def test_the_weights_of_all_items_that_apply_add_up_to_everything(
        self, edition: Edition, left_out: tuple[str, ...]
    ) -> None:
        applying = set(edition.codes) - set(left_out)
        by_item = weights(edition, applying)
        assert by_item.keys() == applying
        assert agree(sum((weight.oit for weight in by_item.values()), Decimal(0)), FULL)
        for number in (9, 10):
            inside = [
                w.indicator for c, w in by_item.items() if edition.item(c).indicator == number
            ]
            assert agree(sum(inside, Decimal(0)), FULL)

    def test_under_simple_percent_every_item_weighs_the_same(self) -> None:
        assert {weight.oit for weight in weights(MOE, set(MOE.codes)).values()} == {FULL / 43}

    def test_an_emptied_sub_indicator_hands_its_weight_to_its_sisters(self) -> None:
        by_item = weights(OBEC, set(OBEC.codes) - {"O42", "O43"})
        assert by_item["O37"].indicator == Decimal("12.5")
        assert by_item["O37"].oit == Decimal("6.25")
        assert by_item["O14"].oit == Decimal("1.25")  # the other indicator feels nothing of it

    def test_an_emptied_indicator_hands_its_weight_to_the_other(self) -> None:
        by_item = weights(OBEC, set(OBEC.codes[:33]))
        assert by_item["O14"].oit == by_item["O14"].indicator == Decimal("2.5")

    @EDITIONS
    @given(data=st.data())
    def test_the_score_is_the_sum_of_weight_by_points(
        self, edition: Edition, data: st.DataObject
    ) -> None:
        some = st.sampled_from([Decimal(0), Decimal(50), FULL])
        left_out = data.draw(st.sets(st.sampled_from(edition.codes), max_size=42))
        points = {code: data.draw(some) for code in edition.codes if code not in left_out}
        by_item = weights(edition, points.keys())
        whole = sum(
            (by_item[code].oit * value / FULL for code, value in points.items()), Decimal(0)
        )
        oit = score(edition, points).oit
        assert oit is not None
        assert 0 <= oit <= FULL
        assert abs(oit - whole) < Decimal("1e-20")


class TestWorth:
    def test_half_points_leave_half_the_worth(self) -> None:
        weight = weights(OBEC, set(OBEC.codes))["O43"]
        assert gain(weight, Decimal(50), Decimal("0.4")).indicator == Decimal("12.5")

    def test_full_points_leave_nothing_to_gain(self) -> None:
        worth = gain(weights(OBEC, set(OBEC.codes))["O43"], FULL, Decimal("0.4"))
        assert (worth.indicator, worth.oit, worth.total) == (0, 0, 0)

    def test_where_there_are_no_surveys_there_is_no_total(self) -> None:
        assert oit_share(MOE) is None
        worth = gain(weights(MOE, set(MOE.codes))["O1"], Decimal(0), oit_share(MOE))
        assert worth.oit == FULL / 43
        assert worth.total is None

    @pytest.mark.parametrize(("edition", "total"), [(OBEC, Decimal(0)), (MOE, None)])
    def test_an_item_that_does_not_apply_is_worth_nothing(
        self, edition: Edition, total: Decimal | None
    ) -> None:
        worth = gain(None, Decimal(0), oit_share(edition))
        assert (worth.indicator, worth.oit, worth.total) == (0, 0, total)

    def test_the_part_of_open_data_is_four_tenths_where_there_are_surveys(self) -> None:
        assert oit_share(OBEC) == Decimal("0.4")


class TestTwoSchemesOfOneYear:
    """The same items and the same points: another method, another score."""

    def test_one_zero_costs_what_its_scheme_makes_of_it(self) -> None:
        for edition, oit, level in ((TWIN, "95.00", "AA"), (MOE, "97.67", "AA")):
            scored = score(edition, points_of(edition, "O43"))
            assert (shown(scored.oit), scored.level) == (oit, level)

    def test_the_level_may_differ(self) -> None:
        zeros = TWIN.codes[38:]  # O39 to O43: all of 10.2
        district, province = (score(e, points_of(e, *zeros)) for e in (TWIN, MOE))
        assert (shown(district.oit), district.level) == ("75.00", "B")
        assert (shown(province.oit), province.level) == ("88.37", "A")

    def test_a_district_s_item_weighs_by_the_number_of_its_neighbours(self) -> None:
        by_item = weights(TWIN, set(TWIN.codes))
        assert by_item["O1"].oit == 1  # ten items in 9.1
        assert by_item["O19"].oit == Decimal("2.5")  # four in 9.3
        assert by_item["O43"].oit == 5  # five in 10.2
        assert oit_share(TWIN) == Decimal("0.4")


class TestWhatALevelImplies:
    @pytest.mark.parametrize(
        ("level", "most"),
        [("AA", 43), ("A", 40), ("B", 36), ("C", 32), ("D", 27), ("E", 23), ("F", 21)],
    )
    def test_of_43_items_a_level_allows_so_many_full(self, level: str, most: int) -> None:
        assert most_full_items(MOE, level, 43) == most

    @pytest.mark.parametrize(("applying", "most"), [(43, 21), (42, 20), (41, 20)])
    def test_it_counts_the_items_that_apply(self, applying: int, most: int) -> None:
        assert most_full_items(MOE, "F", applying) == most

    @given(full=st.integers(0, 43))
    def test_no_more_full_items_than_the_level_allows(self, full: int) -> None:
        level = MOE.level_of(FULL * full / 43)
        assert full <= most_full_items(MOE, level, 43)


class TestLevelsAndRounding:
    @EDITIONS
    @pytest.mark.parametrize(
        ("value", "level"),
        [
            ("100", "AA"),
            ("95", "AA"),
            ("94.995", "AA"),  # half up: it is published as 95.00
            ("94.99", "A"),
            ("85", "A"),
            ("84.99", "B"),
            ("75", "B"),
            ("74.994", "C"),
            ("65", "C"),
            ("64.99", "D"),
            ("55", "D"),
            ("54.99", "E"),
            ("50", "E"),
            ("49.99", "F"),
            ("0", "F"),
        ],
    )
    def test_a_level_begins_at_its_floor(self, edition: Edition, value: str, level: str) -> None:
        assert edition.level_of(Decimal(value)) == level

    @pytest.mark.parametrize(
        ("exact", "expected"),
        [("0.005", "0.01"), ("0.0049", "0.00"), ("-10.645", "-10.65"), ("79.642857", "79.64")],
    )
    def test_figures_are_rounded_half_up(self, exact: str, expected: str) -> None:
        assert str(rounded(Decimal(exact))) == expected

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("87.56", "87.564", True),
            ("87.56", "87.57", True),
            ("87.56", "87.58", False),
            ("87.555", "87.575", False),
            ("0", "0", True),
        ],
    )
    def test_published_figures_agree_within_a_hundredth(
        self, one: str, other: str, *, same: bool
    ) -> None:
        assert agree(Decimal(one), Decimal(other)) is same
        assert agree(Decimal(other), Decimal(one)) is same

    @pytest.mark.parametrize("figure", ["1E+300", "-9.9E+307", "99999999999999999999999999"])
    def test_no_figure_in_a_cell_is_too_long_to_compare(self, figure: str) -> None:
        assert agree(Decimal(figure), Decimal(figure))
        assert not agree(Decimal(figure), Decimal(1))

    def test_the_mean_of_nothing_is_nothing(self) -> None:
        assert mean([]) is None
        assert mean([None, None]) is None
        assert mean([None, Decimal(0), Decimal(50)]) == 25
