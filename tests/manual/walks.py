"""What the pages with walks need: which files lie in the folder before the first command."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from manual.press_room import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXAMPLES = ROOT / "workbook_templates" / "examples"


def copy_examples(folder: Path, *names: str) -> None:
    """Put example workbooks into the folder."""
    for name in names:
        shutil.copy(EXAMPLES / name, folder / name)


PREPARE: dict[str, Callable[[Path], None]] = {}
"""Page under docs/ → what puts its files into an empty folder."""
