"""What only trying tells."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_INTERNET = 3
"""Windows' zones: 3 and 4 are the internet and what is not trusted."""


def writable(folder: Path) -> bool:
    """Whether a file can be made in a folder: Windows tells no other way."""
    try:
        with tempfile.TemporaryFile(dir=folder, prefix=".oitsheet-"):
            return True
    except OSError:
        return False


def marked_from_web(path: Path) -> bool:
    """Whether Windows remembers that a file came from the internet or a letter.

    The mark is a second stream of the file, which only NTFS has.
    """
    with suppress(OSError, ValueError):
        text = path.with_name(f"{path.name}:Zone.Identifier").read_text("utf-8", "replace")
        for line in text.splitlines():
            name, _, zone = line.partition("=")
            if name.strip().lower() == "zoneid":
                return int(zone) >= _INTERNET
    return False
