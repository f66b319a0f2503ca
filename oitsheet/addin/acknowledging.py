"""Prepare a confirmation of the finding under the cursor: which, and when; a person adds the rest.

Who looked and why it is right are typed into cells, where Thai can be typed and read again; only a
line that has all five counts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.addin.checking import understood
from oitsheet.addin.going import findings, near_cursor
from oitsheet.addin.results import typed
from oitsheet.addin.session import Refusal, brief
from oitsheet.doors import today
from oitsheet.form.layout import load_layout
from oitsheet.judging.confirming import CONFIRMABLE
from oitsheet.workbook.limits import NEAR_ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import xlwings as xw

    from oitsheet.addin.results import Entry
    from oitsheet.addin.session import Session

_SHEET = "confirmations"
_DAY_FORMAT = "d/m/yyyy"


class _Place(NamedTuple):
    """Where a confirmation is written: the sheet, its columns, and the first row below headers."""

    sheet: xw.Sheet
    columns: Mapping[str, int]
    first: int


def acknowledge(session: Session) -> None:
    """Write rule, place and day of the finding under the cursor, and go where the rest is typed.

    Raises:
        Refusal: There is no finding here, or none that can be confirmed; or the sheet is locked.
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    entry = _confirmable(session)
    place = _place(session)
    about = entry.item or str(entry.place)
    number, there = _row_for(place, entry.code, about)
    if not there:
        _write(place, number, entry.code, about)
    who = place.sheet.range((number, place.columns["who"]))
    ask = who if who.value is None else place.sheet.range((number, place.columns["why"]))
    session.bring_forward(place.sheet)
    ask.select()
    session.tell(
        session.say("confirm_here", code=entry.code, about=about, message=brief(entry.message))
    )


def _confirmable(session: Session) -> Entry:
    here = near_cursor(session, findings(session))
    if not here:
        raise Refusal("no_finding_here")
    names = {session.catalogue.say(f"severity.{severity}") for severity in CONFIRMABLE}
    for entry in here:
        if entry.severity in names:
            return entry
    raise Refusal("not_to_be_confirmed", severity=here[0].severity, fix=brief(here[0].fix))


def _place(session: Session) -> _Place:
    """The sheet of confirmations as the check found it; a book without one gets one.

    Raises:
        Refusal: It has not all its columns, or cannot be added.
    """
    table = understood(session).submission.tables.get(_SHEET)
    if table is not None:
        sheet = session.book.sheets[table.name]
        needed = {column.key: column.header for column in table.sheet.columns}
        lacking = tuple(name for key, name in needed.items() if key not in table.columns)
        if lacking:
            raise Refusal("columns_gone", sheet=table.name, columns=lacking)
        return _Place(sheet, table.columns, table.header_row + 1)
    described = load_layout().sheet(_SHEET)
    try:
        sheet = session.book.sheets.add(described.name, after=session.book.sheets[-1])
        sheet.range((1, 1)).value = [[typed(column.header) for column in described.columns]]
    except Exception as why:
        raise Refusal("book_locked", sheet=described.name) from why
    for number, column in enumerate(described.columns, start=1):
        sheet.range((1, number)).column_width = column.width
    columns = {column.key: n for n, column in enumerate(described.columns, start=1)}
    return _Place(sheet, columns, 2)


def _row_for(place: _Place, code: str, about: str) -> tuple[int, bool]:
    """The row that confirms this already, or the first blank one; and whether it was there."""
    used = place.sheet.used_range.last_cell.row
    last = min(max(used, place.first), place.first + NEAR_ROWS) + 1
    left, right = min(place.columns.values()), max(place.columns.values())
    block = place.sheet.range((place.first, left), (last, right)).options(ndim=2).value
    free = last
    for number, row in reversed(list(enumerate(block, start=place.first))):
        told = {key: row[column - left] for key, column in place.columns.items()}
        if (told.get("rule"), told.get("place")) == (code, about):
            return number, True
        if all(value is None for value in told.values()):
            free = number
        else:
            free = free if free > number else last
    return free, False


def _write(place: _Place, number: int, code: str, about: str) -> None:
    values: dict[str, str | dt.datetime] = {
        "rule": typed(code),
        "place": typed(about),
        "when": dt.datetime.combine(today(), dt.time()),
    }
    try:
        for key, value in values.items():
            cell = place.sheet.range((number, place.columns[key]))
            if key == "when" and cell.number_format == "General":
                cell.number_format = _DAY_FORMAT
            cell.value = value
    except Exception as why:
        raise Refusal("sheet_locked", sheet=place.sheet.name) from why
