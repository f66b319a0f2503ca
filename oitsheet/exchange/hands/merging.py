"""A plan carried out: what was taken, put into a copy of the book."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oitsheet.exchange.hands.changes import Cell, Change, NewRow, Refusal, Why
from oitsheet.exchange.hands.held import BLANK, Held, held, same
from oitsheet.exchange.putting import put
from oitsheet.form.template.part import can_link
from oitsheet.judging.submission.cells import link_of
from oitsheet.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.exchange.hands.changes import Plan
    from oitsheet.judging.submission import Submission, Table
    from oitsheet.workbook.grid import Place, SheetGrid
    from oitsheet.workbook.sheetxml import CellContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A book with what its parts changed.

    Attributes:
        data: The whole file; the master's own bytes where nothing was taken.
        taken: What was taken over and stands in it now.
        rows: The rows that were added, each with the number that it has in the book.
        refused: What was not taken, and why.
    """

    data: bytes
    taken: tuple[Change, ...]
    rows: tuple[tuple[NewRow, int], ...]
    refused: tuple[Refusal, ...]


@dataclass(slots=True)
class _Sheets:
    """What goes where, by the name of the sheet."""

    contents: dict[str, dict[Place, CellContent | dt.date | None]] = field(default_factory=dict)
    links: dict[str, dict[Place, str]] = field(default_factory=dict)

    def add(self, at: Location, content: Held, known: str) -> None:
        place = (at.row, at.column)
        self.contents.setdefault(at.sheet, {})[place] = _content(content)
        if content.link or known:
            self.links.setdefault(at.sheet, {})[place] = content.link


def merged(data: bytes, submission: Submission, plan: Plan, decided: Iterable[Change]) -> Merged:
    """Put what a plan takes into a copy of a book.

    Args:
        data: The book's file.
        submission: What was understood of it, read with every sheet.
        plan: What to take.
        decided: Of conflicts, the changes that somebody chose.

    Raises:
        CannotPutError: The book cannot be written safely.
    """
    tabs = {sheet.name: sheet for sheet in submission.grid.sheets}
    sheets = _Sheets()
    wanted = [*plan.taken, *decided]
    refused = list(plan.refused)
    done: list[Change] = []
    for change in wanted:
        at = change.at
        if change.theirs.link and not can_link(change.theirs.link):
            refused.append(Refusal(why=Why.STRANGE_LINK, change=change))
            continue
        if at is None or not _stands_alone(tabs[at.sheet], at, change.ours or BLANK):
            refused.append(Refusal(why=Why.NO_PLACE, change=change))
            continue
        done.append(change)
        sheets.add(at, change.theirs, tabs[at.sheet].hyperlinks.get((at.row, at.column), ""))
    rows, homeless = _placed(plan.rows, submission, tabs, sheets)
    refused += homeless
    if not sheets.contents:
        return Merged(data=data, taken=(), rows=(), refused=tuple(refused))
    copy = put(data, submission.grid, sheets.contents, links=sheets.links)
    left = {(name, place) for name, places in copy.left.items() for place in places}

    def is_left(at: Location | None) -> bool:
        return at is not None and (at.sheet, (at.row, at.column)) in left

    refused += [Refusal(why=Why.NO_PLACE, change=c) for c in done if is_left(c.at)]
    kept_rows = []
    for row, number, table in rows:
        lost = [
            key for key in row.cells if is_left(Location(table.name, number, table.columns[key]))
        ]
        refused += [_homeless(row, key) for key in lost]
        if len(lost) < len(row.cells):
            kept_rows.append((row, number))
    taken = tuple(change for change in done if not is_left(change.at))
    whole = copy.data if taken or kept_rows else data
    return Merged(data=whole, taken=taken, rows=tuple(kept_rows), refused=tuple(refused))


def _stands_alone(tab: SheetGrid, at: Location, ours: Held) -> bool:
    """Whether the cell itself holds what was read for it, and for no other row.

    Two rows may be read as one, a tick as a word, and a merged cell as that of several rows.
    """
    place = (at.row, at.column)
    if any(place in area and area.first_row < area.last_row for area in tab.merged):
        return False
    link = tab.hyperlinks.get(place) or link_of(tab.formulas.get(place, ""))
    return same(held(tab.cells.get(place), link), ours)


def _placed(
    rows: Iterable[NewRow],
    submission: Submission,
    tabs: Mapping[str, SheetGrid],
    sheets: _Sheets,
) -> tuple[list[tuple[NewRow, int, Table]], list[Refusal]]:
    """Give new rows the free rows below what stands in their tables."""
    placed: list[tuple[NewRow, int, Table]] = []
    homeless: list[Refusal] = []
    last: dict[str, int] = {}
    for row in rows:
        table = submission.tables.get(row.sheet)
        above = last.get(row.sheet, 0)
        number = _free_row(table, tabs[table.name], above) if table else None
        if table is None or number is None:
            homeless += [_homeless(row, key) for key in row.cells]
            continue
        last[row.sheet] = number
        known = {key: cell for key, cell in row.cells.items() if key in table.columns}
        kept = {k: cell for k, cell in known.items() if not cell[0].link or can_link(cell[0].link)}
        homeless += [
            _homeless(row, key, Why.STRANGE_LINK if key in known else Why.NO_PLACE)
            for key in row.cells
            if key not in kept
        ]
        own = NewRow(part=row.part, sheet=row.sheet, cells=kept)
        placed.append((own, number, table))
        for key, (content, _) in kept.items():
            sheets.add(Location(table.name, number, table.columns[key]), content, "")
    return placed, homeless


def _free_row(table: Table, tab: SheetGrid, above: int) -> int | None:
    """The next row that is blank in every column of the table; None where its end is reached."""
    lines = [line for row in table.rows for line in (row.number, *row.lines)]
    first = max([above, table.header_row, *lines]) + 1
    columns = set(table.columns.values())
    filled = {row for row, column in tab.cells if column in columns}
    return None if first in filled or table.totals else first


def _homeless(row: NewRow, key: str, why: Why = Why.NO_PLACE) -> Refusal:
    content, at = row.cells[key]
    cell = Cell(row.sheet, str(at.row), key)
    change = Change(
        part=row.part, cell=cell, at=None, part_at=at, was=BLANK, ours=None, theirs=content
    )
    return Refusal(why=why, change=change)


def _content(content: Held) -> CellContent | dt.date | None:
    value = content.value
    if value is None or isinstance(value, str | dt.date):
        return value
    return float(value)  # type: ignore[arg-type]  # `held` left no other
