"""Paths → bytes → grid: what may be wrong with a path, before anything is wrong with its bytes."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from oitsheet.workbook.limits import MAX_FILE_BYTES
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from oitsheet.workbook.grid import Grid

LOCK_PREFIXES = ("~$", ".~lock.")
"""How Excel and LibreOffice call the file that marks a workbook as open."""


def load(path: Path) -> bytes:
    """Take a file from disk, once, and never much more of it than a workbook may have.

    Returns:
        Its bytes; of a file past MAX_FILE_BYTES the first, and one more than that many.

    Raises:
        UnreadableWorkbook: LOCK_FILE, DIRECTORY, MISSING or NO_PERMISSION; NOT_A_WORKBOOK if it is
            no regular file: a pipe or a device may never end.
    """
    if path.name.startswith(LOCK_PREFIXES):
        raise UnreadableWorkbook(Unreadable.LOCK_FILE)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise UnreadableWorkbook(Unreadable.DIRECTORY)
        if not stat.S_ISREG(kind):
            raise UnreadableWorkbook(Unreadable.NOT_A_WORKBOOK, "no regular file")
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UnreadableWorkbook(Unreadable.MISSING) from error
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL in it
        raise UnreadableWorkbook(Unreadable.NO_PERMISSION, str(error)) from error


def read_path(path: Path, unread: Collection[str] = ()) -> Grid:
    """Read a workbook from disk into cells.

    Args:
        path: The workbook; it is only read.
        unread: Names of sheets in which nobody looks.

    Raises:
        UnreadableWorkbook: The path leads to no file that may be read, or it is no workbook.
    """
    return read(load(path), unread=unread)
