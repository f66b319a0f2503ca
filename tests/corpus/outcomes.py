"""What becomes of files: one line of JSON for each, in a process that nothing can outlive.

A file that hangs ends the process with the lines of code it hangs in, and so does one that takes
too much memory where the system knows such a limit. Whoever started it knows by the last line which
file it was.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from pathlib import Path

from oitsheet.doors import check_file
from oitsheet.judging.submission import NotOurWorkbookError, UnrecognisedEditionError
from oitsheet.workbook.reading import read
from oitsheet.workbook.unreadable import UnreadableWorkbook

SECONDS = 60
"""For one file. The slowest takes less than one; a machine may be busy."""
MEMORY = 4 * 1024**3
"""Bytes of address space, for all of the process."""


def limit_memory() -> None:
    """Hold this process to MEMORY where the system can (not on Windows)."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def reading(path: Path) -> tuple[str, int, int]:
    """Read a file: ``read`` or the reason why not, how many sheets and cells."""
    try:
        sheets = read(path.read_bytes()).sheets
    except UnreadableWorkbook as refusal:
        return str(refusal.reason), 0, 0
    return "read", len(sheets), sum(len(sheet.cells) for sheet in sheets)


def checking(path: Path) -> str:
    """Check a file: ``judged``, or why not."""
    try:
        check_file(path)
    except UnreadableWorkbook as refusal:
        return str(refusal.reason)
    except NotOurWorkbookError:
        return "not_ours"
    except UnrecognisedEditionError:
        return "no_edition"
    return "judged"


def main() -> None:
    """Take paths, one a line, and answer each with a line: the file's outcomes."""
    limit_memory()
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        read_as, sheets, cells = reading(path)
        outcome = {"read": read_as, "sheets": sheets, "cells": cells, "check": checking(path)}
        faulthandler.cancel_dump_traceback_later()
        sys.stdout.write(json.dumps(outcome) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
