"""What stands in the workbook's own part, spliced: a sheet more, a name more, a calculation due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from oitsheet.workbook.contents import main_part
from oitsheet.workbook.outline import Splice, inside
from oitsheet.workbook.sheetxml import attribute

if TYPE_CHECKING:
    from oitsheet.workbook.editing import Editor
    from oitsheet.workbook.outline import Node

_STRICT: Final = "http://purl.oclc.org/ooxml"
_RELATIONS: Final = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    True: f"{_STRICT}/officeDocument/relationships",
}
_MAIN: Final = {
    False: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    True: f"{_STRICT}/spreadsheetml/main",
}
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BEFORE_CALCULATION: Final = ("definedNames", "externalReferences", "functionGroups", "sheets")
_DEPTH: Final = 3

SHORT_NUMBER: Final = re.compile(r"[0-9]{1,9}")
"""A number that a file writes where it must; anybody may have written anything else."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """Which of the two spellings of Open XML a workbook is written in."""

    strict: bool

    @property
    def main(self) -> str:
        """The namespace of sheets."""
        return _MAIN[self.strict]

    @property
    def relations(self) -> str:
        """The namespace of relationships, and the beginning of their types."""
        return _RELATIONS[self.strict]


class BookXml:
    """The workbook part of a file being changed.

    Args:
        editor: The file.

    Raises:
        UnreadableWorkbook: It has no sound workbook part.
    """

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self.part = main_part(editor.package)[0]
        self._root = editor.outline(self.part, lambda path, _: len(path) <= _DEPTH)
        self.dialect = Dialect(any(_STRICT in value for value in self._root.attributes.values()))

    @property
    def locked(self) -> bool:
        """Whether the user lets nobody add a sheet."""
        protection = self._root.child("workbookProtection")
        told = protection.attributes if protection else {}
        return told.get("lockStructure") in {"1", "true"}

    def sheet_parts(self) -> dict[str, str]:
        """Each listed sheet's name and the folded name of its part."""
        relations = self._editor.package.relations(self.part)
        listed = self._sheets.named("sheet")
        found = {}
        for node in listed:
            own_id = next((v for key, v in node.attributes.items() if key.endswith(":id")), "")
            if own_id in relations:
                found[node.attributes.get("name", "")] = relations[own_id].target
        return found

    def add_sheet(self, name: str, content: bytes) -> None:
        """Put a sheet behind all others; the numbers by which names and views go stay right.

        Args:
            name: The name of its tab, which no other has.
            content: Its part.
        """
        part = self._editor.add("xl/worksheets/oitsheet.xml", content, _SHEET_TYPE)
        kind = f"{self.dialect.relations}/worksheet"
        own_id = self._editor.relate(self.part, kind, part)
        sheets = self._sheets
        told_ids = (node.attributes.get("sheetId", "") for node in sheets.named("sheet"))
        known = [int(told) for told in told_ids if SHORT_NUMBER.fullmatch(told)]
        told = (
            f'sheet xmlns:oitr="{self.dialect.relations}" name="{attribute(name)}" '
            f'sheetId="{max(known, default=0) + 1}" oitr:id="{own_id}"/>'
        )
        line = b"<" + sheets.prefix + told.encode()
        self._editor.splice(self.part, inside(sheets, line))

    def calculate_on_opening(self) -> None:
        """Let Excel calculate everything anew when it opens the file."""
        found = self._root.child("calcPr")
        if found is None:
            at = self._behind(_BEFORE_CALCULATION)
            line = b"<" + self._root.prefix + b'calcPr fullCalcOnLoad="1"/>'
            self._editor.splice(self.part, Splice(at, at, line))
            return
        self._editor.splice(
            self.part, set_attribute(self._editor, self.part, found, "fullCalcOnLoad", "1")
        )

    @property
    def _sheets(self) -> Node:
        found = self._root.child("sheets")
        if found is None:  # the guard has read its sheets
            raise AssertionError(self.part)
        return found

    def _behind(self, names: tuple[str, ...]) -> int:
        return next(node.end for name in names if (node := self._root.child(name)))


def set_attribute(editor: Editor, part: str, node: Node, name: str, value: str) -> Splice:
    """Give an element's start tag an attribute, or another value for the one it has."""
    written = f' {name}="{value}"'.encode()
    found = _attribute(editor, part, node, name)
    if found is None:
        at = node.start + 1 + len(node.tag)
        return Splice(at, at, written)
    return Splice(*found, written)


def drop_attribute(editor: Editor, part: str, node: Node, name: str) -> Splice | None:
    """Take an attribute off an element's start tag; None where it has none."""
    found = _attribute(editor, part, node, name)
    return None if found is None else Splice(*found, b"")


def _attribute(editor: Editor, part: str, node: Node, name: str) -> tuple[int, int] | None:
    """Where an attribute stands in a start tag, the blank before it included."""
    tag = editor.bytes_of(part, node)[: node.opened - node.start]
    found = re.search(rb"\s%b\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.encode(), tag)
    return (node.start + found.start(), node.start + found.end()) if found else None
