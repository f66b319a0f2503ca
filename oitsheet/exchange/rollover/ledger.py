"""What became of every filled cell of the old book: carried, cleared, or without a home."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.layout import ColumnType
from oitsheet.judging.submission import Misfit
from oitsheet.values import Kind, UrlFault, shown
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import Cell, Row, Submission
    from oitsheet.location import Location

LONGEST = 32_000
"""Letters of a text in a cell; Excel takes 32,767."""

_UNREAD = {
    Misfit.SHEET_UNKNOWN: "sheet",
    Misfit.SHEET_TWICE: "sheet",
    Misfit.NO_TABLE: "sheet",
    Misfit.TABLE_OTHER: "table",
    Misfit.COLUMN_UNKNOWN: "column",
    Misfit.COLUMN_TWICE: "column",
    Misfit.SPOILT: "column",
    Misfit.ROW_WITHOUT_CODE: "row",
    Misfit.CODE_UNKNOWN: "row",
    Misfit.STRAY: "cell",
}
"""What a check does not read either, and what it is."""


class Left(NamedTuple):
    """Something of the old book that has no place in the new one.

    Attributes:
        at: Where it stands.
        why: Key of a sentence: ``column``, ``not_understood`` …
        text: What stands there, or its name.
    """

    at: Location
    why: str
    text: str


class Cleared(NamedTuple):
    """How many cells of a column (or a field) were left blank on purpose, by keys."""

    sheet: str
    column: str
    cells: int


@dataclass(slots=True)
class Ledger:
    """Keeps account of the old book's cells while the new one is made of them.

    Attributes:
        left: What has no home, in the order found.
    """

    submission: Submission
    left: list[Left] = field(default_factory=list)
    _carried: dict[Location, str] = field(default_factory=dict)
    _left_at: set[Location] = field(default_factory=set)

    def keep(self, cell: Cell | None) -> CellValue | None:
        """Carry a cell as it was typed; what nobody understands is told instead.

        Returns:
            What to put into the new book; None where there is nothing to put there.
        """
        if cell is None:
            return None
        if not _fit(cell):
            self.leave(cell, "not_understood")
            return None
        self.carried(cell)
        return kept(cell)

    def row_stands(self, row: Row, key: str) -> bool:
        """Whether a row has the cell that makes it one; a row that has a poor one is told."""
        cell = row.cells.get(key)
        if cell is not None and not _fit(cell):
            self.leave_row(row, key, "not_understood")
        return cell is not None and _fit(cell)

    def keep_all(self, row: Row, *keys: str) -> dict[str, CellValue]:
        """Carry some cells of a row as they were typed."""
        pairs = ((key, self.keep(row.cells.get(key))) for key in keys)
        return {key: value for key, value in pairs if value is not None}

    def carried(self, cell: Cell) -> None:
        """Note that what a cell says stands in the new book."""
        self._carried[cell.at] = cell.column.key

    def leave(self, cell: Cell, why: str, text: str = "") -> None:
        """Note that what a cell says (or this part of it) does not, and why."""
        if cell.at not in self._left_at:
            self._left_at.add(cell.at)
            self.left.append(Left(cell.at, why, text or cell.text))

    def leave_row(self, row: Row, key: str, why: str) -> None:
        """Note that a whole row does not, named by one of its cells."""
        self._left_at |= {cell.at for cell in row.cells.values()}
        self.left.append(Left(row.place(key), why, row.text_in(key) or ""))

    def unread(self) -> None:
        """Note what no check of the old book reads either."""
        for unfit in self.submission.unfit:
            why = _UNREAD.get(unfit.misfit)
            if why is None:
                continue
            found = unfit.facts.get("found", unfit.at.sheet)
            texts = found if isinstance(found, tuple) else (found,)
            text = " | ".join(str(text) for text in texts)
            self.left.append(Left(unfit.at, why, text))

    def cleared(self) -> Iterator[Cleared]:
        """Count, column by column, what was neither carried nor told."""
        counted: Counter[tuple[str, str]] = Counter()
        for sheet, cell in self.submission.cells():
            done = cell.at in self._carried or cell.at in self._left_at
            printed = (
                cell.column.pre or cell.formula or cell.merged_from or self._prefilled(sheet, cell)
            )
            if not (done or printed):
                counted[sheet, cell.column.key] += 1
        for described in self.submission.layout.sheets:
            for column in described.columns:
                if count := counted[described.key, column.key]:
                    yield Cleared(described.key, column.key, count)

    def _prefilled(self, sheet: str, cell: Cell) -> bool:
        """Whether a cell says no more than the form itself, which says it in the new book, too."""
        prefill = self.submission.layout.sheet(sheet).prefill
        return any(row.get(cell.column.key) == kept(cell) for row in prefill)


def _fit(cell: Cell) -> bool:
    """Whether a cell holds what its column allows: a choice, a number in range, web addresses."""
    column, value = cell.column, cell.value
    if cell.kind is Kind.UNKNOWN or kept(cell) is None:
        return False
    if column.choices and column.type in {ColumnType.CHOICE, ColumnType.LEVEL}:
        return cell.kind is not Kind.VALUE or value in column.choices
    if isinstance(value, tuple) and column.type is ColumnType.HOSTS:
        return all(part.fault in {None, UrlFault.NO_SCHEME} for part in value)
    if not isinstance(value, Decimal):
        return True
    above = column.min is None or value >= column.min
    return above and (column.max is None or value <= column.max)


def kept(cell: Cell) -> CellValue | None:
    """What a cell holds, as the writer of workbooks takes it; None for a formula's error."""
    raw = cell.raw
    if isinstance(raw, ErrorValue):
        return None
    if isinstance(raw, str):
        return raw[:LONGEST]
    if isinstance(raw, bool | dt.time | dt.timedelta):
        return shown(raw)
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    return raw
