"""Pages that are saved as one file together with what belongs to them: MHTML, or packed by Google.

Each page in it is read in its order, frames too: what a website embeds is often the table.
"""

from __future__ import annotations

import email
import html
import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from oitsheet.exchange.sources import limits
from oitsheet.exchange.sources.decoding import decoded
from oitsheet.exchange.sources.page import raw_tables, stated_encoding
from oitsheet.exchange.sources.raw import Tally
from oitsheet.exchange.sources.sniffing import Form, form_of
from oitsheet.exchange.sources.unreadable import UnreadableSource, too_much
from oitsheet.workbook.files import load
from oitsheet.workbook.package import Package, fold
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oitsheet.exchange.sources.raw import RawTable

_PAGE_NAMES = (".html", ".htm", ".xhtml")
_SHEET_OF_EXCEL = re.compile(
    r"<x:Name>([^<]{1,200})</x:Name>\s*<x:WorksheetSource\s+HRef=\"([^\"]{1,400})\"", re.IGNORECASE
)
_FRAME = re.compile(
    r"<i?frame\b[^>]{0,2000}?\ssrc\s*=\s*(?:\"([^\"]{1,1000})\"|'([^']{1,1000})'|([^\s>\"']{1,1000}))",
    re.IGNORECASE,
)
_TABS = "tabstrip.htm"
"""What Excel makes of the tabs of its sheets."""


def saved_tables(data: bytes) -> tuple[list[RawTable], str]:
    """Read the tables of an MHTML file, and the encoding of its first page.

    Raises:
        UnreadableWorkbook: DAMAGED.
        UnreadableSource: It passes a limit, or a page is in no known encoding.
    """
    return _all_tables(_parts_of_message(data))


def packed_tables(data: bytes) -> tuple[list[RawTable], str]:
    """Read the tables of the pages in a zip; each is captioned by its page's name.

    Raises:
        UnreadableWorkbook: DAMAGED.
        UnreadableSource: It passes a limit, or a page is in no known encoding.
    """
    return _all_tables(_parts_of_zip(data))


def page_tables(data: bytes, path: Path) -> tuple[list[RawTable], str]:
    """Read the tables of a page and of the pages it frames, as a browser saves them beside it.

    Args:
        data: The page.
        path: Where it lies; only files in folders beside or below it are read.

    Raises:
        UnreadableSource: As for a page alone; ``frames``: it shows nothing but pages that are not
            there.
    """
    missing: list[str] = []
    tables, encoding = _all_tables(_page_and_frames(data, path, missing))
    if missing and not tables:
        raise UnreadableSource("frames", missing[0])
    return tables, encoding


def _page_and_frames(
    data: bytes, path: Path, missing: list[str]
) -> Iterator[tuple[str, str, str, bytes]]:
    yield "", "", "", data
    text = decoded(data, stated_encoding(data))[0]
    places = [place for _, place in _SHEET_OF_EXCEL.findall(text)]
    places += [match[1] or match[2] or match[3] for match in _FRAME.finditer(text)]
    for place in dict.fromkeys(html.unescape(place) for place in places):
        inside = posixpath.normpath(unquote(place).partition("?")[0].replace("\\", "/"))
        if ":" in inside or inside.startswith(("/", "..")) or inside == ".":
            continue
        try:
            framed = load(path.parent / inside)
            is_page = form_of(framed)[0] is Form.PAGE
        except UnreadableWorkbook:
            missing.append(inside)
        except UnreadableSource:
            continue  # a picture or a PDF
        else:
            if is_page:
                yield inside, "", "", framed


def _all_tables(pages: Iterator[tuple[str, str, str, bytes]]) -> tuple[list[RawTable], str]:
    """Read pages: each with its address, its caption, its stated encoding and its bytes."""
    tally = Tally()
    found: list[RawTable] = []
    encodings: list[str] = []
    captions: dict[str, str] = {}
    for count, (address, caption, stated, data) in enumerate(pages, start=1):
        if count > limits.MAX_PAGES:
            raise too_much("pages", limits.MAX_PAGES)
        if address.lower().endswith(_TABS):
            continue
        text, encoding = decoded(data, stated or stated_encoding(data))
        encodings.append(encoding)
        for name, place in _SHEET_OF_EXCEL.findall(text):
            captions[posixpath.basename(place)] = html.unescape(name)
        tables = raw_tables(text, address, tally)
        named = caption or captions.get(posixpath.basename(address), "")
        for table in tables:
            table.caption = named or table.caption
        found.extend(tables)
    return found, next(iter(encodings), "")


def _parts_of_message(data: bytes) -> Iterator[tuple[str, str, str, bytes]]:
    try:
        message = email.message_from_bytes(data)
        for part in message.walk():
            if part.get_content_type() not in {"text/html", "application/xhtml+xml"}:
                continue
            payload = part.get_payload(decode=True)
            address = str(part.get("Content-Location", "")).strip()
            stated = str(part.get_param("charset", "") or "")
            if isinstance(payload, bytes):
                yield address, "", stated, payload
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise UnreadableWorkbook(Unreadable.DAMAGED, str(error)) from error


def _parts_of_zip(data: bytes) -> Iterator[tuple[str, str, str, bytes]]:
    package = Package(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(_PAGE_NAMES)]
    for name in names:
        caption = posixpath.splitext(posixpath.basename(name))[0]
        yield name, caption, "", package.read(fold(name))
