"""A meeting's page for Word: A4, TH Sarabun New, small tables; one page, the same every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from oitsheet.rendering.agenda import ABOVE, BETWEEN, SIZE, SMALL, SMALL_LEADING, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from oitsheet.rendering.agenda import Agenda

    Write = Callable[[str], str]

FONT = "TH Sarabun New"
OTHER_FONT = "TH SarabunPSK"
"""The same letters under their older name: where a computer has only these, Word takes them."""

WIDTH = 16.5
"""Centimetres between the margins of A4."""

_PADDING = 57
"""Twentieths of a point: a millimetre."""

_EPOCH = dt.datetime(2000, 1, 1)  # noqa: DTZ001  (a fixed mark, and no moment)
_PACKED = (1980, 1, 1, 0, 0, 0)
_MARGINS = {"left": 2.5, "right": 2, "top": 1.8, "bottom": 1.3}
_FONTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:font w:name="{FONT}"><w:altName w:val="{OTHER_FONT}"/><w:charset w:val="DE"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def agenda_docx(agenda: Agenda, write: Write = str) -> bytes:
    """Return the page as a Word document; equal arguments give equal bytes.

    Args:
        agenda: What it says.
        write: How each text is written: in Thai digits, for example.
    """
    document = Document()
    _prepare(document, agenda)
    for text in agenda.title:
        line = _paragraph(document, write(text), agenda.size, bold=True)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for section in agenda.sections:
        heading = _paragraph(document, write(section.heading), agenda.size, bold=True)
        heading.paragraph_format.space_before = Pt(ABOVE)
        heading.paragraph_format.keep_with_next = True
        below = 0
        for part in section.parts:
            if isinstance(part, Table):
                _table(document, part, write)
                below = ABOVE
                continue
            point = _paragraph(document, f"•\t{write(part)}", agenda.size)
            point.paragraph_format.left_indent = Cm(0.6)
            point.paragraph_format.first_line_indent = Cm(-0.6)
            point.paragraph_format.space_before = Pt(below)
            below = 0
    foot = _paragraph(document, write(agenda.foot), SMALL)
    foot.paragraph_format.space_before = Pt(ABOVE)
    return _packed(document)


def _prepare(document: Any, agenda: Agenda) -> None:  # noqa: ANN401  (python-docx has no types)
    """A4, margins, the font for Thai and Latin letters, and no clock in the properties."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    for side, width in _MARGINS.items():
        setattr(page, f"{side}_margin", Cm(width))
    page.header_distance = page.footer_distance = Cm(0.8)
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(SIZE)
    _complex(style.element.get_or_add_rPr(), SIZE)
    format_ = style.paragraph_format
    format_.space_after = format_.space_before = Pt(0)
    told = document.core_properties
    told.title = agenda.title[0]
    told.author = told.last_modified_by = "oitsheet"
    told.comments = ""
    told.created = told.modified = _EPOCH
    told.revision = 1
    told.language = "th-TH"
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # of the empty document that we begin with
            del package.rels[key]
    for part in package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = _FONTS.encode()  # noqa: SLF001  (it has no other way)


def _complex(properties: Any, size: int) -> None:  # noqa: ANN401
    """What Word takes for Thai: the font of complex scripts, their size, and the language."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):  # the theme's fonts would go before ours
            del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    for tag, values in (
        ("w:szCs", {"w:val": str(size * 2)}),
        ("w:lang", {"w:val": "en-US", "w:eastAsia": "en-US", "w:bidi": "th-TH"}),
    ):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
        element = OxmlElement(tag)
        for key, value in values.items():
            element.set(qn(key), value)
        properties.append(element)


def _paragraph(
    holder: Any,  # noqa: ANN401
    text: str,
    size: int,
    *,
    bold: bool = False,
    leading: int = 0,
) -> Any:  # noqa: ANN401
    """Add a paragraph, or fill the empty one that a cell begins with."""
    fresh = hasattr(holder, "add_table") and not hasattr(holder, "vertical_alignment")
    line = holder.add_paragraph() if fresh else holder.paragraphs[0]
    spacing = line.paragraph_format
    spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    spacing.line_spacing = Pt(leading or size + BETWEEN)
    run = line.add_run(text)
    run.bold = bold
    run.font.size = Pt(size)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001  (it knows no complex scripts)
    _complex(properties, size)
    if bold:
        properties.insert_element_before(OxmlElement("w:bCs"), "w:i", "w:color", "w:sz", "w:szCs")
    return line


def _table(document: Any, table: Table, write: Write) -> None:  # noqa: ANN401
    lines = (table.headers, *table.rows)
    made = document.add_table(rows=len(lines), cols=len(table.headers), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _narrow(made)
    whole = sum(table.widths)
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Cm(WIDTH * width / whole)
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            cell = made.cell(number, column)
            cell.width = Cm(WIDTH * table.widths[column] / whole)
            said = _paragraph(cell, write(text), SMALL, bold=not number, leading=SMALL_LEADING)
            if not number:
                said.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif table.amounts and column:
                said.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _narrow(table: Any) -> None:  # noqa: ANN401
    """Leave little room between letters and border: six columns of amounts stand in one table."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_PADDING))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption")  # noqa: SLF001


def _packed(document: Any) -> bytes:  # noqa: ANN401
    """Pack it again without the moment that every part of a package carries."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as package, zipfile.ZipFile(packed, "w") as copy:
        for name in package.namelist():
            entry = zipfile.ZipInfo(name, _PACKED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, package.read(name))
    return packed.getvalue()
