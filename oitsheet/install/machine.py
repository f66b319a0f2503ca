"""What the doctor asks of the computer and cannot know from a value."""

from __future__ import annotations

import platform
import struct
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGES = ("xlwings", "pywin32", "appscript", "psutil")
_OLD_CPU = b"Missing required CPU features"
_PATIENCE = 60
"""Seconds until a Python that loads data frames is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What runs here.

    Attributes:
        python: Its version.
        bits: 64 or 32.
        packages: Package → version; None where it is not installed.
        polars: How loading it ends: ``fine``, ``broken`` or ``old_cpu``.
        encoding: Of the console; None where nobody looks at one.
    """

    python: str
    bits: int = 64
    packages: Mapping[str, str | None] = field(default_factory=dict)
    polars: str = "fine"
    encoding: str | None = None


def this_machine(*, console: bool) -> Machine:
    """Look at what runs here.

    Args:
        console: Whether somebody reads this on a console.
    """
    return Machine(
        python=platform.python_version(),
        bits=struct.calcsize("P") * 8,
        packages={name: _version(name) for name in PACKAGES},
        polars=loading(sys.executable, "polars"),
        encoding=(getattr(sys.stdout, "encoding", None) or "utf-8") if console else None,
    )


def loading(python: str, module: str) -> str:
    """Say how loading a module ends: ``fine``, ``broken`` or ``old_cpu``.

    A Python of its own loads it: on an old processor it may take the whole process with it.
    """
    try:
        done = subprocess.run(  # noqa: S603  (this very Python)
            [python, "-P", "-W", "always", "-c", f"import {module}"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return "broken"
    if _OLD_CPU in done.stderr:
        return "old_cpu"
    return "fine" if done.returncode == 0 else "broken"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
