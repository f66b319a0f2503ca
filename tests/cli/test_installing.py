"""The commands that lead into Excel, on computers that are folders of a test."""

import json

import click
import pytest
from cli.running import run, start
from install.computers import WELL, a_computer, a_file, an_addin, files_in
from wcwidth import wcswidth

from oitsheet import __version__
from oitsheet.cli import main
from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.install.deeds import CannotInstallError
from oitsheet.install.dropper import is_dropper
from oitsheet.install.places import places_of

WORDS = load_catalogue("th")
COMMANDS = sorted(main.commands["addin"].commands)
each_command = pytest.mark.parametrize("command", COMMANDS)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture
def on(monkeypatch, tmp_path):
    """Makes the commands run on a computer of that platform."""

    def become(platform, **more):
        computer = a_computer(tmp_path / "computer", platform, **more)
        monkeypatch.setattr("oitsheet.install.system.this_system", lambda: computer)
        monkeypatch.setattr("oitsheet.install.doctor.this_system", lambda: computer)
        monkeypatch.setattr("oitsheet.install.doctor.this_machine", lambda **_: WELL)
        monkeypatch.setattr("oitsheet.cli.installing.built", an_addin)
        return computer

    return become


def said(key, **facts):
    return WORDS.say(f"install.{key}", **facts)


class TestHelp:
    @each_command
    @each_language
    def test_every_option_is_explained_in_words_of_ours(self, command, lang):
        text = " ".join(run("addin", command, "--help", "--lang", lang).stdout.split())
        words, found = load_catalogue(lang), main.commands["addin"].commands[command]
        keys = [part.key for part in found.params if isinstance(part, click.Option)]
        told = [" ".join(words.say(key).split()) for key in [found.key, *keys]]
        assert [sentence for sentence in told if sentence not in text] == []
        assert "Show this message" not in text

    @each_language
    def test_the_commands_stand_in_the_help_of_their_group(self, lang):
        text = run("addin", "--help", "--lang", lang).stdout
        assert [name for name in COMMANDS if f"\n  {name} " not in text] == []
        assert run("addin").stderr == run("addin", "--help").stdout

    @pytest.mark.parametrize("columns", [40, 80])
    @each_command
    def test_it_fits_the_terminal(self, monkeypatch, command, columns):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = run("addin", command, "--help").stdout.splitlines()
        assert [line for line in lines if wcswidth(line) > columns] == []

    def test_a_language_asked_for_before_the_group_reaches_its_commands(self):
        assert "Put the add-in" in run("--lang", "en", "addin", "install", "-h").stdout

    def test_wrong_usage_is_one_sentence(self):
        outcome = run("addin", "instal")
        assert outcome.exit_code == 2
        assert "install" in outcome.stderr.splitlines()[-1]
        assert run("addin", "install", "--qqq").exit_code == 2


class TestInstall:
    @pytest.mark.parametrize("platform", ["win32", "darwin"])
    def test_it_tells_each_thing_with_its_path_and_what_comes_next(self, on, platform):
        computer = on(platform)
        outcome = run("addin", "install")
        assert (outcome.exit_code, outcome.stderr) == (0, "")
        lines = outcome.stdout.splitlines()
        for path in places_of(computer)[:3]:
            assert path is None or any(line.endswith(f": {path}") for line in lines)
        assert lines[-1] == said("next")

    def test_with_the_file_for_the_desktop(self, on):
        computer = on("win32")
        outcome = run("addin", "install", "--desktop")
        assert outcome.exit_code == 0
        assert is_dropper(places_of(computer).dropper.read_bytes())
        assert str(places_of(computer).dropper) in outcome.stdout
        assert run("addin", "uninstall").exit_code == 0
        assert not places_of(computer).dropper.exists()

    def test_a_trial_changes_nothing(self, on, tmp_path):
        on("win32")
        before = files_in(tmp_path)
        outcome = run("addin", "install", "--desktop", "--dry-run")
        assert outcome.stdout.startswith(said("would"))
        assert "oitsheet.xlam" in outcome.stdout
        assert said("next") not in outcome.stdout
        assert files_in(tmp_path) == before

    def test_without_excel_it_is_one_sentence_unless_a_folder_is_named(self, on, tmp_path):
        on("linux")
        outcome = run("addin", "install")
        assert (outcome.exit_code, outcome.stdout) == (2, "")
        assert outcome.stderr == said("no_excel") + "\n"
        outcome = run("addin", "install", "--place", tmp_path / "central")
        assert outcome.exit_code == 0
        assert outcome.stdout.splitlines()[-1] == said("next_place")
        assert (tmp_path / "central" / "oitsheet.xlam").read_bytes() == an_addin()

    @pytest.mark.parametrize(
        "others", [["--all-users"], ["--settings-only"], ["--all-users", "--settings-only"]]
    )
    def test_where_to_is_said_only_once(self, on, tmp_path, others):
        on("win32")
        before = files_in(tmp_path)
        outcome = run("addin", "install", "--place", tmp_path / "central", *others)
        assert outcome.exit_code == 2
        assert [name for name in ["--place", *others] if name not in outcome.stderr] == []
        assert files_in(tmp_path) == before

    def test_nor_is_it_taken_away_from_two_places(self, on, tmp_path):
        there = a_file(places_of(on("win32")).addin, an_addin())
        outcome = run("addin", "uninstall", "--place", tmp_path, "--all-users")
        assert outcome.exit_code == 2
        assert there.exists()

    def test_a_foreign_file_is_one_sentence(self, on):
        foreign = a_file(places_of(on("win32")).addin, b"mine")
        outcome = run("addin", "install")
        assert outcome.exit_code == 2
        assert outcome.stderr == said("foreign", path=str(foreign)) + "\n"
        assert run("addin", "uninstall").stdout.startswith(said("did_foreign"))
        assert foreign.read_bytes() == b"mine"

    def test_what_was_done_before_it_failed_is_told(self, on, monkeypatch):
        computer = on("win32")
        real = run("addin", "install", "--dry-run").stdout.splitlines()[1]

        def failing(*_, **__):
            from oitsheet.install.deeds import Deed  # noqa: PLC0415

            why = CannotInstallError("no_right", path="x", why="y")
            why.done = (Deed("addin", "put", places_of(computer).addin),)
            raise why

        monkeypatch.setattr("oitsheet.install.placing.install", failing)
        outcome = run("addin", "install")
        assert outcome.exit_code == 2
        assert outcome.stdout.splitlines() == [real]
        assert outcome.stderr == said("no_right", path="x") + "\n"

    @pytest.mark.parametrize("key", [k for k in WORDS.words if k.startswith("install.")])
    def test_no_sentence_names_what_no_refusal_knows(self, key):
        facts = {"path": "p", "why": "w", "did": "d", "thing": "t", "file": "f"}
        facts |= {"date": "d", "time": "t", "version": "v"}
        assert WORDS.say(key, **facts)


class TestStatus:
    @each_language
    def test_it_says_what_to_do_and_then_that_nothing_is(self, on, lang):
        on("win32")
        words = load_catalogue(lang)
        before = run("addin", "status", "--lang", lang)
        assert before.exit_code == 1
        assert words.say("doctor.bad") in before.stdout
        run("addin", "install")
        after = run("addin", "status", "--lang", lang)
        assert after.exit_code == 0
        assert words.say("doctor.bad") not in after.stdout
        assert after.stdout.count(words.say("doctor.ok")) == 3

    def test_of_a_system_without_excel_it_is_a_sentence(self, on):
        on("linux")
        outcome = run("addin", "status")
        assert (outcome.exit_code, outcome.stderr) == (2, said("no_excel") + "\n")


class TestFiles:
    def test_an_addin_is_built_and_not_overwritten(self, on, tmp_path):
        on("linux")
        file = tmp_path / "oitsheet.xlam"
        assert run("addin", "build", "-o", file).stdout == said("built", path=str(file)) + "\n"
        assert file.read_bytes() == an_addin()
        file.write_bytes(b"mine")
        assert run("addin", "build", "-o", file).exit_code == 2
        assert file.read_bytes() == b"mine"
        assert run("addin", "build", "-o", file, "--force").exit_code == 0
        assert file.read_bytes() == an_addin()

    def test_so_is_the_file_to_drop_workbooks_on(self, on, tmp_path):
        on("win32")
        file = tmp_path / "oitsheet-check.cmd"
        assert run("addin", "dropper", "-o", file).exit_code == 0
        assert is_dropper(file.read_bytes())
        assert run("addin", "dropper", "-o", file).exit_code == 2
        assert run("addin", "dropper", "-o", file, "--force").exit_code == 0

    @pytest.mark.parametrize(
        ("command", "name", "ending"),
        [("build", "a.xlsx", ".xlam"), ("build", "a", ".xlam"), ("dropper", "a.txt", ".cmd")],
    )
    def test_a_name_that_windows_would_not_know_is_wrong_usage(
        self, on, tmp_path, command, name, ending
    ):
        on("win32")
        file = tmp_path / name
        outcome = run("addin", command, "-o", file)
        assert outcome.exit_code == 2
        assert WORDS.say("usage.ending", file=str(file), ending=ending) in outcome.stderr
        assert not file.exists()

    def test_the_stores_python_is_one_sentence(self, on, tmp_path):
        on("win32", executable=tmp_path / "WindowsApps" / "python.exe")
        for command in (["install"], ["dropper", "-o", tmp_path / "x.cmd"]):
            outcome = run("addin", *command)
            assert outcome.exit_code == 2
            assert "Microsoft Store" in outcome.stderr
        assert not (tmp_path / "x.cmd").exists()

    def test_the_real_addin_is_one_that_is_known_again(self, tmp_path):
        outcome = start("addin", "install", "--place", tmp_path, PYTHONUTF8="1")
        assert outcome.returncode == 0, outcome.stderr.decode()
        outcome = start("addin", "status", "--place", tmp_path, "--lang", "en", PYTHONUTF8="1")
        assert (outcome.returncode, outcome.stderr) == (0, b"")
        assert b"The add-in of this version is installed" in outcome.stdout


class TestDoctor:
    @each_language
    def test_a_line_for_each_thing_and_what_is_to_be_done(self, on, lang):
        on("win32")
        words = load_catalogue(lang)
        outcome = run("doctor", "--lang", lang)
        assert outcome.exit_code == 1
        assert outcome.stdout.splitlines()[-1] == words.say("doctor.to_do", count=2)
        run("addin", "install")
        outcome = run("doctor", "--lang", lang)
        assert outcome.exit_code == 0
        assert outcome.stdout.splitlines()[-1] == words.say("doctor.all_well")
        assert words.say("doctor.oitsheet", version=__version__) in outcome.stdout

    def test_for_programs(self, on):
        on("win32")
        outcome = run("doctor", "--format", "json")
        told = json.loads(outcome.stdout)
        assert (outcome.exit_code, told["ok"]) == (1, False)
        wrong = {line["about"]: line for line in told["lines"] if not line["ok"]}
        assert set(wrong) == {"addin", "settings"}
        assert set(wrong["addin"]) == {"about", "key", "ok", "facts", "text"}
        assert wrong["addin"]["text"].endswith("oitsheet addin install")

    def test_on_this_very_computer_it_ends_without_a_traceback(self):
        outcome = start("doctor", "--format", "json", "--lang", "en")
        assert outcome.returncode in {0, 1}
        assert outcome.stderr == b""
        about = [line["about"] for line in json.loads(outcome.stdout)["lines"]]
        assert about[:3] == ["python", "oitsheet", "xlwings"]

    def test_where_data_frames_do_not_load_it_says_so_itself(self, tmp_path):
        (tmp_path / "polars.py").write_text("raise ImportError('no AVX2')", encoding="utf-8")
        outcome = start("doctor", "--format", "json", "--lang", "en", PYTHONPATH=str(tmp_path))
        told = {line["about"]: line["key"] for line in json.loads(outcome.stdout)["lines"]}
        assert (outcome.returncode, outcome.stderr) == (1, b"")
        assert told["polars"] == "polars_broken"

    def test_a_computer_of_which_little_is_known_is_looked_at_too(self, on):
        on("win32", executable=None, environ={}, excel=None)
        outcome = run("doctor")
        assert (outcome.exit_code, outcome.stderr) == (1, "")
