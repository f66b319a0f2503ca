"""Check the open book and put the results where people see them; take them away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.addin.making import folder_of
from oitsheet.addin.open_book import read_open, with_links
from oitsheet.addin.session import Refusal
from oitsheet.addin.writing import clear_beside, clear_results, write_beside, write_results
from oitsheet.doors import check_open, now
from oitsheet.judging.report import Severity
from oitsheet.rendering.results import checked_line, figure_lines, result_rows
from oitsheet.rendering.wording import verdict_sentence

if TYPE_CHECKING:
    from oitsheet.addin.session import Session
    from oitsheet.judging.checker import Checked


def validate(session: Session) -> None:
    """Check the open book and write what was found.

    Raises:
        Refusal: The results cannot be written.
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    checked = check_book(session)
    session.progress("writing")
    report, catalogue = checked.report, session.catalogue
    figures = [*figure_lines(report, catalogue), checked_line(report, catalogue, now())]
    said = [verdict_sentence(report, catalogue), _counts(session, checked)]
    with session.calm():
        sheet = write_results(session, figures, list(result_rows(report, catalogue)))
        try:
            write_beside(session, checked)
        except Refusal as why:
            said.append(session.say(why.key, **why.facts))
    said.append(session.say("where", sheet=sheet))
    session.tell("\n\n".join(filter(None, said)))


def clear(session: Session) -> None:
    """Take away what the tool wrote: the results, and its columns beside the items.

    Raises:
        Refusal: A sheet is protected.
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    with session.calm():
        clear_results(session)
        clear_beside(session, understood(session))
    session.tell(session.say("cleared"))


def check_book(session: Session) -> Checked:
    """Check the open book as it stands on the screen.

    Where Excel was told not to calculate by itself, it is asked to do so once: what is judged is
    what the formulas come to now.

    Raises:
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    if session.app.calculation == "manual":
        session.app.calculate()
    return understood(session)


def understood(session: Session) -> Checked:
    """Read and judge the open book.

    Raises:
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    session.progress("reading")
    grid = read_open(session.book)
    session.progress("checking")
    folder = folder_of(session.book)
    checked = check_open(grid, folder)
    linked = with_links(grid, session.book, checked.submission)
    return checked if linked is grid else check_open(linked, folder)


def _counts(session: Session, checked: Checked) -> str:
    """How many findings there are of each severity, as below the report on a terminal."""
    say, report = session.catalogue.say, checked.report
    parts = [
        say("text.count", name=say(f"severity.{severity}"), count=report.count(severity))
        for severity in Severity
        if report.count(severity)
    ]
    return say("text.counts", parts=" · ".join(parts)) if parts else ""
