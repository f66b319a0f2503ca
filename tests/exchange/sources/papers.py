"""Small documents of Word, and a look at what was read of them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from oitsheet.exchange.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.exchange.source import Source, SourceTable

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def document(  # noqa: PLR0913  the parts of a document
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    links: Mapping[str, str] | None = None,
    kind: str = f"{TYPE}.document.main+xml",
    before: str = "",
    beside: Mapping[str, bytes] | None = None,
) -> bytes:
    """A document whose body is this, as Word packs it."""
    parts = {"document": f"{before}<w:document {SPACES}><w:body>{body}</w:body></w:document>"}
    if numbering:
        parts["numbering"] = f"<w:numbering {SPACES}>{numbering}</w:numbering>"
    if styles:
        parts["styles"] = f"<w:styles {SPACES}>{styles}</w:styles>"
    relations = "".join(
        f'<Relationship Id="own{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    ) + "".join(
        f'<Relationship Id="{own}" Type="{OFFICE}/hyperlink" Target="{target}"'
        ' TargetMode="External"/>'
        for own, target in (links or {}).items()
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>',
        )
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", part)
        for name, content in (beside or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def words(text: str, look: str = "") -> str:
    return f"<w:p>{run(text, look)}</w:p>"


def numbered(text: str = "", number: int = 1, level: int = 0) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr>{run(text) if text else ''}</w:p>"


def cell(content: str, *properties: str) -> str:
    inside = content if content.startswith("<") else words(content)
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    told = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{told}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def read(data: bytes) -> Source:
    return source_of(data, "file")


def only(source: Source) -> SourceTable:
    (found,) = source.tables
    return found


def lines(found: SourceTable) -> list[list[object]]:
    """The cells of a table, row by row; blank ones are empty texts."""
    cells = found.grid.cells
    last_row = max(place[0] for place in cells)
    last_column = max(place[1] for place in cells)
    return [
        [cells.get((line, column), "") for column in range(1, last_column + 1)]
        for line in range(1, last_row + 1)
    ]
