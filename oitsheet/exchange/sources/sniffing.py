"""What a file is, by its content: names and suffixes are often wrong."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum, auto

from oitsheet.exchange.sources.decoding import utf16_of
from oitsheet.exchange.sources.unreadable import UnreadableSource
from oitsheet.workbook.contents import main_part
from oitsheet.workbook.guard import unlocked
from oitsheet.workbook.package import CONTENT_TYPES, Package
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook


class Form(StrEnum):
    """What can be read; everything else is refused by name."""

    WORKBOOK = auto()
    OTHER_BOOK = auto()
    BOOK_IN_XML = auto()
    DOCUMENT = auto()
    PAGE = auto()
    SAVED_PAGE = auto()
    PAGES = auto()
    TEXT = auto()


_HEAD = 64 * 1024
_MAGIC = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
_NOT_TEXT = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_TABLE = re.compile(rb"<table[\s>]|<html[\s>]|<!doctype\s+html|<frameset[\s>]", re.IGNORECASE)
_MESSAGE = re.compile(rb"(?mi)^mime-version:|^snapshot-content-location:")
_MULTIPART = re.compile(rb"(?mi)^content-type:\s*(?:multipart/|text/html)")
_BOOK_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_SHORTCUT = re.compile(rb"\A\s*(?:\{[^{}]*\"(?:url|doc_id|resource_id)\"\s*:|\[InternetShortcut\])")
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.spreadsheet": Form.OTHER_BOOK,
    b"application/vnd.oasis.opendocument.text": "open_text",
    b"application/vnd.oasis.opendocument.presentation": "slides",
}
_TYPES: tuple[tuple[str, Form | str], ...] = (
    ("spreadsheetml.sheet", Form.WORKBOOK),
    ("spreadsheetml.template", Form.WORKBOOK),
    ("ms-excel.sheet.macroenabled", Form.WORKBOOK),
    ("ms-excel.template.macroenabled", Form.WORKBOOK),
    ("ms-excel.sheet.binary", Form.OTHER_BOOK),
    ("wordprocessingml", Form.DOCUMENT),
    ("ms-word", Form.DOCUMENT),
    ("presentationml", "slides"),
    ("ms-powerpoint", "slides"),
)
_OLE_REASONS = {Unreadable.WORD: "old_word", Unreadable.NOT_A_WORKBOOK: "unknown"}
_PAGE_NAMES = (".html", ".htm", ".xhtml")


def form_of(data: bytes) -> tuple[Form, bytes]:
    """Tell what a file is.

    Args:
        data: The whole file.

    Returns:
        Its form, and its bytes: of a file that Excel's own password locks, those it unlocks.

    Raises:
        UnreadableSource: It is something that holds no table for us: what, by its sentence.
        UnreadableWorkbook: It is empty, too large, locked by a password, damaged or hostile.
    """
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise UnreadableSource(reason)
    try:
        data = unlocked(data)
    except UnreadableWorkbook as refusal:
        return _not_zipped(data, refusal), data
    return _form_of_zip(data), data


def _not_zipped(data: bytes, refusal: UnreadableWorkbook) -> Form:
    if data.startswith(b"\xd0\xcf\x11\xe0") or refusal.reason is Unreadable.OLD_XLS:
        if refusal.reason is Unreadable.OLD_XLS:
            return Form.OTHER_BOOK
        if refusal.reason in _OLE_REASONS:
            raise UnreadableSource(_OLE_REASONS[refusal.reason])
        raise refusal
    if refusal.reason in {Unreadable.EMPTY, Unreadable.TOO_LARGE}:
        raise refusal
    return _form_of_text(data)


def _form_of_text(data: bytes) -> Form:
    head = data[:_HEAD]
    if b"\0" in head:
        if head.startswith(b"BM") or b"ftyp" in head[:16] or b"WEBP" in head[:16]:
            raise UnreadableSource("image")
        if codec := utf16_of(head):
            head = head.decode(codec, "replace").encode("utf-8", "replace")
        head = head.replace(b"\0", b"")
    if len(_NOT_TEXT.findall(head)) * 50 > len(head):
        raise UnreadableSource("unknown")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _SHORTCUT.match(head):
        raise UnreadableSource("shortcut")
    if _MESSAGE.search(head[:4096]) and _MULTIPART.search(head):
        return Form.SAVED_PAGE
    if head.startswith(b"<") and _BOOK_XML in head and b"<html" not in head.lower():
        return Form.BOOK_IN_XML
    if _TABLE.search(head) or (head.startswith(b"<") and _TABLE.search(data)):
        return Form.PAGE
    if head.startswith(b"<?xml"):
        raise UnreadableSource("xml")
    return Form.TEXT


def _form_of_zip(data: bytes) -> Form:
    package = Package(data)
    found: Form | str
    if "mimetype" in package:
        mimetype = package.read("mimetype").strip().removesuffix(b"-template")
        found = _OPEN_DOCUMENT.get(mimetype, "unknown")
    elif CONTENT_TYPES in package:
        part, content_type = main_part(package)
        if not part:
            raise UnreadableWorkbook(Unreadable.DAMAGED, "no main part")
        folded = content_type.lower()
        found = next((form for word, form in _TYPES if word in folded), "unknown")
    else:
        found = _form_of_archive(data)
    if isinstance(found, Form):
        return found
    raise UnreadableSource(found)


def _form_of_archive(data: bytes) -> Form | str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name.lower() for name in archive.namelist()]
    if any(name.endswith(_PAGE_NAMES) for name in names):
        return Form.PAGES
    if any(name.endswith(".iwa") for name in names):
        return "apple"
    return "archive"
