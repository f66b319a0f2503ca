"""Where an office keeps editions of its own on this computer."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from oitsheet.form.edition_folders import folders_in

EDITIONS_VARIABLE = "OITSHEET_EDITIONS"
"""Names folders of editions that are used in place of the user's own."""


def user_editions() -> Path:
    """The folder for editions that this user's every workbook may be of; it need not be there."""
    home, environ = Path.home(), os.environ
    if sys.platform == "win32":
        return Path(environ.get("APPDATA") or home / "AppData/Roaming") / "oitsheet" / "editions"
    if sys.platform == "darwin":
        return home / "Library/Application Support/oitsheet/editions"
    return Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "oitsheet" / "editions"


def far_folders() -> tuple[Path, ...]:
    """The folders used wherever one works: those that the environment names, else the user's."""
    named = os.environ.get(EDITIONS_VARIABLE)
    return tuple(map(Path, filter(None, named.split(os.pathsep)))) if named else (user_editions(),)


def folders_beside(*places: Path | None) -> tuple[Path, ...]:
    """Return the folders of editions for work in these places, the nearest first.

    Args:
        places: Folders, or files in them; None is passed over. After them comes the folder that the
            command runs in, then `far_folders`.
    """
    near = [place if place.is_dir() else place.parent for place in places if place is not None]
    with suppress(OSError):  # the folder that one stands in may be gone
        near.append(Path.cwd())
    return tuple(dict.fromkeys((*folders_in(near), *far_folders())))
