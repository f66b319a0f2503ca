"""Tables as offices keep them: their columns, their headers, their codes; the offices are made up.

Each says in the office's own words what `TOLD` says of the 43 items.
"""

from __future__ import annotations

from typing import NamedTuple

from ten_minutes.book import DONE, LINKS, STATUSES, THAI_DIGITS

ITEMS = range(1, 44)
GROUPS = ["กลุ่มอำนวยการ", "กลุ่มนโยบายและแผน", "กลุ่มบริหารงานบุคคล"]

TOLD = {
    "status": STATUSES,
    "link": LINKS,
    "owner_lead": [GROUPS[(n - 1) // 15] for n in ITEMS],
    "explanation": [None if n % 3 else f"เมนู หน้าแรก > ITA > {n}" for n in ITEMS],
    "assessed_points": [0 if n in (14, 20, 43) else 100 for n in ITEMS],
    "there": ["มี" if status == DONE else None for status in STATUSES],
}
"""Column → what is said of each item, from O1 on; `there` is a status in the words มี/ไม่มี."""


class OfficesTable(NamedTuple):
    """One office's table.

    Attributes:
        columns: Header → what stands below it: a key of `TOLD`, ``code``, ``title``, ``both`` for
            code and title in one cell, or None for what the form has no column for.
        code: An item's number → its code as this office writes it.
    """

    columns: tuple[tuple[str, str | None], ...]
    code: object

    def rows(self, titles):
        """The rows of the 43 items."""
        return [[self._cell(key, n, titles) for _, key in self.columns] for n in ITEMS]

    def headers(self):
        return [header for header, _ in self.columns]

    def typed(self):
        """Column of the form → what somebody would have typed there instead."""
        keys = [key for _, key in self.columns if key in TOLD]
        return {"status" if key == "there" else key: TOLD[key] for key in keys}

    def _cell(self, key, number, titles):
        code, title = self.code(number), titles[number - 1]
        if key in TOLD:
            return TOLD[key][number - 1]
        own = {"code": code, "title": title, "both": f"{code} {title}", "detail": "รายละเอียด"}
        return own.get(key)


def thai_zero(number):
    return f"๐{number}".translate(THAI_DIGITS)


TABLES = {
    "a district's supervision": OfficesTable(
        (("ตัวชี้วัด", None), ("ตัวชี้วัดย่อย", "both"), ("ผลการนิเทศ กำกับติดตาม", "status")),
        "O{}".format,
    ),
    "a province's form of 2564": OfficesTable(
        (
            ("ข้อ", "code"),
            ("ข้อมูล", "title"),
            ("องค์ประกอบด้านข้อมูล", "detail"),
            ("ที่อยู่ข้อมูล (URL)", "link"),
            ("หมายเหตุ", "explanation"),
        ),
        thai_zero,
    ),
    "a secondary area's page": OfficesTable(
        (
            ("ข้อ", "code"),
            ("ข้อมูล", "title"),
            ("รายละเอียดข้อมูลที่เผยแพร่", "detail"),
            ("ลิงค์เว็บไซต์", "link"),
        ),
        "ข้อ {}".format,
    ),
    "rows numbered, with owners": OfficesTable(
        (
            ("ที่", "code"),
            ("รายการ", "title"),
            ("รายละเอียด", "detail"),
            ("ผู้รับผิดชอบ", "owner_lead"),
            ("LINK", "link"),
        ),
        int,
    ),
    "points to check": OfficesTable(
        (
            ("ข้อ", "code"),
            ("ประเด็นการตรวจ", "title"),
            ("รายละเอียดข้อมูลที่เผยแพร่", "detail"),
            ("ลิ้งก์", "link"),
            ("หมายเหตุ", "explanation"),
        ),
        "o{}".format,
    ),
    "there or not there": OfficesTable(
        (
            ("No.", "code"),
            ("หลักฐานที่ต้องตรวจ", "title"),
            ("มี/ไม่มี", "there"),
            ("File/Link", "link"),
            ("อธิบายชี้แจงเพิ่มเติม", "explanation"),
        ),
        "0{}".format,
    ),
    "a town's page": OfficesTable(
        (
            ("ข้อ", "code"),
            ("ข้อมูล", "title"),
            ("รายละเอียดการเผยแพร่ / การเชื่อมโยง", "detail"),
            ("ลิงค์อ้างอิง / คำอธิบาย", "link"),
            ("หมายเหตุ", "explanation"),
        ),
        "O-{}".format,
    ),
    "an order's annex": OfficesTable(
        (
            ("ข้อ", "code"),
            ("ข้อมูล", "title"),
            ("รายละเอียดข้อมูลที่เผยแพร่", "detail"),
            ("ผู้รับผิดชอบ", "owner_lead"),
        ),
        "OIT {}".format,
    ),
    "points alone": OfficesTable(
        (("O-code", "code"), ("คะแนน", "assessed_points")),
        "O{}".format,
    ),
}
