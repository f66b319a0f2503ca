"""A copy of a package in which single parts differ, and all others are the very same bytes.

`zipfile` cannot copy an entry without unpacking it and packing it again. Here the packed bytes of
each entry go over as they are; only headers are written anew, so that data descriptors, text before
the archive and other oddities become plain.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from oitsheet.workbook.package import fold, local_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_UTF8_NAME: Final = 0x800
_VERSION: Final = 20
_EPOCH: Final = (0, 0x21)
"""1 January 1980, as a time and a date of a zip: new parts have no clock."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """One entry as it is written.

    Attributes:
        name: The bytes of its name; `utf8` whether they are UTF-8.
        method: 0 for stored, 8 for deflated.
        stamp: Time and date.
        crc: The checksum of what it unpacks to; `size` how many bytes that is.
        content: Its packed bytes.
        made_by: Which system and version made it; `inner` and `outer` its attributes.
    """

    name: bytes
    utf8: bool
    method: int
    stamp: tuple[int, int]
    crc: int
    size: int
    content: bytes
    made_by: int = _VERSION
    inner: int = 0
    outer: int = 0


def copied(data: bytes, changed: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """Copy a package.

    Args:
        data: The whole file, which `Package` has taken.
        changed: Folded name of a part → its new content; it stays at its place.
        added: Name of a new part → its content; these come last, in this order.

    Returns:
        The new file. What is neither changed nor added is byte for byte the same, as packed.
    """
    entries = [*_kept(data, changed), *map(_new, added.items())]
    file = io.BytesIO()
    directory = io.BytesIO()
    for entry in entries:
        flags = _UTF8_NAME if entry.utf8 else 0
        told = (entry.method, *entry.stamp, entry.crc, len(entry.content), entry.size)
        at = file.tell()
        file.write(_LOCAL.pack(b"PK\3\4", _VERSION, flags, *told, len(entry.name), 0))
        file.write(entry.name + entry.content)
        directory.write(
            _CENTRAL.pack(
                b"PK\1\2", entry.made_by, _VERSION, flags, *told, len(entry.name),
                0, 0, 0, entry.inner, entry.outer, at,
            )
            + entry.name
        )  # fmt: skip
    start, length, count = file.tell(), directory.tell(), len(entries)
    file.write(directory.getvalue())
    file.write(_END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0))
    return file.getvalue()


def _kept(data: bytes, changed: Mapping[str, bytes]) -> Iterator[_Packed]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    for info in entries:
        utf8 = bool(info.flag_bits & _UTF8_NAME)
        content = changed.get(fold(info.filename))
        packed = local_data(data, info) if content is None else _pack(content, info.compress_type)
        yield _Packed(
            name=info.orig_filename.encode("utf-8" if utf8 else "cp437"),
            utf8=utf8,
            method=info.compress_type,
            stamp=_stamp(info.date_time),
            crc=info.CRC if content is None else zlib.crc32(content),
            size=info.file_size if content is None else len(content),
            content=packed,
            made_by=info.create_system << 8 | info.create_version,
            inner=info.internal_attr,
            outer=info.external_attr,
        )


def _new(part: tuple[str, bytes]) -> _Packed:
    name, content = part
    return _Packed(
        name=name.encode("ascii"),
        utf8=False,
        method=zipfile.ZIP_DEFLATED,
        stamp=_EPOCH,
        crc=zlib.crc32(content),
        size=len(content),
        content=_pack(content, zipfile.ZIP_DEFLATED),
    )


def _pack(content: bytes, method: int) -> bytes:
    if method == zipfile.ZIP_STORED:
        return content
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _stamp(moment: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    """A date and time as a zip keeps them: seconds by twos, years from 1980."""
    year, month, day, hour, minute, second = moment
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def parts_of(data: bytes) -> Iterable[tuple[str, bytes]]:
    """Yield each entry's folded name and its packed bytes, for whoever compares two packages."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            yield fold(info.filename), local_data(data, info)
