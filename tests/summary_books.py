"""A workbook filled half-way and wrongly, for the summary and for the check alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.form.template import Filled

if TYPE_CHECKING:
    from oitsheet.form.edition import Edition

HOST = "https://www.example.go.th"

HALF = Filled(
    agency={"office": "สำนักงานตัวอย่าง", "fiscal_year": "๒๕๖๖", "report_date": "1 ก.ค. 2566"},
    tables={
        "items": [
            {"code": "O1", "status": "ดำเนินการแล้ว", "link": f"{HOST}/o1"},
            {"code": "O2", "status": "ดำเนินการ แล้ว", "link": f"{HOST}/o2", "lacking": "2, 5"},
            {"code": "O3", "status": "เพิ่มเติมเบอร์โทรศัพท์", "link": f"{HOST}/o3"},
            {"code": "O4", "status": "อยู่ระหว่างดำเนินการปรับปรุงข้อมูล"},
            {"code": "O5", "status": "ยังไม่ดำเนินการ", "lacking": "แผนที่"},
            {"code": "O6", "status": "ดำเนินการแล้ว 12 ก.ค. 65", "link": f"{HOST}/o6"},
            {"code": "O7", "status": "ดำเนินการแล้ว"},
            {"code": "O8", "status": "ไม่เกี่ยวข้อง"},
            {"code": "O9", "status": "-"},
            {"code": "O10", "status": "ไม่มี", "lacking": "1-3"},
            {"code": "O11", "status": "ดำเนินการแล้ว", "link": f"{HOST}/o11", "lacking": "-"},
            {
                "code": "O12",
                "status": "ดำเนินการแล้ว",
                "last_points": 0,
                "correction": "แก้แล้ว",
                "link": "-",
                "looked_by": "-",
            },
            {"code": "O13", "status": "ดำเนินการแล้ว", "last_points": "๐", "link": f"{HOST}/o13"},
            {"code": "O14", "status": "ดำเนินการแล้ว", "last_points": 0, "looked_by": "หัวหน้ากลุ่ม"},
            {"code": "O15", "status": "เสร็จแล้ว", "last_points": 0},
            {"code": "O16", "status": "OK", "lacking": "ครบ", "link": f"{HOST}/o16"},
            {"code": "O17", "status": "✓", "lacking": "ขาดข้อ 1 และ 2", "link": f"{HOST}/o17"},
            {"code": "O18", "status": "ยังไม่มี"},
            {"code": "O19", "status": "แล้วเสร็จ", "link": f"{HOST}/o19"},
            {"code": "O20", "assessed_points": 100},
            {"code": "O21", "assessed_points": "๕๐", "status": "ให้แสดงรายเดือน"},
            {"code": "O22", "assessed_points": 0, "owner_lead": "ผอ.กลุ่มการเงิน"},
            {"code": "O23", "assessed_points": 150, "status": "ยังไม่เสร็จ"},
            {"code": "O24", "lacking": "99"},
            {"code": "O25", "status": "กำลังจัดทำ", "lacking": "2;\n3"},
            {"code": "O26", "status": "ดำเนินการเเล้ว", "link": f"{HOST}/o26"},
            {"code": "O30", "status": "???"},
            {"code": "O31", "status": "N/A"},
            {"code": "O42", "status": "ยังไม่ดำเนินการ"},
            {"code": "O43", "status": "ไม่เกี่ยวข้อง (ไม่มีผลปีก่อน)"},
        ],
        "elements": [
            {"code": "O1", "number": 2, "presence": "ไม่มี"},
            {"code": "O11", "number": 1, "presence": "มี"},
            {"code": "O2", "number": 2, "presence": "✓"},
            {"code": "O12", "number": 1, "presence": "x"},
        ],
        "owners": [
            {"owner": "กลุ่มอำนวยการ", "items": "O1-O5, ๗, ข้อ 9", "role": "ร่วม"},
            {"owner": "กลุ่มนโยบายและแผน", "items": "O4–O12", "role": "หลัก"},
            {"owner": "กลุ่มกฎหมาย; กลุ่มพัสดุ", "items": "013 ถึง 19"},
            {"owner": "กลุ่มบุคคล", "items": "ทุกข้อ"},
        ],
        "budget": [
            {
                "project": "ก",
                "allocated": 1000,
                "planned_q1": 250,
                "planned_q2": 250,
                "spent_q1": "-",
                "spent_q2": 100.5,
            },
            {"project": "ข", "allocated": 500, "spent_total": 125},
            {"project": "ค", "allocated": 250, "spent_q1": 5, "spent_q3": "ไม่มี"},
            {"project": "รวม", "allocated": 1750, "spent_q1": 5, "spent_q2": 100.5},
            {"project": "ง"},
        ],
        "kpi": [{"target": "ร้อยละ ๑๐๐"}, {"target": "A"}],
    },
)
"""Done with a date behind it, a remark, unfinished words with more behind them, dashes, slips that
are no slips (a blank inside, two letters for one), points in Thai digits, impossible points, lists
of elements in every form, ticks, a total line, owners by ranges."""

TOLD = ("O6",)
"""Items of `HALF` that the check calls claimed and the sheet does not: text behind a done word."""


def half(edition: Edition) -> Filled:
    """`HALF` for a list of any length: O42 and O43 stand for its last two, as there."""
    last = {"O42": edition.codes[-2], "O43": edition.codes[-1]}
    items = [row | {"code": last.get(row["code"], row["code"])} for row in HALF.tables["items"]]
    ticks = [
        row
        for row in HALF.tables["elements"]
        if int(row["number"]) <= len(edition.item(str(row["code"])).elements)
    ]
    return Filled(agency=HALF.agency, tables={**HALF.tables, "items": items, "elements": ticks})
