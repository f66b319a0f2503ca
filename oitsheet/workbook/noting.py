"""Notes on cells of a sheet that has none: two new parts, and one element in the sheet.

A sheet that has notes already is left alone: their drawing is old VML, which often is not sound,
and which no validator looks at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from oitsheet.workbook.outline import Splice
from oitsheet.workbook.sheetxml import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.location import Location
    from oitsheet.workbook.book_xml import Dialect
    from oitsheet.workbook.editing import Editor

MOST_NOTES: Final = 500
"""More notes than that on one sheet help nobody, and slow Excel down."""

_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_KINDS: Final = {"comments", "vmlDrawing", "threadedComment"}
_BEHIND: Final = {
    "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
    "webPublishItems", "tableParts", "extLst", "AlternateContent",
}  # fmt: skip
"""Elements of a worksheet before which its notes' drawing is named (ECMA-376)."""

_AUTHOR: Final = "oitsheet"
_HEAD: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE: Final = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'width:320pt;height:110pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/>"
    "<x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def note(editor: Editor, dialect: Dialect, part: str, notes: Mapping[Location, str]) -> int:
    """Put notes on a sheet, unless it has any.

    Args:
        editor: The file.
        dialect: In which spelling of Open XML.
        part: The folded name of the sheet's part.
        notes: Cell → what its note says.

    Returns:
        How many were put there.

    Raises:
        UnreadableWorkbook: The part is not sound.
    """
    kinds = {relation.kind for relation in editor.package.relations(part).values()}
    root = editor.outline(part, lambda path, _: len(path) == 2)  # noqa: PLR2004  its own children
    if not notes or kinds & _KINDS or root.child("legacyDrawing"):
        return 0
    told = dict(sorted(notes.items())[:MOST_NOTES])
    comments = editor.add("xl/oitsheetComments.xml", _comments(dialect, told), _COMMENTS)
    editor.relate(part, f"{dialect.relations}/comments", comments)
    drawing = editor.add("xl/drawings/oitsheetNotes.vml", _drawing(told).encode(), _VML)
    own_id = editor.relate(part, f"{dialect.relations}/vmlDrawing", drawing)
    tag = root.prefix.decode()
    line = f'<{tag}legacyDrawing xmlns:oitr="{dialect.relations}" oitr:id="{own_id}"/>'.encode()
    behind = [node.start for node in root.children if node.name in _BEHIND]
    at = min(behind, default=root.closing)
    editor.splice(part, Splice(at, at, line))
    return len(told)


def _comments(dialect: Dialect, notes: Mapping[Location, str]) -> bytes:
    listed = "".join(
        f'<comment ref="{place.cell}" authorId="0"><text><r>'
        f'<t xml:space="preserve">{escaped(text)}</t></r></text></comment>'
        for place, text in notes.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{dialect.main}"><authors><author>{_AUTHOR}</author></authors>'
        f"<commentList>{listed}</commentList></comments>"
    ).encode()


def _drawing(notes: Mapping[Location, str]) -> str:
    return _HEAD + "".join(_shapes(notes)) + "</xml>"


def _shapes(notes: Mapping[Location, str]) -> Iterator[str]:
    for n, place in enumerate(notes):
        yield _SHAPE.format(
            number=1025 + n,
            order=1 + n,
            left=place.column,
            right=place.column + 5,
            top=max(place.row - 2, 0),
            bottom=place.row + 4,
            row=place.row - 1,
            column=place.column - 1,
        )
