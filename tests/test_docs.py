"""What the documents say is what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from oitsheet import cli
from oitsheet.cli import checking
from oitsheet.form.edition import edition_keys
from oitsheet.form.layout import load_layout
from oitsheet.judging.report import Severity, State, Verdict
from oitsheet.workbook.unreadable import Unreadable

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "workbook_templates" / "examples"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("[!.]*/**/*.md"))]
GAP = "…"
EXIT_CODES = (0, checking.FINDINGS, checking.WRONG_USAGE, checking.UNREADABLE)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", text)


def run(*arguments: str) -> str:
    return CliRunner().invoke(cli.main, arguments).stdout


def in_its_place(text: str, whole: str) -> int:
    """Where the lines stand in the output, as whole lines; -1 where they do not."""
    return f"\n{whole}".find(f"\n{text}\n")


def sections(text: str) -> dict[str, str]:
    """The page's second-level sections by the first word of their heading after `oitsheet`."""
    parts = re.split(r"(?m)^## `oitsheet (\w+).*$", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_excerpt_in_the_readme_is_what_the_command_prints(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    printed = run("check", str(EXAMPLES / "nongkhai2-2565.xlsx"))
    shown = fenced(page("README.md"), "text")[0].rstrip("\n").split(f"\n{GAP}\n")

    places = [in_its_place(part, printed) for part in shown]

    assert len(shown) > 1
    assert [part for part, place in zip(shown, places, strict=True) if place < 0] == []
    assert places == sorted(places)


def test_the_readme_checks_an_example_that_is_there() -> None:
    (command,) = re.findall(r"oitsheet check (\S+/\S+\.xlsx)", page("README.md"))

    assert (ROOT / command).is_file()


def test_the_machine_runs_the_very_test_command_of_the_readme() -> None:
    _, command, *_ = fenced(page("README.md"), "sh")

    assert command.strip() in page(".ci/run").splitlines()[-2]


def test_the_readme_names_the_cells_to_start_with_as_the_workbook_does() -> None:
    agency, items = load_layout().sheet("agency"), load_layout().sheet("items")
    first = [column.header for column in agency.columns if column.first]
    pasted = [items.column(key).header for key in ("status", "link", "last_points")]
    wanted = [agency.name, items.name, *first, *pasted]

    assert len(first) == 4
    assert [name for name in wanted if f"**{name}**" not in page("README.md")] == []


@pytest.mark.parametrize("key", edition_keys())
def test_the_readme_and_the_changes_name_every_edition(key) -> None:
    assert f"`{key}`" in page("CHANGELOG.md")
    assert key in page("README.md")


@pytest.mark.parametrize("name", sorted(cli.main.commands))
def test_every_command_has_its_section_and_stands_in_the_changes(name) -> None:
    assert name in sections(page("docs/cli.md"))
    assert f"`oitsheet {name}`" in page("CHANGELOG.md")


@pytest.mark.parametrize(
    ("command", "parameter"),
    [
        pytest.param(name, parameter, id=f"{name} {parameter.opts[0]}")
        for name, command in cli.main.commands.items()
        for parameter in command.params
    ],
)
def test_every_option_and_all_its_choices_are_documented(command, parameter) -> None:
    text = sections(page("docs/cli.md"))[command]
    if isinstance(parameter, click.Argument):
        assert f"## `oitsheet {command} {parameter.make_metavar(None)}`" in page("docs/cli.md")
        return
    (row,) = re.findall(rf"(?m)^\| .*`{parameter.opts[-1]}\b.*$", text)
    choices = getattr(parameter.type, "choices", ())

    assert [name for name in parameter.opts if f"`{name}" not in row] == []
    assert [choice for choice in choices if not re.search(rf"[` ]{choice}`", row)] == []


def test_no_option_is_documented_that_is_not_there() -> None:
    for name, text in sections(page("docs/cli.md")).items():
        rows = re.findall(r"(?m)^\| (`-.*?) \|", text)
        told = {option for row in rows for option in re.findall(r"(?<![\w-])--?\w[\w-]*", row)}
        known = {opt for parameter in cli.main.commands[name].params for opt in parameter.opts}

        assert told - known == set(), name


@pytest.mark.parametrize("code", EXIT_CODES)
@pytest.mark.parametrize("name", ["README.md", "docs/exit-codes.md"])
def test_every_exit_code_is_documented(name, code) -> None:
    assert re.search(rf"(?m)^\| {code} \|", page(name))


def test_no_exit_code_is_documented_that_is_not_there() -> None:
    told = re.findall(r"(?m)^\| (\d+) \|", page("docs/exit-codes.md"))

    assert [int(code) for code in told] == list(EXIT_CODES)


def keys_of(value) -> set[str]:
    """The keys of the objects in a JSON value; not those that are codes of indicators."""
    if isinstance(value, list):
        return set().union(*map(keys_of, value))
    if isinstance(value, dict):
        own = {key for key in value if not re.fullmatch(r"[\d.]+", key)}
        return own.union(*map(keys_of, value.values()))
    return set()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_every_key_of_the_json_is_documented(path) -> None:
    keys = keys_of(json.loads(run("check", str(path), "--format", "json")))

    assert len(keys) > 70
    assert sorted(key for key in keys if f"`{key}`" not in page("docs/report-v1.md")) == []


def test_every_key_of_a_failure_is_documented() -> None:
    keys = keys_of(json.loads(run("check", "no-such-file.xlsx", "--format", "json")))

    assert "unreadable" in keys
    assert sorted(key for key in keys if f"`{key}`" not in page("docs/report-v1.md")) == []


@pytest.mark.parametrize("word", [*Unreadable, *Severity, *State, *Verdict])
def test_every_closed_word_of_the_json_is_documented(word) -> None:
    assert f"`{word}`" in page("docs/report-v1.md")


@pytest.mark.parametrize("word", [*Severity, *State, *Verdict])
def test_the_glossary_has_the_words_of_a_report(word) -> None:
    glossary = page("docs/glossary.md")

    assert f"`{word}`" in glossary or f"State.{word.name}" in glossary


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(path) -> None:
    text = re.sub(r"(?ms)^( *)````?.*?^\1````?$", "", path.read_text(encoding="utf-8"))
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]
    local = [target for target in targets if target and "://" not in target]

    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_files_that_a_recipe_names_are_there(name) -> None:
    named = re.findall(r"`((?:oitsheet|tests|workbook_templates)/[\w./-]+)`", page(name))
    own = [path for path in named if "z105" not in path]

    assert name != "CONTRIBUTING.md" or len(own) > 5
    assert [path for path in own if not (ROOT / path).exists()] == []
