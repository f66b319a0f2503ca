"""The findings as CSV: read back as they were meant, and never run by a spreadsheet."""

from __future__ import annotations

import csv
import io
import subprocess

import openpyxl
import pytest
from handed_on.hostile import TEXTS, honest, with_texts

from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.rendering.csv_findings import MARK, csv_failure, csv_head, csv_rows, defused

THAI = load_catalogue("th")
TRIGGERS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def columns(report, language="th", file="oit.xlsx"):
    words = load_catalogue(language)
    head, *lines = rows((csv_head(words) + csv_rows(report, words, file)).removeprefix(MARK))
    return [dict(zip(head, line, strict=True)) for line in lines]


@each_text
def test_no_field_begins_like_a_formula(text) -> None:
    fields = [f for row in rows(csv_rows(with_texts(text), THAI, text)) for f in row]

    assert [field for field in fields if field.lstrip()[:1] and field.lstrip()[0] in TRIGGERS] == []


@each_text
def test_every_row_has_as_many_fields_as_the_head_whatever_a_text_holds(text) -> None:
    (head,) = rows(csv_head(THAI))

    assert {len(row) for row in rows(csv_rows(with_texts(text), THAI, text))} == {len(head)}
    assert len(rows(csv_rows(with_texts(text), THAI, text))) == len(
        rows(csv_rows(honest(), THAI, "oit.xlsx"))
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  +1", "'  +1"),
        ("\u00a0\u3000-1", "'\u00a0\u3000-1"),
        ("@x", "'@x"),
        ("\t=1", "' =1"),
        ("\r\n=1", "' =1"),
        ("\u200b=1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("\ufe631", "'\ufe631"),
        ("O43", "O43"),
        ("a=1", "a=1"),
        ("ก - ข", "ก - ข"),
        ("'=1", "'=1"),
        ("", ""),
    ],
)
def test_what_would_run_gets_an_apostrophe_and_nothing_else_does(typed, written) -> None:
    assert defused(typed) == written


def test_every_field_is_quoted_and_lines_end_as_the_format_has_it() -> None:
    text = csv_head(THAI) + csv_rows(honest(), THAI, "oit.xlsx")

    assert text.startswith(f'{MARK}"')
    assert all(line[0] == line[-1] == '"' for line in text[1:].split("\r\n")[:-1])
    assert text.endswith('"\r\n')


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_row_for_each_finding_and_for_what_was_not_looked_at(language) -> None:
    say = load_catalogue(language).say
    told = columns(honest(), language)
    found = [
        (r[say("outputs.sheet")], r[say("outputs.cell")], r[say("outputs.code")]) for r in told
    ]

    assert {(f.at.sheet, f.at.cell, f.code) for f in honest().findings} <= set(found)
    skipped = [r for r in told if r[say("outputs.severity")] == say("text.skipped")]
    assert {s.code for s in honest().skipped} == {
        code for r in skipped for code in r[say("outputs.code")].split(", ")
    }


def test_the_worth_stays_a_number() -> None:
    worth = {r[THAI.say("outputs.item")]: r[THAI.say("outputs.worth")] for r in columns(honest())}

    assert worth["O34"] == "3.13"
    assert worth[""] == ""


def test_a_file_that_could_not_be_judged_has_a_row_too() -> None:
    (row,) = rows(csv_failure("=x.xlsx", "อ่านไม่ได้", THAI))

    assert row[:2] == ["'=x.xlsx", "อ่านไม่ได้"]
    assert "อ่านไม่ได้" in row[8]


@pytest.mark.libreoffice
def test_a_spreadsheet_runs_nothing_when_it_opens_the_file(tmp_path) -> None:
    every = [text for name, text in TEXTS.items() if name != "long"]
    lines = "".join(csv_failure(text, text, THAI) for text in every)
    file = tmp_path / "hostile.csv"
    file.write_bytes((csv_head(THAI) + lines).encode("utf-8"))
    told = "--infilter=CSV:44,34,UTF8,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", "--headless", profile, told, "--convert-to", "xlsx", str(file)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)  # noqa: S603  our own

    (path,) = tmp_path.glob("*.xlsx")
    cells = [c for row in openpyxl.load_workbook(path).active.iter_rows() for c in row]
    assert len(cells) > len(every)
    assert [c.value for c in cells if c.data_type == "f" or c.hyperlink] == []
