"""The proof sheet: one file with every sentence, for a reader who knows Thai and no code."""

from __future__ import annotations

import io
import re
import sys
from functools import cache

import openpyxl
import pytest
from manual.press_room import DOCS, proof

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.rules import RULES


@cache
def book():
    return openpyxl.load_workbook(io.BytesIO(proof.proof_sheet()))


def column(name: str, number: int) -> list[str]:
    return [row[number] or "" for row in book()[name].iter_rows(min_row=2, values_only=True)]


def names() -> list[str]:
    return book().sheetnames[1:]


def test_every_sentence_of_both_catalogues_stands_in_it() -> None:
    keys = {key for name in names() for key in column(name, 1)}
    catalogue = load_catalogue("th")
    wanted = set(catalogue.words)
    wanted |= {f"rule.{rule.code}.{part}" for rule in RULES for part in ("title", "message", "fix")}

    assert wanted - keys == set()


def test_the_form_and_the_editions_stand_in_it() -> None:
    thai = {text for name in names() for text in column(name, 3)}
    headers = {column.header for sheet in load_layout().sheets for column in sheet.columns}
    elements = {
        element.th
        for key in edition_keys()
        for item in load_edition(key).items
        for element in item.elements
    }

    assert headers - thai == set()
    assert elements - thai == set()


def test_facts_are_filled_in_where_an_example_gives_them() -> None:
    sheet = book().worksheets[1]
    told = {row[1]: row for row in sheet.iter_rows(min_row=2, values_only=True)}

    assert "11,430" in told["rule.B101.message"][3]
    assert "11,430" in told["rule.B101.message"][4]
    assert [key for key, row in told.items() if re.search(r"[{}]", f"{row[3]}{row[4]}")] == []
    assert [text for text in column("แบบฟอร์ม", 3) if "{" in text] == []


@pytest.mark.parametrize("number", range(1, 6))
def test_a_tab_can_be_read_and_answered(number) -> None:
    sheet = book().worksheets[number]
    rows = list(sheet.iter_rows(min_row=2))

    assert len(rows) > 50
    assert sheet.freeze_panes == "E2"
    assert {cell.alignment.wrap_text for row in rows for cell in row} == {True}
    assert {row[5].value for row in rows} == {None}
    assert all(sheet.row_dimensions[row[0].row].height >= proof.LINE for row in rows)


def test_nothing_else_is_written_when_the_sheet_is_asked_for(tmp_path, monkeypatch) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    monkeypatch.delitem(sys.modules, "make", raising=False)
    import make  # noqa: PLC0415

    monkeypatch.setattr(make, "PAGES", {})
    monkeypatch.setattr(make, "EXAMPLES", tmp_path / "examples.json")
    make.main(["--proof", str(tmp_path / "proof.xlsx")])

    assert [path.name for path in tmp_path.iterdir()] == ["proof.xlsx"]
    monkeypatch.delitem(sys.modules, "make")
