"""Names that programs give to a copy of a sheet."""

from __future__ import annotations

import re

from oitsheet.values.text import fold
from oitsheet.values.words import words

_COPY = re.compile(r"(.+?)(?:\s?\([0-9]{1,2}\)|_[0-9]{1,2})")


def original_of(name: str) -> str:
    """The name of which a copy's name is made; empty if it is no copy's.

    Excel adds ``(2)``, LibreOffice ``_2``, Google Sheets a word before the name.
    """
    key = fold(name)
    for mark in (fold(word) for word in words().copy_mark):
        if key.startswith(mark) and key != mark:
            return key.removeprefix(mark).strip(" -")
        if key.endswith(mark) and key != mark:
            return key.removesuffix(mark).strip(" -(")
    match = _COPY.fullmatch(key)
    return match[1] if match else ""
