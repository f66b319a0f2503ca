"""Links behind the words of cells: taken off, and put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.location import column_letters
from oitsheet.workbook.outline import Splice, inside
from oitsheet.workbook.places import area_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.workbook.book_xml import Dialect
    from oitsheet.workbook.editing import Editor
    from oitsheet.workbook.grid import Place
    from oitsheet.workbook.outline import Node

_BEFORE = (
    "dataValidations",
    "conditionalFormatting",
    "phoneticPr",
    "mergeCells",
    "customSheetViews",
    "dataConsolidate",
    "sortState",
    "autoFilter",
    "scenarios",
    "protectedRanges",
    "sheetProtection",
    "sheetCalcPr",
    "sheetData",
)
"""What may stand before the links in a sheet's part, the last first."""


def link(editor: Editor, dialect: Dialect, part: str, links: Mapping[Place, str]) -> None:
    """Let words lead somewhere, or nowhere any more.

    A link that is laid over several cells stays as it is.

    Args:
        editor: The file.
        dialect: In which its parts are written.
        part: The folded name of the sheet's part.
        links: Place → the address; empty for none.

    Raises:
        UnreadableWorkbook: The part is not sound.
    """
    wanted = {*_BEFORE, "hyperlinks"}
    root = editor.outline(part, lambda path, _: path[1] in wanted and len(path) <= _DEPTH)
    known = root.child("hyperlinks")
    nodes = list(known.named("hyperlink")) if known else []
    away = [node for node in nodes if _only_cell(node) in links]
    told = [
        _element(editor, dialect, part, root, place, address)
        for place, address in links.items()
        if address
    ]
    content = "".join(told).encode()
    if known is not None and len(away) == len(nodes):
        whole = _whole(root, content) if content else b""
        editor.splice(part, Splice(known.start, known.end, whole))
        return
    for node in away:
        editor.splice(part, Splice(node.start, node.end, b""))
    if known is not None and content:
        editor.splice(part, inside(known, content))
    elif content:
        at = max(node.end for name in _BEFORE for node in root.named(name))
        editor.splice(part, Splice(at, at, _whole(root, content)))


_DEPTH = 3


def _whole(root: Node, content: bytes) -> bytes:
    tag = root.prefix + b"hyperlinks"
    return b"<" + tag + b">" + content + b"</" + tag + b">"


def _only_cell(node: Node) -> Place | None:
    area = area_of(node.attributes.get("ref", ""))
    if area is None or (area.first_row, area.first_column) != (area.last_row, area.last_column):
        return None
    return area.first_row, area.first_column


def _element(  # noqa: PLR0913, PLR0917  (where, and what)
    editor: Editor, dialect: Dialect, part: str, root: Node, place: Place, address: str
) -> str:
    own_id = editor.relate(part, f"{dialect.relations}/hyperlink", address, external=True)
    cell = f"{column_letters(place[1])}{place[0]}"
    prefix = root.prefix.decode()
    return f'<{prefix}hyperlink xmlns:oitr="{dialect.relations}" ref="{cell}" oitr:id="{own_id}"/>'
