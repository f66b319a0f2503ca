"""Which limit a file passed has a sentence of its own; several files never touch each other."""

import functools
import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest
from cli.running import PROVINCIAL, WITH_RISK, run, start
from workbook import building, hostile, readers

from oitsheet.cli.refusing import sentence_of
from oitsheet.form.messages import load_catalogue
from oitsheet.workbook import files, isolated, limits
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

KEY = re.compile(r'(?:too_large\(\s*|limit=)"([a-z_]+)"')
KINDS = {kind.outcome.partition(": ")[2]: kind for kind in hostile.KINDS if ": " in kind.outcome}
LIMITS = sorted(KINDS.keys() - {"rows", "letters", "texts", "unpacked", "part", "tags", "cells"})
"""Those whose files are made in no time; all of them are read in `workbook/test_hostile.py`."""


def keys_in_the_code() -> set[str]:
    room = resources.files("oitsheet.workbook")
    return {
        key
        for module in room.iterdir()
        if module.name.endswith(".py")
        for key in KEY.findall(module.read_text(encoding="utf-8"))
    }


@pytest.mark.parametrize("language", ["th", "en"])
def test_each_limit_has_its_sentence_and_no_sentence_is_without_a_limit(language):
    words = load_catalogue(language).words
    told = {key.removeprefix("refused.") for key in words if key.startswith("refused.")}
    assert told - {Unreadable.READER_DIED} == keys_in_the_code()


def test_each_limit_is_passed_by_one_of_the_hostile_files_or_by_a_process():
    unreached = {"seconds", "memory", "box"}
    assert keys_in_the_code() - KINDS.keys() == unreached


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("key", sorted(keys_in_the_code()))
def test_a_sentence_names_the_file_the_limit_and_the_sheet(key, language):
    why = UnreadableWorkbook(
        Unreadable.TOO_LARGE, limit=key, most=2_000_000, sheet="ก\x1b[31m" + "ย" * 99
    )
    sentence = sentence_of(why, Path("x.xlsx"), load_catalogue(language))
    assert sentence.startswith("x.xlsx")
    assert "2,000,000" in sentence
    assert "\x1b" not in sentence
    assert ("{sheet}" in load_catalogue(language).words[f"refused.{key}"]) == ("ก[31m" in sentence)
    assert "ย" * 50 not in sentence


@pytest.mark.parametrize("limit", LIMITS)
def test_the_limit_that_was_passed_is_told_to_people_and_to_programs(limit, tmp_path):
    file = KINDS[limit].put(tmp_path)
    outcome = run("check", file, "--format", "json", "--lang", "en")
    told = json.loads(outcome.stdout)["unreadable"]
    assert (told["limit"], outcome.exit_code) == (limit, 3)
    assert told["message"] == outcome.stderr.rstrip("\n").replace(str(file), file.name)
    number = re.search(r"more than (?:an? )?([0-9,]+)|larger than ([0-9]+)", told["message"])
    assert Decimal((number[1] or number[2]).replace(",", "")) > 0


def test_a_pipe_is_no_workbook_and_nobody_waits_for_it(tmp_path):
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    outcome = run("check", pipe, "--format", "json")
    assert json.loads(outcome.stdout)["unreadable"]["reason"] == "not_a_workbook"


def test_no_more_is_taken_from_disk_than_a_workbook_may_have(tmp_path):
    huge = tmp_path / "huge.xlsx"
    with huge.open("wb") as file:
        file.truncate(200 * 1024 * 1024 * 1024)
    told = json.loads(run("check", huge, "--format", "json").stdout)["unreadable"]
    assert told["reason"] in {"empty", "too_large"}


@pytest.fixture
def mishaps(tmp_path, monkeypatch):
    """Sound workbooks, and among them some whose reader hangs or dies."""
    monkeypatch.setattr(files, "read_path", readers.read_or_hang)
    hurried = functools.partial(isolated.Apart, bounds=isolated.Bounds(seconds=5))
    monkeypatch.setattr(isolated, "Apart", hurried)
    paths = []
    for name in ("a.xlsx", "hang.xlsx", "b.xlsx", "abort.xlsx", "c.xlsx"):
        path = tmp_path / name
        path.write_bytes(WITH_RISK.read_bytes())
        paths.append(path)
    return paths


def test_a_reader_that_hangs_or_dies_takes_no_other_file_down(mishaps):
    asked = [*mishaps, mishaps[0].with_name("none.xlsx")]
    outcome = run("check", *asked, "--format", "jsonl")
    told = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert [document["file"] for document in told] == [path.name for path in asked]
    assert [(document.get("unreadable") or {}).get("reason") for document in told] == [
        None, "too_slow", None, "reader_died", None, "missing",
    ]  # fmt: skip
    assert outcome.exit_code == 3
    assert [document["verdict"] for document in told[::2]] == [told[0]["verdict"]] * 3


@pytest.mark.parametrize("lang", ["th", "en"])
def test_what_became_of_each_is_told_in_the_order_of_the_files(mishaps, lang):
    outcome = run("check", *mishaps[2:4], mishaps[1], "--lang", lang)
    first, second = outcome.stderr.splitlines()
    assert str(mishaps[3]) in first
    assert str(mishaps[1]) in second
    assert "5" in second
    assert outcome.stdout.startswith(f"{mishaps[2]}\n")
    assert outcome.exit_code == 3


def test_several_files_are_told_of_just_as_each_alone():
    together = run("check", WITH_RISK, PROVINCIAL, "--format", "jsonl").stdout.splitlines()
    alone = [run("check", file, "--format", "jsonl").stdout for file in (WITH_RISK, PROVINCIAL)]
    assert [line + "\n" for line in together] == alone


def test_a_single_file_is_read_where_we_are(monkeypatch):
    monkeypatch.setattr(isolated, "Apart", None)
    assert run("check", WITH_RISK).exit_code == 0


def test_a_program_that_came_from_a_pipe_reads_several_too():
    program = f"from oitsheet.cli import main; main(['check', {str(WITH_RISK)!r}, 'none'])"
    done = subprocess.run(
        [sys.executable, "-"], input=program, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert len(done.stdout.splitlines()) > 20


def test_the_real_command_checks_several_and_leaves_no_process_behind(tmp_path):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(building.book("<row"))
    done = start("check", str(WITH_RISK), str(broken), str(PROVINCIAL), PYTHONUTF8="1")
    assert done.returncode == 3
    assert done.stderr.decode("utf-8").count("\n") == 1
    assert str(PROVINCIAL) in done.stdout.decode("utf-8")


def test_every_limit_and_its_figure_stand_on_the_page():
    page = (Path(__file__).parents[2] / "docs" / "hostile.md").read_text(encoding="utf-8")
    assert sorted(key for key in keys_in_the_code() if f"| `{key}` | " not in page) == []
    figures = {
        name: f"{value // limits.MEGABYTE:,} MB" if "BYTES" in name else f"{value:,}"
        for name, value in vars(limits).items()
        if name.startswith(("MAX_", "READING_SECONDS", "LINK_", "TOLD_"))
    }
    figures["MAX_ENCRYPTION_BYTES"] = f"{limits.MAX_ENCRYPTION_BYTES // 1024} KB"
    assert sorted(name for name, figure in figures.items() if figure not in page) == []
