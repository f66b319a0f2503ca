"""Completion on Tab: what click's protocol answers, and a real bash that asks."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from cli.running import command, read_to_the_end, run, surroundings

from oitsheet.cli import main
from oitsheet.cli.shells import SHELLS, VARIABLE
from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.rules import RULES

CODES = [rule.code for rule in RULES]
FAMILIES = list(dict.fromkeys(sorted(code[0] for code in CODES)))
HEAVY = ("polars", "pandera", "python_calamine", "openpyxl", "xlsxwriter", "oitsheet.judging")


def answered(monkeypatch, shell, *words, current=""):
    """What the shell is told: (type, value, help) of each."""
    line = " ".join(["oitsheet", *words, current])
    monkeypatch.setenv(VARIABLE, f"{shell}_complete")
    monkeypatch.setenv("COMP_WORDS", line.rstrip() if shell == "fish" else line)
    monkeypatch.setenv("COMP_CWORD", current if shell == "fish" else str(len(words) + 1))
    told = run().stdout.rstrip("\n")
    if shell == "bash":
        return [(*line.split(",", 1), "") for line in told.splitlines()]
    if shell == "fish":
        parts = (re.split(r"\t", line, maxsplit=1) for line in told.splitlines())
        return [(*part[0].split(",", 1), "".join(part[1:])) for part in parts]
    lines = told.splitlines()
    return list(zip(lines[::3], lines[1::3], lines[2::3], strict=True))


def values(monkeypatch, *words, current="", inside="bash"):
    return [value for _, value, _ in answered(monkeypatch, inside, *words, current=current)]


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """A folder of an office: workbooks, other files, and more folders."""
    for name in (
        "a b.xlsx",
        "แบบ OIT.xlsx",
        "oit.xlsx",
        "ปุ่ม.xlsm",
        "oit.txt",
        "~$oit.xlsx",
        ".hidden.xlsx",
    ):
        (tmp_path / name).touch()
    for name in ("offices", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "offices" / "one.XLSX").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestValues:
    def test_commands(self, monkeypatch):
        assert values(monkeypatch) == list(main.commands)
        assert values(monkeypatch, current="rul") == ["rules", "rule"]

    @pytest.mark.parametrize("name", main.commands)
    def test_options(self, monkeypatch, name):
        known = {option for parameter in main.commands[name].params for option in parameter.opts}
        told = values(monkeypatch, name, current="--")
        assert set(told) == {o for o in known if o.startswith("--")} | {"--help"}

    @pytest.mark.parametrize("name", ["check", "new"])
    def test_editions(self, monkeypatch, name):
        assert values(monkeypatch, name, "--edition") == list(edition_keys())
        assert values(monkeypatch, name, "--edition", current="2566-m") == ["2566-moe"]
        assert answered(monkeypatch, "bash", name, "--edition", current="own") == [
            ("file", "own", "")
        ]

    @pytest.mark.parametrize("current", ["Z", "z", "Z1"])
    def test_codes_of_rules(self, monkeypatch, current):
        told = values(monkeypatch, "rule", current=current)
        assert told == sorted(code for code in CODES if code[0] == "Z")
        assert values(monkeypatch, "rule") == sorted(CODES)

    @pytest.mark.parametrize("name", ["check", "rules"])
    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_families_and_codes_in_a_list(self, monkeypatch, name, option):
        of_z = sorted(code for code in CODES if code[0] == "Z")
        assert sorted(values(monkeypatch, name, option)) == FAMILIES
        assert values(monkeypatch, name, option, current="z") == of_z
        assert values(monkeypatch, name, option, current="K101,Z") == [f"K101,{c}" for c in of_z]
        assert sorted(values(monkeypatch, name, option, current="T,")) == [
            f"T,{letter}" for letter in FAMILIES
        ]
        assert values(monkeypatch, name, option, current="Q") == []

    def test_items_with_full_points_in_a_list(self, monkeypatch):
        option = ("check", "--edition", "2565-obec", "--assume")
        items = [f"{code}=100" for code in load_edition("2565-obec").codes]
        assert values(monkeypatch, *option) == items
        assert values(monkeypatch, *option, current="o4") == ["O4=100", *items[39:]]
        listed = values(monkeypatch, *option, current="O14=100,O43", inside="zsh")
        assert listed == ["O14=100,O43=100"]
        assert values(monkeypatch, *option, current="Q") == []
        assert "O43=100" in values(monkeypatch, "check", "--assume", current="O43")

    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_items_have_the_titles_of_the_edition_asked_for(self, monkeypatch, lang):
        monkeypatch.setenv("OITSHEET_LANG", lang)
        item = load_edition("2565-obec").item("O43")
        title = item.title_th if lang == "th" else item.title_en
        words = ("check", "--edition", "2565-obec", "--assume")
        told = answered(monkeypatch, "fish", *words, current="O43")
        assert told == [("plain", "O43=100", title)]
        assert answered(monkeypatch, "fish", "check", "--assume", current="O43")[0][2] == ""

    @pytest.mark.parametrize("shell", SHELLS)
    @pytest.mark.parametrize(
        ("words", "wanted"),
        [
            (("check", "--format"), ["text", "json", "jsonl", "html", "csv", "xlsx"]),
            (("check", "--fail-on"), ["error", "risk", "confirm", "todo", "never"]),
            (("editions", "--lang"), ["th", "en"]),
            (("rules", "--color"), ["auto", "always", "never"]),
            (("completion",), list(SHELLS)),
        ],
    )
    def test_choices_in_every_shell(self, monkeypatch, shell, words, wanted):
        assert values(monkeypatch, *words, inside=shell) == wanted

    @pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
    def test_a_value_behind_an_equals_sign_keeps_its_option(self, monkeypatch, shell):
        told = values(monkeypatch, "check", current="--edition=2566-m", inside=shell)
        assert told == ["--edition=2566-moe"]

    def test_in_bash_it_is_a_word_of_its_own(self, monkeypatch):
        assert values(monkeypatch, "check", "--edition", "=", current="2566-m") == ["2566-moe"]

    @pytest.mark.parametrize("lang", ["th", "en"])
    @pytest.mark.parametrize("shell", ["zsh", "fish"])
    def test_explanations_stand_beside_values_in_the_usual_language(self, monkeypatch, shell, lang):
        monkeypatch.setenv("OITSHEET_LANG", lang)
        words = load_catalogue(lang)
        told = answered(monkeypatch, shell, "rule", current="Z101")
        assert told == [("plain", "Z101", words.rules["Z101"].title)]
        told = dict(t[1:] for t in answered(monkeypatch, shell, "rules", "--select"))
        assert told == {letter: words.say(f"family.{letter}") for letter in FAMILIES}

    @pytest.mark.parametrize("lang", ["th", "en"])
    def test_powershell_is_told_nothing_that_its_code_page_may_spoil(self, monkeypatch, lang):
        monkeypatch.setenv("OITSHEET_LANG", lang)
        told = [
            told
            for words in ((), ("rule",), ("check", "--select"))
            for told in answered(monkeypatch, "powershell", *words)
        ]
        assert len(told) > len(CODES)
        assert all(part.isascii() for parts in told for part in parts)


class TestWorkbooks:
    def test_workbooks_and_folders_are_offered_and_nothing_else(self, monkeypatch, folder):
        told = answered(monkeypatch, "bash", "check")
        names = ["a b.xlsx", "empty", "offices", "oit.xlsx", "ปุ่ม.xlsm", "แบบ OIT.xlsx"]
        assert sorted(told) == sorted(("path", name, "") for name in names)
        assert folder.is_dir()

    @pytest.mark.usefixtures("folder")
    @pytest.mark.parametrize(
        ("current", "wanted"),
        [
            ("oi", ["oit.xlsx"]),
            ("แบบ", ["แบบ OIT.xlsx"]),
            ("o", ["offices/", "oit.xlsx"]),
            ("offices/", ["offices/one.XLSX"]),
            ("./oi", ["./oit.xlsx"]),
            (".", [".hidden.xlsx"]),
            ("no-such/", ["no-such/"]),
        ],
    )
    def test_they_go_on_from_what_is_typed(self, monkeypatch, current, wanted):
        for shell in ("zsh", "fish"):
            assert values(monkeypatch, "check", current=current, inside=shell) == wanted

    @pytest.mark.parametrize("current", ["off", "emp", "x"])
    @pytest.mark.usefixtures("folder")
    def test_where_no_workbook_fits_folders_are_left_to_the_shell(self, monkeypatch, current):
        for shell in SHELLS:
            told = answered(monkeypatch, shell, "check", current=current)
            assert [(kind, value) for kind, value, _ in told] == [("dir", current)]

    @pytest.mark.usefixtures("folder")
    def test_powershell_looks_for_files_itself(self, monkeypatch):
        told = answered(monkeypatch, "powershell", "check", current="o")
        assert [(kind, value) for kind, value, _ in told] == [("file", "o")]

    @pytest.mark.usefixtures("folder")
    def test_further_files_are_completed_as_the_first(self, monkeypatch):
        told = values(monkeypatch, "check", "oit.xlsx", "--lang", "en", current="oi", inside="zsh")
        assert told == ["oit.xlsx"]

    def test_a_home_folder_is_understood(self, monkeypatch, folder):
        monkeypatch.setenv("HOME", str(folder))
        assert values(monkeypatch, "check", current="~/oi", inside="zsh") == ["~/oit.xlsx"]


PROBE = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))
from oitsheet.cli import main
main(prog_name="oitsheet")
"""


@pytest.mark.parametrize(
    "words", ["check --select K101,Z", "check --edition 2", "rule Z", "check ./", "che"]
)
def test_a_process_that_completes_loads_no_data_frames_and_no_rules(words):
    done = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", PROBE],
        env=surroundings(
            **{
                VARIABLE: "bash_complete",
                "COMP_WORDS": f"oitsheet {words}",
                "COMP_CWORD": str(len(words.split())),
            }
        ),
        capture_output=True,
        check=True,
    )
    assert done.stdout.strip()
    assert b'"oitsheet.cli"' in done.stderr
    assert [name for name in HEAVY if f'"{name}"'.encode() in done.stderr] == []


class TestScripts:
    @pytest.mark.parametrize("shell", SHELLS)
    def test_one_is_printed_for_every_shell(self, shell):
        outcome = run("completion", shell)
        assert outcome.exit_code == 0
        assert VARIABLE in outcome.stdout
        assert f"{shell}_complete" in outcome.stdout
        assert "\r" not in outcome.stdout

    def test_that_for_fish_cuts_only_at_the_first_comma(self):
        assert 'string split --max 1 ","' in run("completion", "fish").stdout

    def test_it_asks_for_a_shell(self):
        assert run("completion").exit_code == 2


TYPED = {
    "oitsheet rule Z103\t": ["rule", "Z103"],
    "oitsheet rules --fo\tj\t": ["rules", "--format", "json"],
    "oitsheet check oi\t": ["check", "oit.xlsx"],
    "oitsheet check a\t": ["check", "a b.xlsx"],
    'oitsheet check "a\t': ["check", "a b.xlsx"],
    "oitsheet check แบบ\t": ["check", "แบบ OIT.xlsx"],
    "oitsheet check off\to\t": ["check", "offices/one.XLSX"],
    "oitsheet check --select Z101,K11\t4\t": ["check", "--select", "Z101,K114"],
    "oitsheet check --edition=2566-m\t": ["check", "--edition=2566-moe"],
    "oitsheet --lang e\tann\t": ["--lang", "en", "annotate"],
    "oitsheet check oi\t--as-\t1": ["check", "oit.xlsx", "--as-of", "1"],
}

PROGRAM = """#!/bin/sh
if [ -n "${variable}" ] || [ "$1" = completion ]; then exec {command} "$@"; fi
printf '%s\\n' "$#" "$@" >>'{record}'
"""


def test_a_real_bash_completes_what_is_typed(folder, tmp_path_factory):
    """The script is loaded, lines are typed with Tab in them, and bash runs what came of them."""
    bash = shutil.which("bash")
    pty = pytest.importorskip("pty", reason="there are no pseudo terminals")
    if bash is None:
        pytest.fail("there is no bash to try it in")
    place = tmp_path_factory.mktemp("program")
    record, program = place / "record", place / "oitsheet"
    text = PROGRAM.format(variable=VARIABLE, command=" ".join(command()), record=record)
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    main_end, own_end = pty.openpty()
    typed = ['eval "$(oitsheet completion bash)"', *TYPED, "exit"]
    with subprocess.Popen(  # noqa: S603  (bash itself)
        [bash, "--norc", "--noprofile", "-i"],
        cwd=folder,
        env=surroundings(PATH=f"{place}{os.pathsep}{os.environ['PATH']}", LC_ALL="C.UTF-8"),
        stdin=own_end,
        stdout=own_end,
        stderr=own_end,
        start_new_session=True,
    ):
        os.close(own_end)
        os.write(main_end, "".join(f"{line}\n" for line in typed).encode())
        screen = read_to_the_end(main_end).decode("utf-8", "replace")
    assert asked(record) == list(TYPED.values()), screen


def asked(record):
    """The calls that the program was asked for, each with its words."""
    words = iter(record.read_text(encoding="utf-8").splitlines())
    return [[next(words) for _ in range(int(count))] for count in words]
