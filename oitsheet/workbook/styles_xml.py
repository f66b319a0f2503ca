"""One more look among a workbook's cell styles; those that are there keep their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.workbook.book_xml import set_attribute
from oitsheet.workbook.outline import inside

if TYPE_CHECKING:
    from oitsheet.workbook.book_xml import BookXml
    from oitsheet.workbook.editing import Editor
    from oitsheet.workbook.outline import Node

_TAKEN = ("numFmtId", "fontId", "fillId", "borderId", "xfId")
_OUTLINED = {"fonts", "cellXfs", "cellStyleXfs"}
_DEPTH = 4
_SIZE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,4})?")
_MOST = 64_000
"""Cell styles that Excel takes, about."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How a new sheet may look in a workbook.

    Attributes:
        wrapping: The number of the style of a text that breaks into lines, as a sheet writes it;
            empty where the workbook has no styles to add it to.
        font: The name of the font that its cells have by themselves; `size` its size in points.
    """

    wrapping: str = ""
    font: str = ""
    size: str = ""


def looks(editor: Editor, book: BookXml) -> Looks:
    """Add the style of a text that breaks into lines, and see which font the workbook uses."""
    relations = editor.package.relations(book.part).values()
    part = next((r.target for r in relations if r.kind == "styles" and not r.external), "")
    if part not in editor.package:
        return Looks()
    root = editor.outline(part, lambda path, _: path[1] in _OUTLINED and len(path) <= _DEPTH)
    font, size = _font(root)
    styles = root.child("cellXfs")
    count = len(styles.children) if styles else 0
    if styles is None or not 0 < count < _MOST:
        return Looks("", font, size)
    prefix = styles.prefix.decode()
    usual = styles.children[0].attributes  # what every cell without a style looks like
    taken = [key for key in _TAKEN if key != "xfId" or root.child("cellStyleXfs")]
    named = "".join(f' {key}="{usual[key]}"' for key in taken if usual.get(key, "").isdecimal())
    told = (
        f'<{prefix}xf{named} applyAlignment="1">'
        f'<{prefix}alignment vertical="top" wrapText="1"/></{prefix}xf>'
    )
    editor.splice(part, inside(styles, told.encode()))
    editor.splice(part, set_attribute(editor, part, styles, "count", str(count + 1)))
    return Looks(str(count), font, size)


def _font(root: Node) -> tuple[str, str]:
    """Name and size of the first font, which is that of every cell without another."""
    fonts = root.child("fonts")
    first = fonts.children[0] if fonts and fonts.children else None
    told = {node.name: node.attributes.get("val", "") for node in (first.children if first else ())}
    size = told.get("sz", "")
    return told.get("name", ""), size if _SIZE.fullmatch(size) else ""
