"""An example's item list, told in Word, on a page or as a text, comes back as it was."""

from __future__ import annotations

import pytest
from cli.running import EXAMPLES
from exchange.importing.papers_of_offices import (
    LAYOUT,
    as_csv,
    as_docx,
    as_html,
    as_xlsx,
    checked,
    imported,
)

from oitsheet.exchange.importing.writing import new_book
from oitsheet.values import shown

BOOKS = sorted(path.stem for path in EXAMPLES.glob("*.xlsx"))
WAYS = {"docx": as_docx, "html": as_html, "csv": as_csv, "xlsx": as_xlsx}


def said(book) -> dict[str, dict[str, object]]:
    """What each item's row says, by the meaning of its cells."""
    return {
        item.code: {key: (cell.kind, cell.value) for key, cell in item.row.cells.items()}
        for item in book.submission.items
        if item.row
    }


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("way", WAYS)
def test_every_example_comes_back_as_the_same_submission(name, way) -> None:
    before = checked((EXAMPLES / f"{name}.xlsx").read_bytes())
    table = before.submission.tables["items"]
    columns = [c for c in table.sheet.input_columns if table.filled(c.key)]
    rows = [[column.header for column in columns]]
    for item in before.submission.items:
        cells = item.row.cells if item.row else {}
        rows.append([shown(cells[c.key].raw) if c.key in cells else None for c in columns])
    edition = before.submission.edition

    done = imported(WAYS[way](rows), edition=edition)
    after = checked(new_book(done, LAYOUT))

    assert said(after) == said(before)
    assert done.plan.left == ()


@pytest.mark.parametrize("name", BOOKS)
def test_a_whole_book_of_the_form_comes_back_as_it_was(name) -> None:
    data = (EXAMPLES / f"{name}.xlsx").read_bytes()
    before = checked(data)

    done = imported(data)
    after = checked(new_book(done, LAYOUT))

    assert done.plan.left == ()
    assert after.submission.edition.key == before.submission.edition.key
    for key, table in before.submission.tables.items():
        if key not in {"paste", "confirmations"}:
            told = [{k: c.text for k, c in row.cells.items()} for row in table.rows]
            again = after.submission.rows(key)
            assert [{k: c.text for k, c in row.cells.items()} for row in again] == told, key
    for key in ("agency", "project"):
        fields, back = before.submission.fields(key), after.submission.fields(key)
        assert {k: c.text for k, c in back.cells.items()} == {
            k: c.text for k, c in fields.cells.items()
        }
