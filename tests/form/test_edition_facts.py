"""What the bundled editions say, and how sure they are of it."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest

from oitsheet.form.edition import edition_keys, load_edition, verified_summary
from oitsheet.form.edition_terms import (
    Certainty,
    Fact,
    Kind,
    Method,
    PeriodRelation,
    Relation,
    Strength,
    YearRule,
)

from .bundled import (
    DISTRICT,
    DISTRICT_2566,
    DISTRICT_2567,
    NEWEST,
    PROVINCE,
    PROVINCE_2567,
    each,
    elements_of,
)


def test_the_editions_are_known_without_being_parsed():
    known = (DISTRICT, PROVINCE, DISTRICT_2566, PROVINCE_2567, DISTRICT_2567)
    assert edition_keys() == known, "name a new one here and, with what it shares, in bundled.py"


def test_no_two_editions_serve_one_scheme_in_one_year():
    editions = [load_edition(key) for key in edition_keys()]
    served = Counter((one.scheme, year) for one in editions for year in one.fiscal_years)
    twice = [both for both, count in served.items() if count > 1]
    assert twice == [], "an edition of another year says its own fiscal_years"


@each
def test_every_edition_loads_once_and_has_its_items_in_order(key):
    edition = load_edition(key)
    assert edition is load_edition(key)
    assert edition.key == key
    count = 35 if key in NEWEST else 43
    assert edition.codes == tuple(f"O{n}" for n in range(1, count + 1))
    assert [item.no for item in edition.items] == list(range(1, count + 1))


@each
def test_only_what_no_published_result_bears_out_is_provisional(key):
    edition = load_edition(key)
    assert edition.provisional is (edition.method_certainty is not Certainty.VERIFIED)
    assert edition.provisional is (key in (DISTRICT_2566, *NEWEST))


OF_2565 = (
    "9.1 O1 O9 9|9.2 O10 O17 8|9.3 O18 O24 7|9.4 O25 O28 4|9.5 O29 O33 5|"
    "10.1 O34 O41 8|10.2 O42 O43 2"
)
OF_2566 = (
    "9.1 O1 O10 10|9.2 O11 O18 8|9.3 O19 O22 4|9.4 O23 O26 4|9.5 O27 O30 4|"
    "10.1 O31 O38 8|10.2 O39 O43 5"
)

OF_2567 = (
    "9.1 O1 O6 6|9.2 O7 O13 7|9.3 O14 O17 4|9.4 O18 O21 4|9.5 O22 O25 4|"
    "10.1 O26 O33 8|10.2 O34 O35 2"
)


@pytest.mark.parametrize(
    ("key", "ranges"),
    [
        (DISTRICT, OF_2565),
        (DISTRICT_2566, OF_2566),
        (PROVINCE, OF_2566),
        (DISTRICT_2567, OF_2567),
        (PROVINCE_2567, OF_2567),
    ],
)
def test_sub_indicators_hold_the_items_they_are_known_to_hold(key, ranges):
    edition = load_edition(key)
    seen = []
    for group in edition.sub_indicators:
        items = edition.items_of(group.code)
        seen.append(f"{group.code} {items[0].code} {items[-1].code} {len(items)}")
        assert {item.indicator for item in items} == {group.indicator}
    assert "|".join(seen) == ranges


@pytest.mark.parametrize(
    ("key", "years"),
    [(DISTRICT, (2564, 2565)), (DISTRICT_2566, (2566,)), (DISTRICT_2567, (2567,))],
)
def test_a_district_is_measured_by_three_instruments_and_ten_indicators(key, years):
    edition = load_edition(key)
    assert {one.key: (one.weight, one.indicators) for one in edition.instruments} == {
        "IIT": (30, (1, 2, 3, 4, 5)),
        "EIT": (30, (6, 7, 8)),
        "OIT": (40, (9, 10)),
    }
    assert [one.no for one in edition.indicators] == list(range(1, 11))
    assert edition.method is Method.MEAN_OF_MEANS
    assert edition.fiscal_years == years
    assert [one.key for one in edition.agencies] == ["สพป.", "สพม."]


def test_a_provincial_office_is_measured_by_the_open_data_part_alone():
    edition = load_edition(PROVINCE)
    assert [(one.key, one.weight) for one in edition.instruments] == [("OIT", None)]
    assert [one.no for one in edition.indicators] == [9, 10]
    assert edition.method is Method.SIMPLE_PERCENT
    assert edition.method_certainty is Certainty.VERIFIED
    assert edition.fiscal_years == (2566,)
    assert [one.key for one in edition.agencies] == ["ศธจ."]
    assert [level.en for level in edition.named_levels][:1] == ["passed with excellence"]
    assert edition.evidence_of(Fact.NAMED_LEVELS).certainty is Certainty.UNPROVEN


@pytest.mark.parametrize(
    ("key", "pairs"),
    [
        (DISTRICT, "O11-O10 O19-O18 O26-O25 O28-O25 O37-O36 O40-O39 O43-O42"),
        (DISTRICT_2566, "O12-O11 O24-O23 O26-O23 O35-O34 O37-O36 O43-O42"),
        (PROVINCE, "O12-O11 O24-O23 O26-O23 O35-O34 O37-O36 O43-O42"),
    ],
)
def test_follow_ups_name_the_item_they_follow(key, pairs):
    found = [f"{i.code}-{parent}" for i in load_edition(key).items for parent in i.depends_on]
    assert " ".join(found) == pairs


def test_the_district_edition_keeps_the_minimums_of_its_own_office():
    edition = load_edition(DISTRICT)
    pledge = [e for e in edition.item("O34").elements if e.kind is Kind.LANGUAGE]
    assert [(e.count, e.languages) for e in pledge] == [(2, ("th", "en"))]
    counts = {i.code: e.count for i, e in elements_of(edition) if e.kind is Kind.MINIMUM_COUNT}
    assert counts == {"O6": 6, "O13": None, "O38": 5}
    assert len(edition.item("O6").elements[1].examples) == 6
    assert edition.item("O4").elements[0].min_years_exclusive == 1
    monthly = [(e.id, e.count) for _, e in elements_of(edition) if e.granularity == "monthly"]
    assert monthly == [("O23.10", 6)]


@pytest.mark.parametrize("key", [DISTRICT_2566, PROVINCE])
def test_what_is_asked_of_schools_only_is_not_asked_of_an_office(key):
    kinds = {element.kind for _, element in elements_of(load_edition(key))}
    assert Kind.MINIMUM_COUNT not in kinds


@pytest.mark.parametrize(
    ("key", "known"),
    [
        (DISTRICT, "duties O3 contact O5 qa O8 eservice O17 complaint O30 opinion O32"),
        (DISTRICT_2566, "duties O3 contact O5 qa O8 eservice O18 complaint O28"),
        (PROVINCE, "duties O3 contact O5 qa O8 eservice O18 complaint O28"),
        (DISTRICT_2567, "duties O3 contact O4 qa O6 eservice O13 complaint O23"),
        (PROVINCE_2567, "duties O3 contact O4 qa O6 eservice O13 complaint O23"),
    ],
)
def test_the_items_that_links_are_judged_by_say_what_they_are_about(key, known):
    told = (f"{item.topic} {item.code}" for item in load_edition(key).items if item.topic)
    assert " ".join(told) == known


@pytest.mark.parametrize(
    ("code", "relation", "codes"),
    [
        ("O9", Relation.SAME, ("O9",)),
        ("O10", Relation.NEW, ()),
        ("O11", Relation.MERGED, ("O10", "O18")),
        ("O12", Relation.MERGED, ("O11", "O19")),
        ("O13", Relation.MERGED, ("O12", "O20")),
        ("O14", Relation.SAME, ("O13",)),
        ("O31", Relation.PARTLY, ("O34",)),
        ("O43", Relation.SAME, ("O43",)),
    ],
)
def test_items_of_2566_know_their_forerunners(code, relation, codes):
    for key in (DISTRICT_2566, PROVINCE):
        previous = load_edition(key).item(code).previous
        assert (previous.relation, previous.codes) == (relation, codes)


@pytest.mark.parametrize("key", [DISTRICT_2566, PROVINCE])
def test_every_forerunner_is_continued_or_said_to_be_gone(key):
    edition = load_edition(key)
    continued = {code for item in edition.items for code in item.previous.codes}
    assert continued | set(edition.gone) == set(load_edition(DISTRICT).codes)
    assert not continued & set(edition.gone)


def test_in_the_district_edition_every_item_continues_itself():
    for item in load_edition(DISTRICT).items:
        assert (item.previous.codes, item.previous.relation) == ((item.code,), Relation.SAME)


@each
def test_defaults_apply_and_exceptions_are_kept(key):
    edition = load_edition(key)
    newest = key in NEWEST
    halves = [item.code for item in edition.items if item.points == (100, 50, 0)]
    assert halves == (["O34"] if newest else [])
    assert {item.points for item in edition.items} - {(100, 50, 0)} == {(100, 0)}
    assert {item.needs_link for item in edition.items} == {True}
    assert [item.code for item in edition.items if item.social] == ([] if newest else ["O9"])
    last = ["O34", "O35"] if newest else ["O42", "O43"]
    assert [i.code for i in edition.items if i.may_not_apply] == last


def test_years_in_dispute_accept_both():
    edition = load_edition(DISTRICT)
    disputed = {i.code: i.alt_year_rule for i in edition.items if i.alt_year_rule}
    assert disputed == {"O16": YearRule.PREVIOUS_FY, "O35": YearRule.PREVIOUS_FY}
    assert edition.item("O16").year_source.certainty is Certainty.UNPROVEN
    assert edition.item("O4").period_relation is PeriodRelation.COVERS


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        (DISTRICT, "O8 O9 O17 O30 O32"),
        (DISTRICT_2566, "O8 O9 O18 O28 O29 O30"),
        (PROVINCE, "O8 O9 O18 O28 O29 O30"),
    ],
)
def test_channel_items_are_told_by_their_elements(key, codes):
    edition = load_edition(key)
    assert " ".join(item.code for item in edition.items if item.is_channel) == codes


def test_owners_of_the_district_edition_are_roles():
    edition = load_edition(DISTRICT)
    assert all(item.owner_roles for item in edition.items)
    assert [role.en for role in edition.item("O27").owner_roles] == [
        "teacher and staff development group",
        "human resources group",
    ]
    assert not any(item.owner_roles for item in load_edition(PROVINCE).items)


@pytest.mark.parametrize(
    ("key", "elements", "required_for_certain"),
    [(DISTRICT, 163, 156), (DISTRICT_2566, 121, 51), (PROVINCE, 121, 54)],
)
def test_the_summary_counts_by_certainty(key, elements, required_for_certain):
    summary = verified_summary(load_edition(key))
    assert (summary.items, summary.items_without_elements) == (43, 0)
    assert summary.titles_verified == 43
    assert summary.elements == sum(summary.elements_by_certainty.values()) == elements
    assert summary.required_for_certain == required_for_certain
    assert list(summary.elements_by_certainty) == list(Certainty)
    assert sum(summary.year_rules_by_certainty.values()) == 43


@pytest.mark.parametrize(
    ("key", "id_", "demand"),
    [
        (DISTRICT, "O1.1", "required"),
        (DISTRICT, "O31.4", "conditional"),
        (DISTRICT, "O13.3", "example"),
        (DISTRICT, "O6.2", "unproven"),
        (DISTRICT_2566, "O39.2", "conditional"),  # "if any": its lack is no fault
        (DISTRICT_2566, "O29.4", "unproven"),
    ],
)
def test_how_strongly_an_element_is_asked_for_is_one_word(key, id_, demand):
    found = {element.id: element for _, element in elements_of(load_edition(key))}
    assert found[id_].demand == demand


def test_only_a_required_element_of_a_source_that_counts_is_required_for_certain():
    edition = load_edition(PROVINCE)
    for _, element in elements_of(edition):
        known = element.certainty in {Certainty.VERIFIED, Certainty.OFFICE}
        required = element.strength is Strength.REQUIRED
        assert element.required_for_certain is (known and required), element.id
    optional, carried = edition.item("O39").elements[1], edition.item("O5").elements[0]
    assert not optional.required_for_certain
    assert not carried.required_for_certain
    assert edition.item("O29").elements[4].required_for_certain


def test_an_edition_can_be_sent_to_another_process():
    edition = load_edition(PROVINCE)
    assert pickle.loads(pickle.dumps(edition)) == edition  # noqa: S301 - our own bytes


def test_asking_for_what_an_edition_does_not_hold():
    edition = load_edition(DISTRICT)
    with pytest.raises(KeyError):
        edition.item("O44")
    assert edition.items_of("9.6") == ()
    assert edition.evidence_of(Fact.NAMED_LEVELS) is None


WEIGHED_ELSE = {
    "O4.1": (Certainty.CARRIED, Certainty.OFFICE),
    "O8.2": (Certainty.CARRIED, Certainty.OFFICE),
    "O29.5": (Certainty.UNPROVEN, Certainty.OFFICE),
    "O30.3": (Certainty.UNPROVEN, Certainty.OFFICE),
    "O42.1": (Certainty.OFFICE, Certainty.CARRIED),
}
"""An office's paper tells what its own assessor asks: of a district, of a provincial office."""


def test_an_office_s_paper_vouches_for_its_own_scheme_only():
    district, province = (dict(sure_of(key)) for key in (DISTRICT_2566, PROVINCE))
    differ = {id_: (district[id_], province[id_]) for id_ in district}
    assert {id_: pair for id_, pair in differ.items() if pair[0] != pair[1]} == WEIGHED_ELSE


def sure_of(key):
    return ((element.id, element.certainty) for _, element in elements_of(load_edition(key)))


@pytest.mark.parametrize(
    ("key", "method", "instruments", "threshold"),
    [
        (DISTRICT, Certainty.VERIFIED, Certainty.VERIFIED, Certainty.OFFICE),
        (DISTRICT_2566, Certainty.CARRIED, Certainty.CARRIED, Certainty.OFFICE),
        (PROVINCE, Certainty.VERIFIED, Certainty.OFFICE, Certainty.UNPROVEN),
    ],
)
def test_how_sure_the_facts_of_a_scheme_are(key, method, instruments, threshold):
    edition = load_edition(key)
    facts = (Fact.METHOD, Fact.INSTRUMENTS, Fact.THRESHOLD)
    found = tuple(edition.evidence_of(fact).certainty for fact in facts)
    assert found == (method, instruments, threshold)
