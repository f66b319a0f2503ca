"""The laws of the house that no linter knows."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from rule_cases import Case, all_cases, run, run_all

import oitsheet
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.judging.report import Severity
from oitsheet.judging.rules import FAMILIES, RULES, rule_of
from oitsheet.judging.rules.expectations import EXPECTED, FAULTS
from oitsheet.judging.submission import Misfit

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(oitsheet.__file__).parent
RULE_FILES = sorted((PACKAGE / "judging" / "rules").glob("[a-z][0-9][0-9][0-9]_*.py"))
MODULES = sorted(PACKAGE.rglob("*.py"))

LONGEST_MODULE = 300
ABBREVIATIONS = ("ค.ศ.", "พ.ศ.")
THAI = re.compile("[\u0e01-\u0e5b]")

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
each_language = pytest.mark.parametrize("language", LANGUAGES)
each_case = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)


def stem(rule) -> str:
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


def cases_of(rule) -> list[Case]:
    return [case for case in all_cases() if case.code == rule.code]


def words_of(rule, language):
    texts = load_catalogue(language).rules
    assert rule.code in texts, f"oitsheet/form/text/{language}.toml has no [rule.{rule.code}]"
    return texts[rule.code]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_the_list_of_rules_is_the_directory_of_rules() -> None:
    assert sorted(map(stem, RULES)) == [path.stem for path in RULE_FILES]


def test_codes_are_of_a_known_family_and_never_used_twice() -> None:
    codes = [rule.code for rule in RULES]

    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(rf"[{FAMILIES}]\d{{3}}", code)] == []


def test_rules_stand_in_the_order_of_their_codes_within_a_family() -> None:
    families = list(dict.fromkeys(rule.code[0] for rule in RULES))
    by_family = [[r.code for r in RULES if r.code[0] == family] for family in families]

    assert [rule.code for rule in RULES] == [code for codes in by_family for code in sorted(codes)]


def test_a_rule_is_found_by_its_code_in_any_case() -> None:
    assert rule_of("s101") is RULES[0]
    assert rule_of("S999") is None


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_a_rule_says_in_a_sentence_what_it_is_about_and_then_why(path: Path) -> None:
    first, _, reason = (ast.get_docstring(tree(path)) or "").partition("\n\n")

    assert re.fullmatch(r"[A-Z#][^\n]+\.", first), f"no sentence: {first!r}"
    assert reason.rstrip().endswith((".", ")")), f"no reason: {reason!r}"


@each_rule
def test_a_rule_says_what_its_judgement_does(rule) -> None:
    assert (rule.judge.__doc__ or "").strip()


@each_rule
def test_what_a_rule_needs_is_in_the_layout(rule) -> None:
    for need in (one for needs in rule.needs for one in needs.split("|")):
        sheet, _, column = need.partition(".")
        found = load_layout().sheet(sheet)

        assert not column or found.column(column) in found.input_columns


@each_rule
def test_a_rule_grows_louder_when_late_and_never_softer(rule) -> None:
    assert rule.when_late is None or rule.when_late.rank < rule.severity.rank


@each_language
def test_the_catalogue_has_the_words_of_every_rule_and_of_no_other(language) -> None:
    worded, codes = set(load_catalogue(language).rules), {rule.code for rule in RULES}

    assert sorted(codes - worded) == [], f"oitsheet/form/text/{language}.toml has no words for them"
    assert sorted(worded - codes) == [], f"oitsheet/form/text/{language}.toml: no rule of that code"


def test_both_catalogues_have_the_same_words() -> None:
    thai, english = (load_catalogue(language) for language in LANGUAGES)

    assert sorted(thai.words) == sorted(english.words)
    assert [
        key
        for key in thai.words
        if placeholders(thai.words[key]) != placeholders(english.words[key])
    ] == []


@each_rule
@pytest.mark.parametrize("part", ["title", "message", "fix"])
def test_the_same_facts_are_named_in_both_languages(rule, part) -> None:
    thai, english = (getattr(words_of(rule, language), part) for language in LANGUAGES)

    assert placeholders(thai) == placeholders(english)


@each_rule
@each_language
def test_no_sentence_ends_with_a_full_stop(rule, language) -> None:
    text = words_of(rule, language)
    ends = [part.rstrip() for part in (text.title, text.message, text.fix)]

    assert [end for end in ends if end.endswith(".") and not end.endswith(ABBREVIATIONS)] == []


def test_the_english_catalogue_holds_no_thai() -> None:
    text = (PACKAGE / "form" / "text" / "en.toml").read_text(encoding="utf-8")

    assert THAI.findall(text) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_thai_is_data_and_stands_in_no_module(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    thai = [number for number, line in enumerate(lines, start=1) if THAI.search(line)]

    assert thai == [], "Thai on these lines: put it into a TOML file (values/words.toml, form/text)"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_is_two_rooms(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@each_rule
def test_a_rule_has_a_case_where_it_fires_and_one_where_it_is_silent(rule) -> None:
    cases = cases_of(rule)

    assert any(case.fires for case in cases), "no case fires"
    assert any(case.silent for case in cases), "no case is silent"


@each_rule
def test_a_rule_has_exactly_one_example_for_its_page(rule) -> None:
    path = Path(__file__).parent / "rules" / f"{stem(rule)}.md"
    text = path.read_text(encoding="utf-8") if path.exists() else ""

    assert text, f"no case file tests/rules/{path.name}"
    headed = len(re.findall(r"(?m)^## .*\(example\)$", text))
    assert headed == 1, f"{headed} headings of {path.name} end with (example)"


def test_every_case_file_is_named_after_a_rule_and_headed_by_it() -> None:
    stems = {stem(rule): rule for rule in RULES}
    files = sorted((Path(__file__).parent / "rules").glob("*.md"))
    heads = {path.stem: path.read_text(encoding="utf-8").partition("\n")[0] for path in files}

    assert sorted(set(heads) - set(stems)) == [], "no rule's file has that name"
    assert heads == {name: f"# {stems[name].code} {stems[name].name}" for name in heads}


def test_no_two_cases_have_one_name() -> None:
    names = Counter(case.id for case in all_cases())

    assert [name for name, count in names.items() if count > 1] == []


@each_rule
def test_every_fact_that_the_words_name_is_told_by_every_case(rule) -> None:
    text = words_of(rule, "en")
    wanted = placeholders(text.title + text.message + text.fix)
    facts = [set(f.facts) for case in cases_of(rule) for f in run(case).findings]

    assert facts, "no finding in any case"
    assert [wanted - named for named in facts if wanted - named] == [], "not yielded by the rule"


@each_case
@each_language
def test_whatever_any_rule_tells_of_a_case_can_be_said(case, language) -> None:
    catalogue = load_catalogue(language)
    report = run_all(case)
    said = [
        catalogue.fill(part, finding.facts)
        for finding in report.findings
        for text in [catalogue.rules[finding.code]]
        for part in (text.title, text.message, text.fix)
    ]
    said += [catalogue.say(f"skipped.{why.reason}", **why.facts) for why in report.skipped]

    assert [text for text in said if not text or re.search(r"\w\(\w+=|<\w+\.\w+|{|}", text)] == []


def test_each_misfit_is_told_by_exactly_one_rule() -> None:
    told = Counter(
        node.attr
        for path in RULE_FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "Misfit"
    )

    assert told == Counter(misfit.name for misfit in Misfit)


@each_language
def test_every_word_that_a_rule_may_say_is_in_the_catalogue(language) -> None:
    keys = {words.key for words in (*EXPECTED.values(), *FAULTS.values())}
    keys |= {f"how.{how}" for how in _keywords("how", "Clue")}
    keys |= {f"skipped.{reason}" for reason in _reasons()}
    keys |= {f"severity.{severity}" for severity in Severity}

    assert len(keys) > len(EXPECTED) + len(FAULTS)
    assert sorted(keys - set(load_catalogue(language).words)) == []


def _calls(name: str) -> Iterator[ast.Call]:
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name:
                yield node


def _keywords(keyword: str, call: str) -> Iterator[str]:
    for node in _calls(call):
        for given in node.keywords:
            if given.arg == keyword and isinstance(given.value, ast.Constant):
                yield str(given.value.value)


def _reasons() -> Iterator[str]:
    for node in _calls("CannotRunError"):
        if isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value)
    for case in all_cases():
        yield from (skipped.reason for skipped in run(case).skipped)
