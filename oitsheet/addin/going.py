"""From finding to finding: which one the cursor is at, and where the next one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.addin.results import find_results, read_results, was_checked
from oitsheet.addin.session import Refusal, brief
from oitsheet.judging.report import Severity

if TYPE_CHECKING:
    from oitsheet.addin.results import Entry
    from oitsheet.addin.session import Session


def next_finding(session: Session) -> None:
    """Go to the cell of the next finding; after the last one begin again.

    Those that only inform are passed over, unless there are no others.

    Raises:
        Refusal: Nothing was checked yet, or nothing was found.
    """
    every = findings(session)
    info = session.catalogue.say(f"severity.{Severity.INFO}")
    entries = [entry for entry in every if entry.severity != info] or every
    at = position(session, entries)
    beginning_again = at is not None and at + 1 == len(entries)
    number = 0 if at is None or beginning_again else at + 1
    go_to(session, entries[number])
    told = session.say(
        "finding",
        number=number + 1,
        count=len(entries),
        severity=entries[number].severity,
        place=str(entries[number].place),
        code=entries[number].code,
        message=brief(entries[number].message),
        fix=brief(entries[number].fix),
    )
    session.tell(f"{session.say('from_the_start')}\n\n{told}" if beginning_again else told)


def findings(session: Session) -> list[Entry]:
    """The findings of the last check, as the results sheet shows them.

    Raises:
        Refusal: There are none.
    """
    entries = list(read_results(session.book))
    if not entries:
        raise Refusal("nothing_found" if was_checked(session.book) else "not_checked")
    return entries


def position(session: Session, entries: list[Entry]) -> int | None:
    """Which finding the cursor is at, counted from 0; None where it is at none.

    On the results sheet that is the row's own; elsewhere the last one about the selected cell, so
    that several of one cell do not hold up who goes on.
    """
    sheet, row, column = cursor(session)
    results = find_results(session.book)
    if results is not None and sheet == results.name:
        return next((n for n, entry in enumerate(entries) if entry.number == row), None)
    here = [
        n
        for n, entry in enumerate(entries)
        if (entry.place.sheet, entry.place.row, entry.place.column) == (sheet, row, column)
    ]
    return max(here, default=None)


def near_cursor(session: Session, entries: list[Entry]) -> list[Entry]:
    """The findings that the cursor is at: of its row of the results, its cell, else its row."""
    sheet, row, column = cursor(session)
    results = find_results(session.book)
    if results is not None and sheet == results.name:
        return [entry for entry in entries if entry.number == row]
    same_row = [e for e in entries if (e.place.sheet, e.place.row) == (sheet, row)]
    same_cell = [e for e in same_row if e.place.column == column]
    return same_cell or same_row


def cursor(session: Session) -> tuple[str, int, int]:
    """The sheet in front, and row and column of what is selected in it; 0 where no cell is."""
    front, selected = session.book.sheets.active, session.selected
    if selected is None:
        return front.name, 0, 0
    return front.name, selected.row, selected.column


def go_to(session: Session, entry: Entry) -> None:
    """Select a finding's cell; a hidden sheet is shown, since nobody can go to one that is not.

    Raises:
        Refusal: The sheet or the cell is no longer there, or cannot be shown.
    """
    try:
        sheet = session.book.sheets[entry.place.sheet]
        session.bring_forward(sheet)
        sheet.range((entry.place.row, entry.place.column)).select()
    except Refusal:
        raise
    except Exception as why:
        raise Refusal("gone", place=str(entry.place)) from why
