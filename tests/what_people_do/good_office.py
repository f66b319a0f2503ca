"""A careful office's whole workbook: everything filled in as the form and the edition ask.

Nothing here is a real office's. It is what every rule must leave alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.form.edition import PeriodRelation, YearRule, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build
from oitsheet.values import fiscal_year_span

if TYPE_CHECKING:
    import datetime as dt

    from oitsheet.form.edition import Edition, Item

HOST = "https://www.example.go.th"
OFFICE_TYPES = {"obec": "สพป.", "moe": "ศธจ."}
OFFICES = {
    "obec": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาตัวอย่าง เขต 1",
    "moe": "สำนักงานศึกษาธิการจังหวัดตัวอย่าง",
}
GROUPS = {
    "9.1": "กลุ่มอำนวยการ",
    "9.2": "กลุ่มนโยบายและแผน",
    "9.3": "กลุ่มบริหารงานการเงินและสินทรัพย์",
    "9.4": "กลุ่มบริหารงานบุคคล",
    "9.5": "กลุ่มบริหารงานบุคคล",
    "10.1": "หน่วยตรวจสอบภายใน",
    "10.2": "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา",
}
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.")
SCORES = {1: 98.05, 2: 97.84, 3: 96.58, 4: 95.16, 5: 95.56, 6: 99.67, 7: 99.29, 8: 99.54}


def year_of(edition: Edition) -> int:
    """The fiscal year (B.E.) of its workbook."""
    return edition.fiscal_years[-1]


def good(key: str, *, assessed: bool) -> bytes:
    """The workbook of a careful office.

    Args:
        key: The edition.
        assessed: After the result (one item below full, level AA); else on the day it is handed in.
    """
    book = filled(key, assessed=assessed)
    fill = Filled(agency=book["agency"], project=book["project"], tables=book["tables"])
    return build(load_layout(), load_edition(key), fill=fill)


def filled(key: str, *, assessed: bool) -> dict[str, Any]:
    """What is filled in: ``agency`` and ``project`` by field, ``tables`` by sheet."""
    edition = load_edition(key)
    year = year_of(edition)
    return {
        "agency": _agency(edition, assessed=assessed),
        "project": _project(year) if assessed else {},
        "tables": {
            "items": [_item(edition, item, assessed=assessed) for item in edition.items],
            "owners": _owners(edition),
            "measures": _measures(edition),
            "indicators": _indicators(year),
            **({"issues": _issues(edition)} if edition.issues else {}),
            "activities": _activities(year),
            "calendar": _calendar(year),
            "budget": _budget(assessed=assessed),
            "history": _history(year),
        },
    }


def _agency(edition: Edition, *, assessed: bool) -> dict[str, Any]:
    year = year_of(edition)
    return {
        "office": OFFICES[edition.scheme],
        "office_type": OFFICE_TYPES[edition.scheme],
        "fiscal_year": year,
        "hosts": HOST,
        "group_prefixes": f"{HOST}/group/plan\n{HOST}/group/hr",
        "report_date": f"30 ก.ย. {year}" if assessed else f"10 ก.ค. {year}",
        "report_quarter": 4,
        "due": f"12 ก.ค. {year}",
        "clarification": f"1-15 ส.ค. {year}",
        "executive": "ผู้อำนวยการสำนักงาน",
        "executive_since": f"1 ต.ค. {year - 2}",
        "orders": f"32/{year} ลงวันที่ 22 ม.ค. {year}",
        "website_keeper": "กลุ่มอำนวยการ",
        "hosted_at": "ผู้ให้บริการเว็บไซต์",
        "hosted_until": f"31 ธ.ค. {year + 1}",
    }


def _item(edition: Edition, item: Item, *, assessed: bool) -> dict[str, Any]:
    year = year_of(edition)
    page = f"{HOST}/ita/{item.code.lower()}"
    first, last, document = _period(item, year)
    cells: dict[str, Any] = {
        "code": item.code,
        "status": "ดำเนินการแล้ว",
        "link": page,
        "explanation": f"หน้าแรก > ITA ปี {year} > {item.code}",
        "lacking": "-",
        "looked_by": "ผู้อำนวยการกลุ่มอำนวยการ",
        "looked_on": f"5 ก.ค. {year}",
        "last_points": 0 if item.code == "O8" else 100,
        "document": document,
        "published_on": f"1 มิ.ย. {year}",
        "self_points": 100,
        "memo": f"ที่ ศธ 04000/{100 + item.no}",
    }
    if first:
        cells |= {"period_from": first, "period_to": last}
    if any(element.granularity == "monthly" for element in item.elements):
        lines = [f"{n}. {month} {page}/{n}" for n, month in enumerate(MONTHS, 1)]
        cells["link"] = "\n".join([*lines[:4], f"5. {MONTHS[4]} ไม่มีการจัดซื้อจัดจ้าง", lines[5]])
    if any(element.languages for element in item.elements):
        cells["link"] = f"ภาษาไทย {page}/th\nภาษาอังกฤษ {page}/en"
    if item.social:
        cells["link"] = f"{page}\nhttps://www.facebook.com/example"
    if item.code == "O8":
        cells["correction"] = "เพิ่มปุ่มถาม-ตอบบนหน้าแรก และตอบทุกคำถามภายใน 3 วัน"
        cells["own_cause"] = "ปีก่อนไม่มีช่องทางถาม-ตอบสองทาง"
    if assessed:
        cells["assessed_points"] = 100
    return cells


def _period(item: Item, year: int) -> tuple[str, str, str]:
    """From, to (days in words) and the title of the document that an item's data are in."""
    spans = {
        YearRule.CURRENT_FY: (year, f"{item.title_th} ประจำปีงบประมาณ พ.ศ. {year}"),
        YearRule.PREVIOUS_FY: (year - 1, f"{item.title_th} ประจำปีงบประมาณ พ.ศ. {year - 1}"),
    }
    if item.year_rule is YearRule.FIRST_6_MONTHS_CURRENT_FY:
        title = f"{item.title_th} (ต.ค. {year - 1} - มี.ค. {year})"
        return f"1 ต.ค. {year - 1}", f"31 มี.ค. {year}", title
    if item.year_rule is YearRule.MULTI_YEAR_COVERING_CURRENT_FY:
        return f"1 ต.ค. {year - 3}", f"30 ก.ย. {year + 2}", f"แผนปี {year - 2}-{year + 2}"
    if item.year_rule not in spans or item.period_relation is PeriodRelation.NONE:
        return "", "", item.title_th
    own, title = spans[item.year_rule]
    last = f"30 ก.ย. {own}" if own < year else f"31 พ.ค. {own}"
    if item.period_relation in (PeriodRelation.COVERS, PeriodRelation.EXACTLY):
        last = f"30 ก.ย. {own}"
    return f"1 ต.ค. {own - 1}", last, title


def _owners(edition: Edition) -> list[dict[str, Any]]:
    ranges: dict[str, list[str]] = {}
    for sub in edition.sub_indicators:
        ranges.setdefault(GROUPS[sub.code], []).append(f"{sub.first}-{sub.last}")
    order = f"32/{year_of(edition)}"
    return [
        {"owner": group, "items": ", ".join(codes), "role": "หลัก", "order": order}
        for group, codes in ranges.items()
    ]


def _measures(edition: Edition) -> list[dict[str, Any]]:
    year = year_of(edition)
    common = {
        "responsible": "กลุ่มอำนวยการ",
        "steps": "๑. แต่งตั้งคณะทำงาน ๒. จัดทำ ๓. เผยแพร่",
        "period": f"ต.ค. {year - 1} - ก.ย. {year}",
        "followup": "รายงานที่ประชุมผู้บริหารเดือนละ 2 ครั้ง",
    }
    gap = {
        "kind": "ปิดจุดอ่อน",
        "measure": "เพิ่มช่องทางถาม-ตอบสองทางบนเว็บไซต์",
        "answers": "O8",
        "weakness": "ปีก่อนไม่มีช่องทางถาม-ตอบสองทาง",
    }
    standing = {"kind": "มาตรการภายใน", "measure": "การจัดการเรื่องร้องเรียนการทุจริต"}
    done = {"result": "ดำเนินการครบตามขั้นตอน", "outcome": "ประชาชนถามและได้คำตอบ"}
    return [gap | common | done, standing | common | done]


def _indicators(year: int) -> list[dict[str, Any]]:
    return [
        {
            "indicator": 9,
            "title": "การเปิดเผยข้อมูล",
            "weakness": "ช่องทางถาม-ตอบยังสื่อสารทางเดียว",
            "improve": "ให้ตอบทุกคำถามภายใน 3 วัน",
            "money": 5000,
            "source": f"งบดำเนินงาน ปี {year}",
            "obstacles": "-ไม่มี-",
            "suggestions": "-ไม่มี-",
        }
    ]


def _issues(edition: Edition) -> list[dict[str, Any]]:
    year = year_of(edition)
    return [
        {
            "code": issue.code,
            "analysis": "ผลปีก่อนผ่านเกณฑ์ แต่ยังมีข้อที่ต้องแก้",
            "weakness": "ข้อมูลบางรายการยังไม่เป็นปัจจุบัน",
            "improve": "ปรับปรุงข้อมูลทุกไตรมาส",
            "responsible": f"คณะทำงานตามคำสั่งที่ 32/{year}",
            "steps": "๑. ทบทวน ๒. ปรับปรุง ๓. เผยแพร่",
            "followup": "รายงานที่ประชุมผู้บริหารทุกเดือน",
            "period": f"ต.ค. {year - 1} - ก.ย. {year}",
            "limitation": "-ไม่มี-",
        }
        for issue in edition.issues
    ]


def _activities(year: int) -> list[dict[str, Any]]:
    return [
        {
            "activity": "ประชุมชี้แจงผู้รับผิดชอบ",
            "phase": "รอบที่ 1",
            "date": f"10 ก.พ. {year}",
            "meeting": f"ครั้งที่ 1/{year}",
            "place": "ห้องประชุม",
            "result": "ผู้รับผิดชอบเข้าร่วมครบทุกกลุ่ม",
            "evidence": "รายงานการประชุม",
            "pictures": 3,
            "size": 2.5,
        },
        {
            "activity": "ประชุมติดตามและแลกเปลี่ยนเรียนรู้",
            "date": f"8-9 มิ.ย. {year}",
            "place": "ห้องประชุม",
            "result": "ตรวจข้อมูลครบทุกข้อ",
            "pictures": 2,
            "size": 2,
        },
    ]


def _calendar(year: int) -> list[dict[str, Any]]:
    return [
        {"when": f"22 ม.ค. {year}", "what": "ออกคำสั่งแต่งตั้ง", "done": "ดำเนินการแล้ว"},
        {"when": f"1-30 มิ.ย. {year}", "what": "ตรวจรอบที่ 1", "done": "ดำเนินการแล้ว"},
        {"when": "เดือนละ 2 ครั้ง", "what": "รายงานที่ประชุมผู้บริหาร"},
        {"when": f"30 ก.ย. {year}", "what": "สรุปผล"},
    ]


def _project(year: int) -> dict[str, Any]:
    return {
        "project_name": "โครงการเปิดเผยข้อมูลสาธารณะ",
        "rationale": "แก้ข้อสังเกตของปีก่อน",
        "period": f"ตุลาคม {year - 1} - กันยายน {year}",
        "planned_activities": 2,
        "problems": "-ไม่มี-",
        "solutions": "-",
        "next_plan": "จัดทำคู่มือการเปิดเผยข้อมูลฉบับปรับปรุง",
        "benefit": "ประชาชนเข้าถึงข้อมูลได้ง่าย",
        "state": "สิ้นสุดโครงการแล้ว",
    }


def _budget(*, assessed: bool) -> list[dict[str, Any]]:
    spent = {"spent_q1": 5000, "spent_q2": 5000, "spent_q3": 10000}
    planned = {"planned_q1": 5000, "planned_q2": 5000, "planned_q3": 10000, "planned_q4": 5000}
    last = {"spent_q4": 5000} if assessed else {}
    name = {"project": "โครงการเปิดเผยข้อมูลสาธารณะ", "source": "งบดำเนินงาน", "allocated": 25000}
    return [name | planned | spent | last]


def _history(year: int) -> list[dict[str, Any]]:
    return [
        {"fiscal_year": year - 2, "total": 90.00},
        {"fiscal_year": year - 1, "total": 94.50, "trend": "เพิ่มขึ้น", "difference": 4.50},
    ]


def day_of(edition: Edition, *, assessed: bool) -> dt.date:
    """The day (C.E.) on which the office has its book checked."""
    end = fiscal_year_span(year_of(edition)).end
    return end if assessed else end.replace(month=7, day=10)
