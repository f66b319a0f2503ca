"""Word's automatic numbers: they are shown, and stand nowhere in the text.

Worked out from the numbering part for the formats that offices use: figures, Thai figures, letters
and Thai letters, Roman figures, bullets. Numbers in words (`thaiCounting`) are told in Thai
figures.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from oitsheet.exchange.sources.wording import BULLET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS: Final = 9
_THAI_ZERO: Final = ord("\N{THAI DIGIT ZERO}")
# ECMA-376 part 1, 17.18.59: all consonants but four that are obsolete or no consonants there.
_THAI_LETTERS: Final = "".join(
    map(chr, (0xE01, 0xE02, 0xE04, *range(0xE07, 0xE24), 0xE25, *range(0xE27, 0xE2F)))
)
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST: Final = 32_767
_LONGEST: Final = 255
"""Letters around a number."""


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class _List:
    """One ``w:num``: the counters it shares, its levels, where it starts anew."""

    shared: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts along the paragraphs of a document, in their order.

    Args:
        numbering: The root of the numbering part; none if there is no such part.
        styles: The root of the styles part, likewise.
    """

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        abstract = {} if numbering is None else _abstract_lists(numbering)
        self._lists = {} if numbering is None else _lists(numbering, abstract)
        self._styles = {} if styles is None else _numbered_styles(styles)
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def of(self, paragraph: etree._Element) -> str:
        """Give what is shown before a paragraph, and count it; empty for a plain paragraph."""
        number, level = self._place(paragraph)
        listed = self._lists.get(number)
        if listed is None or level not in listed.levels:
            return ""
        counters = self._counters.setdefault(listed.shared, {})
        here = listed.levels[level]
        if level in listed.starts and (number, level) not in self._begun:
            self._begun.add((number, level))
            counters[level] = listed.starts[level]
        else:
            counters[level] = min(counters.get(level, here.start - 1) + 1, _MOST)
        for deeper in [key for key in counters if key > level]:
            if _restarts(listed.levels.get(deeper), level):
                del counters[deeper]
        return _shown(listed.levels, level, counters)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        own = None if properties is None else properties.find(f"{W}numPr")
        number, level = _numbers(own)
        if number and level is not None:
            return number, level
        style = None if properties is None else properties.find(f"{W}pStyle")
        name = "" if style is None else style.get(f"{W}val", "")
        styled, styled_level = self._styles.get(name, ("", None))
        return number or styled, next((x for x in (level, styled_level) if x is not None), 0)


def _numbers(properties: etree._Element | None) -> tuple[str, int | None]:
    if properties is None:
        return "", None
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (
        "" if number is None else number.get(f"{W}val", ""),
        None if level is None else _whole(level, 0),
    )


def _whole(element: etree._Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{W}val", "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else otherwise  # noqa: PLR2004  Word ends at 32,767


def _abstract_lists(root: etree._Element) -> dict[str, dict[int, _Level]]:
    found: dict[str, dict[int, _Level]] = {}
    by_style: dict[str, str] = {}
    borrowed: dict[str, str] = {}
    for abstract in root.findall(f"{W}abstractNum"):
        own = abstract.get(f"{W}abstractNumId", "")
        found[own] = _levels(abstract)
        for tag, into in (("styleLink", by_style), ("numStyleLink", borrowed)):
            link = abstract.find(f"{W}{tag}")
            if link is not None:
                name = link.get(f"{W}val", "")
                if tag == "styleLink":
                    into[name] = own
                else:
                    into[own] = name
    for own, style in borrowed.items():
        found[own] = found.get(by_style.get(style, ""), {})
    return found


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {
        level: _level(element)
        for element in parent.findall(f"{W}lvl")
        if (level := _index(element)) < _LEVELS
    }


def _index(element: etree._Element) -> int:
    text = element.get(f"{W}ilvl", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) == 1 else _LEVELS


def _level(element: etree._Element) -> _Level:
    kind, text = element.find(f"{W}numFmt"), element.find(f"{W}lvlText")
    restart = element.find(f"{W}lvlRestart")
    return _Level(
        start=_whole(element.find(f"{W}start"), 0),
        kind="decimal" if kind is None else kind.get(f"{W}val", "decimal"),
        text="" if text is None else text.get(f"{W}val", "")[:_LONGEST],
        legal=element.find(f"{W}isLgl") is not None,
        restart=None if restart is None else _whole(restart, 0),
    )


def _lists(root: etree._Element, abstract: Mapping[str, dict[int, _Level]]) -> dict[str, _List]:
    found: dict[str, _List] = {}
    for number in root.findall(f"{W}num"):
        link = number.find(f"{W}abstractNumId")
        shared = "" if link is None else link.get(f"{W}val", "")
        listed = _List(shared, dict(abstract.get(shared, {})))
        for override in number.findall(f"{W}lvlOverride"):
            level = _index(override)
            listed.levels.update(_levels(override))
            start = override.find(f"{W}startOverride")
            if start is not None and level < _LEVELS:
                listed.starts[level] = _whole(start, 1)
        found[number.get(f"{W}numId", "")] = listed
    found.pop("0", None)  # the number that takes a paragraph out of its list
    return found


def _numbered_styles(root: etree._Element) -> dict[str, tuple[str, int | None]]:
    own: dict[str, tuple[str, int | None]] = {}
    parents: dict[str, str] = {}
    for style in root.findall(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        own[name] = _numbers(style.find(f"{W}pPr/{W}numPr"))
        based = style.find(f"{W}basedOn")
        parents[name] = "" if based is None else based.get(f"{W}val", "")
    return {name: _inherited(name, own, parents) for name in own}


def _inherited(
    name: str, own: Mapping[str, tuple[str, int | None]], parents: Mapping[str, str]
) -> tuple[str, int | None]:
    level: int | None = None
    for _ in range(_LEVELS + 2):
        number, own_level = own.get(name, ("", None))
        level = own_level if level is None else level
        if number:
            return number, level
        name = parents.get(name, "")
    return "", None


def _restarts(deeper: _Level | None, level: int) -> bool:
    """Whether a level begins anew after one above it; `lvlRestart` counts levels from one."""
    if deeper is None or deeper.restart is None:
        return True
    return deeper.restart > level if deeper.restart else False


def _shown(levels: Mapping[int, _Level], level: int, counters: Mapping[int, int]) -> str:
    here = levels[level]
    if here.kind == "bullet":
        return here.text if here.text.isascii() and here.text.strip("o\x00") else BULLET
    text = here.text
    for place in range(_LEVELS):
        mark = f"%{place + 1}"
        if mark in text:
            of = levels.get(place, here)
            kind = "decimal" if here.legal else of.kind
            text = text.replace(mark, _figure(counters.get(place, of.start), kind))
    return text


def _figure(number: int, kind: str) -> str:
    if kind == "none":
        return ""
    if kind in {"thaiNumbers", "thaiCounting"}:
        return "".join(chr(_THAI_ZERO + int(digit)) for digit in str(number))
    if kind == "decimalZero":
        return f"{number:02d}"
    letters = {"thaiLetters": _THAI_LETTERS, "lowerLetter": _LATIN, "upperLetter": _LATIN.upper()}
    if kind in letters and number > 0:
        alphabet = letters[kind]
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1)
    if kind in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if kind == "upperRoman" else roman
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        text += letters * times
    return text
