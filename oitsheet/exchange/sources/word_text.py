"""A paragraph of Word → its words and links, as a reader of the printed page sees them.

Inserted words count, deleted and hidden ones do not; marks of footnotes are left out, ticked boxes
are a check mark and others an empty box.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from oitsheet.exchange.sources.links import address_of
from oitsheet.exchange.sources.numbering import W
from oitsheet.exchange.sources.raw import Piece
from oitsheet.exchange.sources.wording import CROSS, EMPTY_BOX, TICK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml import etree

    from oitsheet.exchange.sources.raw import Content

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE: Final = {
    W + name
    for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "rt", "tblPr")
} | {f"{_MC}Fallback"}
_LITERAL: Final = {
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}noBreakHyphen": "-",
}
_SYMBOLS: Final = {
    "wingdings": {
        0xFC: TICK,
        0xFE: TICK,
        0xFB: CROSS,
        0xFD: CROSS,
        0xA8: EMPTY_BOX,
        0x6F: EMPTY_BOX,
    },
    "wingdings 2": {
        0x50: TICK,
        0x52: TICK,
        0x4F: CROSS,
        0x51: CROSS,
        0x53: CROSS,
        0x54: CROSS,
        0xA3: EMPTY_BOX,
        0x2A: EMPTY_BOX,
    },
    "webdings": {0x61: TICK, 0x72: CROSS, 0x63: EMPTY_BOX},
    "marlett": {0x62: TICK},
}
_LINK_FIELD: Final = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))?', re.IGNORECASE)
_PLACE_IN_IT: Final = re.compile(r'\\l\s+"([^"]*)"')


class _Field:
    """A field that is open: what it says it is, and whether its result is being told."""

    def __init__(self) -> None:
        self.code = ""
        self.telling = False
        self.address = ""


class Words:
    """Reads paragraphs one after the other; a field may begin in one and end in another.

    Args:
        links: Addresses by relationships' ids.
        story: What to do with a text box: give its content.
    """

    def __init__(
        self,
        links: Mapping[str, str],
        story: Callable[[etree._Element], Iterator[Content]],
    ) -> None:
        self._links = links
        self._story = story
        self._fields: list[_Field] = []
        self._own: dict[str, Callable[[etree._Element, str], Iterator[Content]]] = {
            f"{W}r": self._run,
            f"{W}t": self._text,
            f"{_M}t": self._text,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._mark,
            f"{W}fldSimple": self._simple_field,
            f"{W}hyperlink": self._hyperlink,
            f"{W}sdt": self._control,
            f"{W}txbxContent": self._text_box,
            f"{_A}hlinkClick": self._picture_link,
        }

    @contextmanager
    def afresh(self) -> Iterator[None]:
        """Read a cell: no field reaches into it, least of all one that never ends."""
        outside, self._fields = self._fields, []
        try:
            yield
        finally:
            self._fields = outside

    def of(self, paragraph: etree._Element) -> Iterator[Content]:
        """Yield what a paragraph says; without its automatic number."""
        yield from self._inside(paragraph, "")

    def _inside(self, element: etree._Element, address: str) -> Iterator[Content]:
        for child in element:
            yield from self._said(child, address)

    def _said(self, element: etree._Element, address: str) -> Iterator[Content]:
        tag = element.tag
        if tag in _GONE:
            if tag == f"{W}instrText" and self._fields:
                self._fields[-1].code += element.text or ""
            return
        if tag in _LITERAL:
            yield from self._told(_LITERAL[tag], address)
        elif own := self._own.get(tag):
            yield from own(element, address)
        else:
            yield from self._inside(element, address)

    def _run(self, run: etree._Element, address: str) -> Iterator[Content]:
        if not _vanishes(run):
            yield from self._inside(run, address)
            return
        # Where fields begin and end is seen even in a run that does not show.
        for mark in run.iter(f"{W}fldChar", f"{W}instrText"):
            if mark.tag == f"{W}fldChar":
                list(self._mark(mark, ""))
            elif self._fields:
                self._fields[-1].code += mark.text or ""

    def _text(self, element: etree._Element, address: str) -> Iterator[Content]:
        yield from self._told(element.text or "", address)

    def _symbol(self, element: etree._Element, address: str) -> Iterator[Content]:
        yield from self._told(_symbol(element), address)

    def _simple_field(self, element: etree._Element, address: str) -> Iterator[Content]:
        inner = _field_address(element.get(f"{W}instr", ""))
        yield from self._inside(element, inner or address)

    def _hyperlink(self, element: etree._Element, address: str) -> Iterator[Content]:
        target = self._links.get(element.get(f"{_R}id", ""), "")
        place = element.get(f"{W}anchor", "")
        own = address_of(f"{target}#{place}" if target and place else target)
        yield from self._inside(element, own or address)

    def _picture_link(self, element: etree._Element, _: str) -> Iterator[Content]:
        target = address_of(self._links.get(element.get(f"{_R}id", ""), ""))
        if target:
            yield Piece("", target)

    def _text_box(self, element: etree._Element, _: str) -> Iterator[Content]:
        yield Piece("\n")
        yield from self._story(element)
        yield Piece("\n")

    def _told(self, text: str, address: str) -> Iterator[Piece]:
        if any(not field.telling for field in self._fields):
            return
        inner = next((field.address for field in reversed(self._fields) if field.address), "")
        yield Piece(text, inner or address)

    def _mark(self, element: etree._Element, address: str) -> Iterator[Piece]:
        kind = element.get(f"{W}fldCharType", "")
        if kind == "begin":
            box = element.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                yield from self._told(_box(box), address)
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            field = self._fields[-1]
            field.telling = True
            field.address = _field_address(field.code)
        elif self._fields and kind == "end":
            self._fields.pop()

    def _control(self, element: etree._Element, address: str) -> Iterator[Content]:
        properties = element.find(f"{W}sdtPr")
        if properties is not None:
            checked = properties.find(f"{_W14}checkbox/{_W14}checked")
            if properties.find(f"{_W14}checkbox") is not None:
                ticked = checked is not None and checked.get(f"{_W14}val", "1") in {"1", "true"}
                yield from self._told(TICK if ticked else EMPTY_BOX, address)
                return
            if _is_on(properties.find(f"{W}showingPlcHdr")):
                return  # nobody has filled it in: it shows what to fill in
        content = element.find(f"{W}sdtContent")
        if content is not None:
            yield from self._inside(content, address)


def _field_address(code: str) -> str:
    """Give where a ``HYPERLINK`` field leads; empty for any other field."""
    found = _LINK_FIELD.match(code)
    if not found:
        return ""
    target = found[1] or found[2] or ""
    place = _PLACE_IN_IT.search(code)
    return address_of(f"{target}#{place[1]}" if target and place else target)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in {"0", "false", "off"}


def _vanishes(run: etree._Element) -> bool:
    properties = run.find(f"{W}rPr")
    return properties is not None and _is_on(properties.find(f"{W}vanish"))


def _box(box: etree._Element) -> str:
    checked = box.find(f"{W}checked")
    if checked is None:
        checked = box.find(f"{W}default")
    return TICK if _is_on(checked) else EMPTY_BOX


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    font = element.get(f"{W}font", "").lower()
    shown = _SYMBOLS.get(font, {}).get(code & 0xFF)
    return shown or (chr(code) if 0x20 <= code < 0xE000 else "")  # noqa: PLR2004  the rest is private
