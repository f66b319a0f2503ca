"""Every law of an edition bites, and says where."""

from __future__ import annotations

import pytest

from oitsheet.form.edition import BadEdition, parse_edition

from .bundled import DISTRICT, DISTRICT_2566, faults_of, text_of


def mutated(old: str, new: str, key: str = DISTRICT) -> tuple[str, ...]:
    """The faults of a bundled edition in which `old` was replaced by `new`, once."""
    text = text_of(key)
    assert old in text
    return faults_of(text.replace(old, new, 1))


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
        ('topic = "qa"', 'topic = "faq"', "item O8: unknown topic 'faq'"),
        ('topic = "qa"', 'topic = "contact"', "item O8: topic contact is that of O5"),
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
    found = mutated(old, new)
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
def test_a_breach_of_a_year_numbered_anew_is_named_with_its_place(old, new, fault):
    found = mutated(old, new, DISTRICT_2566)
    assert any(one.startswith(fault) for one in found), found


def test_a_forerunner_among_the_edition_s_own_years_must_exist():
    lone = mutated(
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
