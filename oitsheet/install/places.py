"""Where each thing goes that Excel is to find."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.install.deeds import CannotInstallError
from oitsheet.install.script import script

if TYPE_CHECKING:
    from oitsheet.install.system import System

ADDIN = "oitsheet.xlam"
SETTINGS = "oitsheet.conf"
DROPPER = "oitsheet-check.cmd"

_MAC_STARTUP = (
    "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
)
_MAC_SETTINGS = "Library/Containers/com.microsoft.Excel/Data"
_MAC_SCRIPTS = "Library/Application Scripts/com.microsoft.Excel"


class Places(NamedTuple):
    """Where each thing goes.

    Attributes:
        addin: The add-in, in a folder from which Excel loads whatever lies there when it starts.
        settings: The file that tells the add-in where Python is: the user's own. None where an
            add-in is put for others.
        script: The AppleScript through which Excel may start Python on a Mac; None elsewhere.
        dropper: The file on the desktop on which workbooks are dropped; None but on Windows.
    """

    addin: Path
    settings: Path | None
    script: Path | None
    dropper: Path | None


def places_of(system: System, *, all_users: bool = False, place: Path | None = None) -> Places:
    """Return where things go on a computer.

    Args:
        system: The computer.
        all_users: For everybody who uses it (Windows): Office's own folder.
        place: A folder that somebody chose, often on a server.

    Raises:
        CannotInstallError: There is no Excel for this system; only Windows has a folder for all
            users; or Excel's own folder is not known.
    """
    dropper = system.desktop / DROPPER if system.windows else None
    if place is not None:
        return Places(place / ADDIN, None, None, dropper)
    if system.windows:
        folder = _of_office(system) if all_users else _roaming(system) / "Microsoft/Excel/XLSTART"
        return Places(folder / ADDIN, _profile(system) / ".oitsheet" / SETTINGS, None, dropper)
    if not system.mac:
        raise CannotInstallError("no_excel")
    if all_users:
        raise CannotInstallError("all_users_windows")
    return Places(
        system.home / _MAC_STARTUP / ADDIN,
        system.home / _MAC_SETTINGS / SETTINGS,
        system.home / _MAC_SCRIPTS / script()[0],
        None,
    )


def _profile(system: System) -> Path:
    return Path(system.environ.get("USERPROFILE") or system.home)


def _roaming(system: System) -> Path:
    return Path(system.environ.get("APPDATA") or _profile(system) / "AppData/Roaming")


def _of_office(system: System) -> Path:
    if system.excel is None:
        raise CannotInstallError("excel_not_found")
    return system.excel.parent / "XLSTART"
