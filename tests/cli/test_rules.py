"""The rules explained: one at a time, or all in a list for people and for programs."""

import json
import re

import pytest
from cli.running import run, start
from wcwidth import wcswidth

from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.judging.rules import RULES

each_language = pytest.mark.parametrize("lang", LANGUAGES)


@each_language
@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_every_rule_can_be_asked_about(code, lang):
    outcome = run("rule", code.lower(), "--lang", lang)
    assert outcome.exit_code == 0
    assert outcome.stdout.startswith(f"{code} ")
    assert len(outcome.stdout.splitlines()) >= 10


def test_a_code_is_taken_in_either_case():
    assert run("rule", "z104").stdout == run("rule", "Z104").stdout


@pytest.mark.parametrize("code", ["Z999", "", "O1", "๑"])
def test_an_unknown_rule_is_wrong_usage(code):
    outcome = run("rule", code)
    assert outcome.exit_code == 2
    assert "Z104" in outcome.stderr


@each_language
@pytest.mark.parametrize(
    ("asked", "nearest"), [("Z14", "Z104"), ("z1o1", "Z101"), ("link-mising", "Z101")]
)
def test_a_slip_is_answered_with_the_nearest(asked, nearest, lang):
    outcome = run("rule", asked, "--lang", lang)
    assert outcome.exit_code == 2
    assert load_catalogue(lang).say("command.like_rule", code=asked, nearest=nearest) in (
        outcome.stderr
    )


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_the_reason_is_wrapped_and_loses_no_word(monkeypatch, code):
    told = {}
    for columns in (40, 110):
        monkeypatch.setenv("COLUMNS", str(columns))
        told[columns] = run("rule", code, "--lang", "en").stdout
        assert [line for line in told[columns].splitlines() if wcswidth(line) > columns] == []
    assert "".join(told[40].split()) == "".join(told[110].split())


def listed(text):
    """The rules of a list: code → what stands behind it, up to the next code or blank line."""
    parts = re.split(r"(?m)^  ([A-Z]\d{3})\b", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@each_language
@pytest.mark.parametrize("columns", ["40", "79", "80", "110"])
def test_every_rule_is_listed_with_name_severity_and_title(monkeypatch, lang, columns):
    monkeypatch.setenv("COLUMNS", columns)
    text = run("rules", "--lang", lang).stdout
    words = load_catalogue(lang)
    told = listed(text)
    assert list(told) == [rule.code for rule in RULES]
    assert [line for line in text.splitlines() if wcswidth(line) > int(columns)] == []
    for rule in RULES:
        squeezed = "".join(told[rule.code].split())
        loud = [rule.severity, rule.when_late] if rule.when_late else [rule.severity]
        wanted = [words.say(f"severity.{severity}") for severity in loud]
        for part in (rule.name, words.rules[rule.code].title, *wanted):
            assert "".join(part.split()) in squeezed


@each_language
def test_the_list_is_parted_into_families_that_have_a_name(lang):
    words = load_catalogue(lang)
    text = run("rules", "--lang", lang).stdout
    heads = re.findall(r"(?m)^([A-Z]) · (.+) \((\d+)", text)
    letters = [rule.code[0] for rule in RULES]
    assert heads == [
        (letter, words.say(f"family.{letter}"), str(letters.count(letter)))
        for letter in dict.fromkeys(letters)
    ]


def test_a_family_or_some_rules_alone_can_be_listed():
    assert set(listed(run("rules", "--select", "z,K101", "--ignore", "Z104").stdout)) == {
        "K101",
        *(rule.code for rule in RULES if rule.code[0] == "Z" and rule.code != "Z104"),
    }


@pytest.mark.parametrize("options", [("--select", "Z999"), ("--select", "Z", "--ignore", "Z")])
def test_a_list_of_no_rule_is_wrong_usage(options):
    outcome = run("rules", *options)
    assert (outcome.exit_code, outcome.stdout) == (2, "")


@each_language
def test_a_program_gets_the_list_as_json(lang):
    entries = json.loads(run("rules", "--format", "json", "--lang", lang).stdout)
    titles = load_catalogue(lang).rules
    assert entries == [
        {
            "code": rule.code,
            "name": rule.name,
            "family": rule.code[0],
            "severity": str(rule.severity),
            "when_late": str(rule.when_late) if rule.when_late else None,
            "title": titles[rule.code].title,
        }
        for rule in RULES
    ]


def test_the_json_is_utf_8_and_thai_whatever_the_console():
    for encoding in ("cp874", "ascii"):
        done = start("rules", "--format", "json", PYTHONIOENCODING=encoding)
        entries = json.loads(done.stdout.decode("utf-8"))
        assert entries[0]["title"] == load_catalogue("th").rules[RULES[0].code].title


def test_what_is_louder_when_late_says_so():
    assert any(rule.when_late for rule in RULES)
    late = next(rule for rule in RULES if rule.when_late)
    text = " ".join(run("rules", "--lang", "en", "--select", late.code).stdout.split())
    assert f"{late.code} {late.severity} (when late: {late.when_late})".replace(
        "todo", "to do"
    ) in text.replace("·", "")
