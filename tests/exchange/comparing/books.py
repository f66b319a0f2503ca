"""One office's book at two moments: in June, and in July after the hand-in; and a crowded pair."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

if TYPE_CHECKING:
    from pathlib import Path

EDITION = "2565-obec"
OFFICE = "สพป.ตัวอย่าง เขต 1"
HOST = "https://www.example.go.th/ita"
PLAN, MONEY, ADMIN = "กลุ่มนโยบายและแผน", "กลุ่มบริหารงานการเงินและสินทรัพย์", "กลุ่มอำนวยการ"

OWNERS = (
    "ผู้อำนวยการกลุ่มอำนวยการ",
    "ผู้อำนวยการกลุ่มนโยบายและแผน",
    "ผู้อำนวยการกลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร",
    "ผู้อำนวยการกลุ่มบริหารงานการเงินและสินทรัพย์",
    "ผู้อำนวยการกลุ่มบริหารงานบุคคล",
    "ผู้อำนวยการกลุ่มพัฒนาครูและบุคลากรทางการศึกษา",
    "ผู้อำนวยการหน่วยตรวจสอบภายใน",
    "ผู้อำนวยการกลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา",
    "ผู้อำนวยการกลุ่มส่งเสริมการจัดการศึกษา",
    "ผู้อำนวยการกลุ่มกฎหมายและคดี",
    "นักประชาสัมพันธ์ชำนาญการ",
    "นักจัดการงานทั่วไปชำนาญการพิเศษ",
)


def book(data: dict[str, Any]) -> bytes:
    """A workbook with these data: ``agency``, and tables by sheet key."""
    fill = Filled(agency=data["agency"], tables=data["tables"])
    return build(load_layout(), load_edition(data.get("edition", EDITION)), fill=fill)


def june() -> dict[str, Any]:
    """In the middle of the work, before the hand-in on 30 June."""
    return {
        "agency": {
            "office": OFFICE,
            "fiscal_year": "2565",
            "hosts": "https://www.example.go.th",
            "report_date": "1 มิ.ย. 2565",
            "due": "30 มิ.ย. 2565",
        },
        "tables": {
            "items": [
                {"code": "O1", "status": "ดำเนินการแล้ว", "link": f"{HOST}/o1", "last_points": 100},
                {"code": "O2", "status": "เพิ่มเติมข้อมูลเบอร์โทรศัพท์ผู้บริหาร", "last_points": 100},
                {"code": "O3", "status": "ดำเนินการแล้ว", "link": f"{HOST}/o3", "last_points": 100},
                {"code": "O4", "status": "อยู่ระหว่างดำเนินการ", "last_points": 100},
                {"code": "O5", "status": "ดำเนินการแล้ว", "link": f"{HOST}/o5", "last_points": 100},
                {"code": "O10", "last_points": 100},
                {"code": "O11", "status": "อยู่ระหว่างดำเนินการ", "last_points": 0},
                {"code": "O22", "status": "ให้แสดงเป็นแบบรายเดือน", "last_points": 100},
            ],
            "owners": [
                {"owner": ADMIN, "items": "O1-O9", "role": "หลัก"},
                {"owner": PLAN, "items": "O10-O17", "role": "หลัก"},
                {"owner": MONEY, "items": "O18-O24", "role": "หลัก"},
            ],
            "measures": [{"kind": "มาตรการภายใน", "measure": "ตรวจลิงก์ทุกเดือน", "answers": "O11"}],
            "calendar": [
                {"when": "15 มิ.ย. 2565", "what": "ประชุมติดตามรอบที่ 1"},
                {"when": "20 ก.ค. 2565", "what": "ประชุมติดตามรอบที่ 2"},
            ],
            "budget": [
                {
                    "project": "โครงการเปิดเผยข้อมูลสาธารณะ",
                    "allocated": 33500,
                    "planned_q1": 5000,
                    "planned_q2": 5000,
                    "planned_q3": 10000,
                    "planned_q4": 13500,
                    "spent_q1": 4000,
                    "spent_q2": 1690,
                }
            ],
        },
    }


def july() -> dict[str, Any]:
    """Six weeks later: much is done, something fell back, links changed after the hand-in."""
    data = copy.deepcopy(june())
    data["agency"]["report_date"] = "12 ก.ค. 2565"
    items = {row["code"]: row for row in data["tables"]["items"]}
    items["O1"]["link"] = f"{HOST}/2565/o1"
    items["O2"] |= {"status": "ดำเนินการแล้ว", "link": f"{HOST}/o2"}
    items["O3"]["status"] = "อยู่ระหว่างดำเนินการ"
    items["O4"] |= {"status": "ดำเนินการแล้ว", "link": f"{HOST}/o4"}
    items["O5"]["lacking"] = "แผนที่"
    items["O10"] |= {"status": "ดำเนินการแล้ว", "link": f"{HOST}/o10"}
    data["tables"]["owners"][1]["owner"] = "กลุ่มส่งเสริมการจัดการศึกษา"
    data["tables"]["measures"][0]["result"] = "ตรวจครบทุกข้อ พบลิงก์เสีย 2 แห่งและแก้แล้ว"
    data["tables"]["calendar"][0]["done"] = "ดำเนินการแล้ว"
    data["tables"]["budget"][0] |= {"spent_q3": 5740}
    return data


def crowded() -> dict[str, Any]:
    """Forty-three items, twelve owners, and every sheet that an agenda looks at."""
    edition = load_edition(EDITION)
    remark = "เพิ่มเติมข้อมูลให้ครบทุกองค์ประกอบ และให้แสดงเป็นแบบรายเดือนตามแบบที่กำหนด"
    states = (remark, "อยู่ระหว่างดำเนินการ", "ดำเนินการแล้ว")
    items = []
    for number, item in enumerate(edition.items):
        row: dict[str, Any] = {
            "code": item.code,
            "owner_lead": OWNERS[number % len(OWNERS)],
            "last_points": 0 if number % 6 == 0 else 100,
            "link": f"{HOST}/{item.code}",
        }
        if number % 4:
            row["status"] = states[number % 3]
        if number % 5 == 0:
            row["due"] = f"{1 + number % 28} ก.ค. 2565"
        items.append(row)
    days = ("1 มิ.ย.", "15 มิ.ย.", "20 ก.ค.", "25 ก.ค.", "3 ส.ค.", "10 ส.ค.", "24 ส.ค.")
    what = "ประชุมคณะทำงานขับเคลื่อนการประเมินคุณธรรมและความโปร่งใสครั้งที่"
    money = {f"planned_q{n}": 12345.5 * n for n in range(1, 5)}
    spent = {f"spent_q{n}": 11345.25 * n for n in range(1, 4)}
    return {
        "agency": {
            "office": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่างชื่อยาว เขต 1",
            "fiscal_year": "2565",
            "hosts": "https://www.example.go.th",
            "report_date": "12 ก.ค. 2565",
            "due": "31 ก.ค. 2565",
            "clarification": "1-15 ส.ค. 2565",
            "hosted_until": "30 ก.ย. 2565",
        },
        "tables": {
            "items": items,
            "calendar": [{"when": f"{d} 2565", "what": f"{what} {n}"} for n, d in enumerate(days)],
            "budget": [{"project": "โครงการใหญ่", "allocated": 123455.5, **money, **spent}],
            "measures": [
                {"kind": "มาตรการภายใน", "measure": f"มาตรการส่งเสริมความโปร่งใสเรื่องที่ {n}"}
                for n in range(6)
            ],
        },
    }


def crowded_before() -> dict[str, Any]:
    """The crowded office some weeks before: less is done, and other links."""
    data = copy.deepcopy(crowded())
    data["agency"]["report_date"] = "1 มิ.ย. 2565"
    data["agency"]["due"] = "31 พ.ค. 2565"
    for number, row in enumerate(data["tables"]["items"]):
        if number % 3 == 0:
            row["link"] += "/old"
        if row.get("status") == "ดำเนินการแล้ว" and number % 2:
            row["status"] = "ยังไม่ดำเนินการ"
        elif number % 7 == 0 and "status" in row:
            row["status"] = "ดำเนินการแล้ว"
    for row in data["tables"]["measures"]:
        row.pop("result", None)
    return data


def crowded_after() -> dict[str, Any]:
    """The crowded office with measures carried out and the hand-in behind it."""
    data = crowded()
    data["agency"]["due"] = "31 พ.ค. 2565"
    for row in data["tables"]["measures"]:
        row["result"] = "ดำเนินการครบตามขั้นตอน"
    return data


def write(folder: Path, name: str, data: dict[str, Any]) -> Path:
    """Put a book into a folder."""
    path = folder / f"{name}.xlsx"
    path.write_bytes(book(data))
    return path
