"""What may reach a reader at all.

Readers end the whole process, or take gigabytes, on files of a few hundred bytes, with nothing to
catch. So the guard stands before them: it takes bytes, refuses with a reason, or hands over the few
parts a reader needs, each of which it has seen from end to end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.workbook import limits
from oitsheet.workbook.contents import (
    Formats,
    ListedSheet,
    main_part,
    read_book,
    read_formats,
    text_lengths,
)
from oitsheet.workbook.look import SheetLook, look_at
from oitsheet.workbook.package import CONTENT_TYPES, Package
from oitsheet.workbook.strays import count_cells, cut_far_cells, drop_blank_cells
from oitsheet.workbook.unlocking import unlock
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook, too_large

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from oitsheet.workbook.grid import Place

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_OLE_STREAMS = {
    "EncryptedPackage": Unreadable.ENCRYPTED,
    "Workbook": Unreadable.OLD_XLS,
    "Book": Unreadable.OLD_XLS,
    "WordDocument": Unreadable.WORD,
}
_OLE_ENTRY_BYTES = 128
_OLE_NAME_LENGTH_AT = 64
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")
_HTML = re.compile(
    rb"\s*(?:<!doctype\s+html|<html|<head|<meta|<table|<body|mime-version:)", re.IGNORECASE
)
_OTHER_DOCUMENT = (b"%PDF", b"{\\rtf", b"<?xml")
_HEAD = 4096
_OPEN_DOCUMENT_SHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_KINDS = {
    "binary": Unreadable.XLSB,
    "wordprocessingml": Unreadable.WORD,
    "ms-word": Unreadable.WORD,
    "presentationml": Unreadable.NOT_A_WORKBOOK,
    "ms-powerpoint": Unreadable.NOT_A_WORKBOOK,
    "visio": Unreadable.NOT_A_WORKBOOK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmittedSheet:
    """A worksheet that may be read.

    Attributes:
        listed: Its name and whether its tab shows.
        look: What was seen in it; far-away cells are not among it.
        links: What its hyperlinks' relationships lead to, by their ids.
        strays: The first few far-away cells that held something and were cut out.
    """

    listed: ListedSheet
    look: SheetLook
    links: Mapping[str, str]
    strays: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """All that readers may see of a workbook.

    Attributes:
        sheets: Its worksheets in the order of their tabs.
        names: Workbook-level defined names, as written.
        from_1904: Dates are counted from 1904.
        texts: The shared texts' part in plain spelling; empty if there is none.
        formats: The number formats of its cell styles.
    """

    sheets: tuple[AdmittedSheet, ...]
    names: Mapping[str, str]
    from_1904: bool
    texts: bytes
    formats: Formats


def admit(data: bytes, unread: Collection[str] = ()) -> Admitted:
    """Let a workbook through, or say why not.

    Args:
        data: The whole file.
        unread: Names of sheets whose cells no reader shall see.

    Raises:
        UnreadableWorkbook: With its reason; nothing else is ever raised.
    """
    package = Package(unlocked(data))
    part = _workbook_part(package)
    book = read_book(package, part)
    texts = package.markup(book.texts_part) if book.texts_part else b""
    lengths = text_lengths(texts) if texts else ()
    styles = package.markup(book.styles_part) if book.styles_part else b""
    sheets = tuple(
        _blank(listed) if listed.name in unread else _named_sheet(package, listed, lengths)
        for listed in book.sheets
    )
    if sum(_box(sheet.look) for sheet in sheets) > limits.MAX_BOX_IN_ALL:
        raise too_large("box_in_all", limits.MAX_BOX_IN_ALL)
    if sum(sheet.look.letters for sheet in sheets) > limits.MAX_LETTERS:
        raise too_large("letters", limits.MAX_LETTERS)
    return Admitted(
        sheets=sheets,
        names=book.names,
        from_1904=book.from_1904,
        texts=texts,
        formats=read_formats(styles) if styles else Formats(),
    )


def unlocked(data: bytes) -> bytes:
    """Give the bytes of the workbook's package: the file itself, nearly always.

    A file encrypted by the password that Excel tries of its own accord is decrypted first.

    Raises:
        UnreadableWorkbook: It is no zip file: what it is instead.
    """
    try:
        _refuse_foreign(data)
    except UnreadableWorkbook as refusal:
        package = unlock(data) if refusal.reason is Unreadable.ENCRYPTED else None
        if package is None:
            raise
        _refuse_foreign(package)
        return package
    return data


def _refuse_foreign(data: bytes) -> None:
    """Refuse what is no zip file, by its content: names and suffixes are often wrong."""
    if not data.strip(b"\0\t\n\r "):
        raise UnreadableWorkbook(Unreadable.EMPTY)
    if len(data) > limits.MAX_FILE_BYTES:
        raise too_large("file", limits.MAX_FILE_BYTES // limits.MEGABYTE)
    if data.startswith(_ZIP):
        return
    head = data[:_HEAD]
    if data.startswith(_OLE):
        reason = _ole_reason(data)
    elif data.startswith(_OLD_BIFF):
        reason = Unreadable.OLD_XLS
    elif head.startswith((b"\xff\xfe", b"\xfe\xff")):
        reason = _text_reason(head.decode("utf-16", "replace").encode())
    elif _NOT_TEXT.search(head):
        reason = Unreadable.NOT_A_WORKBOOK
    else:
        reason = _text_reason(head.removeprefix(b"\xef\xbb\xbf"))
    raise UnreadableWorkbook(reason)


def _ole_reason(data: bytes) -> Unreadable:
    """Tell by the streams an OLE file has what it is; its directory entries are 128 bytes each.

    OLE knows streams without regard to case: some writers say ``WORKBOOK``.
    """
    folded = data.lower()
    for stream, reason in _OLE_STREAMS.items():
        name = stream.lower().encode("utf-16-le") + b"\0\0"
        at = folded.find(name)
        while at >= 0:
            length = data[at + _OLE_NAME_LENGTH_AT : at + _OLE_NAME_LENGTH_AT + 2]
            if at % _OLE_ENTRY_BYTES == 0 and length == len(name).to_bytes(2, "little"):
                return reason
            at = folded.find(name, at + 1)
    return Unreadable.NOT_A_WORKBOOK


def _text_reason(head: bytes) -> Unreadable:
    if _HTML.match(head):
        return Unreadable.HTML
    if head.startswith(_OTHER_DOCUMENT):
        return Unreadable.HTML if b"<html" in head.lower() else Unreadable.NOT_A_WORKBOOK
    return Unreadable.CSV_OR_TEXT


def _workbook_part(package: Package) -> str:
    """Find the workbook's part in the package, and refuse packages of another kind."""
    if "mimetype" in package:
        is_sheet = package.read("mimetype").startswith(_OPEN_DOCUMENT_SHEET)
        raise UnreadableWorkbook(Unreadable.ODS if is_sheet else Unreadable.NOT_A_WORKBOOK)
    if CONTENT_TYPES not in package:
        other = "_rels/.rels" not in package
        raise UnreadableWorkbook(Unreadable.NOT_A_WORKBOOK if other else Unreadable.DAMAGED)
    part, content_type = main_part(package)
    if not part:
        raise UnreadableWorkbook(Unreadable.DAMAGED, "no main part")
    for word, reason in _KINDS.items():
        if word in content_type.lower():
            raise UnreadableWorkbook(reason, content_type)
    return part


def _blank(listed: ListedSheet) -> AdmittedSheet:
    return AdmittedSheet(listed=listed, look=SheetLook(), links={}, strays=())


def _named_sheet(package: Package, listed: ListedSheet, texts: Sequence[int]) -> AdmittedSheet:
    try:
        return _sheet(package, listed, texts)
    except UnreadableWorkbook as refusal:
        refusal.sheet = listed.name
        raise


def _sheet(package: Package, listed: ListedSheet, texts: Sequence[int]) -> AdmittedSheet:
    part = drop_blank_cells(package.markup(listed.part))
    if count_cells(part) > limits.MAX_CELLS:
        raise too_large("cells", limits.MAX_CELLS)
    look = look_at(part, texts)
    strays: list[Place] = []
    if _box(look) > limits.MAX_BOX:
        part, strays = cut_far_cells(part)
        look = look_at(part, texts)
        if _box(look) > limits.MAX_BOX:
            raise too_large("box", limits.MAX_BOX)
    relations = package.relations(listed.part) if look.links else {}
    return AdmittedSheet(
        listed=listed,
        look=look,
        links={relation.id: relation.target for relation in relations.values()},
        strays=tuple(strays[: limits.TOLD_STRAYS]),
    )


def _box(look: SheetLook) -> int:
    return look.last_row * look.last_column
