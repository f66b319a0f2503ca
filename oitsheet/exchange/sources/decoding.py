"""The bytes of a text → its letters: UTF-8, UTF-16 or the encodings of Thai Windows."""

from __future__ import annotations

import codecs
import re

from oitsheet.exchange.sources.unreadable import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEEN = 8192
"""So many bytes are looked at where no mark tells UTF-16."""
_HIGH_BYTES = frozenset((0x00, 0x0E, 0x20))
"""The high bytes of ASCII, Thai and punctuation in UTF-16."""
_MOST_ARE = 0.8
_THAI_CODECS = {"tis-620", "tis620", "cp874", "windows-874", "x-windows-874", "iso-8859-11"}
_NO_THAI = {"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"}
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_FEW = 5
"""One broken letter in so many that are not ASCII is damage, and no other encoding: a website cuts
titles in the middle of a letter. Thai in cp874 is broken nearly everywhere if taken for UTF-8."""
_TWICE = re.compile("\u00e0[\u00b8\u00b9]")
"""How Thai begins that was UTF-8, was taken for Western letters, and was made UTF-8 once more."""
_WESTERN = {
    ord(bytes([byte]).decode("cp1252")): chr(byte)
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def decoded(data: bytes, stated: str = "") -> tuple[str, str]:
    """Decode a text; one that somebody has encoded twice, as some systems export it, twice.

    A mark at its beginning decides; then UTF-8, where every byte agrees with it; then what the file
    says of itself; then cp874, the encoding of Thai Windows (it holds TIS-620). UTF-8 goes before
    what the file says: whoever saves a page again often leaves the old words about it in place.

    Args:
        data: The bytes.
        stated: The encoding that the file or its header names, if any.

    Returns:
        The text and the encoding's name: ``utf-8``, ``utf-16-le``, ``utf-16-be``, ``cp874``, the
        stated one, or ``utf-8, twice``. A few broken letters in UTF-8 are U+FFFD.

    Raises:
        UnreadableSource: ``encoding``: none of them.
    """
    text, codec = _decoded(data, stated)
    if codec == "utf-8" and _TWICE.search(text):
        try:
            return text.translate(_WESTERN).encode("latin-1").decode("utf-8"), "utf-8, twice"
        except UnicodeError:
            return text, codec
    return text, codec


def _decoded(data: bytes, stated: str) -> tuple[str, str]:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), codec
    if codec := utf16_of(data):
        return data.decode(codec, "replace"), codec
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN)
    if broken == 0 or broken * _FEW <= len(_NOT_ASCII.findall(text)):
        return text, "utf-8"
    for codec in (*_stated_codec(stated), "cp874"):
        try:
            return data.decode(codec), codec
        except (UnicodeError, LookupError):
            continue
    raise UnreadableSource("encoding", "neither UTF-8, UTF-16 nor cp874")


def _stated_codec(stated: str) -> tuple[str, ...]:
    name = stated.strip().lower()
    if not name or name in _THAI_CODECS or name in _NO_THAI:
        return ()
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ()
    # Only encodings of text: Python also knows some that unpack what they are given.
    return (info.name,) if info._is_text_encoding else ()  # noqa: SLF001


def utf16_of(data: bytes) -> str:
    """Say which UTF-16 a text is in, by its mark or its first bytes; empty for none."""
    for mark, codec in _MARKS[1:]:
        if data.startswith(mark):
            return codec
    head = data[:_SEEN]
    half = len(head) // 2
    if half == 0 or b"\0" not in head:
        return ""
    for codec, high, low in (
        ("utf-16-le", head[1::2], head[0::2]),
        ("utf-16-be", head[0::2], head[1::2]),
    ):
        likely = sum(byte in _HIGH_BYTES for byte in high)
        if likely >= _MOST_ARE * half and low.count(0) <= high.count(0) // 4:
            return codec
    return ""
