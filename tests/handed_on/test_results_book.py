"""The workbook of results: texts are texts, nothing leads out of it, nobody is named in it."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from handed_on.hostile import TEXTS, honest, with_texts
from python_calamine import CalamineWorkbook

from oitsheet.form.messages import LANGUAGES, load_catalogue
from oitsheet.rendering.results import figure_lines, result_rows
from oitsheet.rendering.results_book import results_book
from oitsheet.values import one_line
from oitsheet.workbook.reading import read

THAI = load_catalogue("th")
each_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def opened(data):
    (sheet,) = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    return sheet


def by_calamine(data):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [str(value) for row in rows for value in row if value != ""]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_the_figures_and_a_row_for_each_that_is_told(language) -> None:
    words = load_catalogue(language)
    sheet = opened(results_book(honest(), words, "moment"))
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    rows = [
        [r.severity, r.item or None, str(r.place) if r.place else None, r.message, r.fix, r.code]
        for r in result_rows(honest(), words)
    ]

    assert values[1][0] == "moment"
    assert [row[0] for row in values[2:]][: len(figure_lines(honest(), words))] == list(
        figure_lines(honest(), words)
    )
    assert values[-len(rows) :] == [[value or None for value in row] for row in rows]


@each_text
def test_whatever_a_text_begins_with_it_stays_a_text(text) -> None:
    data = results_book(with_texts(text), THAI, text)
    cells = [cell for row in opened(data).iter_rows() for cell in row if cell.value is not None]
    parts = zipfile.ZipFile(io.BytesIO(data))

    assert {cell.data_type for cell in cells} == {"s"}
    assert [name for name in parts.namelist() if b"<f>" in parts.read(name)] == []
    assert [name for name in parts.namelist() if b"<hyperlink" in parts.read(name)] == []
    assert [name for name in parts.namelist() if b"TargetMode" in parts.read(name)] == []


@pytest.mark.parametrize("name", ["formula", "at", "wide", "escape", "entities", "script"])
def test_both_readers_read_back_what_was_typed(name) -> None:
    text = TEXTS[name]
    data = results_book(with_texts(text), THAI, text)

    assert opened(data)["A2"].value == text
    assert text in by_calamine(data)
    assert opened(data)["A2"].quotePrefix == (name in {"formula", "at", "wide"})


@each_text
def test_no_letter_that_acts_or_turns_the_line_is_left(text) -> None:
    shown = "".join(by_calamine(results_book(with_texts(text), THAI, text)))

    assert re.findall("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown) == []
    assert one_line(text)[:100] in shown


def test_our_own_guard_lets_it_in_and_the_same_report_gives_the_same_bytes() -> None:
    data = results_book(honest(), THAI, "moment")

    assert [sheet.name for sheet in read(data).sheets] == ["ผลการตรวจ"]
    assert results_book(honest(), THAI, "moment") == data


def test_nobody_is_named_as_its_maker() -> None:
    parts = zipfile.ZipFile(io.BytesIO(results_book(honest(), THAI, "")))
    core = parts.read("docProps/core.xml").decode()

    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert sorted(name for name in parts.namelist() if name.startswith("docProps")) == [
        "docProps/app.xml",
        "docProps/core.xml",
    ]
