"""A sheet of labelled fields → typed cells: a label, and its value to the right of it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.judging.submission.table import Cell, Fields
from oitsheet.location import Location
from oitsheet.values import Kind, fold_tight, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.form.layout import Column, Sheet
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.workbook.grid import Place, SheetGrid, Value

REACH = 8
"""How many columns to the right of its label a value is looked for."""

_NUMBERING = re.compile(r"^[\d.]+\)?\.?(?=\D)")


def read_fields(sheet_grid: SheetGrid, sheet: Sheet, reader: Reader) -> Fields:
    """Find each field by its label and understand the value beside it.

    A label may carry a number before it, a colon or an asterisk behind it, and its value may
    stand in the same cell behind the colon. A blank field is simply not in `cells`.
    """
    labels = _labels(sheet)
    helps: set[str] = {
        fold_tight(text) for c in sheet.columns for text in (c.help, c.help_en) if text
    }
    cells: dict[str, Cell] = {}
    places: dict[str, Location] = {}
    for place, value in sorted(sheet_grid.cells.items()):
        if not isinstance(value, str):
            continue
        column, same_cell = _label(value, labels)
        if column is None or column.key in places:
            continue
        beside = _beside(sheet_grid.cells, place, labels, helps)
        at, raw = (place, same_cell) if same_cell else beside
        places[column.key] = Location(sheet_grid.name, *at)
        cell = _cell(places[column.key], column, raw, reader, formula=at in sheet_grid.formulas)
        if cell is not None:
            cells[column.key] = cell
    return Fields(
        sheet=sheet,
        name=sheet_grid.name,
        cells=MappingProxyType(cells),
        places=MappingProxyType(places),
    )


def _cell(
    at: Location, column: Column, raw: Value | None, reader: Reader, *, formula: bool
) -> Cell | None:
    if raw is None:
        return None
    parsed = reader.understand(raw, column)
    if parsed.kind is Kind.BLANK:
        return None
    return Cell(
        at=at,
        column=column,
        raw=raw,
        text=parsed.text or shown(raw),
        kind=parsed.kind,
        value=parsed.value,
        notes=parsed.notes,
        formula=formula,
    )


def _labels(sheet: Sheet) -> dict[str, Column]:
    labels: dict[str, Column] = {}
    for column in sheet.columns:
        for text in (column.header, column.header_en, *column.synonyms):
            labels.setdefault(fold_tight(text), column)
    return labels


def _label(text: str, labels: Mapping[str, Column]) -> tuple[Column | None, str]:
    """The field that a text names, and the value behind its colon."""
    key = _label_key(text)
    if key in labels:
        return labels[key], ""
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and not rest.startswith("//"):
        return labels.get(_label_key(head)), rest.strip()
    return None, ""


def _label_key(text: str) -> str:
    return _NUMBERING.sub("", fold_tight(text)).strip("*:")


def _beside(
    cells: Mapping[Place, Value], label: Place, labels: Mapping[str, Column], helps: set[str]
) -> tuple[Place, Value | None]:
    """The first filled cell to the right that is neither another label nor our own help."""
    row, column = label
    for step in range(1, REACH + 1):
        place = row, column + step
        value = cells.get(place)
        if value is None:
            continue
        text = fold_tight(value) if isinstance(value, str) else ""
        if text in helps or (text and _label_key(text) in labels):
            break
        return place, value
    return (row, column + 1), None
