"""Files made to hurt a reader, and files merely broken: each by a script, with what becomes of it.

`test_hostile` reads each in a process of its own; `benchmarks/hostile.py` measures time and memory
and writes the table in `docs/hostile.md`. An outcome is ``read``, or the reason of the refusal,
with the limit that was passed.
"""

from __future__ import annotations

import io
import os
import random
import zlib
from typing import TYPE_CHECKING, NamedTuple

from msoffcrypto.format.ooxml import OOXMLFile

from . import building as make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MEGABYTE = 1024 * 1024
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
TEXT_ONE = '<row r="1"><c r="A1" t="s"><v>{}</v></c></row>'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=1)
    )
    + "]>"
)
QUADRATIC = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "{"x" * 100_000}">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HIDDEN = '<col min="1" max="16384" hidden="1"/>'
TEXTS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class Kind(NamedTuple):
    """One kind of input: its name, what becomes of it, how it is made."""

    name: str
    outcome: str
    data: Callable[[], bytes]

    def put(self, folder: Path) -> Path:
        """Write it into a folder, and say where; what is no regular file makes itself."""
        path = folder / PLACES.get(self.name, "input.xlsx")
        if self.name == "a folder named .xlsx":
            path.mkdir()
        elif self.name == "a pipe that nobody writes to":
            os.mkfifo(path)
        else:
            path.write_bytes(self.data())
        return path


PLACES = {"Excel's lock file beside an open book": "~$input.xlsx"}


def noise(size: int, letters: str = "abcdefghijklmnop") -> str:
    """Letters that do not pack well, always the same: a part of them looks honest."""
    return "".join(random.Random(1).choices(letters, k=size))  # noqa: S311  no secret


def repeated(data: bytes, name: str, chunk: bytes, times: int) -> bytes:
    """Add a part of so many equal chunks, packed once; it unpacks to what it says."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(times):
        crc = zlib.crc32(chunk, crc)
    whole = packed * times + packer.flush(zlib.Z_FINISH)
    return make.with_raw_entry(data, name, whole, times * len(chunk), crc)


def without(*names: str) -> dict[str, bytes]:
    return {name: part for name, part in make.parts(ONE).items() if name not in names}


def changed(name: str, text: str) -> bytes:
    return make.zipped(make.parts(ONE) | {name: text.encode()})


def before(name: str, declared: str) -> bytes:
    """A part with something in front of its root, which it then speaks of inside."""
    part = make.parts(TEXT_ONE.format(0))[name].decode()
    return changed(name, declared + part.replace("</", "&a;</", 1))


def rows(count: int, of: Callable[[int], str]) -> str:
    return "".join(f'<row r="{row}">{of(row)}</row>' for row in range(1, count + 1))


def three_cells(row: int) -> str:
    return "".join(f'<c r="{column}{row}"><v>{row}</v></c>' for column in "ABC")


def beside(text: str) -> bytes:
    return make.book(sheet=make.worksheet(ONE, beside=text))


def sheets(listed: str, *targets: tuple[str, str, str]) -> bytes:
    return make.book(ONE, workbook=make.workbook(listed), relations=make.relations(*targets))


def leading_to(target: str) -> bytes:
    return sheets('<sheet name="A" r:id="r1"/>', ("r1", "worksheet", target))


def one_text_in_many_cells() -> bytes:
    cells = rows(5_000, lambda row: f'<c r="A{row}" t="s"><v>0</v></c>')
    return make.zipped(make.parts(cells, texts=f"<si><t>{'ก' * 500_000}</t></si>"))


def links_over_many_cells() -> bytes:
    links = "".join(
        f'<hyperlink ref="{column}{1_000 * row + 1}:{column}{1_000 * row + 1_000}" r:id="r1"/>'
        for column in "ABCDEFGHIJ"
        for row in range(1_000)
    )
    content = make.parts(sheet=make.worksheet(ONE, beside=f"<hyperlinks>{links}</hyperlinks>"))
    target = make.relations(("r1", "hyperlink", 'http://example.org/" TargetMode="External'))
    return make.zipped(content | {"xl/worksheets/_rels/sheet1.xml.rels": target.encode()})


def many_relations() -> bytes:
    listed = (("r1", "worksheet", "worksheets/sheet1.xml"),)
    listed += tuple((f"x{number}", "theme", f"t{number}.xml") for number in range(150_000))
    return changed(BOOK_RELATIONS, make.relations(*listed))


def many_names() -> bytes:
    names = "".join(f'<definedName name="n{n}">A!$A${n}</definedName>' for n in range(60_000))
    return changed(
        BOOK,
        make.workbook('<sheet name="A" r:id="r1"/>', f"<definedNames>{names}</definedNames>"),
    )


def recursive_names() -> bytes:
    names = '<definedName name="a">b+b</definedName><definedName name="b">a+a</definedName>'
    return changed(
        BOOK,
        make.workbook('<sheet name="A" r:id="r1"/>', f"<definedNames>{names}</definedNames>"),
    )


def many_attributes() -> bytes:
    return make.book("<row " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>")


def blanks_in_a_tag() -> bytes:
    blanks = noise(8_000_000, " \t\n")
    return make.book(sheet=make.worksheet(ONE).replace("<worksheet", "<worksheet" + blanks))


def unknown_elements() -> bytes:
    return make.book("<a/>" * 20_000_000 + f'<b x="{noise(1_000_000)}"/>')


def nested(name: str) -> str:
    return f"<{name}>" * 200_000 + f"</{name}>" * 200_000


def directory_at(offset: int, value: bytes) -> bytes:
    """A sound file whose directory says something else of its sheet."""
    data = make.book(ONE)
    at = data.rindex(make.SHEET.encode()) - 46 + offset
    return data[:at] + value + data[at + len(value) :]


def encrypted(password: str) -> bytes:
    def fill(book) -> None:
        sheet = book.add_worksheet()
        for row in range(200):
            sheet.write_row(row, 0, [row * 7919 % 1009, f"O{row}"])

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(make.written(fill))).encrypt(password, out)
    return out.getvalue()


def packed_by(method: int) -> bytes:
    data = make.book(ONE)
    at = data.index(b"PK\1\2") + 10
    return data[:at] + method.to_bytes(2, "little") + data[at + 2 :]


def cell(inside: str = "<v>1</v>", place: str = "A1", kind: str = "n") -> bytes:
    return make.book(f'<row r="1"><c r="{place}" t="{kind}">{inside}</c></row>')


def text_of(letters: str) -> bytes:
    return cell(f"<is><t>{letters}</t></is>", kind="inlineStr")


def sheet_named(name: str) -> bytes:
    return changed(BOOK, make.workbook(f'<sheet name="{name}" r:id="r1"/>'))


def with_texts(texts: str) -> bytes:
    return make.zipped(make.parts(ONE, texts=texts))


def ahead(text: str) -> bytes:
    return make.book(sheet=make.worksheet(ONE, before=text))


def in_utf16(data: bytes) -> bytes:
    return make.replaced(data, lambda name, part: (name, part.decode().encode("utf-16")))


def with_backslashes(data: bytes) -> bytes:
    return make.replaced(data, lambda name, part: (name.replace("/", "\\"), part))


def with_lying_count(data: bytes) -> bytes:
    lie = b'<sst uniqueCount="99999999999"'
    return make.replaced(data, lambda name, part: (name, part.replace(b"<sst", lie)))


def random_bytes() -> bytes:
    return random.Random(1).randbytes(100_000)  # noqa: S311  no secret


def turned_bit(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


def ten_blank_cells(row: int) -> str:
    return "".join(f'<c r="{column}{row}" s="1"/>' for column in "ABCDEFGHIJ")


def far_column_and_rows() -> bytes:
    first = '<row r="1"><c r="XFD1"><v>1</v></c></row>'
    return make.book(first + "".join(map(far_row, range(20_000, 22_000))))


def far(*places: str) -> bytes:
    cells = "".join(
        f'<row r="{"".join(filter(str.isdigit, place))}"><c r="{place}"><v>1</v></c></row>'
        for place in places
    )
    return make.book(cells)


SOUND = make.book(ONE)

KINDS = (
    Kind("a sound workbook of one cell, to compare with", "read", lambda: SOUND),
    # What is no workbook.
    Kind("an empty file", "empty", lambda: b""),
    Kind("a file of zeros", "empty", lambda: bytes(100_000)),
    Kind("random bytes", "not_a_workbook", random_bytes),
    Kind("CSV under another name", "csv_or_text", "ข้อ,สถานะ\nO1,มี\n".encode),
    Kind("HTML under another name", "html", lambda: b"<html><table><tr><td>1</table></html>"),
    Kind("an old .xls", "old_xls", lambda: make.ole("Workbook")),
    Kind("an .xlsb", "xlsb", lambda: make.book(ONE, type=BINARY)),
    Kind("an .ods", "ods", lambda: make.zipped({"mimetype": OPEN_DOCUMENT})),
    Kind("a .docx", "word", lambda: make.book(ONE, type=WORD)),
    Kind("a zip of other things", "not_a_workbook", lambda: make.zipped({"a.jpg": b"x"})),
    Kind("encrypted with a password", "encrypted", lambda: encrypted("secret")),
    Kind("encrypted with Excel's own password", "read", lambda: encrypted("VelvetSweatshop")),
    Kind("Excel's lock file beside an open book", "lock_file", lambda: b"\5staff" + bytes(160)),
    Kind("a folder named .xlsx", "directory", bytes),
    Kind("a pipe that nobody writes to", "not_a_workbook", bytes),
    # The zip.
    Kind("truncated at half", "damaged", lambda: SOUND[: len(SOUND) // 2]),
    Kind("truncated by 30 bytes", "damaged", lambda: SOUND[:-30]),
    Kind("a file of 51 MB", "too_large: file", lambda: SOUND + bytes(51 * MEGABYTE)),
    Kind(
        "60,000 entries",
        "too_large: entries",
        lambda: make.zipped(make.parts(ONE) | {f"x/{n}": b"" for n in range(60_000)}),
    ),
    Kind(
        "a sheet of 1,500 MB of text",
        "hostile: ratio",
        lambda: repeated(make.zipped(without(make.SHEET)), make.SHEET, b"a" * MEGABYTE, 1_500),
    ),
    Kind(
        "a part of 140 MB that packs like an honest one",
        "too_large: part",
        lambda: repeated(SOUND, "a.bin", CHUNK, 140),
    ),
    Kind(
        "four parts of 100 MB each",
        "too_large: unpacked",
        lambda: repeated(
            repeated(repeated(repeated(SOUND, "a", *BIG), "b", *BIG), "c", *BIG), "d", *BIG
        ),
    ),
    Kind(
        "150 MB of zeros beside the sheets",
        "hostile: ratio",
        lambda: make.blown_up(SOUND, "z", 150),
    ),
    Kind(
        "2,000 directory records on one entry",
        "hostile",
        lambda: make.with_shared_bytes(SOUND, 2_000),
    ),
    Kind(
        "an entry that begins outside the file",
        "damaged",
        lambda: directory_at(42, b"\xff\xff\xff\x7f"),
    ),
    Kind("the directory lies about a size", "damaged", lambda: directory_at(24, b"\1\0\0\0")),
    Kind("a wrong checksum", "damaged", lambda: directory_at(16, b"\0\0\0\0")),
    Kind("a bit turned over inside a packed part", "damaged", lambda: turned_bit(SOUND, 60)),
    Kind("an encrypted zip entry", "encrypted", lambda: directory_at(8, b"\1")),
    Kind("a packing method other than deflate", "damaged", lambda: packed_by(12)),
    Kind(
        "two parts of one name, in other letters",
        "damaged",
        lambda: make.zipped([*make.parts(ONE).items(), ("XL\\Workbook.xml", b"<workbook/>")]),
    ),
    # The package.
    *(
        Kind(f"no {name}", outcome, lambda name=name: make.zipped(without(name)))
        for name, outcome in (
            ("[Content_Types].xml", "damaged"),
            ("_rels/.rels", "damaged"),
            (BOOK, "damaged"),
            (TEXTS, "damaged"),
            (make.SHEET, "damaged"),
        )
    ),
    *(
        Kind(f"a sheet that leads to {target}", "damaged", lambda target=target: leading_to(target))
        for target in ("../../../etc/passwd", "/etc/passwd", "workbook.xml")
    ),
    Kind(
        "a sheet that leads to the network",
        "damaged",
        lambda: leading_to('http://example.org/" TargetMode="External'),
    ),
    Kind("150,000 relationships", "too_large: relations", many_relations),
    Kind("strict Open XML", "read", lambda: make.strict(SOUND)),
    Kind("parts in UTF-16", "read", lambda: in_utf16(SOUND)),
    Kind("backslashes in the names of parts", "read", lambda: with_backslashes(SOUND)),
    # The workbook part.
    *(
        Kind(
            f"{what} in {part}",
            "hostile",
            lambda part=part, declared=declared: before(part, declared),
        )
        for what, declared in (
            ("billion laughs", LAUGHS),
            ("quadratic entity", QUADRATIC),
            ("XXE", OUTSIDE),
        )
        for part in (make.SHEET, TEXTS, BOOK)
    ),
    Kind(
        "10,000 sheets on one part",
        "too_large: sheets",
        lambda: sheets(
            "".join(f'<sheet name="{n}" r:id="r1"/>' for n in range(10_000)),
            ("r1", "worksheet", "worksheets/sheet1.xml"),
        ),
    ),
    Kind(
        "two sheets of one name, in other letters",
        "damaged",
        lambda: sheets(
            '<sheet name="Plan" r:id="r1"/><sheet name="PLAN" r:id="r2"/>',
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "worksheet", "worksheets/sheet2.xml"),
        ),
    ),
    Kind("a sheet's name of 5,000 letters", "read", lambda: sheet_named("ก" * 5_000)),
    Kind("a sheet's name with a line feed and []:*/", "read", lambda: sheet_named("a&#10;[]:*/")),
    Kind("names that refer to each other", "read", recursive_names),
    Kind("60,000 defined names", "too_large: names", many_names),
    Kind(
        "200,000 cell styles",
        "too_large: formats",
        lambda: make.book(ONE, styles=make.styles(*["2"] * 200_000)),
    ),
    # Shared texts.
    Kind(
        "1,000,000 shared texts",
        "read",
        lambda: with_texts("".join(f"<si><t>{n}</t></si>" for n in range(1_000_000))),
    ),
    Kind("2,100,000 shared texts", "too_large: texts", lambda: with_texts("<si/>" * 2_100_000)),
    Kind("a count of shared texts that lies", "read", lambda: with_lying_count(SOUND)),
    Kind(
        "one text of 500,000 letters in 5,000 cells", "too_large: letters", one_text_in_many_cells
    ),
    *(
        Kind(
            f"shared text number {index:.9}",
            "damaged",
            lambda index=index: make.book(TEXT_ONE.format(index)),
        )
        for index in ("99", "-1", "x")
    ),
    # Places.
    *(
        Kind(f"a cell at {' and one at '.join(places)}", "read", lambda places=places: far(*places))
        for places in (("A1", "XFD1048576"), ("XFD1", "A1048576"))
    ),
    *(
        Kind(f"a cell at {shown}", "damaged", lambda place=place: cell(place=place))
        for shown, place in (
            ("AAAAAAAAAA1", "AAAAAAAAAA1"),
            ("100,000 × A", "A" * 100_000),
            ("A1e100000", "A1e100000"),
            ("A0", "A0"),
            ("nowhere", ""),
            ("A-1", "A-1"),
            ("ZZZZ1", "ZZZZ1"),
        )
    ),
    *(
        Kind(
            f"row {row}",
            "damaged",
            lambda row=row: make.book(f'<row r="{row}"><c><v>1</v></c></row>'),
        )
        for row in ("4294967295", "-5", "1e100000")
    ),
    Kind(
        "a dimension of A1:XFD1048576 over one cell",
        "read",
        lambda: ahead('<dimension ref="A1:XFD1048576"/>'),
    ),
    Kind(
        "rows out of order and cells twice",
        "read",
        lambda: make.book(far_row(9) + far_row(2) + far_row(9)),
    ),
    Kind(
        "3,000,000 cells in 1,000,000 rows",
        "too_large: cells",
        lambda: make.book(rows(1_000_000, three_cells)),
    ),
    Kind(
        "1,000,000 blank cells with a border",
        "read",
        lambda: make.book(rows(100_000, ten_blank_cells)),
    ),
    Kind("1,200,000 rows", "too_large: rows", lambda: make.book('<row r="5"/>' * 1_200_000)),
    Kind("2,000 filled cells far away from the rest", "too_large: far", far_column_and_rows),
    Kind(
        "6 sheets of 10,000 rows and 500 columns", "too_large: box_in_all", lambda: wide_sheets(6)
    ),
    Kind("3 sheets of 10,000 rows and 490 columns", "read", lambda: wide_sheets(3)),
    # Beside and inside the cells.
    Kind("a merge of A1:XFD1048576", "read", lambda: beside('<mergeCell ref="A1:XFD1048576"/>')),
    Kind(
        "200,000 merges of a row",
        "too_large: merges",
        lambda: beside("".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 200_001))),
    ),
    Kind(
        "100,000 links",
        "too_large: links",
        lambda: beside('<hyperlink ref="A1" r:id="r1"/>' * 100_000),
    ),
    Kind("10,000 links over 1,000 cells each", "read", links_over_many_cells),
    Kind(
        "50,000 times all columns hidden", "read", lambda: ahead(f"<cols>{HIDDEN * 50_000}</cols>")
    ),
    Kind("100,000 attributes on a row", "read", many_attributes),
    Kind("8,000,000 blanks inside the root's tag", "read", blanks_in_a_tag),
    Kind("20,000,000 elements that nobody knows", "too_large: tags", unknown_elements),
    Kind("200,000 elements inside one another", "hostile: depth", lambda: beside(nested("a"))),
    Kind(
        "200,000 cells inside one another",
        "hostile: depth",
        lambda: make.book(f"<row>{nested('c')}</row>"),
    ),
    *(
        Kind(f"the number {shown}", "read", lambda number=number: cell(f"<v>{number}</v>"))
        for shown, number in (
            ("1e999", "1e999"),
            ("NaN", "NaN"),
            ("of 100,000 digits", "9" * 100_000),
        )
    ),
    Kind("the date 99999-99-99", "read", lambda: cell("<v>99999-99-99</v>", kind="d")),
    Kind("the character U+0001 in a text", "read", lambda: text_of("a\1b")),
    Kind("a text of 8,000,000 letters", "read", lambda: text_of(noise(8_000_000))),
)

CHUNK = noise(32_000).encode() * 32
BIG = (CHUNK, 100)


def far_row(row: int) -> str:
    return f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>'


def wide_sheets(count: int) -> bytes:
    """Sheets with one cell in each corner of what is still read as a whole."""
    last = "SF" if count > 4 else "RV"
    numbers = range(1, count + 1)
    corner = make.worksheet(f'{ONE}<row r="10000"><c r="{last}10000"><v>1</v></c></row>')
    return make.zipped(
        make.parts(
            workbook=make.workbook("".join(f'<sheet name="{n}" r:id="r{n}"/>' for n in numbers)),
            relations=make.relations(*((f"r{n}", "worksheet", f"{n}.xml") for n in numbers)),
        )
        | {f"xl/{n}.xml": corner.encode() for n in numbers}
    )
