"""What every front end needs and nobody below may know: files on disk, editions, today."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet.form.edition import edition_keys, load_edition, load_edition_file
from oitsheet.form.layout import load_layout
from oitsheet.judging.assuming import NOTHING
from oitsheet.judging.checker import check, check_whole
from oitsheet.saving import save as save  # noqa: PLC0414  (offered here, too)
from oitsheet.values import parse_date
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from oitsheet.form.edition import Edition
    from oitsheet.judging.checker import Checked
    from oitsheet.judging.report import Report
    from oitsheet.workbook.grid import Grid

LOCK_PREFIXES = ("~$", ".~lock.")
"""How Excel and LibreOffice call the file that marks a workbook as open."""


@dataclass(frozen=True, slots=True)
class BundledShelf:
    """The editions that ship with the package."""

    def known(self) -> tuple[str, ...]:
        """The keys of all editions, without loading them."""
        return edition_keys()

    def load(self, key: str) -> Edition:
        """Load one edition; see `oitsheet.form.edition.load_edition`."""
        return load_edition(key)


def find_edition(key_or_path: str) -> Edition:
    """Return an edition by its key or from a TOML file.

    Args:
        key_or_path: ``2566-moe``, or the path of a file.

    Raises:
        UnknownEdition: It is neither a known key nor an existing file.
        BadEdition: The file contradicts itself.
        OSError: The file cannot be read.
    """
    path = Path(key_or_path)
    if key_or_path not in edition_keys() and path.is_file():
        return load_edition_file(path)
    return load_edition(key_or_path.strip().lower())


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
    if path.name.startswith(LOCK_PREFIXES):
        raise UnreadableWorkbook(Unreadable.LOCK_FILE)
    if path.is_dir():
        raise UnreadableWorkbook(Unreadable.DIRECTORY)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableWorkbook(Unreadable.MISSING) from error
    except OSError as error:
        raise UnreadableWorkbook(Unreadable.NO_PERMISSION, str(error)) from error
    return read(data, unread={load_layout().stamp["lists"]})


def check_file(  # noqa: PLR0913  (what may be asked of a check)
    path: Path,
    *,
    edition: Edition | None = None,
    as_of: dt.date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Mapping[str, Decimal] = NOTHING,
) -> Report:
    """Check one workbook on disk; it is only read.

    Args:
        path: The workbook.
        edition: The edition to judge by; None to recognise it.
        as_of: The day that the judgement speaks of (C.E.); None for the workbook's own.
        select: Codes and families of the rules to be told of; see `oitsheet.check`.
        ignore: The same, of rules not to be told of.
        assume: Item code → points: what would be, had it these; see `oitsheet.check`.

    Raises:
        UnknownRuleError: No rule or family of that name.
        NothingSelectedError: No rule is left to be told of.
        BadAssumptionError: The edition has no such item, or it cannot be given these points.
        UnreadableWorkbook: It cannot be read.
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    return check(
        read_file(path),
        shelf=BundledShelf(),
        today=today(),
        edition=edition,
        as_of=as_of,
        select=select,
        ignore=ignore,
        assume=assume,
    )


def check_open(grid: Grid) -> Checked:
    """Check the cells of an open book, and keep what was understood of them.

    Raises:
        NotOurWorkbookError: It is no OIT workbook.
        UnrecognisedEditionError: It does not tell its edition.
    """
    return check_whole(grid, shelf=BundledShelf(), today=today())


def today() -> dt.date:
    """The day (C.E.) as this machine's clock and zone know it."""
    return now().date()


def now() -> dt.datetime:
    """The moment (C.E.) as this machine's clock and zone know it."""
    return dt.datetime.now(tz=dt.UTC).astimezone()
