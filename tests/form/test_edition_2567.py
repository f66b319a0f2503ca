"""The list of FY 2567: how little is known of it, and the seven issues that it asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oitsheet.form.edition import load_edition, parse_edition, verified_summary
from oitsheet.form.edition_terms import Certainty, Fact, Kind, Method, Relation, YearRule

from .bundled import (
    DISTRICT,
    DISTRICT_2566,
    DISTRICT_2567,
    PROVINCE,
    PROVINCE_2567,
    elements_of,
    faults_of,
    text_of,
)

both = pytest.mark.parametrize("key", [DISTRICT_2567, PROVINCE_2567])

SEEN = {"O1", "O2", "O3", "O4", "O25", "O34"}
"""The items whose titles were seen in a list of this year."""


# ── how much is known ───────────────────────────────────────────────────────────


@both
def test_only_six_titles_and_the_number_of_items_are_proven(key):
    edition = load_edition(key)
    assert {item.code for item in edition.items if item.title_source.proven} == SEEN
    assert edition.item("O34").title_source.certainty is Certainty.OFFICE
    assert edition.evidence_of(Fact.ITEMS).certainty is Certainty.VERIFIED
    assert edition.proven(Fact.ITEMS, Fact.LINKS, Fact.ISSUES)
    for fact in set(Fact) - {Fact.ITEMS, Fact.LINKS, Fact.ISSUES, Fact.OWNERS}:
        assert not edition.proven(fact), fact


@both
def test_of_23_items_no_element_is_known_and_of_one_alone_any_is_proven(key):
    edition = load_edition(key)
    summary = verified_summary(edition)
    assert (summary.items, summary.items_without_elements, summary.elements) == (35, 23, 40)
    proven = {item.code for item, element in elements_of(edition) if element.source.proven}
    assert proven == {"O34"}
    assert summary.required_for_certain == len(edition.item("O34").elements) == 16


@both
def test_only_two_year_rules_are_proven(key):
    edition = load_edition(key)
    proven = {item.code: item.year_rule for item in edition.items if item.year_source.proven}
    assert proven == {"O25": YearRule.CURRENT_FY, "O34": YearRule.PREVIOUS_FY}


@both
def test_half_points_are_known_of_one_item_and_that_there_are_none_of_another(key):
    edition = load_edition(key)
    assert {i.code: i.points for i in edition.items if i.points_source.proven} == {
        "O25": (100, 0),
        "O34": (100, 50, 0),
    }
    assert edition.item("O7").points_source.certainty is Certainty.UNPROVEN


@both
def test_nothing_is_said_to_follow_another_item_or_to_be_a_channel(key):
    edition = load_edition(key)
    assert not [i for i in edition.items if i.depends_on or i.consistent_with or i.is_channel]
    assert [item.code for item in edition.items if item.told_apart] == ["O34"]


@pytest.mark.parametrize("key", [DISTRICT, DISTRICT_2566, PROVINCE])
def test_of_the_years_before_it_is_known_which_items_are_channels_but_of_two(key):
    recalled = [item.code for item in load_edition(key).items if not item.told_apart]
    assert recalled == ([] if key == DISTRICT else ["O10", "O33"])


def test_who_assesses_a_province_is_carried_over_and_the_surveys_are_one_reading():
    district, province = load_edition(DISTRICT_2567), load_edition(PROVINCE_2567)
    assert (district.method, province.method) == (Method.MEAN_OF_MEANS, Method.SIMPLE_PERCENT)
    assert {edition.method_certainty for edition in (district, province)} == {Certainty.CARRIED}
    assert district.instruments == province.instruments
    assert [(one.key, one.weight) for one in province.instruments] == [
        ("IIT", 30),
        ("EIT", 30),
        ("OIT", 40),
    ]
    assert district.evidence_of(Fact.INSTRUMENTS).certainty is Certainty.CARRIED
    assert province.evidence_of(Fact.INSTRUMENTS).certainty is Certainty.UNPROVEN
    assert province.evidence_of(Fact.THRESHOLD).certainty is Certainty.UNPROVEN
    assert [agency.key for agency in province.agencies] == ["ศธจ."]


def test_the_items_are_written_once():
    assert "[[item]]" not in text_of(PROVINCE_2567)
    district, province = load_edition(DISTRICT_2567), load_edition(PROVINCE_2567)
    assert province.extends == DISTRICT_2567
    assert (province.items, province.issues) == (district.items, district.issues)


# ── what became of the items of the year before ─────────────────────────────────


@both
def test_every_item_of_the_year_before_is_continued_or_said_to_be_gone(key):
    edition = load_edition(key)
    continued = [code for item in edition.items for code in item.previous.codes]
    assert sorted(continued) == sorted({*continued})
    assert {*continued, *edition.gone} == set(load_edition(DISTRICT_2566).codes)
    assert " ".join(edition.gone) == "O6 O9 O10 O17 O24 O25 O37 O41"


@pytest.mark.parametrize(
    ("code", "relation", "codes"),
    [
        ("O4", Relation.SAME, ("O5",)),
        ("O7", Relation.SAME, ("O4",)),
        ("O8", Relation.MERGED, ("O11", "O12")),
        ("O16", Relation.PARTLY, ("O21",)),
        ("O18", Relation.PARTLY, ("O23",)),
        ("O29", Relation.NEW, ()),
        ("O34", Relation.SAME, ("O42",)),
        ("O35", Relation.SAME, ("O43",)),
    ],
)
def test_items_know_their_forerunners(code, relation, codes):
    previous = load_edition(DISTRICT_2567).item(code).previous
    assert (previous.relation, previous.codes) == (relation, codes)


# ── the seven issues ────────────────────────────────────────────────────────────


@both
def test_seven_issues_earn_full_points_and_four_of_them_half(key):
    edition = load_edition(key)
    assert [issue.code for issue in edition.issues] == [f"1.{n}" for n in range(1, 8)]
    assert (edition.issue_item, edition.issues_for_half) == ("O34", 4)
    assert edition.evidence_of(Fact.ISSUES).certainty is Certainty.OFFICE
    counted = [e for e in edition.item("O34").elements if e.kind is Kind.MINIMUM_COUNT]
    assert [(e.id, e.count) for e in counted] == [("O34.9", 7), ("O34.15", 1)]
    assert len(edition.item("O34").elements[1:8]) == len(edition.issues)


def test_what_stands_under_an_issue_is_one_office_s_suggestion_by_the_numbers_of_the_year_before():
    edition = load_edition(PROVINCE_2567)
    assert edition.evidence_of(Fact.ISSUE_ITEMS).certainty is Certainty.UNPROVEN
    suggested = {issue.code: " ".join(issue.suggested_items) for issue in edition.issues}
    assert suggested == {
        "1.1": "O4 O11 O12 O13 O14",
        "1.2": "O15 O16 O17 O18 O30",
        "1.3": "O1 O2 O3 O4 O5 O6 O7 O8 O9 O10",
        "1.4": "O34 O35",
        "1.5": "O11 O12 O13 O14 O15 O16 O17 O18",
        "1.6": "O23 O24 O25 O26 O39 O40 O41",
        "1.7": "",
    }
    assert {c for i in edition.issues for c in i.suggested_items} <= set(
        load_edition(PROVINCE).codes
    )
    assert [i.survey_codes for i in edition.issues if i.survey_codes] == [("E10", "E15")]


@pytest.mark.parametrize("key", [DISTRICT, DISTRICT_2566, PROVINCE])
def test_the_years_before_ask_for_no_issues(key):
    edition = load_edition(key)
    assert (edition.issues, edition.issue_item, edition.issues_for_half) == ((), None, None)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('code = "1.2"', 'code = "1.1"', "issue 1.1: stands there more than once"),
        ('items = ["O34", "O35"]', 'items = ["34"]', "issue 1.4: '34' is no code of an item"),
        ('items = ["O34", "O35"]', 'item = ["O34"]', "issue 1.4: unknown key 'item'"),
        ('issue_item = "O34"', 'issue_item = "O36"', "head: issue_item: no item 'O36'"),
        ('issue_item = "O34"', "", "head: issue_item: no item None"),
        ("issues_for_half = 4", "issues_for_half = 7", "head: issues_for_half 7 is not between"),
        ("issues_for_half = 4", "issues_for_half = 0", "head: issues_for_half 0 is not between"),
        ("issues_for_half = 4", "", "item O34: points of 50 and issues_for_half do not go"),
        ("points = [100, 50, 0]", "points = [100, 0]", "item O34: points of 50 and issues_for"),
        ('issues = "memo"\n', "", "evidence: no source for issues"),
        ("[[issue]]", "[[isue]]", "head: unknown key 'isue'"),
    ],
)
def test_a_breach_about_issues_is_named_with_its_place(old, new, fault):
    text = text_of(DISTRICT_2567)
    assert old in text
    found = faults_of(text.replace(old, new, 1))
    assert any(one.startswith(fault) for one in found), found


def test_an_item_of_issues_without_issues_is_a_fault():
    for line in ('issue_item = "O1"', "issues_for_half = 3"):
        found = faults_of(f'extends = "{DISTRICT}"\nkey = "mine"\n{line}')
        assert found == ("head: issue_item or issues_for_half, but no issues",)


def test_an_own_file_may_give_the_issues_anew():
    edition = parse_edition(
        f"""
        extends = "{DISTRICT_2567}"
        key = "mine"
        issues_for_half = 1
        [[issue]]
        code = "1"
        th = "ก"
        en = "a"
        [[issue]]
        code = "2"
        th = "ข"
        en = "b"
        """,
        "mine.toml",
    )
    assert [(i.code, i.title_th, i.suggested_items) for i in edition.issues] == [
        ("1", "ก", ()),
        ("2", "ข", ()),
    ]
    base = load_edition(DISTRICT_2567)
    same = replace(
        edition,
        issues=base.issues,
        issues_for_half=4,
        key=base.key,
        extends=None,
    )
    assert same == base
