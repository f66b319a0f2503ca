"""What stands in every cell of a built workbook, before any writer sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.form.template.plan import Plan, plan
from oitsheet.form.template.results import (
    Result,
    cell_result,
    prefill_result,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from oitsheet.form.edition import Edition, Item
    from oitsheet.form.layout import Column, Layout, Sheet
    from oitsheet.form.template.filled import CellValue, Filled, Row


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula (without a sign before it) and the result that is stored with it."""

    text: str
    result: Result


_REQUIRED = {"required", "conditional"}

Content = dict[str, "CellValue | Formula"]
"""The filled cells of one row, or of all fields, by key."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a workbook holds.

    Attributes:
        plan: Where it stands.
        tables: Table key → its rows, blank ones included.
        fields: Sheet key → the values of its fields.
    """

    plan: Plan
    tables: Mapping[str, Sequence[Content]]
    fields: Mapping[str, Content]


def contents(layout: Layout, edition: Edition, fill: Filled) -> Contents:
    """Put the edition's and the given data in their places and answer every formula."""
    sheets = [sheet for sheet in layout.sheets if sheet.kind == "table"]
    given = {sheet.key: _given(layout, sheet, edition, fill) for sheet in sheets}
    where = plan(layout, {key: len(rows) for key, rows in given.items()})
    tables: dict[str, list[Content]] = {}
    plain: dict[str, list[dict[str, CellValue]]] = {}
    for sheet in sorted(sheets, key=lambda s: bool(s.prefill)):  # prefills ask the other tables
        rows = [_Row(where, sheet, n, cells, plain) for n, cells in enumerate(given[sheet.key])]
        tables[sheet.key] = [row.content() for row in rows]
        plain[sheet.key] = [row.plain for row in rows]
    fields = {s.key: _fields(s, edition, fill) for s in layout.sheets if s.kind == "fields"}
    return Contents(where, tables, fields)


def elements_text(layout: Layout, item: Item) -> str:
    """An item's elements, one a line with its number: people write the number of what lacks.

    Behind what is not known to be required stands the word for it. What is asked for only in
    some case says so itself.
    """
    lines: list[str] = []
    for element in item.elements:
        marked = element.demand not in _REQUIRED
        mark = _in_brackets(layout.demands[element.demand]) if marked else ""
        lines.append(f"{element.id.rpartition('.')[2]}) {element.th}{mark}")
    return "\n".join(lines)


def quiet_words(layout: Layout) -> str:
    """A pattern with one group for the words that `elements_text` puts behind an element."""
    marks = (_in_brackets(word) for key, word in layout.demands.items() if key not in _REQUIRED)
    return "(" + "|".join(map(re.escape, marks)) + ")(?=\n|$)"


def _in_brackets(word: str) -> str:
    return f" ({word})"


def _given(
    layout: Layout, sheet: Sheet, edition: Edition, fill: Filled
) -> list[dict[str, CellValue]]:
    rows = fill.tables.get(sheet.key, ())
    if sheet.rows == "items":
        by_code = {row["code"]: row for row in rows}
        return [_printed(layout, item) | dict(by_code.get(item.code, {})) for item in edition.items]
    if sheet.rows == "elements":
        return _elements(layout, edition, rows)
    if sheet.rows == "issues":
        return _issues(edition, rows)
    count = max(sheet.rows, len(rows), len(sheet.prefill))
    blank = [dict[str, "CellValue"]() for _ in range(count)]
    for n, filled in enumerate(rows):
        blank[n] = dict(filled)
    return blank


def _elements(layout: Layout, edition: Edition, rows: Sequence[Row]) -> list[dict[str, CellValue]]:
    """A row per element; what is given names its element by code and number."""
    given = {(row["code"], row["number"]): row for row in rows}
    lines: list[dict[str, CellValue]] = []
    for item in edition.items:
        for number, element in enumerate(item.elements, start=1):
            printed: dict[str, CellValue] = {
                "code": item.code,
                "title": item.title_th,
                "number": number,
                "element": element.th,
                "demand": layout.demands[element.demand],
            }
            lines.append(printed | dict(given.get((item.code, number), {})))
    return lines


def _issues(edition: Edition, rows: Sequence[Row]) -> list[dict[str, CellValue]]:
    """A row per issue; what is given names its issue by code."""
    given = {row["code"]: row for row in rows}
    return [
        {"code": issue.code, "title": issue.title_th} | dict(given.get(issue.code, {}))
        for issue in edition.issues
    ]


def _printed(layout: Layout, item: Item) -> dict[str, CellValue]:
    elements = elements_text(layout, item)
    printed = {"code": item.code, "title": item.title_th, "elements": elements}
    return {key: text for key, text in printed.items() if text}


class _Row:
    """One row on its way from what is given to what stands in the sheet."""

    def __init__(
        self,
        where: Plan,
        sheet: Sheet,
        number: int,
        given: Mapping[str, CellValue],
        tables: Mapping[str, Sequence[Row]],
    ) -> None:
        self._where, self._sheet, self._tables = where, sheet, tables
        self._area = where.areas[sheet.key]
        self._at = self._area.first + number
        self._given = given
        self._prefill = sheet.prefill[number] if number < len(sheet.prefill) else {}
        self.plain: dict[str, CellValue] = {}

    def content(self) -> Content:
        """Fill the row from left to right: given cells first, then prefills, then formulas."""
        content: Content = {}
        for column in self._sheet.columns:
            cell = self._cell(column)
            if cell is not None:
                content[column.key] = cell
                self.plain[column.key] = cell.result if isinstance(cell, Formula) else cell
        return content

    def _cell(self, column: Column) -> CellValue | Formula | None:
        key, sheet = column.key, self._sheet.key
        if key in self._given:
            return self._given[key]
        prefilled = self._prefill.get(key)
        if isinstance(prefilled, str) and prefilled.startswith("="):
            result = prefill_result(sheet, key, self.plain, self._where.layout, self._tables)
            return self._formula(prefilled[1:], result)
        if prefilled is not None or column.formula is None:
            return prefilled
        return self._formula(column.formula, cell_result(sheet, key, self.plain))

    def _formula(self, formula: str, result: Result) -> Formula:
        return Formula(self._where.in_row(formula, self._area, self._at), result)


def _fields(sheet: Sheet, edition: Edition, fill: Filled) -> Content:
    known: dict[str, CellValue] = {}
    if sheet.key == "agency":
        known["edition"] = edition.key
        if len(edition.fiscal_years) == 1:
            known["fiscal_year"] = edition.fiscal_years[0]
    given = known | dict(fill.fields(sheet.key))
    return {c.key: v for c in sheet.columns if (v := given.get(c.key))}
