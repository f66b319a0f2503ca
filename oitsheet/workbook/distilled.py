"""The distilled workbook: the only thing a reader ever sees.

Not the user's bytes, but a small package made anew from the parts the guard has admitted: cells,
shared texts, number formats. Whatever else a file holds, and however its zip, its names or its
relationships are written, cannot mislead a reader, and two readers cannot see two workbooks.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import escape
from typing import TYPE_CHECKING

from oitsheet.workbook.markup import start_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.workbook.contents import Formats
    from oitsheet.workbook.guard import Admitted

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NAMESPACE = re.compile(rb"\sxmlns(?::[^\s=]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NO_CELLS = f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode()


def distil(admitted: Admitted) -> bytes:
    """Make the small workbook of an admitted one.

    Returns:
        A workbook file whose sheets are called 1, 2, 3 … in the order of the admitted ones.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in _parts(admitted):
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def _parts(admitted: Admitted) -> Iterator[tuple[str, str | bytes]]:
    count = len(admitted.sheets)
    yield "[Content_Types].xml", _content_types(count)
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield "xl/workbook.xml", _workbook(count, from_1904=admitted.from_1904)
    targets = [("worksheet", f"worksheets/{number}.xml") for number in range(1, count + 1)]
    targets += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    yield "xl/_rels/workbook.xml.rels", _relations(targets)
    yield "xl/styles.xml", _styles(admitted.formats)
    texts = admitted.texts or f'<sst xmlns="{_MAIN}"/>'.encode()
    yield "xl/sharedStrings.xml", _transitional(_without_promises(texts))
    for number, sheet in enumerate(admitted.sheets, start=1):
        yield f"xl/worksheets/{number}.xml", _transitional(sheet.look.data or _NO_CELLS)


def _without_promises(texts: bytes) -> bytes:
    """Take the counts off the shared texts' root: a reader makes room for whatever they promise.

    ``uniqueCount="99999999999"`` over a single text ends the process. The namespaces stay.
    """
    root = start_tag(texts, texts.index(b"<"))
    kept = b"".join(_NAMESPACE.findall(root[0]))
    closing = b"/>" if root[0].endswith(b"/>") else b">"
    return b"<%b%b%b%b" % (root[1], kept, closing, texts[root.end() :])


def _transitional(part: bytes) -> bytes:
    """One reader takes a sheet in the strict namespace for an empty one; say it in the other."""
    return part.replace(_STRICT_MAIN, _MAIN.encode())


def _content_types(sheets: int) -> str:
    parts = [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
    parts += [(f"worksheets/{number}", "worksheet") for number in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def _workbook(sheets: int, *, from_1904: bool) -> str:
    listed = "".join(
        f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<workbookPr date1904="{int(from_1904)}"/><sheets>{listed}</sheets></workbook>'
    )


def _styles(formats: Formats) -> str:
    used = set(formats.of_styles)
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(code)}"/>'
        for number, code in formats.codes.items()
        if number in used
    )
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in formats.of_styles or [0])
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f"<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{styles}</cellXfs></styleSheet>"
    )
