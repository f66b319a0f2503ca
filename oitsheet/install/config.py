"""The file that tells the add-in where Python is: ``"KEY","value"`` in each line.

The macros of xlwings read it, in the code page of the computer; the first line with a key
counts, and capitals do not. What others have put into it stays as it is, byte for byte.
"""

from __future__ import annotations

import re

BOM = b"\xef\xbb\xbf"
_LINE = re.compile(rb'\s*"?([^",\r\n]*?)"?\s*,\s*(?:"([^"]*)"|([^,\r\n]*?))\s*')


def setting(content: bytes, key: str, encoding: str) -> str | None:
    """Return a setting as the macros see it; None where there is none.

    Letters that the encoding has not come out as question marks: no such path will be found.
    """
    for line in content.splitlines():
        told = _LINE.fullmatch(line)
        if told and _is(told, key):
            value: bytes = told[2] if told[2] is not None else told[3]
            return value.decode(encoding, errors="replace")
    return None


def with_setting(content: bytes, key: str, value: bytes, newline: bytes) -> bytes:
    """Return the file's content with a setting, in its old place if it had one."""
    line = b'"' + key.encode("ascii") + b'","' + value + b'"'
    lines = content.removeprefix(BOM).splitlines()
    places = [number for number, old in enumerate(lines) if _names(old, key)]
    kept = [old for number, old in enumerate(lines) if number not in places]
    kept.insert(places[0] if places else len(kept), line)
    return b"".join(old + newline for old in kept)


def without_setting(content: bytes, key: str) -> bytes:
    """Return the file's content without a setting; nothing where nothing else is in it."""
    lines = content.removeprefix(BOM).splitlines(keepends=True)
    kept = [line for line in lines if not _names(line, key)]
    return b"".join(kept) if any(line.strip() for line in kept) else b""


def _names(line: bytes, key: str) -> bool:
    told = _LINE.fullmatch(line)
    return told is not None and _is(told, key)


def _is(told: re.Match[bytes], key: str) -> bool:
    return told[1].decode("ascii", errors="replace").lower() == key.lower()
