"""The sheet of elements: which of an item's required elements somebody has ticked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oitsheet.judging.submission.table import Misfit, Unfit
from oitsheet.values import fold_tight, parse_code, parse_number, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from oitsheet.form.edition import Edition, Item
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.report import Fact
    from oitsheet.judging.submission.book import Submission
    from oitsheet.judging.submission.headers import Header
    from oitsheet.judging.submission.table import Row, Table
    from oitsheet.location import Location
    from oitsheet.workbook.grid import Value

    Lines = tuple[tuple[int, Mapping[int, Value]], ...]


class Presence(StrEnum):
    """What a tick says; the layout's ``marks`` name the words for each."""

    THERE = "there"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One ticked element of an item; `at` is the cell of the tick."""

    presence: Presence
    at: Location
    text: str


Marks = dict[tuple[int, int], Mark]
"""(item number, element number), both from 1 → what is ticked."""


def said(rows: Lines, header: Header, sheet: Sheet) -> Lines:
    """Leave out the printed rows that say nothing; a code left blank is that of the row above."""
    saying = {header.columns[key] for key in sheet.saying if key in header.columns}
    column = header.columns.get("code", 0)
    code: Value | None = None
    kept: list[tuple[int, Mapping[int, Value]]] = []
    for number, values in rows:
        code = values.get(column, code)
        if saying & values.keys():
            kept.append((number, values if code is None else {column: code, **values}))
    return tuple(kept)


def read_marks(
    table: Table | None, layout: Layout, edition: Edition
) -> tuple[Marks, tuple[Unfit, ...]]:
    """Read the ticks of all elements, and what did not fit.

    Args:
        table: The sheet of elements; its rows are of items already. None where there is none.
        layout: The form.
        edition: Whose elements they are.

    Returns:
        The marks; of two that name one element the first counts, and a second that says
        something else is told.
    """
    meanings = {fold_tight(layout.marks[presence]): presence for presence in Presence}
    marks: Marks = {}
    unfit: list[Unfit] = []
    for row in table.rows if table else ():
        number = row.whole_in("code")
        if number is None:
            continue  # told like any code that is not understood
        item = edition.items[number - 1]
        element = _element_of(row, item)
        if element is None:
            unfit.append(_unknown(row, item))
            continue
        tick = row.cells.get("presence")
        word = tick.value if tick else None
        presence = meanings.get(fold_tight(word)) if isinstance(word, str) else None
        if tick is None or presence is None:
            continue  # a word that is no choice is told by the schema
        mark = Mark(presence=presence, at=tick.at, text=tick.text)
        first = marks.setdefault((number, element), mark)
        if first.presence is not presence:
            unfit.append(_twice(mark, first))
    return marks, tuple(unfit)


def marks_of(item: Item, marks: Mapping[tuple[int, int], Mark]) -> dict[int, Mark]:
    """One item's marks by element number."""
    numbers = range(1, len(item.elements) + 1)
    return {number: marks[item.no, number] for number in numbers if (item.no, number) in marks}


def element_rows(submission: Submission) -> dict[tuple[str, int], int]:
    """Find the row of every element in the sheet of elements, also of one that nobody ticked.

    Returns:
        (item code, element number from 1) → row number; of two rows of one element the first.
    """
    table = submission.tables["elements"]
    tab = next(sheet for sheet in submission.grid.sheets if sheet.name == table.name)
    columns = {
        key: table.columns[key] for key in ("code", "number", "element") if key in table.columns
    }
    rows: dict[tuple[str, int], int] = {}
    codes = parse_code(None, len(submission.edition.items), bare=True)
    for number in sorted({row for row, _ in tab.cells if row > table.header_row}):
        cells = {key: tab.cells.get((number, column)) for key, column in columns.items()}
        if cells["code"] is not None:
            codes = parse_code(cells["code"], len(submission.edition.items), bare=True)
        if codes.value is None:
            continue
        item = submission.edition.items[codes.value - 1]
        told = parse_number(cells.get("number")).value
        element = _element_by(shown(cells.get("element")), told, item)
        if element is not None:
            rows.setdefault((item.code, element), number)
    return rows


def _element_of(row: Row, item: Item) -> int | None:
    return _element_by(row.text_in("element"), row.number_in("number"), item)


def _element_by(text: str | None, number: Decimal | None, item: Item) -> int | None:
    """The element's number: by its words where they are the edition's, else by its number."""
    by_words = list(_by_words(text, item)) if text else []
    if len(by_words) == 1:
        return by_words[0]
    if number is not None and 1 <= number <= len(item.elements) and number == int(number):
        return int(number)
    return None


def _by_words(text: str, item: Item) -> Iterator[int]:
    key = fold_tight(text)
    for number, element in enumerate(item.elements, start=1):
        if key == fold_tight(element.th):
            yield number


def _unknown(row: Row, item: Item) -> Unfit:
    facts: dict[str, Fact] = {
        "found": row.text_in("element") or row.text_in("number") or "-",
        "item": item.code,
        "expected": len(item.elements),
    }
    return Unfit(misfit=Misfit.ELEMENT_UNKNOWN, at=row.place("number"), facts=facts)


def _twice(mark: Mark, first: Mark) -> Unfit:
    facts: dict[str, Fact] = {"found": mark.text, "expected": first.text}
    return Unfit(misfit=Misfit.ELEMENT_TWICE, at=mark.at, also=(first.at,), facts=facts)
