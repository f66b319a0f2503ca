"""Books and parts changed at random, as files: what anybody typed is in the new book or told."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import openpyxl
from exchange.hands import office
from exchange.hands.office import ITEMS, MONEY, NEWS, PLAN
from hypothesis import given, settings
from hypothesis import strategies as st

from oitsheet.doors import BundledShelf
from oitsheet.exchange.hands.held import BLANK, held, same
from oitsheet.exchange.hands.merging import merged
from oitsheet.exchange.hands.planning import planned
from oitsheet.exchange.hands.receiving import Book
from oitsheet.exchange.hands.splitting import Splitter
from oitsheet.form.messages import load_catalogue
from oitsheet.workbook.reading import read

COLUMNS = {
    "status": "ผลการดำเนินการ/ข้อสังเกต",
    "link": "ลิงก์ (URL)",
    "explanation": "คำอธิบาย",
    "last_points": "คะแนนปีก่อน",
}
ITEMS_OF = {NEWS: ("O1", "O2"), PLAN: ("O4", "O10"), MONEY: ("O18", "O19", "O20")}
values = st.sampled_from(
    [None, "ดำเนินการแล้ว", "เพิ่มเติม\nสองบรรทัด", 50, 87.5, "๘๗.๕", "=1+1 ไม่ใช่สูตร"]
)


def edits(codes: tuple[str, ...]) -> st.SearchStrategy[dict[tuple[str, str], Any]]:
    cells = st.tuples(st.sampled_from(codes), st.sampled_from(sorted(COLUMNS)))
    return st.dictionaries(cells, values, max_size=4)


@cache
def parts() -> dict[str, bytes]:
    splitter = Splitter(office.understood(office.usual()), "book.xlsx", load_catalogue("th"))
    return {share.name: splitter.part(share).data for share in splitter.shares()}


def typed(data: bytes, cells: dict[tuple[str, str], Any]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for (code, key), value in cells.items():
        cell = book[ITEMS].cell(*office.place(book[ITEMS], code, COLUMNS[key]))
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # what begins with = is a text here
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@settings(max_examples=6)
@given(
    ours=edits(("O1", "O4", "O10", "O18", "O20")),
    theirs=st.fixed_dictionaries({owner: edits(codes) for owner, codes in ITEMS_OF.items()}),
)
def test_nothing_is_lost(ours, theirs) -> None:
    data = typed(office.usual(), ours) if ours else office.usual()
    checked = office.understood(data)
    book = Book(checked.submission, office.stands(data), BundledShelf())
    incoming = [
        book.receive(owner, read(typed(parts()[owner], cells))) for owner, cells in theirs.items()
    ]

    plan = planned(book.stands, incoming)
    done = merged(data, checked.submission, plan, [])

    before, after = office.stands(office.usual())["items"], office.stands(done.data)["items"]
    conflicts = {(one.cell.row, one.cell.column): one for one in plan.conflicts}
    assert done.refused == ()
    for cells in theirs.values():
        for (code, key), value in cells.items():
            told = conflicts.get((code, key))
            if told is None and not same(held(value), before[code].cells.get(key, BLANK)):
                assert same(after[code].cells[key], held(value))
            elif told is not None:
                assert same(told.theirs[0].theirs, held(value))
                assert same(after[code].cells[key], told.ours)
    touched = {cell for cells in theirs.values() for cell in cells}
    for code, line in office.stands(data)["items"].items():
        for key, content in line.cells.items():
            if (code, key) not in touched:
                assert same(after[code].cells[key], content)
