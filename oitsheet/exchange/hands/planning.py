"""Three ways at each cell: what it was, what the book holds now, what the part holds."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from oitsheet.exchange.hands.changes import Cell, Change, Conflict, NewRow, Plan, Refusal, Why
from oitsheet.exchange.hands.held import BLANK, held, same
from oitsheet.exchange.hands.keeping import Kept
from oitsheet.exchange.hands.pairing import paired
from oitsheet.exchange.hands.standing import BY_CONTENT, FIELDS, cells_of
from oitsheet.form.layout import load_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from oitsheet.exchange.hands.held import Held
    from oitsheet.exchange.hands.receiving import Incoming
    from oitsheet.exchange.hands.standing import Line, Standing
    from oitsheet.location import Location


def planned(book: Standing, parts: Sequence[Incoming]) -> Plan:
    """Compare parts with a book and say what becomes of each change.

    Args:
        book: What stands in the book.
        parts: The parts, in the order in which they are told of.
    """
    plan = Plan()
    offers: dict[Cell, list[Change]] = {}
    for part in parts:
        plan.known[part.name] = 0
        for change, own, told in _Compared(book, part).changes():
            if told is not None:
                plan.refused.append(Refusal(why=told, change=change))
            elif change.ours is not None and same(change.theirs, change.ours):
                plan.known[part.name] += 1
            elif not own:
                plan.refused.append(Refusal(why=Why.OUTSIDE, change=change))
            elif change.at is None:
                plan.refused.append(Refusal(why=Why.NO_PLACE, change=change))
            else:
                offers.setdefault(change.cell, []).append(change)
        for row in _new_rows(book, part, plan):
            if part.kept is None:
                plan.refused += [_unknown(row, key) for key in row.cells]
            else:
                plan.rows.append(row)
        plan.refused += [_beyond(part.name, at, text) for at, text in part.beyond]
    for cell, changes in offers.items():
        _settle(cell, changes, plan)
    return plan


def _unknown(row: NewRow, key: str) -> Refusal:
    content, at = row.cells[key]
    cell = Cell(row.sheet, str(at.row), key)
    change = Change(
        part=row.part, cell=cell, at=None, part_at=at, was=None, ours=None, theirs=content
    )
    return Refusal(why=Why.NO_BASE, change=change)


def _beyond(part: str, at: Location, text: str) -> Refusal:
    change = Change(
        part=part,
        cell=Cell("", "", ""),
        at=None,
        part_at=at,
        was=None,
        ours=None,
        theirs=held(text),
    )
    return Refusal(why=Why.BEYOND, change=change)


def _settle(cell: Cell, changes: list[Change], plan: Plan) -> None:
    """Take what only parts changed, all of them alike; anything else is a conflict."""
    first = changes[0]
    alike = all(same(change.theirs, first.theirs) for change in changes)
    moved = any(c.was is None or c.ours is None or not same(c.was, c.ours) for c in changes)
    if alike and not moved:
        plan.taken += changes
    elif first.at is not None:
        ours = first.ours or BLANK
        plan.conflicts.append(Conflict(cell=cell, at=first.at, ours=ours, theirs=tuple(changes)))


class _Compared:
    """One part beside the book."""

    def __init__(self, book: Standing, part: Incoming) -> None:
        self._book, self._part = book, part
        self._kept = part.kept if part.kept is not None else tuple(self._as_the_book())
        self._there = self._rows_in(part.stands)
        self._here = self._rows_in(book)

    def changes(self) -> Iterator[tuple[Change, bool, Why | None]]:
        """Yield what differs from what it was.

        With it: whether it is in a cell of the owner's, and why it is no change to be taken.
        """
        for sheet, cells in groupby(self._kept, key=lambda cell: cell.sheet):
            if sheet in self._part.stands:
                yield from self._in_sheet(list(cells))
            elif self._part.kept is not None and any(cell.own for cell in cells):
                yield self._gone(Cell(sheet, "", ""), Why.COLUMN_GONE)
        for sheet, row, column, content in cells_of(self._part.strays):
            if not content.blank:
                line = self._part.strays[sheet][row]
                cell = Kept(sheet, row, column, own=False, content=BLANK)
                yield self._change(cell, content, line), False, None

    def _in_sheet(self, cells: list[Kept]) -> Iterator[tuple[Change, bool, Why | None]]:
        gone: set[Cell] = set()
        columns: set[str] = set()
        for line in self._part.stands[cells[0].sheet].values():
            columns |= line.cells.keys()
        for cell in cells:
            row = self._there.get((cell.sheet, cell.row))
            if row is None:
                missing, why = Cell(cell.sheet, cell.row, ""), Why.ROW_GONE
            elif cell.column not in row.cells:
                missing, why = Cell(cell.sheet, "", cell.column), Why.COLUMN_GONE
            else:
                theirs = row.cells[cell.column]
                if self._part.kept is None or not same(theirs, cell.content):
                    yield self._change(cell, theirs, row), cell.own, None
                continue
            if self._part.kept is None:
                continue  # what it never had is not gone
            if cell.own and missing not in gone and (columns or why is Why.ROW_GONE):
                gone.add(missing)
                yield self._gone(missing, why)

    def _change(self, cell: Kept, theirs: Held, row: Line) -> Change:
        here = self._here.get((cell.sheet, cell.row))
        there = here is not None and cell.column in here.cells
        named = self._named(cell) if there else cell.row
        return Change(
            part=self._part.name,
            cell=Cell(cell.sheet, named, cell.column),
            at=here.places[cell.column] if here and there else None,
            part_at=row.places.get(cell.column),
            was=None if self._part.kept is None else cell.content,
            ours=here.cells[cell.column] if here and there else None,
            theirs=theirs,
        )

    def _named(self, cell: Kept) -> str:
        """How the book calls the row; for a row without a code by where it stands there."""
        here = self._here[cell.sheet, cell.row]
        if cell.sheet in BY_CONTENT:
            return str(here.places[cell.column].row)
        return cell.row

    def _gone(self, cell: Cell, why: Why) -> tuple[Change, bool, Why]:
        name = self._part.name
        change = Change(
            part=name, cell=cell, at=None, part_at=None, was=None, ours=None, theirs=BLANK
        )
        return change, True, why

    def _as_the_book(self) -> Iterator[Kept]:
        """Where nothing tells what it was: every cell of its items that the book has."""
        codes = self._part.stamp.items if self._part.stamp else None
        for sheet, row, column, content in cells_of(self._book):
            own = codes is None or row.partition(".")[0] in codes
            if sheet != FIELDS and own and sheet in self._part.stands:
                yield Kept(sheet, row, column, own=True, content=content)

    def _rows_in(self, stands: Standing) -> dict[tuple[str, str], Line]:
        """(sheet, row as the kept cells call it) → that row, as it stands now."""
        found = {
            (sheet, row): line
            for sheet, rows in stands.items()
            if sheet not in BY_CONTENT
            for row, line in rows.items()
        }
        for sheet in BY_CONTENT:
            before = rows_before(self._kept, sheet)
            pairs = _pairs(sheet, before, stands.get(sheet, {}))
            found |= {(sheet, old): stands[sheet][new] for old, new in pairs.items()}
        return found


def rows_before(kept: Iterable[Kept], sheet: str) -> dict[str, dict[str, Held]]:
    """The rows of a table as they were."""
    before: dict[str, dict[str, Held]] = {}
    for cell in kept:
        if cell.sheet == sheet:
            before.setdefault(cell.row, {})[cell.column] = cell.content
    return before


def _pairs(
    sheet: str, before: Mapping[str, Mapping[str, Held]], rows: Mapping[str, Line]
) -> dict[str, str]:
    now = {row: line.cells for row, line in rows.items()}
    return paired(before, now, load_layout().sheet(sheet).anchor)


def _new_rows(book: Standing, part: Incoming, plan: Plan) -> Iterator[NewRow]:
    """Yield the rows of a part that were not in it and that neither the book nor another has."""
    for sheet in BY_CONTENT:
        rows = part.stands.get(sheet, {})
        before = rows_before(part.kept or (), sheet)
        if part.kept is None:
            before = {row: dict(line.cells) for row, line in book.get(sheet, {}).items()}
        known = set(_pairs(sheet, before, rows).values())
        there = [line.cells for line in book.get(sheet, {}).values()]
        there += [
            {key: content for key, (content, _) in row.cells.items()}
            for row in plan.rows
            if row.sheet == sheet
        ]
        for row, line in rows.items():
            if row in known or not line.filled:
                continue
            if any(_holds(cells, line.filled) for cells in there):
                plan.known[part.name] += 1
                continue
            cells = {key: (content, line.places[key]) for key, content in line.filled.items()}
            yield NewRow(part=part.name, sheet=sheet, cells=cells)


def _holds(cells: Mapping[str, Held], wanted: Mapping[str, Held]) -> bool:
    return all(same(cells.get(key, BLANK), content) for key, content in wanted.items())
