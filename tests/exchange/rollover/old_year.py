"""A district office's book at the end of FY 2565, with something on every sheet; all made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl

from oitsheet.doors import BundledShelf, today
from oitsheet.exchange.rollover import Wish, roll
from oitsheet.exchange.rollover.making import book_of
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build
from oitsheet.judging.checker import check_whole
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

LAYOUT = load_layout()
EDITION = "2565-obec"
SITE = "https://www.example.go.th"

AGENCY = {
    "office": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1",
    "office_type": "สพป.",
    "fiscal_year": "๒๕๖๕",
    "hosts": SITE,
    "group_prefixes": f"{SITE}/plan",
    "executive": "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา",
    "executive_since": "๑ ตุลาคม ๒๕๖๓",
    "orders": "147/2565",
    "report_date": "30 ก.ย. 2565",
    "report_quarter": 4,
    "due": "31 ก.ค. 2565",
    "clarification": "1-15 ส.ค. 2565",
    "website_keeper": "กลุ่ม DLICT",
    "hosted_at": "ผู้ให้บริการตัวอย่าง",
    "hosted_until": "30 ก.ย. 2569",
}

ZEROS = {
    "O14": {
        "assessor_words": "ไม่พบคู่มือการให้บริการ",
        "own_cause": "เผยแพร่ไว้ในหน้าของกลุ่มงาน",
        "correction": "ย้ายมาไว้ที่เว็บไซต์หลัก",
    },
    "O20": {},
    "O26": {"lacking": "1"},
    "O38": {},
}

LINES: dict[str, list[dict[str, Any]]] = {
    "owners": [
        {"owner": "กลุ่มนโยบายและแผน", "items": "O4, O10–O12", "role": "หลัก", "order": "147/2565"},
        {"owner": "กลุ่มการเงิน", "items": "O18–O24", "role": "หลัก", "contact": "0 0000 0000"},
        {"owner": "กลุ่มอำนวยการ", "items": "O1-O3, O5-O9, O13-O17", "role": "หลัก"},
        {"owner": "กลุ่มบุคคล", "items": "O25-O31, O38", "role": "หลัก"},
        {"owner": "ผู้บริหาร", "items": "O35", "role": "หลัก"},
        {"owner": "กลุ่มนิเทศ", "items": "O33, O34, O36, O37, O39-O43", "role": "หลัก"},
    ],
    "measures": [
        {"kind": "แผนแม่บท", "measure": "สร้างวัฒนธรรมองค์กร"},
        {
            "kind": "มาตรการภายใน",
            "measure": "ส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง",
            "answers": "O21, O22, O32, ตัวชี้วัดที่ 9, 9.1, E10",
            "steps": "1. ประกาศ 2. เผยแพร่",
            "responsible": "กลุ่มการเงิน",
            "period": "ต.ค. 2564 - ก.ย. 2565",
            "followup": "รายงานผู้บริหารทุกเดือน",
            "result": "ดำเนินการแล้ว",
            "outcome": "คะแนนเพิ่มขึ้น",
        },
        {"kind": "ปิดจุดอ่อน", "measure": "จัดทำคู่มือ", "answers": "O14", "weakness": "ไม่มีคู่มือ"},
        {"measure": "ปรับปรุงเว็บไซต์", "answers": "O26"},
        {"measure": "อบรมบุคลากร", "steps": "ปีละครั้ง"},
    ],
    "calendar": [
        {"when": "12 ก.ค. 2565", "what": "ส่งลิงก์", "who": "ทุกกลุ่ม", "done": "ดำเนินการแล้ว"},
        {"when": "เดือนละ 2 ครั้ง", "what": "ประชุมผู้บริหาร"},
    ],
    "ita": [{"fiscal_year": 2565, "indicator": n, "score": 90, "level": "A"} for n in range(1, 9)]
    + [
        {"indicator": 9, "score": "๘๐", "level": "B"},
        {"fiscal_year": 2565, "indicator": 10, "score": 90, "level": "A"},
    ],
    "history": [{"fiscal_year": 2563, "total": 80}, {"fiscal_year": 2564, "total": 85.5}],
    "confirmations": [{"rule": "Z102", "place": "O14", "who": "ผู้อำนวยการกลุ่ม", "why": "ดูแล้ว"}],
    "activities": [{"activity": "ประชุมชี้แจง", "date": "5 เม.ย. 2565", "result": "ครบ"}],
    "budget": [{"project": "โครงการ ITA", "allocated": 10000, "spent_q1": 5000}],
    "elements": [{"code": "O2", "number": 5, "presence": "ไม่มี"}],
    "indicators": [{"indicator": "9", "weakness": "ข้อมูลไม่ครบ"}],
}


def item(code: str) -> dict[str, Any]:
    """One item's row: done, linked, full points but for the zeros."""
    number = code.removeprefix("O")
    row = {
        "code": code,
        "status": "ดำเนินการแล้ว",
        "link": f"{SITE}/o{number}",
        "explanation": f"หน้าแรก > O{number}",
        "last_points": 100,
        "self_points": 100,
        "assessed_points": 0 if code in ZEROS else 100,
    }
    return row | ZEROS.get(code, {})


def old_book(change: Callable[[dict[str, Any]], None] | None = None) -> bytes:
    """The book, with something changed in its data."""
    items = {code: item(code) for code in load_edition(EDITION).codes}
    data: dict[str, Any] = {
        "edition": EDITION,
        "agency": dict(AGENCY),
        "items": items,
        "tables": {key: [dict(row) for row in rows] for key, rows in LINES.items()},
        "project": {"project_name": "โครงการ ITA", "rationale": "ข้อสังเกตของปีก่อน"},
    }
    if change:
        change(data)
    tables = {"items": list(data["items"].values()), **data["tables"]}
    fill = Filled(agency=data["agency"], project=data["project"], tables=tables)
    return build(LAYOUT, load_edition(data["edition"]), fill=fill)


def understood(book: bytes):
    """What a check understands of a book, and its report."""
    return check_whole(read(book), shelf=BundledShelf(), today=today())


def rolled(book: bytes, edition="2566-obec", **wish):
    """The next year's data."""
    asked = load_edition(edition) if isinstance(edition, str) else edition
    shelf = BundledShelf()
    day = AsOf(asked=None, today=today())
    old = fit(read(book), LAYOUT, shelf, asked=None, as_of=day)
    return roll(old, Wish(edition=asked, **wish), shelf)


def next_book(done) -> bytes:
    """The next year's book."""
    return book_of(LAYOUT, done)


def bent(book: bytes, change: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The book after somebody worked in it."""
    workbook = openpyxl.load_workbook(io.BytesIO(book))
    change(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def lines(done, table: str) -> list[dict[str, Any]]:
    """The rows of a table in the next year's data."""
    return [dict(row) for row in done.filled.tables.get(table, ())]


def points(done) -> dict[str, Any]:
    """New code → last year's points."""
    return {r["code"]: r["last_points"] for r in lines(done, "items") if "last_points" in r}
