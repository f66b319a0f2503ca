"""English says all that Thai says: the same sections, findings, cells and numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from rule_cases import all_cases, build, run_all

import oitsheet
from oitsheet.doors import check_file, read_file
from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.messages import LANGUAGES, Bilingual, Catalogue, RuleText, Words, load_catalogue
from oitsheet.rendering.page import Page
from oitsheet.rendering.terminal import render
from oitsheet.workbook.reading import read

PLACE = Path(__file__).resolve().parents[2] / "workbook_templates"
BOOKS = sorted(PLACE.rglob("*.xlsx"))
HEADS = ("mend_first", "findings", "infos", "confirmed", "skipped", "whole_book")
LABELS = ("kpi", "score", "budget")
WIDE = 100_000
THAI = re.compile("[\u0e01-\u0e5b]+")
FINDING = re.compile(r"(\S+![A-Z]+\d+) ([A-Z]\d{3}):")
CELL = re.compile(r"![A-Z]{1,3}\d+")
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DAY = re.compile(rf"\b(\d{{1,2}}) (?:{MONTHS}) (\d{{4}})\b")
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

each_book = pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
each_case = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.id)


@cache
def report_of(path):
    return check_file(path, as_of=dt.date(2023, 1, 1))


def without_figures(text):
    return re.sub(r"\d", "", text)


class Wordy(Catalogue):
    """A catalogue without the figures in its own words: one language's "6" is another's "six"."""

    def show(self, fact):
        text = super().show(fact)
        return without_figures(text) if isinstance(fact, Bilingual | Words) else text


@cache
def wordy(language):
    catalogue = load_catalogue(language)
    rules = {
        code: RuleText(*map(without_figures, (text.title, text.message, text.fix)))
        for code, text in catalogue.rules.items()
    }
    words = {key: without_figures(text) for key, text in catalogue.words.items()}
    return Wordy(language=language, rules=rules, words=words)


def told(report, catalogue):
    return render(report, Page(catalogue, WIDE, lambda text, _role: text))


def sections(text, catalogue):
    """The headings and labels in their order, by key."""
    named = {catalogue.say(f"text.{key}"): key for key in (*HEADS, *LABELS)}
    starts = [{line.strip(), line.partition("  ")[0]} for line in text.splitlines()]
    return [named[found] for start in starts for found in start & named.keys()]


def numbers(line):
    """All numbers of a line; English days are of the common era."""
    line = DAY.sub(lambda day: f"{day[1]} {int(day[2]) + 543}", line.translate(THAI_DIGITS))
    return Counter(re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", line))


def assert_alike(report):
    thai, english = (told(report, wordy(language)) for language in LANGUAGES)
    assert sections(thai, wordy("th")) == sections(english, wordy("en"))
    assert FINDING.findall(thai) == FINDING.findall(english)
    for one, other in zip(thai.splitlines(), english.splitlines(), strict=True):
        assert CELL.findall(one) == CELL.findall(other)
        assert numbers(one) == numbers(other)


@each_book
def test_a_book_is_told_alike(path):
    assert_alike(report_of(path))


@each_case
def test_a_case_is_told_alike(case):
    assert_alike(run_all(case))


def own_words(grid):
    """Whatever stands in a workbook, and what its tabs are called."""
    for sheet in grid.sheets:
        yield sheet.name
        yield from (unquote(str(value)) for value in sheet.cells.values())  # as addresses are shown


def squeezed(text):
    return "".join(text.split())


@cache
def form_words():
    """What the form calls its sheets and columns, and the words that it takes in its cells."""
    package = Path(oitsheet.__file__).parent
    files = (package / "form" / "layout.toml", package / "values" / "words.toml")
    return squeezed("\n".join(file.read_text(encoding="utf-8") for file in files))


def foreign(report, open_book):
    """Thai in an English report that is neither to be typed into the book nor the book's own."""
    runs = THAI.findall(told(report, load_catalogue("en")))
    runs = [run for run in runs if run not in form_words()]
    own = "\n".join(map(squeezed, own_words(open_book()))) if runs else ""
    return [run for run in runs if run not in own]


@each_book
def test_a_book_in_english_holds_no_thai_but_the_offices_and_the_forms(path):
    assert foreign(report_of(path), lambda: read_file(path)) == []


@each_case
def test_a_case_in_english_holds_no_thai_but_the_offices_and_the_forms(case):
    assert foreign(run_all(case), lambda: read(build(case))) == []


@pytest.mark.parametrize("key", edition_keys())
def test_an_edition_has_an_english_name_for_everything(key):
    edition = load_edition(key)
    names = [edition.name_en, *(item.title_en for item in edition.items)]
    assert [name for name in names if not name or THAI.search(name)] == []
