"""Help and wrong usage: in the language asked for, in our words, and as wide as the terminal."""

import re

import click
import pytest
from cli.running import PROVINCIAL, run, start
from wcwidth import wcswidth

from oitsheet import __version__
from oitsheet.cli import main
from oitsheet.form.edition import edition_keys
from oitsheet.form.messages import LANGUAGES, load_catalogue

THAI = re.compile(r"[\u0e00-\u0e7f]")
MARK = re.compile(r"[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
COMMANDS = [(), *((name,) for name in main.commands)]

each_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def test_the_version():
    assert run("--version").stdout == f"oitsheet {__version__}\n"


@each_command
def test_help_is_thai_where_nobody_asks_for_another_language(command):
    text = run(*command, "--help").stdout
    assert THAI.search(text)
    assert text == run(*command, "-h", "--lang", "th").stdout


@each_command
def test_help_in_english_holds_no_thai(command):
    text = run(*command, "--help", "--lang", "en").stdout
    assert not THAI.search(text)
    assert "Usage: oitsheet" in text


@each_command
@each_language
def test_no_word_of_help_is_clicks_own(command, lang):
    text = run(*command, "--help", "--lang", lang).stdout
    words = load_catalogue(lang)
    assert words.say("usage.usage") in text
    assert f"\n{words.say('help.options')}:\n" in text
    assert "Show this message" not in text
    assert "[default:" not in text
    assert "[required]" not in text


@each_command
@each_language
def test_every_option_and_command_is_explained_in_full(command, lang):
    text = " ".join(run(*command, "--help", "--lang", lang).stdout.split())
    words = load_catalogue(lang)
    found = main.commands[command[0]] if command else main
    keys = [parameter.key for parameter in found.params if isinstance(parameter, click.Option)]
    if not command:
        keys += [each.key for each in main.commands.values()]
    told = [" ".join(words.say(key).split()) for key in [found.key, *keys]]
    assert [sentence for sentence in told if sentence not in text] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "en", "check", "--help"),
        ("check", "--lang", "en", "--help"),
        ("check", "--help", "--lang", "en"),
        ("check", "--help", "--lang=en"),
        ("--lang=th", "check", "--lang=EN", "--help"),
    ],
)
def test_the_language_may_be_asked_for_before_and_behind(arguments):
    assert run(*arguments).stdout == run("check", "--lang", "en", "-h").stdout


@pytest.mark.parametrize("arguments", [("-h",), ("editions",), ("rule", "Z104"), ("rules",)])
@pytest.mark.parametrize("value", ["en", "EN", "en_US.UTF-8"])
def test_the_environment_may_say_the_usual_language(monkeypatch, arguments, value):
    wanted = run("--lang", "en", *arguments).stdout
    thai = run(*arguments).stdout
    monkeypatch.setenv("OITSHEET_LANG", value)
    assert run(*arguments).stdout == wanted != thai
    assert run("--lang", "th", *arguments).stdout == thai


def test_a_report_heeds_the_environment_too(monkeypatch):
    monkeypatch.setenv("OITSHEET_LANG", "en")
    assert "Judged from the file alone" in run("check", PROVINCIAL).stdout
    assert '"lang": "en"' in run("check", PROVINCIAL, "--format", "json").stdout


@pytest.mark.parametrize("value", ["", "fr", "xx", "ไทย"])
def test_a_language_that_is_none_of_ours_leaves_thai(monkeypatch, value):
    monkeypatch.setenv("OITSHEET_LANG", value)
    assert THAI.search(run("-h").stdout)


def test_the_systems_own_language_changes_nothing():
    thai, english = (start("-h", LANG=lang, LC_ALL=lang, PYTHONUTF8="1") for lang in ("th", "C"))
    assert thai.stdout == english.stdout


@each_command
@each_language
@pytest.mark.parametrize("columns", [40, 60, 80, 110])
def test_help_fits_the_terminal_and_breaks_no_letter(monkeypatch, command, lang, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run(*command, "--help", "--lang", lang).stdout.splitlines()
    assert [line for line in lines if wcswidth(line) > columns] == []
    assert [line for line in lines if MARK.match(line.lstrip())] == []
    assert [line for line in lines if "\u00a0" in line] == []


def test_explanations_stand_in_one_column(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    lines = run("--help").stdout.splitlines()
    first = [main.commands[name].help for name in main.commands]
    starts = {
        wcswidth(line[: line.index(text)]) for text in first for line in lines if text in line
    }
    assert len(starts) == 1


WRONG = {
    ("--qqq",): ("no_option", {"name": "--qqq"}),
    ("check", PROVINCIAL, "--qqq"): ("no_option", {"name": "--qqq"}),
    ("qqq",): ("no_command", {"name": "qqq"}),
    ("--lang", "en"): ("which_command", {"commands": tuple(main.commands)}),
    ("check",): ("missing", {"name": "FILE…"}),
    ("rule",): ("missing", {"name": "CODE"}),
    ("new", "-o", "x.xlsx"): ("missing", {"name": "--edition"}),
    ("check", PROVINCIAL, "--as-of"): ("needs_value", {"name": "--as-of"}),
    ("new", "--force=1"): ("takes_no_value", {"name": "--force"}),
    ("check", "--help=1"): ("takes_no_value", {"name": "--help"}),
    ("check", PROVINCIAL, "--fail-on", "x"): (
        "not_a_choice",
        {"name": "--fail-on", "choices": ("error", "risk", "confirm", "todo", "never")},
    ),
    ("check", "--lang", "fr"): ("not_a_choice", {"name": "--lang", "choices": LANGUAGES}),
    ("rule", "Z104", "Z103"): ("too_many", {}),
}


@each_language
@pytest.mark.parametrize("arguments", WRONG, ids=lambda a: " ".join(map(str, a[-2:])))
def test_wrong_usage_is_one_sentence_in_our_words(monkeypatch, arguments, lang):
    monkeypatch.setenv("OITSHEET_LANG", lang)
    spoken = "en" if arguments == ("--lang", "en") else lang
    words = load_catalogue(spoken)
    key, facts = WRONG[arguments]
    outcome = run(*arguments)
    said = words.say("usage.wrong", sentence=words.say(f"usage.{key}", **facts))
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr.splitlines()[-1] == said
    assert outcome.stderr.startswith(words.say("usage.usage"))
    assert bool(THAI.search(outcome.stderr)) == (spoken == "th")


@each_language
@pytest.mark.parametrize(
    ("arguments", "nearest"), [(("chek",), "check"), (("check", "--formt", "x"), "--format")]
)
def test_a_slip_in_a_command_or_option_is_answered_with_the_nearest(arguments, nearest, lang):
    outcome = run("--lang", lang, *arguments)
    assert outcome.exit_code == 2
    sentence = load_catalogue(lang).say("usage.did_you_mean", sentence="", nearest=nearest)
    assert sentence.strip() in outcome.stderr


def test_without_any_word_the_help_is_shown():
    outcome = run()
    assert outcome.exit_code == 2
    assert outcome.stderr == run("--help").stdout


def test_a_completed_shell_is_one_that_there_is():
    outcome = run("completion", "csh")
    assert outcome.exit_code == 2
    assert "bash, zsh, fish" in outcome.stderr


@pytest.mark.parametrize("command", ["check", "new"])
def test_an_edition_that_is_none_is_said_in_the_language_asked_for(tmp_path, command):
    rest = {"check": [PROVINCIAL], "new": ["-o", tmp_path / "x.xlsx"]}[command]
    outcome = run(command, "--edition", "2599", *rest, "--lang", "en")
    assert outcome.exit_code == 2
    assert all(key in outcome.stderr for key in edition_keys())
    assert not THAI.search(outcome.stderr)
