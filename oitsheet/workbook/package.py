"""The file as a package of parts: a zip whose directory is looked at before anything is unpacked.

Parts are found by relationships only, never by the names they usually have, and a relationship
never leads out of the package. Part names follow ISO/IEC 29500-2: compared without regard to
case, percent-encoding undone; backslashes of careless writers count as slashes.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from oitsheet.workbook.limits import (
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_RATIO,
    MAX_RELATIONS,
    MAX_TAGS,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
    RATIO_COUNTS_FROM,
)
from oitsheet.workbook.markup import Walker, plain
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook, too_large

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT_TYPES: Final = "[content_types].xml"
_CENTRAL_HEADER = b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s22xHH")  # magic, lengths of the name and of the extra field
_LOCAL_MAGIC = b"PK\x03\x04"
_ENCRYPTED_FLAG = 0x1
_RAW_DEFLATE = -15


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the zip directory.

    Attributes:
        name: The part's name, folded.
        header: Where its local header begins, in bytes from the start of the file.
        start: Where its packed bytes begin.
        packed: How many they are.
        unpacked: How many bytes the directory says they unpack to.
        stored: Not packed at all.
        crc: The checksum the directory gives.
    """

    name: str
    header: int
    start: int
    packed: int
    unpacked: int
    stored: bool
    crc: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A way from one part to another.

    Attributes:
        id: Its name inside the part it starts from.
        kind: The last word of its type: ``worksheet``; the same in transitional and strict files.
        target: The folded name of the part it leads to; as written where it is external.
        external: It leads out of the package.
    """

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a workbook file, each unpacked only when it is read.

    Args:
        data: The whole file.

    Raises:
        UnreadableWorkbook: DAMAGED if this is no sound zip, or two parts have one name; ENCRYPTED
            if an entry is; TOO_LARGE past a limit; HOSTILE if entries share bytes or unpack to an
            absurd multiple of themselves.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._tags = 0
        entries = _entries(data)
        _refuse_bulk(entries)
        _refuse_overlap(entries, len(data))
        self._parts: dict[str, Entry] = {}
        for entry in entries:
            if not entry.name.endswith("/") and self._parts.setdefault(entry.name, entry) != entry:
                raise UnreadableWorkbook(Unreadable.DAMAGED, f"two parts named {entry.name!r}")

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """Unpack one part, never further than the directory says it goes.

        Args:
            name: The part's folded name.

        Raises:
            UnreadableWorkbook: DAMAGED if there is no such part, or size or checksum differ.
        """
        entry = self._parts.get(name)
        if entry is None:
            raise UnreadableWorkbook(Unreadable.DAMAGED, f"no part {name!r}")
        content = self._data[entry.start : entry.start + entry.packed]
        if not entry.stored:
            try:
                content = zlib.decompressobj(_RAW_DEFLATE).decompress(content, entry.unpacked + 1)
            except zlib.error as error:
                raise UnreadableWorkbook(Unreadable.DAMAGED, f"part {name!r}: {error}") from error
        if len(content) != entry.unpacked or zlib.crc32(content) != entry.crc:
            raise UnreadableWorkbook(Unreadable.DAMAGED, f"part {name!r}: size or checksum")
        return content

    def markup(self, name: str) -> bytes:
        """Unpack an XML part and bring it into one plain spelling; see `markup.plain`.

        Args:
            name: The part's folded name.

        Raises:
            UnreadableWorkbook: As `read` and `plain`; TOO_LARGE if this part and those asked for
                before hold too many elements together.
        """
        part = plain(self.read(name))
        self._tags += part.count(b"<")
        if self._tags > MAX_TAGS:
            raise too_large("tags", MAX_TAGS)
        return part

    def relations(self, part: str = "") -> dict[str, Relation]:
        """Give the relationships that start from a part, by their ids.

        Args:
            part: The part's folded name; empty for those of the package itself.

        Raises:
            UnreadableWorkbook: Their own part is there and cannot be read.
        """
        folder, name = posixpath.split(part)
        own = fold(posixpath.join(folder, "_rels", f"{name}.rels"))
        if own not in self:
            return {}
        walker = _Relations(folder)
        walker.walk(self.markup(own))
        return walker.found


def fold(name: str) -> str:
    r"""Give the one name under which a part is known, however it is written.

    ``/XL\Workbook.xml`` is ``xl/workbook.xml``; ``..`` stops at the package's root. A trailing
    slash, the mark of a folder, stays.
    """
    name = unquote(name).replace("\\", "/").lower()
    folded = posixpath.normpath("/" + name).lstrip("/")
    return folded + "/" if name.endswith("/") else folded


class _Relations(Walker):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        self.found: dict[str, Relation] = {}

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship":
            return
        target = attributes.get("Target", "")
        external = attributes.get("TargetMode", "").lower() == "external"
        if not external:
            inside = unquote(target.partition("#")[0]).replace("\\", "/")
            target = fold(posixpath.join("/" + self._folder, inside))
        own_id = attributes.get("Id", "")
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[own_id] = Relation(own_id, kind, target, external)
        if len(self.found) > MAX_RELATIONS:
            raise too_large("relations", MAX_RELATIONS)


def _entries(data: bytes) -> list[Entry]:
    if data.count(_CENTRAL_HEADER) > MAX_ENTRIES:
        raise too_large("entries", MAX_ENTRIES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [_entry(data, info) for info in archive.infolist()]
    except (
        zipfile.BadZipFile,
        NotImplementedError,  # a version of zip that nobody writes
        struct.error,
        IndexError,
        OverflowError,
        ValueError,  # negative offsets, names that are no UTF-8
    ) as error:
        raise UnreadableWorkbook(Unreadable.DAMAGED, str(error)) from error


def local_data(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """Give an entry's packed bytes as they lie in the file.

    Args:
        data: The whole file, which `Package` has taken.
        info: The entry, as the directory lists it.
    """
    start = _start(data, info)
    return data[start : start + info.compress_size]


def _start(data: bytes, info: zipfile.ZipInfo) -> int:
    """Where an entry's packed bytes begin: behind its own header, whose lengths may differ."""
    magic, name_length, extra_length = _LOCAL_HEADER.unpack_from(data, info.header_offset)
    if magic != _LOCAL_MAGIC:
        raise UnreadableWorkbook(Unreadable.DAMAGED, "zip entry without a header")
    return int(info.header_offset + _LOCAL_HEADER.size + name_length + extra_length)


def _entry(data: bytes, info: zipfile.ZipInfo) -> Entry:
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableWorkbook(Unreadable.ENCRYPTED, "zip entry")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnreadableWorkbook(Unreadable.DAMAGED, f"zip method {info.compress_type}")
    return Entry(
        name=fold(info.filename),
        header=info.header_offset,
        start=_start(data, info),
        packed=info.compress_size,
        unpacked=info.file_size,
        stored=info.compress_type == zipfile.ZIP_STORED,
        crc=info.CRC,
    )


def _refuse_bulk(entries: Iterable[Entry]) -> None:
    total = 0
    for entry in entries:
        total += entry.unpacked
        if entry.unpacked > RATIO_COUNTS_FROM and entry.unpacked > MAX_RATIO * entry.packed:
            detail = f"part {entry.name!r:.80} is a zip bomb"
            raise UnreadableWorkbook(Unreadable.HOSTILE, detail, limit="ratio", most=MAX_RATIO)
        if entry.unpacked > MAX_PART_BYTES:
            raise too_large("part", MAX_PART_BYTES // MEGABYTE)
    if total > MAX_UNPACKED_BYTES:
        raise too_large("unpacked", MAX_UNPACKED_BYTES // MEGABYTE)


def _refuse_overlap(entries: Iterable[Entry], end: int) -> None:
    taken = 0
    for entry in sorted(entries, key=lambda entry: entry.header):
        if entry.header < taken:
            raise UnreadableWorkbook(Unreadable.HOSTILE, "zip entries share bytes")
        taken = entry.start + entry.packed
    if taken > end:
        raise UnreadableWorkbook(Unreadable.DAMAGED, "zip entry beyond the end")
