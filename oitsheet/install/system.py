"""The computer, as far as an installation asks: given in as a value, so that any can be tried."""

from __future__ import annotations

import locale
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet.install.deeds import CannotInstallError

if TYPE_CHECKING:
    from collections.abc import Mapping

MAC_EXCEL = Path("/Applications/Microsoft Excel.app")
STORE = "windowsapps"
"""The folder in which Windows keeps the Pythons of its Store and the stubs that lead there."""

_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
_EXCEL = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A computer and whoever uses it.

    Attributes:
        platform: As `sys.platform` names it: ``win32``, ``darwin``, anything else.
        home: The user's own folder.
        executable: The Python that runs; None where nobody knows.
        environ: The environment.
        ansi: The encoding in which Excel's macros read text files here.
        desktop: Where the user's desktop is.
        documents: Where the user's documents are.
        excel: Excel's program (Windows) or bundle (Mac); None where none was found.
    """

    platform: str
    home: Path
    executable: Path | None
    environ: Mapping[str, str] = field(default_factory=dict)
    ansi: str = "utf-8"
    desktop: Path
    documents: Path
    excel: Path | None = None

    @property
    def windows(self) -> bool:
        """Whether it is Windows."""
        return self.platform == "win32"

    @property
    def mac(self) -> bool:
        """Whether it is a Mac."""
        return self.platform == "darwin"

    @property
    def has_excel(self) -> bool:
        """Whether Excel is made for it at all."""
        return self.windows or self.mac


def this_system() -> System:
    """Look at the computer that this runs on."""
    home = Path.home()
    return System(
        platform=sys.platform,
        home=home,
        executable=Path(sys.executable) if sys.executable else None,
        environ=dict(os.environ),
        # Macros on a Mac read one of its old code pages: which one is not known, ASCII is in all.
        ansi="ascii" if sys.platform == "darwin" else locale.getencoding(),
        desktop=_shell_folder("Desktop") or home / "Desktop",
        documents=_shell_folder("Personal") or home / "Documents",
        excel=_excel(),
    )


def interpreter_of(system: System) -> Path:
    """Return the python that Excel is to start.

    Raises:
        CannotInstallError: It is that of the Microsoft Store, whose writing Windows diverts to a
            place where Excel does not look; or nobody knows where it is.
    """
    python = system.executable
    if python is None:
        raise CannotInstallError("no_interpreter")
    if not system.windows:
        return python
    if any(part.lower() == STORE for part in python.parts):
        raise CannotInstallError("store_python", path=str(python))
    beside = python.with_name("python.exe")
    return beside if python.name.lower() == "pythonw.exe" and beside.exists() else python


def written_for_macros(python: Path, system: System) -> bytes:
    """Return an interpreter's path as Excel's macros are to read it.

    Raises:
        CannotInstallError: It has letters that they cannot read, or that they refuse.
    """
    text = str(python)
    barred = "\"'|\r\n" if system.mac else '"%\r\n'
    try:
        written = text.encode(system.ansi)
    except UnicodeEncodeError as why:
        raise CannotInstallError("path_letters", path=text) from why
    if any(letter in text for letter in barred):
        raise CannotInstallError("path_letters", path=text)
    return written


def _excel() -> Path | None:
    if sys.platform == "darwin":
        return MAC_EXCEL if MAC_EXCEL.exists() else None
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  (only there)

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                found = Path(winreg.QueryValue(root, _EXCEL).strip('"'))
            except OSError:
                continue
            if found.exists():
                return found
    return None


def _shell_folder(name: str) -> Path | None:
    """Where Windows has put one of the user's folders: often OneDrive."""
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  (only there)

        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _FOLDERS) as key:
                value, _ = winreg.QueryValueEx(key, name)
        except OSError:
            return None
        return Path(os.path.expandvars(str(value)))
    return None
