"""A look at an .xls for the links of its cells, which calamine leaves out.

Records as [MS-XLS] 2.4.140 (HLink) and [MS-OSHARED] 2.3.7 (the hyperlink object) describe them. A
record that is not as described is passed over: its cell then has words and no link.
"""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, Final

import olefile

from oitsheet.exchange.sources.links import address_of
from oitsheet.exchange.sources.looked import Looked
from oitsheet.workbook.limits import LINK_CELLS, MAX_LINKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STREAMS: Final = ("Workbook", "Book")
_BOUND_SHEET: Final = 0x0085
_BEGINS: Final = 0x0809
_ENDS: Final = 0x000A
_LINK: Final = 0x01B8
_LOCKED: Final = 0x002F
_HAS_MONIKER: Final = 0x001
_HAS_PLACE: Final = 0x008
_HAS_WORDS: Final = 0x014
_HAS_FRAME: Final = 0x080
_AS_TEXT: Final = 0x100
_URL: Final = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
_ID_BYTES: Final = 16


def links_of_xls(data: bytes) -> Mapping[str, Looked]:
    """Find the links of every sheet of an .xls, by the sheets' names."""
    stream = _stream(data)
    return {name: _linked(stream, start) for name, start in _bound_sheets(stream)}


def has_password(data: bytes) -> bool:
    """Whether an .xls is encrypted: a FilePass record then stands near its beginning."""
    for kind, _ in _records(_stream(data), 0):
        if kind in {_LOCKED, _ENDS}:
            return kind == _LOCKED
    return False


def _stream(data: bytes) -> bytes:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            name = next(filter(ole.exists, _STREAMS), None)
            return bytes(ole.openstream(name).read()) if name else b""
    except Exception:  # noqa: BLE001  calamine reads the same file, and says if it cannot
        return b""


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _bound_sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, body in _records(stream, 0):
        if kind == _ENDS:
            return
        if kind == _BOUND_SHEET and len(body) > 8:  # noqa: PLR2004  its head: place, state, kind, length
            start, count, wide = struct.unpack_from("<I2xBB", body)
            letters = body[8 : 8 + count * 2] if wide & 1 else body[8 : 8 + count]
            yield letters.decode("utf-16-le" if wide & 1 else "latin-1", "replace"), start


def _linked(stream: bytes, start: int) -> Looked:
    looked = Looked()
    depth = found = 0
    for kind, body in _records(stream, start):
        depth += (kind == _BEGINS) - (kind == _ENDS)
        if depth <= 0 or found > MAX_LINKS:
            break
        if kind == _LINK:
            found += 1
            try:
                _link(body, looked)
            except (struct.error, UnicodeError):
                continue
    return looked


def _link(body: bytes, looked: Looked) -> None:
    top, bottom, left, right = struct.unpack_from("<4H", body)
    flags = struct.unpack_from("<I", body, 28)[0]
    at = 32
    for flag in (_HAS_WORDS & 0x010, _HAS_FRAME):
        if flags & flag:
            at = _string(body, at)[1]
    target = ""
    if flags & _HAS_MONIKER:
        if flags & _AS_TEXT:
            target, at = _string(body, at)
        elif body[at : at + _ID_BYTES] == _URL:
            at += _ID_BYTES
            length = struct.unpack_from("<I", body, at)[0]
            at += 4
            target = body[at : at + length].decode("utf-16-le", "replace").partition("\0")[0]
            at += length
        else:
            return  # a file on somebody's disk
    place = _string(body, at)[0] if flags & _HAS_PLACE else ""
    address = address_of(f"{target}#{place}" if target and place else target)
    if not address:
        return
    if (bottom - top + 1) * (right - left + 1) > LINK_CELLS:
        bottom, right = top, left
    rows, columns = range(top, bottom + 1), range(left, right + 1)
    looked.links.update({(row + 1, column + 1): address for row in rows for column in columns})


def _string(body: bytes, at: int) -> tuple[str, int]:
    """Read a counted text, and where it ends."""
    count = struct.unpack_from("<I", body, at)[0]
    end = at + 4 + count * 2
    return body[at + 4 : end].decode("utf-16-le", "replace").rstrip("\0"), end
