"""What every button needs: the open book, a calm Excel, messages, and nothing raised."""

from __future__ import annotations

import atexit
import functools
import sys
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import xlwings as xw

from oitsheet.doors import FaultyEditionError
from oitsheet.errors import OitsheetError
from oitsheet.form.messages import language_asked, load_catalogue
from oitsheet.judging.submission import NotOurWorkbookError, UnrecognisedEditionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oitsheet.form.messages import Catalogue

LOG = "oitsheet.log"
_BOX_LINES = 40
_LINE = 600

FAILED = 1
"""Exit code where not even a message could be shown."""

SHOWN = (-1, True)
"""What Excel and other engines say of a tab that shows."""


class Refusal(OitsheetError):  # noqa: N818  (what is told to a person, no fault of the program)
    """A button cannot do what it was asked for; its sentence says why and what to do.

    Args:
        key: Of the sentence, in the catalogue's ``addin`` table.
        facts: What the sentence needs.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


def brief(text: str, lines: int = 8) -> str:
    """Shorten a text for a message: what people typed is quoted, and a long box has no button."""
    told = [one if len(one) <= _LINE else f"{one[: _LINE - 1]}…" for one in text.splitlines()]
    return "\n".join(told if len(told) <= lines else [*told[: lines - 1], "…"])


@dataclass(frozen=True, slots=True)
class Session:
    """One press of a button.

    Attributes:
        book: The book that was in front.
        catalogue: The words.
    """

    book: xw.Book
    catalogue: Catalogue

    @property
    def app(self) -> xw.App:
        """The Excel in which the book is open."""
        return self.book.app

    @property
    def selected(self) -> xw.Range | None:
        """What is selected in the sheet in front; None where that is no cell, or all of them.

        xlwings counts the cells to know whether there are any, which Excel refuses for a whole
        sheet; and of a sheet that is a chart it asks for an address that is not there.
        """
        try:
            return self.book.selection
        except Exception:  # noqa: BLE001  each engine's own
            return None

    def bring_forward(self, sheet: xw.Sheet) -> None:
        """Put a sheet in front; a hidden one is shown, since nobody can go to one that is not.

        Raises:
            Refusal: It is hidden, and the structure of the book is protected.
        """
        if int(sheet.visible) not in SHOWN:
            try:
                sheet.visible = True
            except Exception as why:
                raise Refusal("sheet_hidden", sheet=sheet.name) from why
        sheet.activate()

    def say(self, key: str, /, **facts: object) -> str:
        """Say something of the ``addin`` table."""
        return self.catalogue.say(f"addin.{key}", **facts)

    def progress(self, key: str) -> None:
        """Show in the status bar what is being done."""
        self.app.status_bar = self.say(key)

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Show a message and wait for the person to close it; nothing is being done then."""
        with suppress(Exception):
            self.app.status_bar = False
        self.app.alert(
            brief(text, _BOX_LINES), self.say("title"), "ok", "critical" if bad else "info"
        )

    def ask(self, text: str) -> str:
        """Ask a question; the answer is ``yes``, ``no`` or ``cancel``."""
        return self.app.alert(text, self.say("title"), "yes_no_cancel", "info") or "cancel"

    @contextmanager
    def calm(self) -> Iterator[None]:
        """Keep Excel from calculating, redrawing and answering events while we write.

        Everything is put back, also when something fails: the calculation mode, the status bar,
        the sheet in front and what is selected in it.
        """
        app, book = self.app, self.book
        front, selected = book.sheets.active, self.selected
        before = {name: getattr(app, name) for name in _SETTINGS}
        try:
            for name, quiet in _SETTINGS.items():
                setattr(app, name, quiet)
            yield
        finally:
            for name, value in before.items():
                with suppress(Exception):
                    setattr(app, name, value)
            with suppress(Exception):  # the book may have been closed
                if book.sheets.active.name != front.name:
                    front.activate()
                    if selected is not None:
                        selected.select()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Give the status bar back to Excel in the end."""
        try:
            yield
        finally:
            with suppress(Exception):
                self.app.status_bar = False


_SETTINGS = {"screen_updating": False, "enable_events": False, "calculation": "manual"}


def button(press: Callable[[Session], None]) -> Callable[[], None]:
    """Turn what a button does into an entry point: no argument in, no exception out."""

    @functools.wraps(press)
    def entry() -> None:
        session = _session()
        try:
            _press(session)
        except Exception:  # noqa: BLE001  Excel has gone, or answers nothing any more
            sys.stderr.write("oitsheet: Excel does not answer\n")
            raise SystemExit(FAILED) from None

    def _press(session: Session) -> None:
        try:
            with session.at_work():
                press(session)
        except Refusal as why:
            session.tell(session.say(why.key, **why.facts), bad=True)
        except NotOurWorkbookError as why:
            session.tell(session.say("not_ours", sheets=why.sheets), bad=True)
        except FaultyEditionError as why:
            text = session.say("faulty_edition", file=why.origin, fault=why.fault)
            session.tell(text, bad=True)
        except UnrecognisedEditionError as why:
            key = "no_edition" if why.fiscal_year_be is None else "no_edition_year"
            text = session.say(key, known=why.known, year=why.fiscal_year_be)
            session.tell(text, bad=True)
        except Exception:  # noqa: BLE001  a macro shows a traceback to nobody's good
            session.tell(session.say("broken", log=str(_logged())), bad=True)

    del entry.__wrapped__  # its signature is its own: no argument
    return entry


def _session() -> Session:
    """Find the book that called; where Excel hands its name over cut short, the one in front."""
    _spare_other_excels()
    try:
        book = xw.Book.caller()
    except Exception:  # noqa: BLE001  xlwings cuts a name at "=", and raises what it likes
        if not (xw.apps and len(xw.books)):
            sys.stderr.write("oitsheet: no open workbook\n")
            raise SystemExit(FAILED) from None
        book = xw.books.active
    return Session(book, load_catalogue(language_asked()))


def _spare_other_excels() -> None:
    """Keep xlwings from ending an Excel that is not ours.

    On Windows it ends, when Python does, each Excel in which it sees no book: one too in which
    another program works unseen, with whatever is not saved there.
    """
    windows = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        atexit.unregister(windows.cleanup)


def _logged() -> Path:
    """Write what went wrong to a file of the user's own; it holds no content of cells."""
    path = Path.home() / ".oitsheet" / LOG
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        path.write_text(traceback.format_exc(), encoding="utf-8")
    return path


def refuse(key: str, **facts: object) -> None:
    """Tell a person why nothing is done."""
    session = _session()
    session.tell(session.say(key, **facts), bad=True)
