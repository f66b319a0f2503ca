"""What of each sheet goes into a part: its rows, which cells are open, and what stood there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from oitsheet.exchange.hands.held import BLANK, Held, held
from oitsheet.exchange.hands.keeping import Kept
from oitsheet.exchange.hands.standing import FIELDS
from oitsheet.form.template.contents import elements_text
from oitsheet.form.template.part import can_link
from oitsheet.judging.scoring import FULL
from oitsheet.values import is_everyone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.exchange.hands.owners import Share
    from oitsheet.exchange.hands.standing import Line, Standing
    from oitsheet.form.layout import Column, Layout, Sheet
    from oitsheet.form.template import CellValue
    from oitsheet.judging.submission import Submission, Table
    from oitsheet.rendering.results import Beside

_OWNERS: Final = ("owner_lead", "owner_others")
_NEEDED: Final = ("status", "link", *_OWNERS)
"""Columns of the item list that every part has: what it is for, and who answers."""

_TOLD: Final = ("office", "fiscal_year", "edition", "hosts")
"""Fields that a part always shows; others only where they are filled in."""

SPARE: Final = 8
"""Blank rows made ready below those that a part's table has."""


@dataclass(slots=True)
class Piece:
    """One sheet of a part.

    Attributes:
        sheet: Its description, with the columns alone that the part has.
        rows: What stands in it, row by row; of fields one row.
        open: (row counted from 0, column key) of each cell that its owner may type into.
        links: The same places → where the words lead.
        kept: What stood there.
    """

    sheet: Sheet
    rows: list[dict[str, CellValue]] = field(default_factory=list)
    open: set[tuple[int, str]] = field(default_factory=set)
    links: dict[tuple[int, str], str] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)

    def put(self, row: str, line: Mapping[str, Held], own: Mapping[str, bool]) -> None:
        """Put a row in.

        Args:
            row: How the row is called (see `Standing`).
            line: Column key → what it holds, in columns that the part has.
            own: Column key → whether the owner may type there.
        """
        number = len(self.rows)
        self.rows.append({})
        for key, content in line.items():
            told = _told(content)
            if told.value is not None:
                self.rows[number][key] = told.value  # type: ignore[assignment]  # `held` left no other
            if told.link:
                self.links[number, key] = told.link
            if own[key]:
                self.open.add((number, key))
            self.kept.append(Kept(self.sheet.key, row, key, own[key], told))

    def spare(self) -> None:
        """Make blank rows ready."""
        first = len(self.rows)
        keys = [column.key for column in self.sheet.columns if _typed(column)]
        self.open |= {(row, key) for row in range(first, first + SPARE) for key in keys}
        self.sheet = replace(self.sheet, rows=first + SPARE)


def items_of(layout: Layout, share: Share, stands: Standing, beside: Mapping[str, Beside]) -> Piece:
    """The items of a part, with what the check of the book says of each."""
    sheet = layout.sheet("items")
    lines = {item.code: stands["items"][item.code] for item in share.items}
    used = _used(lines.values())
    if any(item.last_points is not None and item.last_points < FULL for item in share.items):
        used.add("correction")
    columns = tuple(
        replace(column, fold=False)
        for column in sheet.columns
        if column.pre
        or column.tool
        or column.key in _NEEDED
        or (_has(lines, column.key) and (not column.fold or column.key in used))
    )
    piece = Piece(replace(sheet, columns=columns))
    keys = [column.key for column in columns if _typed(column)]
    own = dict.fromkeys(keys, True) | dict.fromkeys(_OWNERS, not share.name)
    for item in share.items:
        cells = {key: lines[item.code].cells.get(key, BLANK) for key in keys}
        cells |= _named(item.owners.lead, item.owners.others, cells)
        printed = {"title": item.item.title_th, "elements": elements_text(layout, item.item)}
        piece.put(
            item.code,
            {key: held(text) for key, text in printed.items()} | cells,
            dict.fromkeys(printed, False) | own,
        )
        told = {k: v for k, v in beside[item.code]._asdict().items() if v}
        piece.rows[-1] |= {"code": item.code} | told
    return piece


def _named(lead: str | None, others: tuple[str, ...], cells: Mapping[str, Held]) -> dict[str, Held]:
    """Who answers for an item that only the owners' sheet names anybody for."""
    if lead is None or any(not cells[key].blank for key in _OWNERS):
        return {}
    return {"owner_lead": Held(lead)} | (
        {"owner_others": Held("\n".join(others))} if others else {}
    )


def ticks_of(sheet: Sheet, share: Share, stands: Standing) -> Piece:
    """The elements of a part's items."""
    piece = Piece(sheet)
    for item in share.items:
        for number in range(1, len(item.item.elements) + 1):
            name = f"{item.code}.{number}"
            cells = stands["elements"][name].cells if name in stands["elements"] else {}
            piece.put(name, cells, dict.fromkeys(cells, True))
            piece.rows[-1] |= {"code": item.code, "number": number}
    return piece


def rows_of(table: Table, share: Share, known: Share, stands: Standing) -> Piece:
    """The rows of a table that concern a part's owner; what concerns nobody known is locked.

    Such rows are shown of the calendar alone: a day that is for all.
    """
    key = table.sheet.key
    who = {"measures": "responsible", "calendar": "who"}[key]
    used = _used(stands[key].values())
    columns = tuple(
        replace(column, fold=False)  # on a locked sheet nobody can unfold
        for column in table.sheet.columns
        if column.key in table.columns and (not column.fold or column.key in used)
    )
    piece = Piece(replace(table.sheet, columns=columns))
    keys = [column.key for column in columns if _typed(column)]
    for row in table.rows:
        cell = row.cells.get(who)
        names = cell.value if cell and isinstance(cell.value, tuple) else ()
        own = share.meant(names)
        for_all = any(map(is_everyone, names)) or not known.meant(names)
        if own or (key == "calendar" and for_all):
            cells = {k: stands[key][str(row.number)].cells[k] for k in keys}
            piece.put(str(row.number), cells, dict.fromkeys(keys, own))
    piece.spare()
    return piece


def fields_of(sheet: Sheet, submission: Submission, stands: Standing) -> Piece:
    """What is told of the office, locked; the edition and the year are those it is judged by."""
    line = stands[FIELDS]["-"].cells if FIELDS in stands else {}
    known = {key: content for key, content in line.items() if not content.blank}
    known |= {
        "edition": Held(submission.edition.key),
        "fiscal_year": Held(float(submission.fiscal_year_be)),
    }
    shown = {*known, *_TOLD}
    columns = tuple(replace(c, first=False) for c in sheet.columns if c.key in shown)
    piece = Piece(replace(sheet, columns=columns))
    cells = {column.key: known.get(column.key, BLANK) for column in piece.sheet.columns}
    piece.put("-", cells, dict.fromkeys(cells, False))
    return piece


def _told(content: Held) -> Held:
    """What a part's cell takes: a link only where it can stand behind the words."""
    value = content.value
    if isinstance(value, dt.datetime):
        value = value.replace(tzinfo=None)
    return Held(value, content.link if can_link(content.link) else "")


def _typed(column: Column) -> bool:
    return not (column.pre or column.tool or column.formula)


def _used(lines: Iterable[Line]) -> set[str]:
    return {key for line in lines for key in line.filled}


def _has(lines: Mapping[str, Line], key: str) -> bool:
    return any(key in line.cells for line in lines.values())
