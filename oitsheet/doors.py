"""What every front end needs and nobody below may know: files on disk, editions, today."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet.form.edition import edition_keys, load_edition, load_edition_file
from oitsheet.form.layout import load_layout
from oitsheet.judging.assuming import NOTHING
from oitsheet.judging.checker import check, check_whole
from oitsheet.saving import save as save  # noqa: PLC0414  (offered here, too)
from oitsheet.values import parse_date
from oitsheet.workbook.files import load, read_path
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
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
    return check(
        read(path),
        shelf=BundledShelf(),
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
    return data, check_whole(
        grid, shelf=BundledShelf(), today=today(), edition=edition, as_of=as_of
    )


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
