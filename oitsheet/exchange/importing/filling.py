"""What was read of the sources → what is to stand in the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.exchange.importing.facts import kind_of_office
from oitsheet.exchange.importing.gathering import Gathered, Held, HeldRow
from oitsheet.exchange.importing.places import spot_of
from oitsheet.exchange.importing.plan import Fact, Spot
from oitsheet.exchange.importing.taken import content_of
from oitsheet.exchange.source import SourceKind
from oitsheet.form.messages import Bilingual
from oitsheet.values import fold_tight, parse_code, parse_count, shown
from oitsheet.workbook.grid import ErrorValue
from oitsheet.workbook.sheetxml import MAX_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oitsheet.exchange.importing.reading import Read
    from oitsheet.exchange.importing.taken import Given, Taken
    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission import Cell, Submission
    from oitsheet.workbook.grid import Grid


@dataclass(frozen=True, slots=True)
class Existing:
    """A workbook that is filled further.

    Attributes:
        name: What the file is called.
        grid: All that reads in it.
        submission: What is understood of it, its paste zone left out: that is a source.
    """

    name: str
    grid: Grid
    submission: Submission


def gather(
    reads: Sequence[Read],
    layout: Layout,
    edition: Edition,
    facts: Sequence[Fact],
    existing: Existing | None,
) -> Gathered:
    """Put together what the tables say, the first before the others."""
    gathered = Gathered(layout=layout)
    kinds = _Kinds(layout)
    if existing is not None:
        _keep(existing, gathered)
    for read in reads:
        for part in read.parts:
            for row in part.rows:
                cells = dict(_cells(row.cells, read, gathered))
                if row.item is not None:
                    words = _words(row.words, read)
                    gathered.words += [(row.item.code, held) for held in words]
                    gathered.add_item(row.item.code, cells)
                else:
                    _add_row(part, kinds.with_kind(part, cells), gathered, edition)
        for labelled in read.fields:
            for key, given in labelled.cells.items():
                held = Held(given.value, spot_of(read.source, read.table, given.place))
                gathered.add_field(labelled.sheet, key, held)
    gathered.finish()
    _add_facts(facts, gathered, edition)
    return gathered


def _cells(
    given: Mapping[str, Given], read: Read, gathered: Gathered
) -> Iterator[tuple[str, Held]]:
    """The values of a row; one that no cell takes is kept aside."""
    for key, one in given.items():
        spot = spot_of(read.source, read.table, one.place)
        if isinstance(one.value, str) and len(one.value) > MAX_TEXT:
            gathered.refused[spot] = "too_long"
        else:
            yield key, Held(one.value, spot)


class _Kinds:
    """Project reports print the kind of their indicators in rows of its own, above them."""

    def __init__(self, layout: Layout) -> None:
        self._kinds = {
            fold_tight(text): kind
            for text, kind in (
                *((k, k) for k in layout.choices["kpi_kind"]),
                *layout.same.items(),
            )
            if kind in layout.choices["kpi_kind"]
        }
        self._kind: Held | None = None

    def with_kind(self, part: Taken, cells: dict[str, Held]) -> dict[str, Held]:
        """The row with the kind that was printed above it; nothing of the row that prints it."""
        if part.found.sheet.key != "kpi":
            return cells
        named = cells.get("indicator")
        kind = self._kinds.get(fold_tight(shown(named.value))) if named else None
        if kind is not None and named is not None and len(cells) == 1:
            self._kind = named._replace(value=kind)
            return {}
        if "kind" in cells or self._kind is None:
            return cells
        return {"kind": self._kind, **cells}


def _words(words: Sequence[Given], read: Read) -> list[Held]:
    return [Held(one.value, spot_of(read.source, read.table, one.place)) for one in words]


def _add_row(part: Taken, cells: dict[str, Held], gathered: Gathered, edition: Edition) -> None:
    """Add a row of another table; rows that the form prints are found by what they are about."""
    sheet = part.found.sheet
    if sheet.rows == "elements":
        cells = _element(cells, edition) or {}
    elif sheet.rows == "issues":
        cells = _issue(cells, edition)
    if sheet.rows in {"elements", "issues"} and "code" not in cells:
        return
    gathered.add_row(sheet, cells)


def _element(cells: dict[str, Held], edition: Edition) -> dict[str, Held] | None:
    code, number = cells.get("code"), cells.get("number")
    if code is None or number is None:
        return None
    item = parse_code(code.value, len(edition.items), bare=True).value
    which = parse_count(number.value).value
    if item is None or which is None or not 1 <= which <= len(edition.items[item - 1].elements):
        return None
    kept = {key: held for key, held in cells.items() if key in {"presence", "evidence"}}
    known: dict[str, str | int] = {"code": f"O{item}", "number": int(which)}
    return {**{key: Held(v, cells[key].spot) for key, v in known.items()}, **kept}


def _issue(cells: dict[str, Held], edition: Edition) -> dict[str, Held]:
    said = {fold_tight(shown(cells[key].value)) for key in ("code", "title") if key in cells}
    for issue in edition.issues:
        if said & {fold_tight(issue.code), fold_tight(issue.title_th)}:
            spot = next(cells[key].spot for key in ("code", "title") if key in cells)
            kept = {key: held for key, held in cells.items() if key not in {"code", "title"}}
            return {"code": Held(issue.code, spot), **kept}
    return {}


def _keep(existing: Existing, gathered: Gathered) -> None:
    """Put in what stands in the workbook already: it goes before everything that is imported."""
    submission, layout = existing.submission, gathered.layout
    for item in submission.items:
        cells = item.row.cells if item.row else {}
        gathered.items[item.code] = {
            key: _held(cell, existing) for key, cell in cells.items() if not cell.column.pre
        }
    for key, table in submission.tables.items():
        if key == "items" or all(key != sheet.key for sheet in layout.sheets):
            continue
        gathered.tables[key] = [
            HeldRow(
                cells={name: _held(cell, existing) for name, cell in row.cells.items()},
                number=row.number,
            )
            for row in table.rows
        ]
    for key in ("agency", "project"):
        fields = submission.fields(key)
        cells = fields.cells if fields else {}
        gathered.fields[key] = {name: _held(cell, existing) for name, cell in cells.items()}


def _held(cell: Cell, existing: Existing) -> Held:
    at = cell.at
    spot = Spot(existing.name, SourceKind.WORKBOOK, at.sheet, 0, at.row, at.column)
    value = shown(cell.raw) if isinstance(cell.raw, ErrorValue) else content_of(cell.raw)
    return Held(value, spot, old=True)


def _add_facts(facts: Sequence[Fact], gathered: Gathered, edition: Edition) -> None:
    """Fill what is recognised for certain; a year that the edition does not serve is no fact."""
    agency = gathered.layout.sheet("agency")
    kinds = gathered.layout.choices["office_type"]
    for fact in facts:
        if fact.key == "fiscal_year" and fact.value not in edition.fiscal_years:
            continue
        if gathered.add_fact(fact):
            kind = (
                kind_of_office(str(fact.value), gathered.layout) if fact.key == "office" else None
            )
            if kind in kinds:
                column = agency.column("office_type")
                label = Bilingual(column.header, column.header_en)
                gathered.add_fact(Fact("office_type", label, kind, fact.spot))
