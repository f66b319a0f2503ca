"""The formats that are handed on: which need a file, which take one workbook, what is not taken."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from cli.running import EXAMPLES, WITH_RISK, on_a_terminal, run

from oitsheet.form.messages import load_catalogue

THAI = load_catalogue("th")
OTHER = EXAMPLES / "nongkhai2-2564.xlsx"


def test_a_workbook_is_not_shown_on_the_screen() -> None:
    outcome = run("check", WITH_RISK, "--format", "xlsx")

    assert outcome.exit_code == 2
    assert outcome.stdout == ""
    assert THAI.say("outputs.needs_output") in outcome.stderr


def test_a_workbook_is_called_one(tmp_path) -> None:
    outcome = run("check", WITH_RISK, "--format", "xlsx", "-o", tmp_path / "out.txt")

    assert outcome.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_never_takes_anothers_place(tmp_path) -> None:
    there = tmp_path / "there.xlsx"
    there.write_bytes(b"somebody's work")
    outcome = run("check", WITH_RISK, "--format", "xlsx", "-o", there)

    assert outcome.exit_code == 2
    assert there.read_bytes() == b"somebody's work"
    assert THAI.say("outputs.exists", file=str(there)) in outcome.stderr


@pytest.mark.parametrize("form", ["html", "csv"])
def test_no_other_format_is_written_under_a_workbooks_name(tmp_path, form) -> None:
    outcome = run("check", WITH_RISK, "--format", form, "-o", tmp_path / "out.xlsx")

    assert outcome.exit_code == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_a_page_and_a_workbook_take_one_file(tmp_path, form) -> None:
    out = tmp_path / f"out.{form}"
    outcome = run("check", WITH_RISK, OTHER, "--format", form, "-o", out)

    assert outcome.exit_code == 2
    assert THAI.say("outputs.one_file", format=form) in outcome.stderr
    assert not out.exists()


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_of_a_file_that_cannot_be_read_no_page_and_no_workbook_is_left(tmp_path, form) -> None:
    bad, out = tmp_path / "bad.xlsx", tmp_path / f"out.{form}"
    bad.write_bytes(b"")
    outcome = run("check", bad, "--format", form, "-o", out)

    assert outcome.exit_code == 3
    assert "bad.xlsx" in outcome.stderr
    assert not out.exists()


def test_of_several_files_csv_has_one_head_and_misses_none(tmp_path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"")
    outcome = run("check", WITH_RISK, bad, OTHER, "--format", "csv")
    head, *rows = csv.reader(io.StringIO(outcome.stdout.removeprefix("\ufeff")))

    assert outcome.exit_code == 3
    assert head[0] == THAI.say("outputs.file")
    assert list(dict.fromkeys(row[0] for row in rows)) == [
        "nongkhai2-2565.xlsx",
        "bad.xlsx",
        "nongkhai2-2564.xlsx",
    ]
    assert [row[1] for row in rows if row[0] == "bad.xlsx"] == [THAI.say("outputs.unreadable")]


def test_on_a_terminal_csv_has_no_mark_and_plain_line_ends() -> None:
    shown = on_a_terminal("check", WITH_RISK, "--format", "csv")

    assert shown.startswith(f'"{THAI.say("outputs.file")}"')
    assert "\r" not in shown


def test_select_and_as_of_serve_every_format(tmp_path) -> None:
    out = tmp_path / "out.xlsx"
    run("check", WITH_RISK, "--format", "xlsx", "--select", "K", "-o", out)
    (sheet,) = openpyxl.load_workbook(out).worksheets
    codes = {str(row[5].value)[:1] for row in sheet.iter_rows(min_row=8) if row[5].value}

    assert codes <= {"K", THAI.say("outputs.code")[:1]}
    assert "K" in codes


@pytest.mark.parametrize("form", ["html", "csv", "json", "jsonl", "text"])
def test_the_same_workbook_gives_the_same_bytes(tmp_path, form) -> None:
    for name in ("a", "b"):
        run("check", WITH_RISK, "--format", form, "-o", tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_same_workbook_gives_the_same_workbook_of_results(tmp_path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        run("check", WITH_RISK, "--format", "xlsx", "-o", tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
