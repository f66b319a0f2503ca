"""XML parts: brought into one plain spelling, then walked by expat without a document type.

Nothing is resolved, fetched or expanded: a part with a document type declaration is refused, so
entities beyond the five of XML itself do not exist.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from oitsheet.workbook.limits import MAX_DEPTH
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_PLAIN_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
_SPECIAL = re.compile(
    rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL
)
# Possessive throughout: a tag of millions of blanks would else be remembered blank by blank.
_START_TAG = re.compile(rb"<([^\s/>]+)(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
_DECLARATION = re.compile(rb"\A<\?xml\s[^<>]*\?>")
_TEXT_DECLARATION = re.compile(r"\A\ufeff?<\?xml\s[^<>]*\?>")


def plain(part: bytes) -> bytes:
    r"""Bring an XML part into UTF-8 without comments, CDATA, instructions, controls.

    One reader drops the text of CDATA sections without a word, the other refuses control
    characters that careless exporters write; in this spelling all readers see the same.

    Args:
        part: UTF-8 or UTF-16 of either byte order, with or without a byte order mark.

    Returns:
        The same document. A document type, if there is one, is still there to be refused.

    Raises:
        UnreadableWorkbook: DAMAGED if the part is in another encoding, or not in its own.
    """
    if codec := _UTF16.get(part[:2]):
        part = _from_utf16(part, codec)
    part = part.removeprefix(_UTF8_BOM)
    declared = _DECLARED.match(part)
    if declared and declared[1].lower() not in _PLAIN_ENCODINGS:
        raise UnreadableWorkbook(Unreadable.DAMAGED, f"encoding {declared[1]!r}")
    # Every part begins with the declaration: without it most have none of the marks sought below.
    part = _DECLARATION.sub(b"", part.translate(None, _CONTROLS), count=1)
    if b"<!" in part or b"<?" in part:
        part = _SPECIAL.sub(_escaped, part)
    return part


def as_utf8(part: bytes) -> tuple[bytes, Callable[[bytes], bytes]]:
    """Give a part in UTF-8, nothing else changed, and what brings it back into its own encoding.

    Raises:
        UnreadableWorkbook: DAMAGED if it is in another encoding than UTF-8 and UTF-16.
    """
    codec = _UTF16.get(part[:2])
    if codec is None:
        declared = _DECLARED.match(part.removeprefix(_UTF8_BOM))
        if declared and declared[1].lower() not in _PLAIN_ENCODINGS:
            raise UnreadableWorkbook(Unreadable.DAMAGED, f"encoding {declared[1]!r}")
        return part, bytes
    mark = part[:2] if codec == "utf-16" else b""
    exact = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(mark, codec)
    try:
        text = part.removeprefix(mark).decode(exact).encode()
    except UnicodeError as error:
        raise UnreadableWorkbook(Unreadable.DAMAGED, "broken UTF-16") from error
    return text, lambda changed: mark + changed.decode().encode(exact)


def _from_utf16(part: bytes, codec: str) -> bytes:
    try:
        text = part.decode(codec)
        return _TEXT_DECLARATION.sub("", text, count=1).encode()
    except UnicodeError as error:
        raise UnreadableWorkbook(Unreadable.DAMAGED, "broken UTF-16") from error


def _escaped(match: re.Match[bytes]) -> bytes:
    text = match[1] or b""
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def local_name(name: str) -> str:
    """Leave the prefix away: ``x:sheet`` is ``sheet``."""
    return name.rpartition(":")[2]


def is_true(attribute: str | None) -> bool:
    """Whether an XML boolean attribute says yes; one that is not there does not."""
    return attribute in {"1", "true"}


def relation_id(attributes: Mapping[str, str]) -> str | None:
    """Give the ``r:id`` of an element, whatever the prefix is called."""
    return next((value for key, value in attributes.items() if key.endswith(":id")), None)


def element_end(part: bytes, start: int, reported: int) -> int:
    """Find where an element's bytes end.

    Args:
        part: The whole document.
        start: Where its start tag begins.
        reported: What expat says at its end: the place of its end tag or, for ``<c/>``, which has
            none, the byte behind it.
    """
    name = start_tag(part, start)[1]
    if part.startswith(b"</" + name, reported):
        return part.index(b">", reported) + 1
    return reported


def start_tag(part: bytes, start: int) -> re.Match[bytes]:
    """Give a start tag, whole, and as its first group the name as written, with its prefix."""
    match = _START_TAG.match(part, start)
    if match is None:  # expat has just seen it there
        raise AssertionError(part[start : start + 40])
    return match


class Walker:
    """Walks through one XML part; whoever wants something of it overrides the three methods.

    Elements are known by their local names: the readers behind the guard know them so, and the
    guard must see at least what they see.

    Attributes:
        path: The local names of the elements that are open now, the root first.
    """

    def __init__(self) -> None:
        self.path: list[str] = []
        self._parser = expat.ParserCreate("utf-8")

    def walk(self, part: bytes) -> None:
        """Go through `part` once.

        Args:
            part: As `plain` gives it.

        Raises:
            UnreadableWorkbook: DAMAGED if it is not well-formed, HOSTILE if it declares a document
                type or nests too deeply.
        """
        parser = self._parser
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self.text
        try:
            parser.Parse(part, True)  # noqa: FBT003  expat takes it by position only
        except expat.ExpatError as error:
            raise UnreadableWorkbook(Unreadable.DAMAGED, str(error)) from error
        finally:
            # The parser holds this object's methods: without this both wait for the collector.
            parser.StartElementHandler = parser.EndElementHandler = None
            parser.CharacterDataHandler = None

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        name = local_name(name)
        self.path.append(name)
        if len(self.path) > MAX_DEPTH:
            raise nested_too_deeply()
        self.opened(name, attributes)

    def _close(self, name: str) -> None:
        self.closed(local_name(name))
        self.path.pop()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; it is the last of `path`."""

    def closed(self, name: str) -> None:
        """An element ends; it is still the last of `path`."""

    def text(self, text: str) -> None:
        """Text inside the last element of `path`."""


def nested_too_deeply() -> UnreadableWorkbook:
    """Return the refusal of a part whose elements stand inside one another without end."""
    return UnreadableWorkbook(
        Unreadable.HOSTILE, "elements nested too deeply", limit="depth", most=MAX_DEPTH
    )


def _refuse_document_type(*_: object) -> None:
    raise UnreadableWorkbook(Unreadable.HOSTILE, "document type declaration")
