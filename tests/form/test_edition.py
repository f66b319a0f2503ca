"""The bundled editions hold, and every law of an edition bites."""

from __future__ import annotations

import pickle
import re
from decimal import Decimal
from importlib import resources
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitsheet.errors import OitsheetError
from oitsheet.form.edition import (
    BadEdition,
    Certainty,
    Edition,
    Element,
    Fact,
    Item,
    Kind,
    Method,
    PeriodRelation,
    Relation,
    Strength,
    UnknownEdition,
    YearRule,
    edition_keys,
    load_edition,
    load_edition_file,
    parse_edition,
    verified_summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DISTRICT, PROVINCE = "2565-obec", "2566-moe"
BOTH = pytest.mark.parametrize("key", [DISTRICT, PROVINCE])
THAI = re.compile(r"[\u0e00-\u0e7f]")


def text_of(key: str) -> str:
    return (resources.files("oitsheet.form") / "editions" / f"{key}.toml").read_text(
        encoding="utf-8"
    )


def elements_of(edition: Edition) -> Iterator[tuple[Item, Element]]:
    return ((item, element) for item in edition.items for element in item.elements)


def faults_of(old: str, new: str, key: str = DISTRICT) -> tuple[str, ...]:
    """The faults of a bundled edition in which `old` was replaced by `new`, once."""
    text = text_of(key)
    assert old in text
    with pytest.raises(BadEdition) as caught:
        parse_edition(text.replace(old, new, 1), "mutated.toml")
    return caught.value.faults


# ── the bundled editions ────────────────────────────────────────────────────────


def test_the_two_editions_are_known_without_being_parsed():
    assert edition_keys() == (DISTRICT, PROVINCE)


@BOTH
def test_every_edition_loads_once_and_has_43_items_in_order(key):
    edition = load_edition(key)
    assert edition is load_edition(key)
    assert edition.key == key
    assert edition.codes == tuple(f"O{n}" for n in range(1, 44))
    assert [item.no for item in edition.items] == list(range(1, 44))
    assert not edition.provisional


@pytest.mark.parametrize(
    ("key", "ranges"),
    [
        (
            DISTRICT,
            (
                "9.1 O1 O9 9|9.2 O10 O17 8|9.3 O18 O24 7|9.4 O25 O28 4|9.5 O29 O33 5|"
                "10.1 O34 O41 8|10.2 O42 O43 2"
            ),
        ),
        (
            PROVINCE,
            (
                "9.1 O1 O10 10|9.2 O11 O18 8|9.3 O19 O22 4|9.4 O23 O26 4|9.5 O27 O30 4|"
                "10.1 O31 O38 8|10.2 O39 O43 5"
            ),
        ),
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


def test_a_district_is_measured_by_three_instruments_and_ten_indicators():
    edition = load_edition(DISTRICT)
    assert {one.key: (one.weight, one.indicators) for one in edition.instruments} == {
        "IIT": (30, (1, 2, 3, 4, 5)),
        "EIT": (30, (6, 7, 8)),
        "OIT": (40, (9, 10)),
    }
    assert [one.no for one in edition.indicators] == list(range(1, 11))
    assert edition.method is Method.MEAN_OF_MEANS
    assert edition.fiscal_years == (2564, 2565)


def test_a_provincial_office_is_measured_by_the_open_data_part_alone():
    edition = load_edition(PROVINCE)
    assert [(one.key, one.weight) for one in edition.instruments] == [("OIT", None)]
    assert [one.no for one in edition.indicators] == [9, 10]
    assert edition.method is Method.SIMPLE_PERCENT
    assert edition.method_certainty is Certainty.VERIFIED
    assert edition.fiscal_years == (2566,)
    assert [level.en for level in edition.named_levels][:1] == ["passed with excellence"]
    assert edition.evidence_of(Fact.NAMED_LEVELS).certainty is Certainty.UNPROVEN


@pytest.mark.parametrize(
    ("key", "pairs"),
    [
        (DISTRICT, "O11-O10 O19-O18 O26-O25 O28-O25 O37-O36 O40-O39 O43-O42"),
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


def test_what_is_asked_of_schools_only_is_not_asked_of_a_provincial_office():
    kinds = {element.kind for _, element in elements_of(load_edition(PROVINCE))}
    assert Kind.MINIMUM_COUNT not in kinds


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
    previous = load_edition(PROVINCE).item(code).previous
    assert (previous.relation, previous.codes) == (relation, codes)


def test_every_forerunner_is_continued_or_said_to_be_gone():
    edition = load_edition(PROVINCE)
    continued = {code for item in edition.items for code in item.previous.codes}
    assert continued | set(edition.gone) == set(load_edition(DISTRICT).codes)
    assert not continued & set(edition.gone)


def test_in_the_district_edition_every_item_continues_itself():
    for item in load_edition(DISTRICT).items:
        assert (item.previous.codes, item.previous.relation) == ((item.code,), Relation.SAME)


@BOTH
def test_defaults_apply_and_exceptions_are_kept(key):
    edition = load_edition(key)
    assert {item.points for item in edition.items} == {(100, 0)}
    assert {item.needs_link for item in edition.items} == {True}
    assert [item.code for item in edition.items if item.social] == ["O9"]
    assert [i.code for i in edition.items if i.may_not_apply] == ["O42", "O43"]


def test_years_in_dispute_accept_both():
    edition = load_edition(DISTRICT)
    disputed = {i.code: i.alt_year_rule for i in edition.items if i.alt_year_rule}
    assert disputed == {"O16": YearRule.PREVIOUS_FY, "O35": YearRule.PREVIOUS_FY}
    assert edition.item("O16").year_source.certainty is Certainty.UNPROVEN
    assert edition.item("O4").period_relation is PeriodRelation.COVERS


@pytest.mark.parametrize(
    ("key", "codes"),
    [(DISTRICT, "O8 O9 O17 O30 O32"), (PROVINCE, "O8 O9 O18 O28 O29 O30")],
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


@BOTH
def test_every_fact_has_a_source_and_every_source_is_used(key):
    edition = load_edition(key)
    used = {source for _, source in edition.evidence}
    for item in edition.items:
        used |= {item.title_source, item.year_source} | {e.source for e in item.elements}
    assert used == set(edition.sources)
    assert all(source.what for source in used)


@BOTH
def test_no_citation_leads_into_somebody_s_own_files(key):
    for source in load_edition(key).sources:
        assert not re.search(r"\.\./|\.json|[A-Z]:\\|file:", source.what), source


@BOTH
def test_element_texts_are_short_thai_without_a_year_or_a_placeholder(key):
    for _, element in elements_of(load_edition(key)):
        assert THAI.search(element.th), element.id
        assert len(element.th) <= 60, element.id
        assert not re.search(r"25\d\d|[๐-๙]|\?|TODO|xxx|…|\.\.\.", element.th), element.id
        assert element.th == element.th.strip()


@BOTH
def test_english_texts_have_no_thai_letters_and_no_placeholder(key):
    edition = load_edition(key)
    english = [edition.name_en, *(e.en for _, e in elements_of(edition))]
    english += [item.title_en for item in edition.items]
    english += [one.title_en for one in (*edition.indicators, *edition.sub_indicators)]
    english += [one.en for one in (*edition.agencies, *edition.instruments, *edition.named_levels)]
    english += [role.en for item in edition.items for role in item.owner_roles]
    assert not [text for text in english if THAI.search(text) or "?" in text or not text.strip()]


@BOTH
def test_titles_are_thai_or_the_assessor_s_own_english(key):
    foreign = [i.title_th for i in load_edition(key).items if not THAI.search(i.title_th)]
    assert foreign == ["Q&A", "Social Network", "E-Service"]


@pytest.mark.parametrize(
    ("key", "elements", "required_for_certain"), [(DISTRICT, 163, 156), (PROVINCE, 121, 55)]
)
def test_the_summary_counts_by_certainty(key, elements, required_for_certain):
    summary = verified_summary(load_edition(key))
    assert (summary.items, summary.items_without_elements) == (43, 0)
    assert summary.titles_verified == 43
    assert summary.elements == sum(summary.elements_by_certainty.values()) == elements
    assert summary.required_for_certain == required_for_certain
    assert list(summary.elements_by_certainty) == list(Certainty)
    assert sum(summary.year_rules_by_certainty.values()) == 43


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


# ── levels ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("score", "letter"),
    [
        ("100", "AA"),
        ("95", "AA"),
        ("94.995", "AA"),
        ("94.99", "A"),
        ("94.9949", "A"),
        ("85", "A"),
        ("84.99", "B"),
        ("75", "B"),
        ("68.75", "C"),
        ("65", "C"),
        ("55", "D"),
        ("51.16", "E"),
        ("48.84", "F"),
        ("49.995", "E"),
        ("0", "F"),
    ],
)
def test_levels_begin_at_their_floor_after_rounding_half_up(score, letter):
    assert load_edition(DISTRICT).level_of(Decimal(score)) == letter


def test_a_score_below_every_level_has_none():
    with pytest.raises(ValueError, match="no level"):
        load_edition(DISTRICT).level_of(Decimal("-0.01"))


@given(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3))
def test_a_higher_score_never_has_a_lower_level(one, other):
    edition = load_edition(DISTRICT)
    letters = [level.letter for level in edition.levels]
    low, high = sorted((one, other))
    assert letters.index(edition.level_of(high)) <= letters.index(edition.level_of(low))


# ── what is no edition ──────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("key", "nearest"),
    [("2565-obce", DISTRICT), ("2566", PROVINCE), ("../2565-obec", DISTRICT), ("zzz", None)],
)
def test_an_unknown_key_lists_the_known_ones_and_the_nearest(key, nearest):
    with pytest.raises(UnknownEdition) as caught:
        load_edition(key)
    assert isinstance(caught.value, OitsheetError)
    assert (caught.value.known, caught.value.nearest) == ((DISTRICT, PROVINCE), nearest)
    assert all(known in str(caught.value) for known in (DISTRICT, PROVINCE))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        # what a value may be
        ('kind = "language"', 'kind = "langauge"', "item O34, element 2: unknown kind 'langauge'"),
        ('"multi_year_covering_current_fy"', '"soon"', "item O4: unknown year_rule 'soon'"),
        ('"covers"', '"touches"', "item O4: unknown period_relation 'touches'"),
        ('strength = "example"', 'strength = "nice"', "item O13, element 3: unknown strength"),
        ('"mean_of_means"', '"by_feeling"', "head: unknown method 'by_feeling'"),
        ('certainty = "office"', 'certainty = "sure"', "sources threshold: unknown certainty"),
        ('alt_year_rule = "previous_fy"', 'alt_year_rule = "x"', "item O16: unknown alt_year_rule"),
        ('previous = "same"', 'previous = "like"', "item O1: unknown previous 'like'"),
        ('th = "โครงสร้าง"', 'th = " "', "item O1: th is blank"),
        ('th = "โครงสร้าง"', "th = 1", "item O1: th is 1, not text"),
        ('th = "โครงสร้าง"\n', "", "item O1: th is missing"),
        ('en = "full names"', 'xx = "full names"', "item O2, element 2: unknown key 'xx'"),
        ('en = "full names"', 'xx = "full names"', "item O2, element 2: en is missing"),
        ("count = 6, source", "count = true, source", "item O6, element 2: count is True, not a"),
        ("count = 6, source", "count = 0, source", "item O6, element 2: count 0"),
        ("social = true", 'social = "yes"', "item O9: social is 'yes', not true or false"),
        ("points = [100, 0]\n", "", "item O1: points [] do not descend"),
        ("needs_link = true\n", "", "item O1: needs_link is missing"),
        ("needs_link = true", "needs_lnk = true", "default: unknown key 'needs_lnk'"),
        ('scheme = "obec"', 'schema = "obec"', "head: unknown key 'schema'"),
        ("pass_threshold = 85", 'pass_threshold = "A"', "head: pass_threshold is 'A', not a"),
        ("pass_threshold = 85", "pass_threshold = 850", "head: pass_threshold 850 is not"),
        ("pass_threshold = 85\n", "", "head: pass_threshold is missing"),
        ('owners = ["pr"]', 'owners = ["prr"]', "item O1: unknown owner 'prr'"),
        ('owners = ["pr"]', "owners = [1]", "item O1: owners holds 1, not text"),
        ('owners = ["pr"]', 'owners = "pr"', "item O1: owners is 'pr', not a list"),
        ('"no_result"', '"no_reason"', "item O42: unknown reason 'no_reason'"),
        ("\n[default]", "\n[defaults]", "head: default is missing"),
        ('elements = [{ th = "หน้าที่', 'elements = ["x", { th = "หน้าที่', "item O3, element 1: is not"),
        # sources
        ('source = "laws"', 'source = "lawz"', "item O6, element 2: unknown source 'lawz'"),
        ('year_source = "report_year"', 'year_source = "x"', "item O12: unknown source 'x'"),
        ('titles = "lists"', 'titles = "list"', "evidence: unknown source 'list'"),
        ('method = "case"\n', "", "evidence: no source for method"),
        ('titles = "lists"', 'tittles = "lists"', "evidence: unknown key 'tittles'"),
        # codes and groups
        ('code = "O5"', 'code = "O4"', "item O4: stands there more than once"),
        ('code = "O5"', 'code = "O55"', "item O55: stands where O5 should"),
        ('code = "O43"', 'code = "0๔๓"', "item 0๔๓: stands where O43 should"),
        ('last = "O17"', 'last = "O16"', "sub-indicator 9.3: holds O18 where O17 should"),
        ('last = "O17"', 'last = "O18"', "sub-indicator 9.3: holds O18 where O19 should"),
        ('last = "O17"', 'last = "O71"', "sub-indicator 9.2: O10 to O71 is no range"),
        ('first = "O42"\nlast = "O43"', 'first = "O42"\nlast = "O42"', "item O43: belongs to no"),
        ('code = "10.1"', 'code = "9.6"', "sub-indicator 9.6: reaches beyond indicator 9"),
        ('code = "10.1"', 'code = "11.1"', "sub-indicator 11.1: no indicator 11"),
        ('code = "10.1"', 'code = "ten"', "sub-indicator ten: not of the form 9.1"),
        ('last = "O33"\n', 'last = "O32"\n', "sub-indicator 9.5: reaches beyond indicator 9"),
        # references
        ('depends_on = ["O10"]', 'depends_on = ["O99"]', "item O11: depends_on: no item 'O99'"),
        ('depends_on = ["O10"]', 'depends_on = ["O11"]', "item O11: depends_on is the item itself"),
        ('with = ["O29"]', 'with = ["O30"]', "item O30: consistent_with is the item itself"),
        ('cross_ref = "O36"', 'cross_ref = "O37"', "item O37, element 2: cross_ref is the item"),
        ('cross_ref = "O36"', 'cross_ref = "36"', "item O37, element 2: cross_ref: no item '36'"),
        # scale, instruments, years
        ("B = 75", "B = 85", "levels: B is not below A"),
        ("F = 0", "F = 1", "levels: F starts above 0"),
        ("F = 0", 'F = "0"', "levels: F is '0', not a number"),
        ("weight = 40", "weight = 41", "head: the instruments' weights sum to 101"),
        ("indicators = [6, 7, 8]", "indicators = [6, 7, 88]", "instrument EIT: no indicator 88"),
        ("indicators = [6, 7, 8]", "indicators = [6, 7]", "indicator 8: belongs to 0 instruments"),
        ("indicators = [6, 7, 8]", "indicators = [5, 6, 7, 8]", "indicator 5: belongs to 2"),
        ("no = 2\n", "no = 1\n", "indicator 1: stands there more than once"),
        ('key = "OIT"', 'key = "OT"', "head: no instrument OIT"),
        ("[2564, 2565]", "[2565, 2564]", "head: fiscal_years are not ascending"),
        ("[2564, 2565]", "[2021, 2565]", "head: fiscal_years: 2021 is no year of the Buddhist"),
        ("[2564, 2565]", "[]", "head: fiscal_years is empty"),
        ("= [2564] #", "= [2560] #", "head: previous_years: 2560 comes before none"),
        # what does not go together
        ('period_relation = "covers"', 'period_relation = "none"', "item O4: multi_year_covering"),
        (
            'alt_year_rule = "previous_fy"',
            'alt_year_rule = "current_fy"',
            "item O16: alt_year_rule",
        ),
        ('languages = ["th", "en"]', 'languages = ["th"]', "item O34, element 2: count 2, but 1"),
        ('kind = "period", min_years', "min_years", "item O4, element 1: min_years_exclusive in"),
        ('th = "รูปถ่าย"', 'th = "ตำแหน่ง"', "item O2, element 4: the same words"),
        ("points = [100, 0]", "points = [0, 100]", "item O1: points [0, 100] do not descend"),
    ],
)
def test_a_breach_is_named_with_its_place(old, new, fault):
    found = faults_of(old, new)
    assert any(one.startswith(fault) for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('relation = "merged"', 'relation = "mixed"', "item O11, previous: unknown relation"),
        ('relation = "merged", ', "", "item O11, previous: relation is missing"),
        ('codes = ["O10", "O18"]', 'codes = ["O10"]', "item O11: previous: merged with 1 codes"),
        ('codes = ["O10", "O18"]', 'codes = ["O10", "18"]', "item O11: previous: no item '18'"),
        ('codes = ["O10", "O18"]', 'codes = ["O10", "O32"]', "item O11: previous: O32 is said to"),
        ("total = 85\neach = 85", "total = 96", "named-level passed well: is not below"),
        ('named_levels = "implementer"\n', "", "evidence: no source for named_levels"),
    ],
)
def test_a_breach_of_the_provincial_edition_is_named_with_its_place(old, new, fault):
    found = faults_of(old, new, PROVINCE)
    assert any(one.startswith(fault) for one in found), found


def test_a_forerunner_among_the_edition_s_own_years_must_exist():
    lone = faults_of(
        'code = "O3"\n', 'code = "O3"\nprevious = { relation = "same", codes = ["O99"] }\n'
    )
    assert lone == ("item O3: previous: no item 'O99'",)


def test_all_faults_are_listed_at_once():
    text = text_of(DISTRICT).replace('kind = "language"', 'kind = "x"', 1)
    text = text.replace('depends_on = ["O10"]', 'depends_on = ["O99"]', 1).replace(
        "F = 0", "F = 1", 1
    )
    with pytest.raises(BadEdition) as caught:
        parse_edition(text, "mine.toml")
    assert len(caught.value.faults) == 3
    assert all(fault in str(caught.value) for fault in caught.value.faults)
    assert str(caught.value).startswith("mine.toml: 3 fault(s)")


@pytest.mark.parametrize("text", ["", "key = 'x'", "item = 3", "sources = 1\nitem = [1, 2]"])
def test_a_file_that_is_hardly_an_edition_is_told_so_without_a_crash(text):
    with pytest.raises(BadEdition) as caught:
        parse_edition(text, "hardly.toml")
    assert "levels is missing" in str(caught.value)
    assert "head: no items" in str(caught.value) or "item " in str(caught.value)


def test_a_bundled_file_must_be_named_after_its_key(tmp_path: Path, monkeypatch):
    (tmp_path / "renamed.toml").write_text(text_of(DISTRICT), encoding="utf-8")
    monkeypatch.setattr("oitsheet.form.edition.edition_keys", lambda: ("renamed",))
    monkeypatch.setattr("oitsheet.form.edition._bundled", lambda: tmp_path)
    with pytest.raises(BadEdition, match="head: key '2565-obec' is not the file's name"):
        load_edition("renamed")


def test_broken_toml_is_a_bad_edition():
    with pytest.raises(BadEdition, match="head: not TOML"):
        parse_edition("key = ", "broken.toml")


def test_an_own_file_may_carry_a_byte_order_mark(tmp_path: Path):
    path = tmp_path / "ของเรา.toml"
    path.write_text(text_of(DISTRICT), encoding="utf-8-sig")
    assert load_edition_file(path) == load_edition(DISTRICT)


def test_an_own_file_in_another_encoding_is_a_bad_edition(tmp_path: Path):
    path = tmp_path / "old.toml"
    path.write_text('name_th = "ข้อ"', encoding="cp874")
    with pytest.raises(BadEdition, match="not UTF-8"):
        load_edition_file(path)
