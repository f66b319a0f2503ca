"""The file on the desktop on which workbooks are dropped: a check without the add-in.

Its commands are plain ASCII. The words for the case that Python is gone stand behind them, where
the command prompt never reads them as commands, and are copied to the screen as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet import __version__
from oitsheet.install.deeds import CannotInstallError
from oitsheet.install.system import interpreter_of

if TYPE_CHECKING:
    from pathlib import Path

    from oitsheet.form.messages import Catalogue
    from oitsheet.install.system import System

TEMPLATE = "oitsheet-check.cmd"
SIGN = b"rem oitsheet-check: "
"""How our file's second line begins."""

_VARIABLES = ("LOCALAPPDATA", "APPDATA", "USERPROFILE", "ProgramFiles", "ProgramData")


def dropper(system: System, template: str, words: Catalogue) -> bytes:
    """Return the file for a computer, with its Python written in.

    Args:
        system: The computer.
        template: The text of ``macros/oitsheet-check.cmd``.
        words: In whose language it speaks where there is no Python.

    Raises:
        CannotInstallError: Its Python cannot be named in such a file.
    """
    commands = template.replace("@VERSION@", __version__)
    commands = commands.replace("@PYTHON@", _named(interpreter_of(system), system))
    tail = "".join(f"* {line}\n" for line in words.say("install.cmd_missing").splitlines())
    return (commands + tail).replace("\n", "\r\n").encode("utf-8")


def is_dropper(data: bytes) -> bool:
    """Whether a file is such a one."""
    return any(line.startswith(SIGN) for line in data.splitlines()[:2])


def _named(python: Path, system: System) -> str:
    """Write a path in ASCII, by a variable where the folder of a user is in Thai."""
    for name in ("", *_VARIABLES):
        folder = system.environ.get(name, "")
        if name and (not folder or not python.is_relative_to(folder)):
            continue
        rest = str(python.relative_to(folder)) if name else str(python)
        if rest.isascii() and '"' not in rest:
            told = rest.replace("%", "%%")
            return f"%{name}%\\{told}" if name else told
    raise CannotInstallError("path_letters", path=str(python))
