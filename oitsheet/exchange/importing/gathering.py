"""Values of several tables and files, put together cell by cell; what contradicts is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.importing.plan import Conflict, Fact
from oitsheet.exchange.importing.taken import same_value
from oitsheet.form.messages import Bilingual
from oitsheet.values import fold_tight, parse_count, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.exchange.importing.plan import Spot
    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.form.template import CellValue

Refusals = dict["Spot", str]
"""Place in a source → why its value has no home: a word of ``import_left``."""


class Held(NamedTuple):
    """A value for a cell of the form.

    Attributes:
        spot: Where it is from.
        old: Whether it stands in the workbook already.
    """

    value: CellValue
    spot: Spot
    old: bool = False


@dataclass(slots=True, kw_only=True)
class HeldRow:
    """A row of one of the form's tables; `number` where it stands already, else 0."""

    cells: dict[str, Held] = field(default_factory=dict)
    number: int = 0


@dataclass(slots=True, kw_only=True)
class Gathered:
    """All that is to stand in the form.

    Attributes:
        items: Item code → cells.
        tables: Sheet key → rows, of the other tables.
        refused: What has no home, and why.
        words: Words before links, for cells that stay blank: (item code, value).
        known: Sheet key → what a row is about → that row.
        fields: Sheet key → fields, of the sheets that are no tables.
        facts: What was recognised of the office.
    """

    layout: Layout
    items: dict[str, dict[str, Held]] = field(default_factory=dict)
    tables: dict[str, list[HeldRow]] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: Refusals = field(default_factory=dict)
    words: list[tuple[str, Held]] = field(default_factory=list)
    known: dict[str, dict[tuple[str, ...], HeldRow]] = field(default_factory=dict)
    fields: dict[str, dict[str, Held]] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    def add_item(self, code: str, cells: Mapping[str, Held]) -> None:
        """Put in what a table says of an item."""
        self._join(self.layout.sheet("items"), code, self.items.setdefault(code, {}), cells)

    def add_row(self, sheet: Sheet, cells: Mapping[str, Held]) -> None:
        """Put in a row of another table: into the row about the same thing, else a new one."""
        cells = dict(self._without_formulas(sheet, cells))
        if not cells:
            return
        rows = self.tables.setdefault(sheet.key, [])
        known = self.known.setdefault(sheet.key, {})
        for row in rows if not known else ():
            known.setdefault(identity(sheet, row.cells), row)
        about = identity(sheet, cells)
        if about and about in known:
            self._join(sheet, " ".join(about)[:60], known[about].cells, cells)
            return
        rows.append(HeldRow(cells=cells))
        known.setdefault(about, rows[-1])

    def add_field(self, sheet: str, key: str, held: Held) -> None:
        """Put in a labelled field."""
        described = self.layout.sheet(sheet)
        own = self.fields.setdefault(sheet, {})
        self._join(described, described.column(key).header, own, {key: held})

    def add_fact(self, fact: Fact) -> bool:
        """Put in what was recognised of the office, where nothing stands; say whether it was."""
        own = self.fields.setdefault("agency", {})
        if fact.key in own:
            return False
        own[fact.key] = Held(fact.value, fact.spot)
        self.facts.append(fact)
        return True

    def count(self) -> int:
        """How many cells are filled that were not."""
        rows = [*self.items.values(), *self.fields.values()]
        rows += [row.cells for table in self.tables.values() for row in table]
        return sum(not held.old for cells in rows for held in cells.values())

    def finish(self) -> None:
        """Put the words before links where nothing stands; else they stay aside."""
        for code, held in self.words:
            cells = self.items.setdefault(code, {})
            own = cells.setdefault("explanation", held)
            if not same_value(own.value, held.value):
                self.refused[held.spot] = "words"

    def _join(
        self, sheet: Sheet, row: str, own: dict[str, Held], cells: Mapping[str, Held]
    ) -> None:
        for key, held in cells.items():
            there = own.setdefault(key, held)
            if there is held or same_value(there.value, held.value):
                continue
            column = sheet.column(key)
            self.refused[held.spot] = "conflict"
            self.conflicts.append(
                Conflict(
                    Bilingual(sheet.name, sheet.name_en),
                    Bilingual(column.header, column.header_en),
                    row,
                    shown(there.value),
                    there.spot,
                    shown(held.value),
                    held.spot,
                )
            )

    def _without_formulas(
        self, sheet: Sheet, cells: Mapping[str, Held]
    ) -> Iterator[tuple[str, Held]]:
        """What the form calculates itself is kept aside, unless there is nothing to calculate."""
        typed = {k for k in cells if not sheet.column(k).formula and k != sheet.anchor}
        for key, held in cells.items():
            formula = sheet.column(key).formula
            sources = {k for k in typed if formula and f"{{{k}}}" in formula}
            if formula and (sources - {"allocated"} or key != "spent_total"):
                self.refused[held.spot] = "calculated"
            else:
                yield key, held


def identity(sheet: Sheet, cells: Mapping[str, Held]) -> tuple[str, ...]:
    """What a row is about: its anchor, with the year where rows have one; empty for unknown."""
    anchor = cells.get(sheet.anchor)
    if anchor is None:
        return ()
    further = {"ita": ("fiscal_year",), "owners": ("items",), "elements": ("number",)}
    keys = (sheet.anchor, *further.get(sheet.key, ()))
    return tuple(_key(cells[key].value) if key in cells else "" for key in keys)


def _key(value: CellValue) -> str:
    number = parse_count(value).value
    return fold_tight(shown(value)) if number is None else str(number.normalize())
