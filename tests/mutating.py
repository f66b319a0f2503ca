"""Workbooks as accidents and ill will make them: bytes changed, parts changed and zipped again.

An `Edit` is a few plain values, so hypothesis and a coverage-guided fuzzer can both draw it.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HERE = Path(__file__).resolve().parent
EXAMPLES = sorted((HERE.parent / "workbook_templates" / "examples").glob("*.xlsx"))
"""The committed workbooks that are filled in."""

BYTE_EDITS = ("replace", "insert", "delete", "repeat", "truncate")
MARKUP_EDITS = ("drop", "double", "exchange", "value", "name", "text")

TOKENS: tuple[bytes, ...] = (
    b"", b"0", b"-1", b"1", b"99", b"65536", b"1048576", b"1048577", b"4294967296", b"9" * 40,
    b"1e999", b"NaN", b"-0", b"0.1", b"true", b"x", b"\xe0\xb9\x91\xe0\xb9\x92",
    b"A1", b"XFD1048576", b"A1:XFD1048576", b"B2:A1", b"A0", b"ZZZZ1", b"$A$1", b"R1C1",
    b"s", b"str", b"inlineStr", b"b", b"e", b"d", b"n", b"#REF!", b"#SPILL!",
    b"2023-05-02", b"99999-99-99", b"2023-05-02T25:61:61", b"PT36H",
    b"&amp;", b"&lt;", b"&#0;", b"&#x10FFFF;", b"&lol;", b"]]>", b"<![CDATA[x]]>", b"<!-- x -->",
    b"<!DOCTYPE a [<!ENTITY b 'ha'>]>", b"<?xml version='1.0' encoding='tis-620'?>", b"<?x?>",
    b"<c/>", b"<c r='A1' t='s'><v>0</v></c>", b"<row/>", b"<row r='3' hidden='1'/>", b"<f/>",
    b"<is/>", b"<f t='shared' si='0'/>", b"<v>1</v>", b"<sheetData/>", b"<si/>",
    b"<x:c xmlns:x='y'/>",
    b"<mergeCell ref='A1:C9'/>", b"<sheet name='S' sheetId='99' r:id='rId1'/>",
    b"../../../etc/passwd", b"/xl/workbook.xml", b"http://example.org/", b"External", b"worksheet",
    b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\x01", b"\xed\xa0\x80", b"_x0041_", b"_xFFFF_",
    b"[$-D07041E]d mmmm bbbb", b"bbbb", b"General;;;@", b'"', b"'", b"=1+1", b"=cmd|' /C calc'!A0",
)  # fmt: skip
"""What parts of workbooks trip over, and what turns up in them where it should not."""

_PIECES = re.compile(rb"<[^<>]*>|[^<>]+|[<>]")
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(rb"(?<=<)/?[^\s/>]+")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change.

    Attributes:
        kind: One of BYTE_EDITS or MARKUP_EDITS.
        at: Where; counted round, so that every whole number is a place.
        length: Over how many bytes, or how far away what is exchanged stands.
        put: What is put there.
    """

    kind: str
    at: int
    length: int
    put: bytes


def changed_bytes(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Change bytes, whatever they mean."""
    for edit in edits:
        at = edit.at % (len(data) + 1)
        end = at + edit.length
        match edit.kind:
            case "replace":
                data = data[:at] + edit.put + data[at + len(edit.put) :]
            case "insert":
                data = data[:at] + edit.put + data[at:]
            case "delete":
                data = data[:at] + data[end:]
            case "repeat":
                data = data[:end] + data[at:]
            case "truncate":
                data = data[:at]
    return data


def changed_markup(part: bytes, edits: Iterable[Edit]) -> bytes:
    """Change an XML part tag by tag, so that more of it stays well-formed."""
    pieces = _PIECES.findall(part)
    for edit in edits:
        if not pieces:
            break
        at = edit.at % len(pieces)
        match edit.kind:
            case "drop":
                del pieces[at]
            case "double":
                pieces.insert(at, pieces[at])
            case "exchange":
                other = (at + edit.length) % len(pieces)
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case "value":
                pieces[at] = _with_value(pieces[at], edit)
            case "name":
                pieces[at] = _NAME.sub(lambda _, put=edit.put: put, pieces[at], count=1)
            case "text":
                pieces.insert(at, edit.put)
    return b"".join(pieces)


def _with_value(piece: bytes, edit: Edit) -> bytes:
    """A tag with one attribute's value changed, or a text with another."""
    found = list(_QUOTED.finditer(piece))
    if not piece.startswith(b"<") or not found:
        return piece if piece.startswith(b"<") else edit.put
    one = found[edit.length % len(found)]
    return piece[: one.start() + 1] + edit.put + piece[one.end() - 1 :]


def changed(part: bytes, edits: Iterable[Edit]) -> bytes:
    """Change a part by edits of both sorts, in their order."""
    for edit in edits:
        change = changed_bytes if edit.kind in BYTE_EDITS else changed_markup
        part = change(part, [edit])
    return part


@cache
def parts_of(path: Path) -> Mapping[str, bytes]:
    """The parts of a workbook on disk, in their order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A sound zip of whatever the parts are, not packed: the changes are inside."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return file.getvalue()
