"""A sheet of labelled fields → typed cells: a label, and its value to the right of it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.messages import Bilingual
from oitsheet.judging.submission.headings import LONGEST_HEADER, near
from oitsheet.judging.submission.table import Cell, Fields, Misfit, Unfit
from oitsheet.location import Location
from oitsheet.values import Kind, fold_tight, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oitsheet.form.layout import Column, Sheet
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.workbook.grid import Place, SheetGrid, Value

REACH = 8
"""How many columns to the right of its label a value is looked for."""

_NUMBERING = re.compile(r"^[\d.]+\)?\.?(?=\D)")


class _Label(NamedTuple):
    """A label of the form as it stands in a sheet, and the value that it names.

    Attributes:
        rank: How surely it is this field's: 0 for the form's own label, then its synonyms.
        near: Whether it is a slip.
    """

    column: Column
    rank: int
    at: Place
    value_at: Place
    value: Value | None
    near: bool = False


def read_fields(sheet_grid: SheetGrid, sheet: Sheet, reader: Reader) -> Fields:
    """Find each field by its label and understand the value beside it.

    A label may carry a number before it, a colon or an asterisk behind it, and its value may
    stand in the same cell behind the colon. A blank field is simply not in `cells`. The form's own
    label goes before a synonym; of two that are alike the first counts, and a second that says
    something else is told.
    """
    found = sorted(_own(_labels_in(sheet_grid, sheet)), key=lambda label: (label.rank, label.at))
    chosen: dict[str, _Label] = {}
    unfit: list[Unfit] = []
    for label in found:
        first = chosen.setdefault(label.column.key, label)
        if first is not label and first.rank == label.rank and _contradict(first, label):
            unfit.append(_twice(sheet_grid, first, label))
    for label in _misspelt(sheet_grid, sheet, chosen):
        chosen[label.column.key] = label
        unfit.append(_slip(sheet_grid, label))
    cells: dict[str, Cell] = {}
    places: dict[str, Location] = {}
    for key, label in sorted(chosen.items(), key=lambda pair: pair[1].at):
        places[key] = Location(sheet_grid.name, *label.value_at)
        formula = label.value_at in sheet_grid.formulas
        cell = _cell(places[key], label.column, label.value, reader, formula=formula)
        if cell is not None:
            cells[key] = cell
    return Fields(
        sheet=sheet,
        name=sheet_grid.name,
        cells=MappingProxyType(cells),
        places=MappingProxyType(places),
        unfit=tuple(unfit),
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


def _labels_in(sheet_grid: SheetGrid, sheet: Sheet) -> Iterator[_Label]:
    """Every text that names a field."""
    names = _names(sheet)
    notes = _notes(sheet_grid, sheet, names)
    for place, value in sheet_grid.cells.items():
        if not isinstance(value, str):
            continue
        name, same_cell = _label(value, names)
        if name in names:
            at, raw = _beside(sheet_grid.cells, place, names, notes)
            if same_cell:
                at, raw = place, same_cell
            column, rank = names[name]
            yield _Label(column=column, rank=rank, at=place, value_at=at, value=raw)


def _own(labels: Iterable[_Label]) -> list[_Label]:
    """The labels but for words before a colon inside the value of another."""
    found = list(labels)
    values = {label.value_at for label in found if label.value_at != label.at}
    return [label for label in found if label.at != label.value_at or label.at not in values]


def _misspelt(
    sheet_grid: SheetGrid, sheet: Sheet, chosen: Mapping[str, _Label]
) -> Iterator[_Label]:
    """Labels that are a slip of one that is not there, with a value beside them."""
    names = _names(sheet)
    notes = _notes(sheet_grid, sheet, names)
    values = {label.value_at for label in chosen.values()}
    free = [(p, _label_key(v)) for p, v in sorted(sheet_grid.cells.items()) if _may_label(v)]
    for column in sheet.columns:
        own = _label_key(column.header)
        for place, key in free if column.key not in chosen else ():
            if key in names or place in values or not near(key, own):
                continue
            at, value = _beside(sheet_grid.cells, place, names, notes)
            if value is not None:
                yield _Label(column, 0, place, at, value, near=True)
                break


def _names(sheet: Sheet) -> dict[str, tuple[Column, int]]:
    """Folded label → its field and how surely it is that field's."""
    names: dict[str, tuple[Column, int]] = {}
    for column in sheet.columns:
        for rank, text in enumerate((column.header, *column.synonyms)):
            names.setdefault(fold_tight(text), (column, rank))
        names.setdefault(fold_tight(column.header_en), (column, 0))
    return names


class _Notes(NamedTuple):
    """What stands beside a value and is none.

    Attributes:
        texts: The form's own words of help, folded.
        columns: The columns that hold something behind a value already: help or remarks of an
            earlier form, of which other words are known.
    """

    texts: set[str]
    columns: set[int]

    def are(self, place: Place, text: str) -> bool:
        """Whether that is a note."""
        return text in self.texts or place[1] in self.columns


def _notes(sheet_grid: SheetGrid, sheet: Sheet, names: Mapping[str, tuple[Column, int]]) -> _Notes:
    texts = {str(fold_tight(t)) for c in sheet.columns for t in (c.help, c.help_en) if t}
    columns: set[int] = set()
    for (row, column), value in sheet_grid.cells.items():
        if isinstance(value, str) and _label(value, names)[0] in names:
            beside = _right_of((row, column), sheet_grid.cells, names)
            columns |= {place[1] for place, _ in list(beside)[1:]}
    return _Notes(texts, columns)


def _right_of(
    label: Place, cells: Mapping[Place, Value], names: Mapping[str, object]
) -> Iterator[tuple[Place, Value]]:
    """The filled cells to the right of a label, as far as the next one."""
    row, column = label
    for step in range(1, REACH + 1):
        value = cells.get((row, column + step))
        if value is None:
            continue
        if isinstance(value, str) and (key := _label_key(value)) and key in names:
            return
        yield (row, column + step), value


def _may_label(value: Value) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_HEADER


def _label(text: str, names: Mapping[str, object]) -> tuple[str, str]:
    """The name in a text, and the value behind its colon."""
    key = _label_key(text)
    if key in names:
        return key, ""
    head, colon, rest = text.partition(":")
    if colon and rest.strip() and not rest.startswith("//"):
        return _label_key(head), rest.strip()
    return "", ""


def _label_key(text: object) -> str:
    return _NUMBERING.sub("", fold_tight(str(text))).strip("*:")


def _beside(
    cells: Mapping[Place, Value], label: Place, names: Mapping[str, object], notes: _Notes
) -> tuple[Place, Value | None]:
    """The first filled cell to the right that is neither another label nor our own help."""
    for place, value in _right_of(label, cells, names):
        if notes.are(place, fold_tight(value) if isinstance(value, str) else ""):
            break
        return place, value
    return (label[0], label[1] + 1), None


def _contradict(first: _Label, label: _Label) -> bool:
    values = (first.value, label.value)
    return None not in values and len({fold_tight(shown(value)) for value in values}) > 1


def _twice(sheet_grid: SheetGrid, first: _Label, label: _Label) -> Unfit:
    return Unfit(
        misfit=Misfit.COLUMN_TWICE,
        at=Location(sheet_grid.name, *label.at),
        also=(Location(sheet_grid.name, *first.at),),
        facts={"found": shown(sheet_grid.cells[label.at])},
    )


def _slip(sheet_grid: SheetGrid, label: _Label) -> Unfit:
    header = label.column.header
    return Unfit(
        misfit=Misfit.COLUMN_NEAR,
        at=Location(sheet_grid.name, *label.at),
        facts={"found": shown(sheet_grid.cells[label.at]), "expected": Bilingual(header, header)},
    )
