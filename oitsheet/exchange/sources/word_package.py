"""A Word document → the few parts that tell its tables, and nothing else of it.

What python-docx is handed is a package made anew: the document's text, its numbering, its styles
and where its links lead. Pictures, macros, embedded files never reach it, a template and a document
with macros are read like any other, and so is a strict one.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

import docx
from lxml import etree

from oitsheet.exchange.sources import limits
from oitsheet.exchange.sources.unreadable import too_much
from oitsheet.workbook.contents import main_part
from oitsheet.workbook.limits import MEGABYTE
from oitsheet.workbook.package import Package
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docx.document import Document

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _OFFICE),
    (
        b"http://purl.oclc.org/ooxml/drawingml/main",
        b"http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
)
_BESIDE = ("numbering", "styles")
_LINK_KINDS = ("hyperlink",)


def open_document(data: bytes) -> tuple[Document, Mapping[str, str]]:
    """Open a document of Word.

    Args:
        data: The whole file, a sound zip.

    Returns:
        The document, and the addresses of its links by their relationships' ids.

    Raises:
        UnreadableWorkbook: DAMAGED or HOSTILE.
        UnreadableSource: It passes a limit.
    """
    package = Package(data)
    part = main_part(package)[0]
    relations = package.relations(part)
    links = {
        relation.id: relation.target
        for relation in relations.values()
        if relation.kind in _LINK_KINDS and relation.external
    }
    parts = {"document": _markup(package, part)}
    for relation in relations.values():
        if relation.kind in _BESIDE and relation.target in package:
            parts.setdefault(relation.kind, _markup(package, relation.target))
    try:
        return docx.Document(io.BytesIO(_made_anew(parts))), links
    except (etree.LxmlError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UnreadableWorkbook(Unreadable.DAMAGED, str(error)) from error


def _markup(package: Package, name: str) -> bytes:
    part = package.markup(name)
    if len(part) > limits.MAX_MARKUP_BYTES:
        raise too_much("markup", limits.MAX_MARKUP_BYTES // MEGABYTE)
    if part.count(b"<") > limits.MAX_DOCUMENT_TAGS:
        raise too_much("tags", limits.MAX_DOCUMENT_TAGS)
    if b"<!" in part:
        # Comments and the like are gone: what is left declares a document type.
        raise UnreadableWorkbook(Unreadable.HOSTILE, "document type declaration")
    for strict, transitional in _STRICT:
        part = part.replace(strict, transitional)
    return part


def _made_anew(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr(
            "_rels/.rels", _relations([("rId1", "officeDocument", "word/document.xml")])
        )
        beside = [(f"own{kind}", kind, f"{kind}.xml") for kind in parts if kind != "document"]
        archive.writestr("word/_rels/document.xml.rels", _relations(beside))
        for kind, part in parts.items():
            archive.writestr(f"word/{kind}.xml", part)
    return file.getvalue()


def _content_types(parts: Iterable[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml"'
        f' ContentType="{_TYPE}.{"document.main" if kind == "document" else kind}+xml"/>'
        for kind in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(listed: Iterable[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id={quoteattr(own)} Type="{_OFFICE.decode()}/{kind}" Target="{target}"/>'
        for own, kind, target in listed
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'
