"""The add-in's source as text: our own macros, and the two modules that xlwings ships.

Nothing of it is Thai but the ribbon: a VBA project is not Unicode.
"""

from __future__ import annotations

from importlib import metadata, util
from pathlib import Path
from typing import Final

import oitsheet
from oitsheet.errors import OitsheetError

OUR_MODULES: Final = ("OitRibbon", "OitRun")
"""Standard modules of ours that are built in as they are (but for the version)."""

RIBBON: Final = "customUI14.xml"
_HERE: Final = Path(__file__).resolve().parent
_FOLDERS: Final = (_HERE / "macros", _HERE.parents[1] / "macros")
"""In an installed package the macros lie inside it, in a checkout beside it."""

_VERSION: Final = 'Private Const OIT_VERSION As String = "0.0.0"'


class MacroSourceError(OitsheetError):
    """The text that the add-in is built from is not there, or not what we know how to harden."""


def our_text(name: str) -> str:
    """Return one file of ``macros/``, with line feeds.

    Args:
        name: The file's name, such as ``OitRun.bas``.

    Raises:
        MacroSourceError: It is not there, or a ``.bas`` holds a letter that is not ASCII.
    """
    path = next((folder / name for folder in _FOLDERS if (folder / name).is_file()), None)
    if path is None:
        raise MacroSourceError(f"the add-in's source {name} is missing: install oitsheet again")
    text = path.read_text(encoding="utf-8")
    return _ascii(text, name) if name.endswith(".bas") else text


def our_modules() -> dict[str, str]:
    """Our standard modules by name, with this package's version written in."""
    texts = {name: our_text(f"{name}.bas") for name in OUR_MODULES}
    texts["OitRun"] = replaced(
        texts["OitRun"], _VERSION, _VERSION.replace("0.0.0", oitsheet.__version__)
    )
    return texts


def xlwings_text(name: str) -> str:
    """Return a text file of the installed xlwings, with line feeds.

    Args:
        name: Its path inside the package, such as ``addin/Dictionary.cls``.

    Raises:
        MacroSourceError: xlwings is not installed, has no such file, or it is not ASCII.
    """
    spec = util.find_spec("xlwings")  # found, not imported
    folders = (spec.submodule_search_locations or ()) if spec else ()
    path = next((Path(folder, name) for folder in folders if Path(folder, name).is_file()), None)
    if path is None:
        raise MacroSourceError(f"xlwings' {name} is missing: install xlwings again")
    return _ascii(path.read_text(encoding="latin-1"), name)


def xlwings_version() -> str:
    """Return the version of the installed xlwings, as its metadata gives it.

    Raises:
        MacroSourceError: It is not installed.
    """
    try:
        return metadata.version("xlwings")
    except metadata.PackageNotFoundError:
        raise MacroSourceError("xlwings is not installed") from None


def replaced(text: str, old: str, new: str) -> str:
    """Put one text in the place of another that must stand there once.

    Raises:
        MacroSourceError: It stands there never, or several times.
    """
    if text.count(old) != 1:
        raise MacroSourceError(f"expected once, found {text.count(old)} times: {old!r}")
    return text.replace(old, new)


def _ascii(text: str, name: str) -> str:
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").replace("\r\n", "\n")
    if not text.isascii():
        raise MacroSourceError(f"{name} must be plain ASCII: a VBA project is not Unicode")
    return text
