"""Encrypted workbooks: Excel's own password is tried, and what comes out is guarded like any."""

from __future__ import annotations

import io
import sys

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.ecma376_agile import ECMA376Agile

from oitsheet.workbook.reading import read
from oitsheet.workbook.unlocking import EXCELS_OWN
from oitsheet.workbook.unreadable import Unreadable, UnreadableWorkbook

from . import building as make


def fill(book):
    sheet = book.add_worksheet("แผ่น")
    for row in range(60):  # the library cannot decrypt what it made of a tiny package
        sheet.write_row(row, 0, [f"ข้อ O{row}", row * 7919 % 1009, "มี"])


SOUND = make.written(fill)


def encrypted(data: bytes, password: str = EXCELS_OWN) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


def encrypted_anything(data: bytes, **asked: int) -> bytes:
    """What need not be a workbook, in as many rounds as one likes."""
    return ECMA376Agile.encrypt(EXCELS_OWN, io.BytesIO(data), **asked)


def refusal(data: bytes) -> UnreadableWorkbook:
    with pytest.raises(UnreadableWorkbook) as caught:
        read(data)
    return caught.value


def test_a_workbook_with_excels_own_password_is_read_like_any_other():
    assert read(encrypted(SOUND)) == read(SOUND)


@pytest.mark.parametrize("password", ["secret", "velvetsweatshop", "รหัสผ่าน"])
def test_a_workbook_with_another_password_is_encrypted(password):
    assert refusal(encrypted(SOUND, password)).reason is Unreadable.ENCRYPTED


def test_what_was_hidden_in_it_passes_the_same_guard():
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n * 7919}</v></c></row>' for n in range(1, 400))
    bomb = make.blown_up(make.book(rows), "zeros.bin", 150)
    assert refusal(encrypted(bomb)).limit == "ratio"
    declared = make.zipped(
        make.parts(rows) | {"xl/styles.xml": b"<!DOCTYPE a><styleSheet/>" + bytes(range(65, 91))}
    )
    assert refusal(encrypted(declared)).reason is Unreadable.HOSTILE


def test_a_workbook_encrypted_twice_stays_encrypted():
    assert refusal(encrypted_anything(encrypted(SOUND))).reason is Unreadable.ENCRYPTED


def test_what_is_no_package_inside_stays_encrypted():
    text = "ข้อ,สถานะ\n".encode() * 1_000
    assert refusal(encrypted_anything(text)).reason is Unreadable.ENCRYPTED


def test_no_password_is_tried_for_minutes(monkeypatch):
    tried = []
    monkeypatch.setattr(OOXMLFile, "load_key", lambda *_, **asked: tried.append(asked))
    with_few = encrypted(SOUND)
    at = with_few.index(b'spinCount="100000"')
    with_many = with_few[:at] + b'spinCount="9999999"' + with_few[at + 18 :].replace(b"  ", b" ", 1)
    assert len(with_many) == len(with_few)
    assert refusal(with_many).reason is Unreadable.ENCRYPTED
    assert tried == []
    refusal(with_few)
    assert tried


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_one_stays_encrypted_or_is_damaged(share):
    data = encrypted(SOUND)
    assert refusal(data[: int(len(data) * share)]).reason in {
        Unreadable.ENCRYPTED,
        Unreadable.NOT_A_WORKBOOK,
        Unreadable.DAMAGED,
    }


@pytest.mark.parametrize("missing", ["msoffcrypto.format.ooxml", "olefile"])
def test_without_the_library_it_stays_encrypted(monkeypatch, missing):
    data = encrypted(SOUND)
    monkeypatch.setitem(sys.modules, missing, None)
    assert refusal(data).reason is Unreadable.ENCRYPTED
