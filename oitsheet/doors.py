"""What every front end needs and nobody below may know: files on disk, editions, today."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet.form.edition import BadEdition, edition_keys, load_edition, load_edition_file
from oitsheet.form.edition_folders import Editions
from oitsheet.form.edition_places import folders_beside
from oitsheet.form.layout import load_layout
from oitsheet.judging.assuming import NOTHING
from oitsheet.judging.checker import check, check_whole
from oitsheet.judging.submission import UnrecognisedEditionError
from oitsheet.saving import save as save  # noqa: PLC0414  (offered here, too)
from oitsheet.values import parse_date
from oitsheet.workbook.files import load, read_path
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

    from oitsheet.form.edition import Edition
    from oitsheet.judging.checker import Checked
    from oitsheet.judging.report import Report
    from oitsheet.workbook.grid import Grid


WEB_MARK = "Zone.Identifier"
"""The stream in which Windows keeps that a file came from the web."""


@dataclass(frozen=True, slots=True)
class BundledShelf:
    """The editions that ship with the package."""

    def known(self) -> tuple[str, ...]:
        """The keys of all editions, without loading them."""
        return edition_keys()

    def load(self, key: str) -> Edition:
        """Load one edition; see `oitsheet.form.edition.load_edition`."""
        return load_edition(key)


class FaultyEditionError(UnrecognisedEditionError):
    """A workbook asks for an edition of the office's own whose file is at fault.

    Attributes:
        origin: The file.
        fault: The first of its faults.
    """

    def __init__(self, why: BadEdition, year: int | None, known: tuple[str, ...]) -> None:
        super().__init__(year, known)
        self.origin = why.origin
        self.fault = why.faults[0]


def editions_beside(*places: Path | None) -> Editions:
    """Return the editions there are for work in these places.

    Args:
        places: Folders, or files in them; see `oitsheet.form.edition_places.folders_beside`.
    """
    return Editions(folders_beside(*places))


@contextmanager
def _telling_faults(shelf: Editions) -> Iterator[None]:
    """Turn the fault of an own edition that is asked for into one of its own kind."""
    try:
        yield
    except BadEdition as why:
        raise FaultyEditionError(why, None, shelf.known()) from why
    except UnrecognisedEditionError as why:
        faulty = shelf.faulty(why.fiscal_year_be)
        if faulty is None:
            raise
        raise FaultyEditionError(faulty, why.fiscal_year_be, why.known) from why


def find_edition(key_or_path: str, *places: Path | None) -> Edition:
    """Return an edition by its key or from a TOML file.

    Args:
        key_or_path: ``2566-moe``, or the path of a file.
        places: Files or folders beside which an office's own editions are looked for, too.

    Raises:
        UnknownEdition: It is neither a known key nor an existing file.
        BadEdition: The file contradicts itself.
        OSError: The file cannot be read.
    """
    path, key = Path(key_or_path), key_or_path.strip().lower()
    if key in edition_keys():
        return load_edition(key)
    shelf = editions_beside(*places)
    named = next((own for own in shelf.paths if own.lower() == key), None)
    if named is None and path.is_file():
        others = {k: p for k, p in editions_beside(path, *places).paths.items() if p != path}
        return load_edition_file(path, others)
    return shelf.load(named or key)


def read_day(text: str) -> dt.date | None:
    """Understand a day as people type it, B.E. or C.E.; None if it is none.

    An ISO day may be in either era: 2566-09-25 is 2023-09-25.
    """
    return parse_date(text).value


def read_file(path: Path) -> Grid:
    """Read a workbook from disk into cells.

    Raises:
        UnreadableWorkbook: There is no such file, it may not be read, or it is no workbook.
    """
    return read_path(path, load_layout().unread)


def check_file(  # noqa: PLR0913  (what may be asked of a check)
    path: Path,
    *,
    edition: Edition | None = None,
    as_of: dt.date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Mapping[str, Decimal] = NOTHING,
    redact: bool = False,
    read: Callable[[Path], Grid] = read_file,
) -> Report:
    """Check one workbook on disk; it is only read.

    Args:
        path: The workbook.
        edition: The edition to judge by; None to recognise it.
        as_of: The day that the judgement speaks of (C.E.); None for the workbook's own.
        select: Codes and families of the rules to be told of; see `oitsheet.check`.
        ignore: The same, of rules not to be told of.
        assume: Item code → points: what would be, had it these; see `oitsheet.check`.
        redact: Whether contacts are left out of the report; see `oitsheet.check`.
        read: Who reads it: in this process, or in one apart.

    Raises:
        UnknownRuleError: No rule or family of that name.
        NothingSelectedError: No rule is left to be told of.
        BadAssumptionError: The edition has no such item, or it cannot be given these points.
        UnreadableWorkbook: It cannot be read.
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    grid, shelf = read(path), editions_beside(path)
    with _telling_faults(shelf):
        return check(
            grid,
            shelf=shelf,
            today=today(),
            edition=edition,
            as_of=as_of,
            select=select,
            ignore=ignore,
            assume=assume,
            redact=redact,
        )


def check_whole_file(
    path: Path, *, edition: Edition | None = None, as_of: dt.date | None = None
) -> tuple[bytes, Checked]:
    """Check one workbook on disk by all rules, and keep its bytes and what was understood of it.

    Args:
        path: The workbook.
        edition: The edition to judge by; None to recognise it.
        as_of: The day that the judgement speaks of (C.E.); None for the workbook's own.

    Raises:
        UnreadableWorkbook: It cannot be read.
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    data = load(path)
    grid = read(data, unread=load_layout().unread)
    return data, check_grid(grid, path, edition=edition, as_of=as_of)


def check_grid(
    grid: Grid,
    place: Path | None = None,
    *,
    edition: Edition | None = None,
    as_of: dt.date | None = None,
) -> Checked:
    """Check cells that were read already, and keep what was understood of them.

    Args:
        grid: The cells.
        place: The workbook or its folder, beside which editions of the office's own may lie.
        edition: The edition to judge by; None to recognise it.
        as_of: The day that the judgement speaks of (C.E.); None for the workbook's own.

    Raises:
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    shelf = editions_beside(place)
    with _telling_faults(shelf):
        return check_whole(grid, shelf=shelf, today=today(), edition=edition, as_of=as_of)


def mark_alike(source: Path, copy: Path) -> None:
    """Let the mark of a file from the web go along with its copy (Windows).

    Windows keeps it in a stream beside the content; without it a copy would open without the
    caution that its original deserves.
    """
    with suppress(OSError):
        mark = Path(f"{source}:{WEB_MARK}").read_bytes()
        Path(f"{copy}:{WEB_MARK}").write_bytes(mark)


def held_open(path: Path) -> bool:
    """Whether a program says beside a file that it has it open: not all may be saved yet."""
    marks = (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#"))
    return any(mark.exists() for mark in marks)


def check_open(grid: Grid, folder: Path | None = None) -> Checked:
    """Check the cells of an open book, and keep what was understood of them.

    Args:
        grid: The cells.
        folder: Where the book lies; None where nobody tells.

    Raises:
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    return check_grid(grid, folder)


def today() -> dt.date:
    """The day (C.E.) as this machine's clock and zone know it."""
    return now().date()


def now() -> dt.datetime:
    """The moment (C.E.) as this machine's clock and zone know it."""
    return dt.datetime.now(tz=dt.UTC).astimezone()
