"""Take in what was pasted: into blank cells of the item list, for good.

Excel cannot undo what a macro did, so it is asked for first. Nothing that is filled is touched, no
formula and no format; the pasted table stays where it is.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.addin.checking import check_book
from oitsheet.addin.open_book import rows_hidden
from oitsheet.addin.results import typed
from oitsheet.addin.session import Refusal
from oitsheet.addin.writing import runs, write_down
from oitsheet.form.layout import ColumnType, load_layout
from oitsheet.judging.submission.pasted import homes
from oitsheet.workbook.grid import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

    from oitsheet.addin.session import Session
    from oitsheet.judging.submission import Cell, Submission, Table
    from oitsheet.judging.submission.pasted import Pasted, Taken
    from oitsheet.location import Location
    from oitsheet.workbook.grid import SheetGrid


class _Move(NamedTuple):
    """A pasted cell and the blank cell that it goes into."""

    taken: Taken
    to: Location


def take_in(session: Session) -> None:
    """Write what was pasted into the blank cells of the item list, where a person agrees.

    Raises:
        Refusal: Nothing was pasted, or nothing of it can be taken in; or the sheet is locked.
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    submission = check_book(session).submission
    pasted, items = _pasted(submission)
    moves = list(_moves(submission, items, pasted))
    left = len(pasted.taken) - len(moves)
    facts = {
        "count": len(moves),
        "items": len({move.taken.code for move in moves}),
        "sheet": items.name,
        "pasted": pasted.name,
    }
    if not moves:
        raise Refusal("nothing_to_take_in", **facts)
    if session.ask(session.say("take_in", **facts)) != "yes":
        return
    with session.calm():
        _write(session.book.sheets[items.name], moves)
    said = [session.say("taken_in", **facts)]
    said += [session.say("not_taken_in", count=left)] if left else []
    said += [session.say("taken_in_apart", count=len(pasted.clashes))] if pasted.clashes else []
    session.tell("\n\n".join([*said, session.say("check_again", **facts)]))


def _pasted(submission: Submission) -> tuple[Pasted, Table]:
    """What was pasted, and the item list into which it goes."""
    described = load_layout().sheet("paste")
    pasted, items = submission.pasted, submission.tables.get("items")
    if pasted is None:
        raise Refusal("nothing_pasted", sheet=described.name)
    if not pasted.items:
        raise Refusal("pasted_unclear", sheet=pasted.name)
    if items is None or items.name == pasted.name:
        raise Refusal("no_item_list", sheet=load_layout().sheet("items").name)
    return pasted, items


def _moves(submission: Submission, items: Table, pasted: Pasted) -> Iterator[_Move]:
    """Each cell that has a free place: a formula that shows nothing is not free."""
    grid = next(sheet for sheet in submission.grid.sheets if sheet.name == items.name)
    for taken, place in homes(items, pasted):
        if place is not None and _is_free(grid, place):
            yield _Move(taken, place)


def _is_free(grid: SheetGrid, place: Location) -> bool:
    at = place.row, place.column
    if at in grid.cells or at in grid.formulas:
        return False
    corners = ((area.first_row, area.first_column) for area in grid.merged if at in area)
    return all(corner == at for corner in corners)


def _write(sheet: xw.Sheet, moves: list[_Move]) -> None:
    columns: dict[int, dict[int, Cell]] = {}
    for taken, to in moves:
        columns.setdefault(to.column, {})[to.row] = taken.cell
    every = [to.row for _, to in moves]
    try:
        away = rows_hidden(sheet, min(every), max(every))
        for column, cells in columns.items():
            for first, run in runs(cells):
                values = [_value(cell) for cell in run]
                write_down(sheet.range((first, column)), values, one_by_one=bool(away))
    except Exception as why:
        raise Refusal("sheet_locked", sheet=sheet.name) from why


def _value(cell: Cell) -> object:
    """What goes into the item list: as it was typed.

    A text that is a number of points becomes the number, or the summary would not count it; of a
    link behind words it is the address that is kept.
    """
    if isinstance(cell.value, Decimal) and cell.column.type is ColumnType.POINTS:
        return float(cell.value)
    if cell.column.type is ColumnType.LINKS and "://" not in cell.text:
        parts = cell.value if isinstance(cell.value, tuple) else ()
        return typed("\n".join(part.url for part in parts if part.url) or cell.text)
    if isinstance(cell.raw, str | ErrorValue):
        return typed(str(cell.raw))
    if isinstance(cell.raw, dt.date) and not isinstance(cell.raw, dt.datetime):
        return dt.datetime.combine(cell.raw, dt.time())
    return cell.raw
