"""Changes to a workbook's parts, gathered and then made all at once.

Each change is a splice into one part, or a part that is new. Whatever nobody changes is copied as
it lies in the file.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from oitsheet.workbook.copying import copied
from oitsheet.workbook.markup import as_utf8
from oitsheet.workbook.outline import Outline, Splice, inside, spliced
from oitsheet.workbook.package import CONTENT_TYPES, Package, fold
from oitsheet.workbook.sheetxml import attribute

if TYPE_CHECKING:
    from collections.abc import Callable

    from oitsheet.workbook.outline import Node

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Editor:
    """A workbook file being changed.

    Args:
        data: The whole file.

    Raises:
        UnreadableWorkbook: It is no sound package.
    """

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self._data = data
        self._read: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {}
        self._splices: dict[str, list[Splice]] = {}
        self._new: dict[str, bytes] = {}
        self._ids = 0

    def outline(self, part: str, wanted: Callable[[tuple[str, ...], dict[str, str]], bool]) -> Node:
        """Find the elements of a part; see `Outline`.

        Raises:
            UnreadableWorkbook: The part is not there or not sound.
        """
        return Outline(wanted).read(self._text(part))

    def read_by(self, part: str, outline: Outline) -> Node:
        """Find elements by an outline of one's own.

        Raises:
            UnreadableWorkbook: The part is not there or not sound.
        """
        return outline.read(self._text(part))

    def bytes_of(self, part: str, node: Node) -> bytes:
        """An element as it is written."""
        return self._text(part)[node.start : node.end]

    def splice(self, part: str, *splices: Splice) -> None:
        """Remember splices into a part that was outlined."""
        self._splices.setdefault(part, []).extend(splices)

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Add a part.

        Args:
            name: ``xl/worksheets/oitsheet.xml``; a number is put behind it where it is taken.
            content: Its bytes.
            content_type: What it is.

        Returns:
            The name it got.
        """
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while fold(name) in self.package or name in self._new:
            number += 1
            name = f"{stem}{number}{dot}{suffix}"
        self._new[name] = content
        self._declare(name, content_type)
        return name

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship from a part to a new one, or to somewhere outside.

        Args:
            part: The folded name of the part it starts from.
            kind: The whole type.
            target: The name of the other part; the address, where it is external.
            external: It leads out of the package.

        Returns:
            Its id.
        """
        self._ids += 1
        own_id = f"rIdOit{self._ids}"
        taken = {relation.id for relation in self.package.relations(part).values()}
        while own_id in taken:
            self._ids += 1
            own_id = f"rIdOit{self._ids}"
        where = f'Target="/{target}"'
        if external:
            where = f'Target="{attribute(target)}" TargetMode="External"'
        line = f'Id="{own_id}" Type="{kind}" {where}/>'
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if fold(rels) in self.package:
            root = self.outline(fold(rels), lambda *_: False)
            tag = root.prefix + b"Relationship "
            self.splice(fold(rels), inside(root, b"<" + tag + line.encode()))
        elif rels in self._new:
            head, _, _ = self._new[rels].rpartition(b"</Relationships>")
            self._new[rels] = head + b"<Relationship " + line.encode() + b"</Relationships>"
        else:
            whole = f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship {line}'
            self._new[rels] = _DECLARATION + f"{whole}</Relationships>".encode()
            # Said by name: a package need not declare what ends in .rels.
            self._declare(rels, _RELS_TYPE)
        return own_id

    def finish(self) -> bytes:
        """Make the new file."""
        changed = {}
        for part, splices in self._splices.items():
            text, back = self._read[part]
            changed[part] = back(spliced(text, splices))
        return copied(self._data, changed, self._new)

    def _declare(self, name: str, content_type: str) -> None:
        root = self.outline(CONTENT_TYPES, lambda *_: False)
        override = f'Override PartName="/{name}" ContentType="{content_type}"/>'
        self.splice(CONTENT_TYPES, inside(root, b"<" + root.prefix + override.encode()))

    def _text(self, part: str) -> bytes:
        if part not in self._read:
            self._read[part] = as_utf8(self.package.read(part))
        return self._read[part][0]
