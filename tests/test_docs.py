"""What the documents say is what the program does."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from oitsheet import cli
from oitsheet.cli import checking
from oitsheet.form.edition import edition_keys
from oitsheet.form.layout import ColumnType, load_layout
from oitsheet.judging.report import Cause, Severity, State, Verdict
from oitsheet.judging.submission.cells import Reader
from oitsheet.values import Kind
from oitsheet.workbook.unreadable import Unreadable

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "workbook_templates" / "examples"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("[!.]*/**/*.md"))]
GAP = "…"
COLUMNS = [(sheet, column) for sheet in load_layout().sheets for column in sheet.columns]
EXIT_CODES = (0, checking.FINDINGS, checking.WRONG_USAGE, checking.UNREADABLE)


def _make():
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "docs" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = _make()
WORDS = tomllib.loads((ROOT / "docs" / "workbook.toml").read_text(encoding="utf-8"))
each_language = pytest.mark.parametrize("language", sorted(MAKE.PAGES))


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", text)


def run(*arguments: str) -> str:
    return CliRunner().invoke(cli.main, arguments).stdout


def in_its_place(text: str, whole: str) -> int:
    """Where the lines stand in the output, as whole lines; -1 where they do not."""
    return f"\n{whole}".find(f"\n{text}\n")


def commands(group=cli.main, above="") -> dict[str, click.Command]:
    """All commands, those of a group too, as they are typed."""
    found = {}
    for name, command in group.commands.items():
        found[f"{above}{name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{above}{name} ")
    return found


COMMANDS = commands()


def sections(text: str) -> dict[str, str]:
    """The page's second-level sections by the command in their heading after `oitsheet`."""
    parts = re.split(r"(?m)^## `oitsheet ([a-z-]+(?: [a-z-]+)*).*$", text)
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
    lacking = [name for name in ("CHANGELOG.md", "README.md") if key not in page(name)]

    assert lacking == [], f"name `{key}` there"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_its_section_and_stands_in_the_changes(name) -> None:
    assert name in sections(page("docs/cli.md"))
    assert f"`oitsheet {name.split()[0]}`" in page("CHANGELOG.md")


@pytest.mark.parametrize(
    ("command", "parameter"),
    [
        pytest.param(name, parameter, id=f"{name} {parameter.opts[0]}")
        for name, command in COMMANDS.items()
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
        known = {opt for parameter in COMMANDS[name].params for opt in parameter.opts}

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


@pytest.mark.parametrize("word", [*Unreadable, *Severity, *State, *Verdict, *Cause])
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
    own = [path for path in named if "z199" not in path]

    assert name != "CONTRIBUTING.md" or len(own) > 5
    assert [path for path in own if not (ROOT / path).exists()] == []


def keys_in(table: dict) -> set[str]:
    """The dotted keys of a table's words and lists."""
    return {
        f"{key}.{under}" if under else key
        for key, value in table.items()
        for under in (keys_in(value) if isinstance(value, dict) else [""])
    }


def test_the_pages_of_the_workbook_are_what_the_layout_makes_today() -> None:
    stale = [path for path, text in MAKE.pages() if path.read_text(encoding="utf-8") != text]

    assert stale == [], "run: python docs/make.py"


def test_a_page_that_lost_its_mark_is_not_overwritten(monkeypatch, tmp_path) -> None:
    (tmp_path / "workbook.md").write_text("# By hand\n", encoding="utf-8")
    monkeypatch.setattr(MAKE, "PAGES", {"en": tmp_path / "workbook.md"})

    with pytest.raises(ValueError, match="is gone"):
        MAKE.main()
    assert (tmp_path / "workbook.md").read_text(encoding="utf-8") == "# By hand\n"


@each_language
def test_every_sheet_and_column_stands_on_the_pages_of_the_workbook(language) -> None:
    text = MAKE.PAGES[language].read_text(encoding="utf-8")
    parts = dict(re.findall(r'(?ms)^<a id="sheet-(\w+)"></a>$(.*?)(?=^<a id=|\Z)', text))
    rows = [(sheet, column, f"**{MAKE.escape(column.header)}**") for sheet, column in COLUMNS]

    assert set(parts) == {sheet.key for sheet in load_layout().sheets}
    assert [f"{s.key}.{c.key}" for s, c, bold in rows if bold not in parts[s.key]] == []


@each_language
def test_the_words_of_the_pages_serve_all_that_the_layout_knows(language) -> None:
    words, layout = WORDS[language], load_layout()

    assert {sheet.group for sheet in layout.sheets} <= set(words["groups"])
    assert set(layout.words) <= set(words["meaning"])
    assert {line.format for sheet in layout.sheets for line in sheet.lines} <= set(words["formats"])
    assert sorted(words["understood"]) == sorted(WORDS["examples"]) == sorted(ColumnType)


def test_both_pages_of_the_workbook_have_the_same_words() -> None:
    thai, english = (keys_in({**WORDS[language], "kinds": {}}) for language in ("th", "en"))

    assert thai == english
    assert sorted(WORDS["th"]["kinds"]) == sorted(ColumnType)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(kind, typed) for kind in ColumnType for typed in WORDS["examples"].get(kind, ())],
)
def test_what_the_pages_say_may_be_typed_is_understood(kind, typed) -> None:
    reader = Reader(layout=load_layout(), highest=43, elements=5)
    columns = [column for _, column in COLUMNS if column.type is kind]
    fitting = [c for c in columns if kind is not ColumnType.CHOICE or typed in c.choices]

    assert fitting
    assert {reader.understand(typed, column).kind for column in fitting} == {Kind.VALUE}


@each_language
def test_what_the_pages_of_the_workbook_name_by_hand_is_in_the_layout(language) -> None:
    by_hand, _, _ = MAKE.PAGES[language].read_text(encoding="utf-8").partition(MAKE.MARK)
    known = {sheet.name for sheet in load_layout().sheets} | {c.header for _, c in COLUMNS}
    thai = [name for name in re.findall(r"\*\*(.+?)\*\*", by_hand) if name in known]

    first = [column.header for _, column in COLUMNS if column.first]
    assert set(thai) >= {*first, "คะแนนปีก่อน", "ผลการดำเนินการ/ข้อสังเกต", "ลิงก์ (URL)", "รายการ OIT"}


def test_the_pages_of_the_workbook_can_be_found() -> None:
    for path in MAKE.PAGES.values():
        assert f"](docs/{path.name})" in page("README.md")
