"""Terminals of every kind: their colours, their widths, their letters."""

import json
import re
import sys
import unicodedata
from functools import cache

import pytest
from cli.running import PROVINCIAL, TUNING, WITH_ERROR, WITH_RISK, on_a_terminal, run, start
from wcwidth import wcswidth

from oitsheet.cli.console import plain_letters, wants_colour
from oitsheet.form.messages import load_catalogue

VERDICT = load_catalogue("th").say("text.verdict_at_risk", risk=7)
THAI = re.compile(r"[\u0e00-\u0e7f]")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
COLOURED = [("check", WITH_ERROR), ("editions",), ("rule", "Z104"), ("rules",)]

each_coloured = pytest.mark.parametrize("command", COLOURED, ids=lambda c: c[0])


class TestColours:
    @each_coloured
    def test_none_into_a_pipe_and_some_where_they_are_asked_for(self, command):
        assert "\x1b" not in run(*command).stdout
        assert "\x1b[" in run(*command, "--color", "always").stdout
        assert "\x1b" not in run(*command, "--color", "never").stdout

    def test_they_change_no_letter(self):
        plain = run("check", WITH_ERROR).stdout
        assert ESCAPE.sub("", run("check", WITH_ERROR, "--color", "always").stdout) == plain

    @pytest.mark.parametrize("command", [("editions",), ("check", "-h"), ("rule", "Z104")])
    def test_some_on_a_terminal_unless_the_environment_says_no(self, command):
        assert ("\x1b[" in on_a_terminal(*command)) == ("-h" not in command)
        assert "\x1b" not in on_a_terminal(*command, NO_COLOR="1")

    @pytest.mark.parametrize(
        ("said", "terminal", "pipe"),
        [
            ({}, True, False),
            ({"NO_COLOR": ""}, True, False),
            ({"NO_COLOR": "1"}, False, False),
            ({"NO_COLOR": "0"}, False, False),
            ({"CLICOLOR": "1"}, True, False),
            ({"CLICOLOR": "0"}, False, False),
            ({"TERM": "dumb"}, False, False),
            ({"FORCE_COLOR": "1"}, True, True),
            ({"FORCE_COLOR": "0"}, True, False),
            ({"CLICOLOR_FORCE": "1"}, True, True),
            ({"CLICOLOR_FORCE": ""}, True, False),
            ({"CLICOLOR": "0", "FORCE_COLOR": "1"}, True, True),
            ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ],
        ids=str,
    )
    def test_the_environment_decides_as_is_common(self, monkeypatch, said, terminal, pipe):
        for name in (*TUNING, "TERM"):
            monkeypatch.delenv(name, raising=False)
        for name, value in said.items():
            monkeypatch.setenv(name, value)
        for is_terminal, wanted in ((True, terminal), (False, pipe)):
            monkeypatch.setattr(sys.stdout, "isatty", lambda here=is_terminal: here)
            assert wants_colour() is wanted
            assert wants_colour("always") is True
            assert wants_colour("never") is False

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_json_has_none_whoever_forces_them(self, monkeypatch, form):
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b" not in run("check", WITH_RISK, "--format", form, "--color", "always").stdout

    def test_nor_has_a_file(self, tmp_path):
        run("check", WITH_RISK, "-o", tmp_path / "x.txt", "--color", "always")
        assert "\x1b" not in (tmp_path / "x.txt").read_text(encoding="utf-8")


SHOWN = [
    ("check", WITH_ERROR),
    ("check", WITH_RISK, "--select", "Z,K"),
    ("check", PROVINCIAL, "--select", "Z1O4"),
    ("check", "no-such-file.xlsx"),
    ("chek",),
    ("editions",),
    ("rule", "K105"),
    ("rules",),
    ("-h",),
    ("check", "-h"),
]

each_shown = pytest.mark.parametrize(
    "command", SHOWN, ids=lambda c: " ".join(str(word).rpartition("/")[2] for word in c)
)


@cache
def shown(command, lang, columns, encoding="utf-8"):
    """What the command writes on a pipe that is as wide as that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        return run("--lang", lang, *command, encoding=encoding).stdout


def too_wide(text, columns):
    return [line for line in text.splitlines() if wcswidth(line) > columns]


def broken(text):
    """Lines that begin or end inside a Thai syllable."""
    return [
        line
        for line in text.splitlines()
        if unicodedata.category((line.lstrip() or " ")[0]) == "Mn"
        or re.match(r"\s*[\u0e30\u0e32\u0e33\u0e45\u0e46]", line)
        or re.search(r"[\u0e40-\u0e44]$", line)
    ]


class TestWidths:
    @each_shown
    @pytest.mark.parametrize("lang", ["th", "en"])
    @pytest.mark.parametrize("columns", [40, 60, 80, 110])
    def test_no_line_is_wider_than_it_may_be_and_no_syllable_is_cut(self, command, lang, columns):
        text = shown(command, lang, columns)
        assert too_wide(text, columns) == []
        assert broken(text) == []

    @pytest.mark.parametrize(
        ("command", "columns"),
        [
            (("check", WITH_RISK), 60),
            (("check", WITH_RISK), 80),
            (("check", PROVINCIAL, "--select", "Z1O4"), 40),
            (("check", "no-such-file.xlsx"), 40),
            (("rules",), 40),
            (("-h",), 60),
        ],
    )
    def test_a_real_terminal_is_measured(self, command, columns):
        text = ESCAPE.sub("", on_a_terminal(*command, columns=columns))
        assert max(map(wcswidth, text.splitlines())) > columns // 2
        assert too_wide(text, columns) == []
        assert broken(text) == []

    def test_a_wide_terminal_is_not_filled(self):
        text = ESCAPE.sub("", on_a_terminal("rule", "K105", columns=300))
        assert 100 < max(map(wcswidth, text.splitlines())) <= 110

    def test_a_sentence_into_a_pipe_is_one_line_however_narrow(self):
        done = start("check", "no-such-file.xlsx", COLUMNS="40", PYTHONUTF8="1")
        assert done.stderr.decode("utf-8").count("\n") == 1

    def test_a_path_is_not_cut_so_that_it_can_be_copied(self, tmp_path):
        file = tmp_path / ("a" * 60 + ".xlsx")
        assert str(file) in on_a_terminal("check", file, columns=40)


class TestThaiWindows:
    def test_a_pipe_shows_thai(self):
        done = start("check", WITH_RISK, PYTHONIOENCODING="cp874")
        text = done.stdout.decode("cp874")
        assert f"* {VERDICT}" in text
        assert "?" not in text
        assert (done.returncode, done.stderr) == (0, b"")

    @each_shown
    @pytest.mark.parametrize("columns", [60, 80])
    def test_what_is_shown_is_the_same_in_plain_letters(self, command, columns):
        theirs = shown(command, "th", columns, "cp874")
        ours = shown(command, "th", columns)
        assert theirs == "".join(map(plain, ours))
        assert theirs.count("?") == ours.count("?")
        assert too_wide(theirs, columns) == []

    @pytest.mark.parametrize("command", [("check", WITH_RISK), ("-h",), ("chek",)])
    def test_a_console_of_that_kind_is_no_different(self, command):
        theirs = on_a_terminal(*command, encoding="cp874")
        ours = on_a_terminal(*command)
        assert THAI.search(theirs)
        assert theirs == "".join(map(plain, ours))

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_json_into_a_pipe_is_utf_8_whatever_the_console(self, form):
        done = start("check", WITH_RISK, "--format", form, PYTHONIOENCODING="cp874")
        document = json.loads(done.stdout.decode("utf-8"))
        assert "หนองคาย" in document["agency"]


def plain(letter, encoding="cp874"):
    """What a console of that code page shows for a letter."""
    try:
        letter.encode(encoding)
    except UnicodeEncodeError as error:
        return plain_letters(error)[0]
    return letter


class TestConsolesWithoutThai:
    @each_shown
    @pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii"])
    def test_english_is_spoken_there(self, command, encoding):
        theirs, english = run(*command, encoding=encoding), run(*command, "--lang", "en")
        assert theirs.exit_code == english.exit_code
        assert theirs.stdout == "".join(plain(letter, encoding) for letter in english.stdout)
        assert theirs.stderr == "".join(plain(letter, encoding) for letter in english.stderr)

    @pytest.mark.parametrize(
        ("command", "encoding"),
        [(("--help",), "ascii"), (("check", "--help"), "cp1252"), (("check", WITH_RISK), "ascii")],
    )
    def test_nothing_crashes_there(self, command, encoding):
        done = start(*command, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode(encoding)

    def test_a_terminal_of_that_kind_is_no_different(self):
        text = on_a_terminal("check", WITH_RISK, encoding="cp1252")
        assert "At risk: 7 place(s) may cost points" in text

    def test_who_asks_for_thai_there_gets_thai(self, monkeypatch):
        asked = run("editions", "--lang", "th", encoding="ascii")
        monkeypatch.setenv("OITSHEET_LANG", "th")
        usual = run("editions", encoding="ascii")
        assert asked.stdout == usual.stdout
        assert asked.stdout.count("?") > 50

    @pytest.mark.parametrize("options", [("--format", "json"), ("-o", "{}")])
    def test_files_and_data_stay_thai(self, tmp_path, options):
        file = tmp_path / "x.txt"
        given = [option.format(file) for option in options]
        done = start("check", WITH_RISK, *given, PYTHONIOENCODING="ascii")
        text = done.stdout.decode("utf-8") or file.read_text(encoding="utf-8")
        assert "ปีก่อนได้ 0" in text
        assert done.stderr == b""


class TestPlainLetters:
    @pytest.mark.parametrize(
        ("letters", "shown"),
        [
            ("→●·–≥☺", ">*|->?"),
            ("“ก้า” × −", '"???" x -'.replace("???", "??")),
            ("é…²½", "e...21/2"),
            ("\u200b\ufeff\u200d\u0301", ""),
            ("\u00a0", " "),
        ],
    )
    def test_one_stands_for_one_where_the_code_page_has_none(self, letters, shown):
        told = "".join(plain(letter, "ascii") for letter in letters)
        assert told == shown

    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_no_word_of_ours_needs_a_question_mark_on_a_thai_console(self, lang):
        words = load_catalogue(lang)
        texts = [*words.words.values()]
        texts += [part for rule in words.rules.values() for part in (rule.title, rule.message)]
        texts += [rule.fix for rule in words.rules.values()]
        assert {c for text in texts for c in text if plain(c) == "?" != c} == set()

    def test_a_decoding_error_is_not_ours_to_mend(self):
        with pytest.raises(UnicodeDecodeError):
            plain_letters(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"))


def test_a_stop_by_the_keyboard_is_no_finding(monkeypatch):
    def stopped(*_files, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("oitsheet.doors.check_file", stopped)
    outcome = run("check", WITH_ERROR)
    assert (outcome.exit_code, outcome.stdout, outcome.stderr) == (130, "", "")
