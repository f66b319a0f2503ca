"""A compound file ([MS-CFB] version 3) with streams in the root and in one storage."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_IN_HEADER: Final = 109
"""So many sectors of the allocation table can be named in the header: a file of 7 MB."""


@dataclass(slots=True)
class _Entry:
    """One line of the directory; `left`, `right` and `child` are numbers of entries."""

    name: str
    kind: int
    content: bytes = b""
    colour: int = _BLACK
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE
    start: int = _END
    within: list[int] = field(default_factory=list)


def compound_file(root: Mapping[str, bytes], storage: str, inside: Mapping[str, bytes]) -> bytes:
    """Write a compound file. It has no dates: equal streams give equal bytes.

    Args:
        root: Streams at the top, by name.
        storage: The name of the one storage.
        inside: Its streams, by name.

    Raises:
        ValueError: More than 7 MB in all.
    """
    entries = [_Entry("Root Entry", _ROOT), _Entry(storage, _STORAGE)]
    entries[0].within.append(1)
    for above, streams in ((0, root), (1, inside)):
        for name, content in streams.items():
            entries[above].within.append(len(entries))
            entries.append(_Entry(name, _STREAM, content))
    for entry in entries[:2]:
        entry.child = _tree(entries, _sorted(entries, entry.within))
    return _file(entries)


def _sorted(entries: Sequence[_Entry], numbers: list[int]) -> list[int]:
    """In the order of the directory: shorter names first, then by their upper-case letters."""
    return sorted(numbers, key=lambda n: (len(entries[n].name), entries[n].name.upper()))


def _tree(entries: list[_Entry], numbers: list[int]) -> int:
    """Make a red-black tree: all levels are full but the deepest, which alone is red."""
    depth = len(numbers).bit_length()

    def grow(part: list[int], level: int) -> int:
        if not part:
            return _FREE
        middle = len(part) // 2
        entry = entries[part[middle]]
        full = len(numbers) == (1 << depth) - 1
        entry.colour = _RED if level == depth > 1 and not full else _BLACK
        entry.left = grow(part[:middle], level + 1)
        entry.right = grow(part[middle + 1 :], level + 1)
        return part[middle]

    return grow(numbers, 1)


def _file(entries: list[_Entry]) -> bytes:
    """Lay out: small streams, large streams, small table, directory, allocation table."""
    small = [entry for entry in entries if 0 < len(entry.content) < _CUTOFF]
    minis, mini_table = _laid(small, _SMALL)
    entries[0].content = minis
    large = [entry for entry in entries[1:] if len(entry.content) >= _CUTOFF]
    body, table = _laid([entries[0], *large], _SECTOR)
    directory = b"".join(_line(entry) for entry in entries)
    empty = _line(_Entry("", 0, colour=0))
    directory += empty * (-len(entries) % (_SECTOR // len(empty)))
    starts = []
    for part in (_numbers(mini_table), directory):
        starts.append(len(table) if part else _END)
        body += part
        table += _chain(len(table), len(part) // _SECTOR)
    count = 1
    while count * (_SECTOR // 4) < len(table) + count:
        count += 1
    if count > _IN_HEADER:
        raise ValueError("too large for one allocation table")
    where = list(range(len(table), len(table) + count))
    body += _numbers([*table, *[_FAT] * count])
    mini_sectors = len(_numbers(mini_table)) // _SECTOR
    header = struct.pack(
        "<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, count, starts[1], 0, _CUTOFF, starts[0], mini_sectors, _END, 0,
    )  # fmt: skip
    named = where + [_FREE] * (_IN_HEADER - count)
    return header + struct.pack(f"<{_IN_HEADER}I", *named) + body


def _laid(entries: list[_Entry], size: int) -> tuple[bytes, list[int]]:
    """Put contents one after another; say where each starts, and what follows each sector."""
    body = bytearray()
    table: list[int] = []
    for entry in entries:
        if entry.content:
            entry.start = len(table)
            body += entry.content + bytes(-len(entry.content) % size)
            table += _chain(len(table), len(body) // size - len(table))
    return bytes(body), table


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END] if count else []


def _numbers(table: list[int]) -> bytes:
    """A table as whole sectors."""
    filled = table + [_FREE] * (-len(table) % (_SECTOR // 4))
    return struct.pack(f"<{len(filled)}I", *filled)


def _line(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le") if entry.name else b""
    start = entry.start if entry.kind in (_STREAM, _ROOT) else 0
    return struct.pack(
        "<64sHBB3I16xI8x8xIQ", name, len(name), entry.kind, entry.colour,
        entry.left, entry.right, entry.child, 0, start, len(entry.content),
    )  # fmt: skip
