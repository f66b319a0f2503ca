"""Small builders of workbooks, sound and hostile: all files of the tests are made here."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET = "xl/worksheets/sheet1.xml"


def written(write: Callable[[xlsxwriter.Workbook], object], **options: object) -> bytes:
    """A workbook as XlsxWriter makes it."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, **options})
    write(book)
    book.close()
    return file.getvalue()


def worksheet(rows: str, beside: str = "", before: str = "") -> str:
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}'
        f"<sheetData>{rows}</sheetData>{beside}</worksheet>"
    )


def relations(*targets: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{own}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for own, kind, target in targets
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def workbook(sheets: str, beside: str = "", before: str = "") -> str:
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}'
        f"<sheets>{sheets}</sheets>{beside}</workbook>"
    )


def parts(rows: str = "", texts: str = "<si><t>hello</t></si>", **kinds: str) -> dict[str, bytes]:
    """The parts of the smallest workbook; ``sheet``, ``type`` … replace a part's text."""
    made = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
            f'ContentType="{kinds.get("type", WORKBOOK_TYPE)}"/></Types>'
        ),
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": kinds.get(
            "workbook", workbook('<sheet name="A" sheetId="1" r:id="r1"/>')
        ),
        "xl/_rels/workbook.xml.rels": kinds.get(
            "relations",
            relations(
                ("r1", "worksheet", "worksheets/sheet1.xml"),
                ("r2", "sharedStrings", "sharedStrings.xml"),
                ("r3", "styles", "styles.xml"),
            ),
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": kinds.get("styles", f'<styleSheet xmlns="{MAIN}"/>'),
        SHEET: kinds.get("sheet", worksheet(rows)),
    }
    return {name: text.encode() for name, text in made.items()}


def styles(*codes: str) -> str:
    """Cell style 0 is general; the following have these codes, or these built-in numbers."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + index}" formatCode="{code}"/>'
        for index, code in enumerate(codes)
        if not code.isdecimal()
    )
    cells = "".join(
        f'<xf numFmtId="{code if code.isdecimal() else 200 + index}"/>'
        for index, code in enumerate(codes)
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


def zipped(content: dict[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    pairs = content.items() if isinstance(content, dict) else content
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in pairs:
            info = zipfile.ZipInfo("placeholder")
            info.filename = name  # zipfile would turn backslashes round
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return file.getvalue()


def book(rows: str = "", **kinds: str) -> bytes:
    """The smallest workbook with these rows."""
    return zipped(parts(rows, **kinds))


def replaced(data: bytes, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> bytes:
    """The same package with every part put through `change`; none leaves the part out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        changed = [change(name, archive.read(name)) for name in archive.namelist()]
    return zipped(pair for pair in changed if pair)


def strict(data: bytes) -> bytes:
    """The same workbook in the strict namespaces of ISO/IEC 29500."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        part = part.replace(MAIN.encode(), STRICT_MAIN.encode())
        return name, part.replace(OFFICE.encode(), STRICT_OFFICE.encode())

    return replaced(data, change)


def blown_up(data: bytes, name: str, megabytes: int) -> bytes:
    """Add an entry of zeros that says how large it unpacks; made without ever being that large."""
    chunk = bytes(1024 * 1024)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    crc = 0
    packed = bytearray()
    for _ in range(megabytes):
        packed += packer.compress(chunk)
        crc = zlib.crc32(chunk, crc)
    packed += packer.flush()
    return with_raw_entry(data, name, bytes(packed), megabytes * len(chunk), crc)


def with_raw_entry(data: bytes, name: str, packed: bytes, unpacked: int, crc: int = 0) -> bytes:
    """Add an entry whose directory record says what we like."""
    at = struct.unpack_from("<I", data, data.rindex(b"PK\5\6") + 16)[0]
    count = struct.unpack_from("<H", data, data.rindex(b"PK\5\6") + 10)[0]
    directory = data[at : data.rindex(b"PK\5\6")]
    raw = name.encode()
    about = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, crc, len(packed), unpacked, len(raw), 0)
    local = b"PK\3\4" + about + raw + packed
    record = b"PK\1\2" + struct.pack("<H", 20) + about + struct.pack("<HHHII", 0, 0, 0, 0, at) + raw
    return _with_directory(data[:at] + local, directory + record, count + 1)


def with_shared_bytes(data: bytes, times: int) -> bytes:
    """Let `times` more directory records lead to the bytes of the first entry."""
    end = data.rindex(b"PK\5\6")
    at = struct.unpack_from("<I", data, end + 16)[0]
    count = struct.unpack_from("<H", data, end + 10)[0]
    directory = data[at:end]
    length = 46 + struct.unpack_from("<H", directory, 28)[0]
    first = directory[:length]
    more = b"".join(first[:46] + first[46:-6] + f"{index:06}".encode() for index in range(times))
    return _with_directory(data[:at], directory + more, count + times)


def _with_directory(body: bytes, directory: bytes, count: int) -> bytes:
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + end


def ole(*streams: str) -> bytes:
    """An OLE file's head and a directory with these streams."""
    header = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").ljust(512, b"\0")
    return header + b"".join(
        stream.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<H", 2 * len(stream) + 2).ljust(64, b"\0")
        for stream in ("Root Entry", *streams)
    )
