"""The AppleScript of xlwings, without which Excel on a Mac may start no program."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from oitsheet.install.deeds import CannotInstallError

SCRIPT_NAME = re.compile(r"xlwings-[\w.]+\.applescript")


def script() -> tuple[str, bytes]:
    """Return the script of the installed xlwings: its name, which tells the version, and it.

    Raises:
        CannotInstallError: xlwings is not installed, or not whole.
    """
    spec = find_spec("xlwings")  # only looked for: on a Mac loading it asks for Excel
    try:
        name = f"xlwings-{version('xlwings')}.applescript"
        origin = Path(spec.origin if spec and spec.origin else "")
        return name, origin.with_name(name).read_bytes()
    except (PackageNotFoundError, OSError, ValueError) as why:
        raise CannotInstallError("no_xlwings") from why
