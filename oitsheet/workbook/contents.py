"""What the workbook's own parts say: its sheets and names, its number formats, its texts' count."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oitsheet.workbook.grid import Visibility
from oitsheet.workbook.limits import MAX_FORMATS, MAX_NAMES, MAX_SHEETS, MAX_TEXTS
from oitsheet.workbook.markup import Walker, is_true, relation_id
from oitsheet.workbook.package import CONTENT_TYPES, Package, Relation
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook, too_large

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VISIBILITY = {"hidden": Visibility.HIDDEN, "veryHidden": Visibility.VERY_HIDDEN}
_THAI_BUILT_IN = {
    71: "d/m/yyyy",
    72: "d-mmm-yy",
    73: "d-mmm",
    74: "mmm-yy",
    75: "h:mm",
    76: "h:mm:ss",
    77: "d/m/yyyy h:mm",
    78: "mm:ss",
    79: "[h]:mm:ss",
    80: "mm:ss.0",
    81: "d/m/yy",
}
"""Date formats a Thai Excel knows by number alone (ECMA-376 part 1, 18.8.30, "th-th")."""
_BESIDE_CODES = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ORDINARY_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_BUDDHIST_YEAR = re.compile(r"\s*(b{2}|b{4})\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A worksheet as the workbook lists it: its name, its part, whether its tab shows."""

    name: str
    part: str
    visibility: Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the workbook part says.

    Attributes:
        sheets: The worksheets in the order of their tabs; other sheets are left out.
        names: Workbook-level defined names and what they refer to, as written.
        from_1904: Dates are counted from 1904 and not from 1900.
        texts_part: The folded name of the shared texts' part, empty if there is none.
        styles_part: The same of the styles' part.
    """

    sheets: tuple[ListedSheet, ...]
    names: Mapping[str, str]
    from_1904: bool
    texts_part: str
    styles_part: str


@dataclass(slots=True)
class Formats:
    """How numbers are shown.

    Attributes:
        of_styles: The number of the number format of each cell style, in their order.
        codes: The format code of each number that is not built in everywhere.
    """

    of_styles: list[int] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)


def main_part(package: Package) -> tuple[str, str]:
    """Find the part the package is about.

    Returns:
        Its folded name and its content type, both empty where there is none.
    """
    for relation in package.relations().values():
        if relation.kind == "officeDocument" and not relation.external:
            types = _ContentTypes(relation.target)
            types.walk(package.markup(CONTENT_TYPES))
            return relation.target, types.found
    return "", ""


def read_book(package: Package, part: str) -> Book:
    """Read the workbook part.

    Raises:
        UnreadableWorkbook: DAMAGED if a worksheet is listed whose part is not there, two sheets
            have one name or one part, or the part is no workbook; TOO_LARGE for too many sheets
            or names.
    """
    walker = _Workbook()
    walker.walk(package.markup(part))
    if not walker.is_workbook:
        raise UnreadableWorkbook(Unreadable.DAMAGED, "the main part is no workbook")
    relations = package.relations(part)
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    return Book(
        sheets=_worksheets(package, walker.sheets, relations),
        names=walker.names,
        from_1904=walker.from_1904,
        texts_part=by_kind.get("sharedStrings", ""),
        styles_part=by_kind.get("styles", ""),
    )


def text_lengths(part: bytes) -> Sequence[int]:
    """Count the letters of each shared text of their part, which comes as `plain` gives it.

    Raises:
        UnreadableWorkbook: DAMAGED if it is no part of shared texts, TOO_LARGE if they are too
            many, or refused as `Walker.walk`.
    """
    walker = _SharedTexts()
    walker.walk(part)
    return walker.lengths


def read_formats(part: bytes) -> Formats:
    """Read the number formats out of the styles' part, which comes as `plain` gives it."""
    walker = _Styles()
    walker.walk(part)
    formats = walker.formats
    for number, code in _THAI_BUILT_IN.items():
        formats.codes.setdefault(number, code)
    return formats


def _worksheets(
    package: Package, listed: list[dict[str, str]], relations: dict[str, Relation]
) -> tuple[ListedSheet, ...]:
    sheets: list[ListedSheet] = []
    names: set[str] = set()
    parts: set[str] = set()
    for sheet in listed:
        name = sheet.get("name", "")
        relation = relations.get(relation_id(sheet) or "")
        if not name or name.casefold() in names:
            raise UnreadableWorkbook(Unreadable.DAMAGED, f"two sheets named {name!r}")
        names.add(name.casefold())
        if not relation_id(sheet):
            continue  # a module of macros from before 1997: listed without a part
        if relation is None or relation.external:
            raise UnreadableWorkbook(Unreadable.DAMAGED, f"sheet {name!r} leads nowhere")
        if relation.kind != "worksheet":
            continue
        if relation.target not in package or relation.target in parts:
            raise UnreadableWorkbook(Unreadable.DAMAGED, f"sheet {name!r} has no part of its own")
        parts.add(relation.target)
        visibility = _VISIBILITY.get(sheet.get("state", ""), Visibility.VISIBLE)
        sheets.append(ListedSheet(name, relation.target, visibility))
    return tuple(sheets)


class _ContentTypes(Walker):
    def __init__(self, part: str) -> None:
        super().__init__()
        self._part = part
        self.found = ""
        self._override = False

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Override":
            if attributes.get("PartName", "").lower().lstrip("/") == self._part:
                self.found = attributes.get("ContentType", "")
                self._override = True
        elif name == "Default" and not self._override:
            extension = attributes.get("Extension", "").lower()
            if extension and self._part.endswith("." + extension):
                self.found = attributes.get("ContentType", "")


class _Workbook(Walker):
    def __init__(self) -> None:
        super().__init__()
        self.is_workbook = False
        self.sheets: list[dict[str, str]] = []
        self.names: dict[str, str] = {}
        self.from_1904 = False
        self._name = ""
        self._refers_to: list[str] = []

    def opened(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  the walker's
        match self.path:
            case ["workbook"]:
                self.is_workbook = True
            case ["workbook", "workbookPr"]:
                self.from_1904 = is_true(attributes.get("date1904"))
            case ["workbook", "sheets", "sheet"]:
                self.sheets.append(attributes)
                if len(self.sheets) > MAX_SHEETS:
                    raise too_large("sheets", MAX_SHEETS)
            case ["workbook", "definedNames", "definedName"]:
                local = "localSheetId" in attributes
                self._name = "" if local else attributes.get("name", "")
                self._refers_to = []

    def text(self, text: str) -> None:
        if self._name:
            self._refers_to.append(text)

    def closed(self, name: str) -> None:
        if self._name and name == "definedName":
            self.names[self._name] = "".join(self._refers_to)
            if len(self.names) > MAX_NAMES:
                raise too_large("names", MAX_NAMES)
            self._name = ""


class _SharedTexts(Walker):
    def __init__(self) -> None:
        super().__init__()
        self.lengths = array("I")

    def opened(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  the walker's
        if (name == "sst") != (len(self.path) == 1):
            raise UnreadableWorkbook(Unreadable.DAMAGED, "shared texts out of place")
        if name == "si":
            self.lengths.append(0)
            if len(self.lengths) > MAX_TEXTS:
                raise too_large("texts", MAX_TEXTS)

    def text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


class _Styles(Walker):
    def __init__(self) -> None:
        super().__init__()
        self.formats = Formats()

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and self.path == ["styleSheet", "numFmts", "numFmt"]:
            code = attributes.get("formatCode", "")
            self.formats.codes[_number(attributes)] = _with_common_year(code)
        elif name == "xf" and self.path == ["styleSheet", "cellXfs", "xf"]:
            self.formats.of_styles.append(_number(attributes))
        if max(len(self.formats.codes), len(self.formats.of_styles)) > MAX_FORMATS:
            raise too_large("formats", MAX_FORMATS)


def _number(attributes: Mapping[str, str]) -> int:
    text = attributes.get("numFmtId", "0")
    return int(text) if text.isdecimal() and len(text) < len("1000000") else 0


def _with_common_year(code: str) -> str:
    """Say a lone Buddhist year as a common one: no reader takes ``bbbb`` by itself for a date."""
    bare = _BESIDE_CODES.sub("", code.partition(";")[0])
    if _BUDDHIST_YEAR.fullmatch(bare) and not _ORDINARY_DATE.search(bare):
        return "yyyy"
    return code
