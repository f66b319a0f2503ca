"""No report tells where a workbook lies or whose computer it was checked on."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile

import pytest
from cli.running import WITH_RISK, run

from oitsheet.cli.dropped import main as dropped
from oitsheet.cli.formats import names_of

NAME = "somchai.jaidee"
FORMATS = ("text", "json", "jsonl", "html", "csv", "xlsx")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A folder that is called like a person, with a workbook and one that cannot be read."""
    folder = tmp_path / "Users" / NAME / "งาน ITA"
    folder.mkdir(parents=True)
    shutil.copy(WITH_RISK, folder / "oit.xlsx")
    (folder / "bad.xlsx").write_bytes(b"PK\x03\x04 cut off")
    for name in ("USER", "USERNAME", "LOGNAME"):
        monkeypatch.setenv(name, NAME)
    return folder


def whole(path):
    """Everything in a file, also in the parts of a package and their names."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    package = zipfile.ZipFile(io.BytesIO(data))
    return "".join(name + package.read(name).decode("utf-8") for name in package.namelist())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("typed", ["absolute", "relative"])
def test_no_format_tells_where_a_workbook_lies(home, tmp_path, monkeypatch, form, typed) -> None:
    monkeypatch.chdir(tmp_path)
    file = home / "oit.xlsx"
    file = file if typed == "absolute" else file.relative_to(tmp_path)
    out = tmp_path / f"out.{'xlsx' if form == 'xlsx' else 'txt'}"
    assert run("check", file, "--format", form, "-o", out).stderr == ""

    text = whole(out)
    assert [part for part in (NAME, "somchai", "Users", "งาน ITA") if part in text] == []
    assert "oit.xlsx" in text or form == "text"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_nor_does_what_is_said_of_a_file_that_cannot_be_read(home, form) -> None:
    outcome = run("check", home / "bad.xlsx", "--format", form)

    assert NAME not in outcome.stdout
    assert "bad.xlsx" in outcome.stdout
    assert str(home / "bad.xlsx") in outcome.stderr  # on the screen stands what was typed


def test_the_screen_shows_of_several_files_what_was_typed(home) -> None:
    outcome = run("check", home / "oit.xlsx", home / "oit.xlsx")

    assert outcome.stdout.count(f"{home / 'oit.xlsx'}\n") == 2


def test_what_is_kept_beside_a_dropped_workbook_does_not_tell_its_folder(home, capsys) -> None:
    dropped([str(home / "oit.xlsx"), str(home / "bad.xlsx")], {})
    kept = sorted(home.glob("*.txt"))

    capsys.readouterr()
    assert len(kept) == 2
    assert [path.name for path in kept if NAME in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (["/home/me/oit.xlsx"], ["oit.xlsx"]),
        (["a/oit.xlsx", "b/oit.xlsx"], ["a/oit.xlsx", "b/oit.xlsx"]),
        (["/home/me/a/1.xlsx", "/home/me/a/2.xlsx"], ["1.xlsx", "2.xlsx"]),
        (["/x/a/y/o.xlsx", "/x/b/y/o.xlsx", "q.xlsx"], ["a/y/o.xlsx", "b/y/o.xlsx", "q.xlsx"]),
        (["o.xlsx", "a/o.xlsx"], ["o.xlsx", "a/o.xlsx"]),
        (["o.xlsx", "o.xlsx"], ["o.xlsx", "o.xlsx"]),
        (["."], ["."]),
        ([".."], [".."]),
        (["/"], ["/"]),
    ],
)
def test_a_file_goes_by_as_much_as_tells_it_from_the_others(typed, shown) -> None:
    from pathlib import Path  # noqa: PLC0415

    files = [Path(name) for name in typed]
    assert [names_of(files)[file] for file in files] == shown


def test_each_of_several_reports_names_its_file(home, tmp_path) -> None:
    other = tmp_path / "b"
    other.mkdir()
    shutil.copy(WITH_RISK, other / "oit.xlsx")
    files = (home / "oit.xlsx", other / "oit.xlsx")

    lines = run("check", *files, "--format", "jsonl").stdout.splitlines()
    table = run("check", *files, "--format", "csv").stdout.removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(table)))[1:]

    assert [json.loads(line)["file"] for line in lines] == ["งาน ITA/oit.xlsx", "b/oit.xlsx"]
    assert list(dict.fromkeys(row[0] for row in rows)) == ["งาน ITA/oit.xlsx", "b/oit.xlsx"]
