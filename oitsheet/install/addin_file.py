"""An add-in's file, looked at: whether it is ours, and of which version."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_MACROS = "xl/vbaProject.bin"
_PROPERTIES = "docProps/custom.xml"
_PROPERTY = re.compile(r'name="(\w+)"[^>]*>\s*<vt:lpwstr>([^<]*)<')
_LARGEST = 1_000_000
"""No part of ours has so many bytes."""


class Sort(StrEnum):
    """What lies where our add-in is to lie.

    ``changed`` is of this version, but somebody has saved it again: to sign it, say.
    """

    CURRENT = "current"
    CHANGED = "changed"
    OTHER = "other"
    FOREIGN = "foreign"
    ABSENT = "absent"


class Built(NamedTuple):
    """By what an add-in was built, as its document properties tell: Excel keeps them."""

    oitsheet: str
    xlwings: str


def versions_in(data: bytes) -> Built | None:
    """Return by what an add-in was built; None where it is not ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if not {_MACROS, _PROPERTIES} <= set(book.namelist()):
                return None
            if book.getinfo(_PROPERTIES).file_size > _LARGEST:
                return None
            told = dict(_PROPERTY.findall(book.read(_PROPERTIES).decode("utf-8")))
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        return None
    return Built(told["oitsheet"], told.get("xlwings", "")) if "oitsheet" in told else None


def sort_of(path: Path, built: bytes) -> tuple[Sort, Built | None]:
    """Say what lies at a place, and by what it was built.

    Args:
        path: The place.
        built: The add-in as it is built today.

    Raises:
        OSError: It cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Sort.ABSENT, None
    found = versions_in(data)
    if found is None:
        return Sort.FOREIGN, None
    if data == built:
        return Sort.CURRENT, found
    return (Sort.CHANGED if found == versions_in(built) else Sort.OTHER), found
