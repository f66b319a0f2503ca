"""A new, empty master workbook for a year, beside the book that is open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet.addin.session import Refusal
from oitsheet.doors import editions_beside, save
from oitsheet.form.layout import load_layout
from oitsheet.form.template import build
from oitsheet.judging.submission.shelf import sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

    from oitsheet.addin.session import Session
    from oitsheet.form.edition import Edition

_TRIES = 100
_SETTINGS_OF_XLWINGS = "xlwings.conf"


def new_book(session: Session) -> None:
    """Ask for which edition, make its workbook and open it.

    Raises:
        Refusal: It cannot be saved, or not be opened.
    """
    edition = _chosen(session)
    if edition is None:
        return
    session.progress("making")
    path = _saved(session, build(load_layout(), edition), edition.key)
    try:
        session.app.books.open(str(path))
    except Exception as why:
        raise Refusal("not_opened", file=str(path)) from why
    session.tell(session.say("made", file=str(path)))


def _chosen(session: Session) -> Edition | None:
    """Ask edition by edition, the newest first, that of the stamp of the book in front before."""
    shelf = editions_beside(folder_of(session.book))
    editions = sorted(sound(shelf), key=lambda e: (e.fiscal_years[-1], e.key), reverse=True)
    scheme = _scheme(session)
    editions.sort(key=lambda edition: edition.scheme != scheme)
    for edition in editions:
        name = edition.name_th if session.catalogue.language == "th" else edition.name_en
        answer = session.ask(session.say("which_edition", name=name, key=edition.key))
        if answer == "yes":
            return edition
        if answer != "no":
            return None
    return None


def _scheme(session: Session) -> str:
    """The scheme of the edition that the book in front is stamped with; empty where it has none."""
    stamp = load_layout().stamp["edition"]
    with suppress(Exception):
        key = str(session.book.names[stamp].refers_to).strip('="')
        return editions_beside(folder_of(session.book)).load(key).scheme
    return ""


def _saved(session: Session, content: bytes, key: str) -> Path:
    """Save under a name that is free, in the first folder that takes it.

    Raises:
        Refusal: None does.
    """
    for folder in _folders(session):
        for path in _names(folder, key):
            try:
                save(path, content, replace=False)
            except FileExistsError:
                continue
            except OSError:
                break
            return path
    raise Refusal("not_saved")


def _folders(session: Session) -> Iterator[Path]:
    """Beside the book in front where it has a place on this machine, else the user's documents."""
    beside = folder_of(session.book)
    if beside is not None and beside.is_absolute() and beside.is_dir():
        yield beside
    for folder in (Path.home() / "Documents", Path.home()):
        if folder.is_dir():
            yield folder


def folder_of(book: xw.Book) -> Path | None:
    """Where a book lies; None where nobody tells.

    Of a book in the cloud xlwings asks a sheet of the book itself which folder that is here: the
    book may be a stranger's, so that one with such a sheet is not asked.
    """
    if any(sheet.name.lower() == _SETTINGS_OF_XLWINGS for sheet in book.sheets):
        return None
    with suppress(Exception):  # an address that has no folder here
        return Path(book.fullname).parent
    return None


def _names(folder: Path, key: str) -> Iterator[Path]:
    yield folder / f"oit-{key}.xlsx"
    yield from (folder / f"oit-{key}-{number}.xlsx" for number in range(2, _TRIES))
