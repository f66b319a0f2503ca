"""One edition may extend another: what it says goes before, all else holds as it stands there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from oitsheet.doors import find_edition
from oitsheet.form import edition as module
from oitsheet.form.edition import BadEdition, load_edition, load_edition_file, parse_edition
from oitsheet.form.edition_terms import Certainty, Fact, Kind

from .bundled import DISTRICT, DISTRICT_2566, PROVINCE, elements_of, faults_of, text_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = f"""
extends = "{DISTRICT_2566}"
key = "2566-mine"
"""


def mine(text=""):
    """An edition of somebody's own on top of the districts'."""
    return parse_edition(HEAD + text, "mine.toml")


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch) -> Path:
    """A folder in the place of the bundled editions."""
    monkeypatch.setattr(module, "_bundled", lambda: tmp_path)
    for remembering in ("edition_keys", "load_edition"):
        monkeypatch.setattr(module, remembering, getattr(module, remembering).__wrapped__)
    return tmp_path


# ── the bundled pair ────────────────────────────────────────────────────────────


def test_the_items_of_2566_are_written_once():
    assert "[[item]]" not in text_of(PROVINCE)
    district, province = load_edition(DISTRICT_2566), load_edition(PROVINCE)
    assert (district.extends, province.extends) == (None, DISTRICT_2566)
    for theirs, ours in zip(district.items, province.items, strict=True):
        assert [(e.th, e.en, e.kind) for e in theirs.elements] == [
            (e.th, e.en, e.kind) for e in ours.elements
        ]
        assert (
            replace(
                ours,
                elements=theirs.elements,
                title_source=theirs.title_source,
                year_source=theirs.year_source,
            )
            == theirs
        )


def test_who_assesses_and_how_is_not_inherited():
    district, province = load_edition(DISTRICT_2566), load_edition(PROVINCE)
    for own in ("key", "name_th", "name_en", "scheme", "agencies", "method", "instruments"):
        assert getattr(province, own) != getattr(district, own)
    for shared in ("fiscal_years", "previous_years", "gone", "levels", "named_levels", "codes"):
        assert getattr(province, shared) == getattr(district, shared)


# ── what an upper file may say ──────────────────────────────────────────────────


def test_a_file_that_adds_nothing_is_the_base_under_its_own_key():
    base = load_edition(DISTRICT_2566)
    assert mine() == replace(base, key="2566-mine", extends=DISTRICT_2566)


def test_a_single_item_is_given_anew_and_keeps_its_place_and_all_that_is_not_given():
    edition = mine(
        """
        [[item]]
        code = "O38"
        elements = [{ th = "ผลของแผน", en = "results of the plan" }]
        """
    )
    base = load_edition(DISTRICT_2566)
    assert edition.codes == base.codes
    assert [element.en for element in edition.item("O38").elements] == ["results of the plan"]
    assert replace(edition.item("O38"), elements=base.item("O38").elements) == base.item("O38")
    others = [item for item in edition.items if item.code != "O38"]
    assert others == [item for item in base.items if item.code != "O38"]


def test_another_source_for_a_fact_counts_wherever_an_item_names_none():
    edition = mine(
        """
        evidence = { elements = "letter" }
        [sources]
        letter = { certainty = "office", what = "the assessor's letter" }
        """
    )
    assert edition.item("O5").elements[0].certainty is Certainty.OFFICE
    assert edition.item("O1").elements[0].certainty is Certainty.VERIFIED  # it names its own
    assert edition.evidence_of(Fact.YEARS) == load_edition(DISTRICT_2566).evidence_of(Fact.YEARS)


def test_a_source_that_is_weighed_anew_counts_wherever_it_is_cited():
    edition = mine('sources = { carried = { certainty = "verified", what = "this year\'s list" } }')
    cited = {e.id: e.source for _, e in elements_of(load_edition(DISTRICT_2566))}
    for _, element in elements_of(edition):
        if cited[element.id].key == "carried":
            assert element.certainty is Certainty.VERIFIED
        else:
            assert element.source == cited[element.id]


def test_a_default_counts_wherever_an_item_does_not_say():
    edition = mine("default = { points = [100, 50, 0] }")
    assert {item.points for item in edition.items} == {(100, 50, 0)}
    assert {element.kind for element in edition.item("O1").elements} == {Kind.CONTENT}


def test_lists_and_plain_tables_are_taken_whole():
    edition = mine(
        """
        named_level = []
        levels = { A = 50, F = 0 }
        [agencies]
        "สช." = { th = "สำนักงานการศึกษาเอกชน", en = "private education office" }
        """
    )
    assert edition.named_levels == ()
    assert [level.letter for level in edition.levels] == ["A", "F"]
    assert [agency.key for agency in edition.agencies] == ["สช."]


def test_what_nothing_refers_to_any_more_falls_away():
    edition = mine(
        """
        evidence = { instruments = "scale" , method = "scale" }
        [[instrument]]
        key = "OIT"
        th = "แบบตรวจ"
        en = "open data"
        indicators = [9, 10]
        """
    )
    assert [indicator.no for indicator in edition.indicators] == [9, 10]
    assert "case" not in {source.key for source in edition.sources}
    assert "case" in {source.key for source in load_edition(DISTRICT_2566).sources}


def test_a_source_of_one_s_own_that_nothing_cites_stays_to_be_seen():
    edition = mine('sources = { spare = { certainty = "recalled", what = "nothing" } }')
    assert "spare" in {source.key for source in edition.sources}


def test_an_extension_may_be_extended():
    edition = parse_edition(f'extends = "{PROVINCE}"\nkey = "own"\nprovisional = true', "own.toml")
    base = load_edition(PROVINCE)
    assert edition == replace(base, key="own", extends=PROVINCE, provisional=True)


def test_an_own_file_extends_a_bundled_edition(tmp_path: Path):
    path = tmp_path / "ของเรา.toml"
    path.write_text(HEAD, encoding="utf-8-sig")
    assert load_edition_file(path) == find_edition(str(path)) == mine()


def test_what_is_extended_stays_as_it_was():
    before = load_edition(DISTRICT_2566)
    mine('[[item]]\ncode = "O1"\nth = "อื่น"\nelements = []')
    assert load_edition.__wrapped__(DISTRICT_2566) == before


# ── what cannot be ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("extends", "fault"),
    [
        ('"2566-obce"', f"head: extends: no edition '2566-obce'; did you mean '{DISTRICT_2566}'?"),
        ('"../2566-obec"', "head: extends: no edition '../2566-obec'"),
        ('"zzz"', "head: extends: no edition 'zzz' (known: 2565-obec, 2566-moe, 2566-obec, "),
        ('""', "head: extends: no edition ''"),
        ("3", "head: extends is 3, not text"),
        ('["2566-obec"]', "head: extends is ['2566-obec'], not text"),
    ],
)
def test_a_base_that_is_not_there_is_one_fault(extends, fault):
    (found,) = faults_of(f"extends = {extends}\nitem = 3")
    assert found.startswith(fault)


def test_editions_that_extend_each_other_are_one_fault(bundle):
    for key, base in (("a", "b"), ("b", "c"), ("c", "b"), ("self", "self")):
        (bundle / f"{key}.toml").write_text(f'extends = "{base}"', encoding="utf-8")
    for key, fault in (
        ("a", "c.toml, head: extends goes round in a circle: b, c, b"),
        ("self", "self.toml, head: extends goes round in a circle: self, self"),
    ):
        with pytest.raises(BadEdition) as caught:
            module.load_edition(key)
        assert (caught.value.origin, caught.value.faults) == (f"{key}.toml", (fault,))
        assert faults_of(f'extends = "{key}"') == (fault,)


def test_a_base_of_the_base_that_is_not_there_is_told_with_its_file(bundle):
    (bundle / "a.toml").write_text('extends = "gone"', encoding="utf-8")
    (found,) = faults_of('extends = "a"')
    assert found.startswith("a.toml, head: extends: no edition 'gone'")


def test_the_faults_of_a_base_are_told_as_its_own(bundle):
    broken = text_of(DISTRICT).replace("F = 0", "F = 1").replace("B = 75", "B = 85")
    (bundle / f"{DISTRICT}.toml").write_text(broken, encoding="utf-8")
    assert faults_of(f'extends = "{DISTRICT}"\nkey = 3') == (
        f"{DISTRICT}.toml: levels: F starts above 0",
        f"{DISTRICT}.toml: levels: B is not below A",
    )
    (bundle / f"{DISTRICT}.toml").write_text("key = ", encoding="utf-8")
    (found,) = faults_of(f'extends = "{DISTRICT}"')
    assert found.startswith(f"{DISTRICT}.toml, head: not TOML")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("item = 3", "head: item is 3, not a list"),
        ("item = [1]", "item 44: is not a table"),
        ('[[item]]\nth = "x"', "item number 44: code is missing"),
        ("[[item]]\ncode = [1]", "item [1]: code is [1], not text"),
        ('[[item]]\ncode = "O99"', "item O99: th is missing"),
        ('[[item]]\ncode = "O44"', "item O44: th is missing"),
        ('[[item]]\ncode = "O5"\n[[item]]\ncode = "O5"', "item O5: stands there more than once"),
        ('[[item]]\ncode = "O5"\nelements = 3', "item O5: elements is 3, not a list"),
        ('[[item]]\ncode = "O5"\nelements = [3]', "item O5, element 1: is not a table"),
        ('[[item]]\ncode = "O5"\nsource = 3', "item O5: source is 3, not text"),
        ('[[item]]\ncode = "O5"\nsource = "x"', "item O5: unknown source 'x'"),
        ('[[item]]\ncode = "O5"\nyear = "x"', "item O5: unknown key 'year'"),
        ('[[item]]\ncode = "O5"\nth = " "', "item O5: th is blank"),
        ("sources = 1", "head: sources is 1, not a table"),
        ("sources = { carried = 1 }", "sources carried: is not a table"),
        ("evidence = 1", "head: evidence is 1, not a table"),
        ("evidence = { elements = 1 }", "evidence: elements is 1, not text"),
        ("default = 1", "head: default is 1, not a table"),
        ("reasons = { }\nowners = 1", "head: owners is 1, not a table"),
        ("instrument = 1", "head: instrument is 1, not a list"),
        ("instrument = [1]", "instrument 1: is not a table"),
        ("[[instrument]]\nindicators = [[1], 9]", "instrument number 1: indicators holds [1], not"),
        ("indicator = 1", "head: indicator is 1, not a list"),
        ("sub_indicator = []", "item O1: belongs to no sub-indicator"),
        ("agencies = 1", "head: agencies is 1, not a table"),
        ("pass_threshold = 850", "head: pass_threshold 850 is not"),
        ("extend = 1", "head: unknown key 'extend'"),
    ],
)
def test_the_whole_is_verified_and_each_fault_has_its_place(text, fault):
    found = faults_of(HEAD + text)
    assert any(one.startswith(fault) for one in found), found
