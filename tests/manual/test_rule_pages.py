"""The page of a rule: what it shows was really found, in the terminal as on the site."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from importlib import resources

import pytest
from cli.running import run
from manual.press_room import examples, rules, site

from oitsheet.form.messages import LANGUAGES, Bilingual, Words, load_catalogue
from oitsheet.judging.finding import Finding, Severity
from oitsheet.judging.rules import RULES, rule_of
from oitsheet.location import Location
from oitsheet.rendering.manual import Example, load_examples, rule_page
from oitsheet.rendering.manual.examples import dumps, loads
from oitsheet.rendering.wording import say

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
ANSWERED = {Severity.ERROR, Severity.RISK, Severity.CONFIRM}
each_language = pytest.mark.parametrize("language", LANGUAGES)


def section(page, key):
    (found,) = [section for section in page.sections if section.key == key]
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_examples_are_what_the_rules_find_in_their_cases_today() -> None:
    kept = resources.files("oitsheet.rendering.manual").joinpath("examples.json")
    old, new = kept.read_text(encoding="utf-8"), examples.examples_text()
    stale = set(old.splitlines()) ^ set(new.splitlines())

    assert sorted(line[:6] for line in stale) == [], "run: python docs/make.py"
    assert old == new


@each_rule
@each_language
def test_the_sentences_of_an_example_are_said_of_what_the_case_really_finds(rule, language) -> None:
    example = examples.example_of(rule)
    assert example, "no section of its case file ends with (example)"
    found, catalogue = example.findings, load_catalogue(language)
    told = section(rule_page(rule, catalogue), "example").told

    assert found, "the example fires nothing"
    assert [(one.at, one.severity) for one in told] == [(one.at, one.severity) for one in found]
    assert [(one.message, one.fix) for one in told] == [tuple(say(f, catalogue)) for f in found]


@each_rule
@each_language
def test_a_page_says_what_is_wrong_what_to_do_and_why(rule, language) -> None:
    page = rule_page(rule, load_catalogue(language))
    keys = [section.key for section in page.sections]

    assert {"message", "fix", "example", "why"} <= set(keys)
    assert ("answer" in keys) is bool(ANSWERED & {rule.severity, rule.when_late})
    assert all(section.heading for section in page.sections)


@each_rule
def test_the_example_shows_every_cell_that_it_is_about(rule) -> None:
    example = load_examples()[rule.code]
    shown = {
        Location(sheet.name, row, column)
        for sheet in example.sheets
        for row in sheet.rows
        for column in sheet.columns
    }
    pointed = {place for one in example.findings for place in (one.at, *one.also)}

    assert pointed - shown == set()


@each_rule
@each_language
def test_the_command_prints_what_stands_on_the_page(rule, language) -> None:
    page = rule_page(rule, load_catalogue(language))
    printed = squeezed(run("rule", rule.code, "--lang", language).stdout)
    site_page = site.made_pages()[rules.rule_path(rule.code, language)]
    parts = [page.title, *(section.heading for section in page.sections)]
    parts += [text for one in page.sections for text in (*one.paragraphs, *one.bullets)]
    told = [text for one in page.sections for t in one.told for text in (t.message, t.fix)]

    assert [text for text in (*parts, *told) if squeezed(text) not in printed] == []
    assert [one for one in page.sections if f"## {one.heading}" not in site_page] == []
    assert [text for text in told if rules.tagged(text) not in site_page] == []


def test_a_cell_is_shown_with_its_header_as_the_office_sees_it() -> None:
    printed = run("rule", "B101").stdout
    sheet = load_examples()["B101"].sheets[0]

    assert sheet.name == "งบประมาณ"
    assert sheet.rows[sheet.header][-1] == "ใช้จ่ายรวม"
    assert "M5 ใช้จ่ายรวม: 11340" in printed
    assert "11,430" in printed


def test_gaps_and_ways_to_confirm_are_told() -> None:
    page = rule_page(rule_of("Z104"), load_catalogue("en"))

    assert section(page, "gaps").bullets == load_examples()["Z104"].gaps != ()
    assert "Confirmations" in section(page, "answer").paragraphs[0]
    assert "forecast" in section(page, "answer").paragraphs[1]


def test_every_kind_of_fact_comes_back_from_the_file() -> None:
    facts = {
        "text": "ก",
        "count": 3,
        "number": Decimal("1.50"),
        "day": dt.date(2022, 7, 12),
        "both": Bilingual("ก", "a"),
        "words": Words("expected.date"),
        "several": ("O1", 2, Decimal(3), Bilingual("ข", "b"), Words("expected.date")),
        "nothing": None,
    }
    at = Location("แผ่น", 5, 2)
    finding = Finding(
        code="B101", name="x", severity=Severity.RISK, at=at, item="O1", also=(at,), facts=facts
    )
    day = dt.date(2022, 7, 12)
    example = Example("A title", "2565-obec", day, day, (), (finding,), ("a gap",))

    (back,) = loads(dumps({"B101": example}, {"B101": "x"})).values()

    assert back == example
    assert {name: type(fact) for name, fact in back.findings[0].facts.items()} == {
        name: type(fact) for name, fact in facts.items()
    }


def test_a_rule_that_is_being_written_has_a_page_all_the_same() -> None:
    catalogue = load_catalogue("en")
    wordless = type(catalogue)(language="en", rules={}, words=catalogue.words)
    rule = rule_of("Z104")

    page = rule_page(rule, wordless)

    assert page.title == rule.name
    assert [section.key for section in page.sections] == ["answer", "gaps", "why"]


def test_an_example_that_was_made_for_other_words_is_left_out() -> None:
    rule, catalogue = rule_of("Z104"), load_catalogue("en")
    text = type(catalogue.rules["Z104"])("title", "now with {another} fact", "fix")
    changed = type(catalogue)(language="en", rules={"Z104": text}, words=catalogue.words)

    assert "example" not in [section.key for section in rule_page(rule, changed).sections]


def test_the_file_has_a_line_for_each_rule_so_that_lines_can_be_merged() -> None:
    kept = resources.files("oitsheet.rendering.manual").joinpath("examples.json")
    lines = kept.read_text(encoding="utf-8").splitlines()

    assert len(lines) == len(json.loads("\n".join(lines))) + 2


def test_of_a_long_table_only_rows_that_are_alike_are_left_out() -> None:
    items = load_examples()["K102"].sheets[0]
    said = [cells[-1] for row, cells in items.rows.items() if row != items.header]

    assert items.left_out == 43 - len(said)
    assert 0 < len(said) < 12
    assert "อยู่ระหว่างดำเนินการ" in said
    assert "และอีก 38 แถว" in run("rule", "K102").stdout
