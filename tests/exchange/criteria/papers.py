"""Made-up criteria of a year that no bundled edition serves, in the forms they are published in.

Twenty-eight items of FY 2568: titles of the year before merged, reworded and left out, demands in
bullets, numbers in brackets and wrapped lines, and points of 100, 50 and 0.
"""

from __future__ import annotations

import csv
import html
import io
from typing import NamedTuple

import xlsxwriter
from docx import Document

from oitsheet.exchange.source import Source, SourceKind, SourceTable
from oitsheet.workbook.grid import SheetGrid

HEADERS = ("ข้อ", "ประเด็นการตรวจ", "องค์ประกอบด้านข้อมูล", "ระดับคะแนน")
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
ALL_OR_NOTHING = "100 คะแนน: ครบถ้วนตามองค์ประกอบ\n0 คะแนน: ไม่ครบถ้วน"
IN_PART = "100 คะแนน: ครบถ้วน\n50 คะแนน: มีข้อมูลบางส่วน\n0 คะแนน: ไม่มีข้อมูล"


class Row(NamedTuple):
    """One item: its title, its demands one a line, its points."""

    title: str
    demands: tuple[str, ...]
    points: str = ALL_OR_NOTHING


class Group(NamedTuple):
    """A sub-indicator and its items."""

    code: str
    title: str
    rows: tuple[Row, ...]

    @property
    def heading(self) -> str:
        return f"ตัวชี้วัดย่อยที่ {self.code} {self.title}"


INDICATORS = {"9": "การเปิดเผยข้อมูล", "10": "การป้องกันการทุจริต"}

FY_2568 = (
    Group(
        "9.1",
        "ข้อมูลพื้นฐาน",
        (
            Row("โครงสร้าง", ("○ แสดงแผนผังโครงสร้างของหน่วยงาน", "ประกอบด้วยตำแหน่งที่สำคัญ")),
            Row(
                "ข้อมูลผู้บริหารและอำนาจหน้าที่",
                (
                    "○ แสดงข้อมูลของผู้บริหาร อย่างน้อยประกอบด้วย",
                    "(1) ชื่อ-นามสกุล",
                    "(2) ตำแหน่ง",
                    "(3) ช่องทางการติดต่อ",
                    "○ แสดงหน้าที่และอำนาจของหน่วยงาน",
                ),
                IN_PART,
            ),
            Row(
                "Q&A",
                (
                    "○ แสดงตำแหน่งบนเว็บไซต์หลักของหน่วยงานที่สามารถสอบถามข้อมูลได้",
                    "○ มีลักษณะเป็นการสื่อสารได้สองทาง",
                ),
            ),
            Row("ข่าวประชาสัมพันธ์", ("○ แสดงข่าวการดำเนินงาน", "○ เป็นข่าวของปี พ.ศ. 2568")),
        ),
    ),
    Group(
        "9.2",
        "การบริหารงานและการใช้จ่ายงบประมาณ",
        (
            Row(
                "แผนยุทธศาสตร์หรือแผนพัฒนาหน่วยงาน",
                (
                    "○ แสดงแผนที่มีระยะเวลามากกว่า 1 ปี",
                    "○ มีรายละเอียดอย่างน้อยประกอบด้วย (1) ยุทธศาสตร์ (2) เป้าหมาย (3) ตัวชี้วัดผล",
                    "○ มีระยะเวลาครอบคลุมปี พ.ศ. 2568",
                ),
            ),
            Row("แผนการดำเนินงานประจำปี", ("○ แสดงแผนของปี พ.ศ. 2568",)),
            Row(
                "รายงานการกำกับติดตามการดำเนินงาน รอบ 6 เดือน",
                ("○ แสดงความก้าวหน้าตามแผนในข้อ O6", "○ ครอบคลุม 6 เดือนแรกของปี พ.ศ. 2568"),
            ),
            Row("รายงานผลการดำเนินงานประจำปี", ("○ แสดงผลของปี พ.ศ. 2567",)),
            Row(
                "คู่มือหรือแนวทางการปฏิบัติงานของเจ้าหน้าที่",
                ("○ แสดงคู่มืออย่างน้อย 2 คู่มือ", "○ ระบุวิธีการขั้นตอน"),
                IN_PART,
            ),
            Row(
                "คู่มือหรือแนวทางการให้บริการสำหรับผู้รับบริการหรือผู้มาติดต่อ",
                ("○ แสดงคู่มือการให้บริการ",),
            ),
            Row("ข้อมูลเชิงสถิติการให้บริการ", ("○ แสดงสถิติ 6 เดือนแรกของปี พ.ศ. 2568",)),
            Row("E-Service", ("○ เข้าถึงได้จากเว็บไซต์หลักของหน่วยงาน",)),
        ),
    ),
    Group(
        "9.3",
        "การจัดซื้อจัดจ้าง",
        (
            Row(
                "รายการการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ",
                ("○ แสดงรายการ ประจำปี พ.ศ. 2568", "○ กรณีไม่มีการจัดซื้อจัดจ้าง ให้ระบุว่าไม่มี"),
            ),
            Row("ความก้าวหน้าการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ", ("○ แสดงผลรอบ 6 เดือน",)),
            Row(
                "รายงานสรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุ ประจำปี",
                ("○ แสดงผลของปี พ.ศ. 2567 เช่น", "- งบประมาณที่ใช้", "- ปัญหาอุปสรรค"),
            ),
        ),
    ),
    Group(
        "9.4",
        "การบริหารและพัฒนาทรัพยากรบุคคล",
        (
            Row("แผนการบริหารและพัฒนาทรัพยากรบุคคล", ("○ แผนที่ใช้บังคับในปี พ.ศ. 2568",)),
            Row("รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี", ("○ ผลของปี พ.ศ. 2567",)),
            Row(
                "ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม",
                ("○ แสดงประมวลจริยธรรม", "○ แสดงการขับเคลื่อนในปี พ.ศ. 2568"),
            ),
        ),
    ),
    Group(
        "9.5",
        "การส่งเสริมความโปร่งใส",
        (
            Row("แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", ("○ แสดงแนวปฏิบัติ",)),
            Row("ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", ("○ แสดงบนเว็บไซต์หลัก",)),
            Row(
                "ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
                ("○ แสดงสถิติ 6 เดือนแรก", "○ กรณีไม่มีเรื่องร้องเรียน ให้ระบุว่าไม่มี"),
            ),
            Row("การเปิดโอกาสให้เกิดการมีส่วนร่วม", ("○ แสดงกิจกรรมในปี พ.ศ. 2568",)),
        ),
    ),
    Group(
        "10.1",
        "การดำเนินการเพื่อป้องกันการทุจริต",
        (
            Row(
                "ประกาศเจตนารมณ์นโยบาย No Gift Policy และการสร้างวัฒนธรรม No Gift Policy",
                ("○ แสดงประกาศที่ลงนามโดยผู้บริหารสูงสุดคนปัจจุบัน ฉบับภาษาไทยและภาษาอังกฤษ",),
            ),
            Row("รายงานผลตามนโยบาย No Gift Policy", ("○ แสดงผลของปี พ.ศ. 2567",)),
            Row("การประเมินความเสี่ยงการทุจริตประจำปี", ("○ แสดงผลประเมินปี พ.ศ. 2568",)),
        ),
    ),
    Group(
        "10.2",
        "การส่งเสริมคุณธรรมและความโปร่งใส",
        (
            Row(
                "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
                (
                    "○ แสดงการวิเคราะห์ผลการประเมินปี พ.ศ. 2567",
                    "○ กรณีไม่มีผลการประเมินของปีก่อน ไม่ต้องประเมินข้อนี้",
                ),
                IN_PART,
            ),
            Row(
                "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
                ("○ แสดงผลของปี พ.ศ. 2567",),
            ),
            Row("นวัตกรรมการต่อต้านการทุจริต", ("○ แสดงนวัตกรรมอย่างน้อย 1 เรื่อง",)),
        ),
    ),
)

ITEMS = [row for group in FY_2568 for row in group.rows]


def numbered():
    """Each group with its items and their codes."""
    number = 0
    for group in FY_2568:
        rows = []
        for row in group.rows:
            number += 1
            rows.append((f"O{number}", row))
        yield group, rows


def as_docx(path):
    """A table for each sub-indicator, its name in the paragraph above."""
    document = Document()
    document.add_paragraph("แบบตรวจการเปิดเผยข้อมูลสาธารณะ ปีงบประมาณ พ.ศ. 2568")
    for group, rows in numbered():
        document.add_paragraph(group.heading)
        table = document.add_table(rows=1, cols=len(HEADERS))
        cells = [HEADERS, *((code, r.title, "\n".join(r.demands), r.points) for code, r in rows)]
        for _ in rows:
            table.add_row()
        for line, texts in zip(table.rows, cells, strict=True):
            for cell, text in zip(line.cells, texts, strict=True):
                cell.text = text
    document.save(path)


def as_xlsx(path):
    """One sheet, Thai digits, headings and items merged over the rows of their demands."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("OIT 2568")
    sheet.write(0, 0, "เกณฑ์การประเมิน ปีงบประมาณ พ.ศ. ๒๕๖๘")
    for column, text in enumerate((*HEADERS, "หมายเหตุ")):
        sheet.write(2, column, text)
    at, last = 3, ""
    for group, rows in numbered():
        indicator = group.code.partition(".")[0]
        if indicator != last:
            heading = f"ตัวชี้วัดที่ {indicator} {INDICATORS[indicator]}"
            sheet.merge_range(at, 0, at, 4, heading.translate(THAI_DIGITS))
            at, last = at + 1, indicator
        sheet.merge_range(at, 0, at, 4, group.heading.translate(THAI_DIGITS))
        at += 1
        for code, row in rows:
            end = at + len(row.demands) - 1
            for column, text in ((0, code), (1, row.title), (3, row.points)):
                if end > at:
                    sheet.merge_range(at, column, end, column, text.translate(THAI_DIGITS))
                else:
                    sheet.write(at, column, text.translate(THAI_DIGITS))
            for demand in row.demands:
                sheet.write(at, 2, demand)
                at += 1
            if code == "O5":
                sheet.write(at - 1, 4, "เปลี่ยนจากปีก่อน")
    book.close()


def as_html(path):
    """One table with the sub-indicators in a column that spans their items, and bare numbers."""
    lines = ["<meta charset=utf-8><h1>OIT ปี พ.ศ. 2568</h1><table><tr>"]
    heads = ("ตัวชี้วัดย่อย", "ที่", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "คะแนน")
    lines += [*(f"<th>{head}</th>" for head in heads), "</tr>"]
    for group, rows in numbered():
        for place, (code, row) in enumerate(rows):
            span = f"<td rowspan={len(rows)}>{group.code} {group.title}</td>" if not place else ""
            cells = (code[1:], row.title, "\n".join(row.demands), row.points)
            texts = [html.escape(text).replace("\n", "<br>") for text in cells]
            lines.append(f"<tr>{span}{''.join(f'<td>{text}</td>' for text in texts)}</tr>")
    path.write_text("".join([*lines, "</table>"]), encoding="utf-8")


def as_csv(path):
    """No codes and no sub-indicators, in the old Thai code page."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADERS[1:])
    for row in ITEMS:
        demands = "\n".join(demand.replace("○", "-") for demand in row.demands)
        writer.writerow((row.title, demands, row.points))
    path.write_bytes(text.getvalue().encode("cp874"))


def as_text(path):
    """Pasted: tabs between the cells, a heading on a line of its own."""
    lines = ["\t".join(HEADERS)]
    for group, rows in numbered():
        lines.append(group.heading)
        for code, row in rows:
            demands = "\n".join(row.demands)
            lines.append("\t".join((code, row.title, f'"{demands}"', f'"{row.points}"')))
    path.write_text("\n".join(lines), encoding="utf-8")


FORMS = {"docx": as_docx, "xlsx": as_xlsx, "html": as_html, "csv": as_csv, "txt": as_text}


def written(folder, form, name="criteria"):
    """The criteria as a file of that form."""
    path = folder / f"{name}.{form}"
    FORMS[form](path)
    return path


def source(rows, *, merged=(), caption="", name="criteria.docx"):
    """A file with one table of these rows."""
    return sources([rows], merged=merged, captions=[caption], name=name)


def sources(tables, *, merged=(), captions=None, name="criteria.docx"):
    """A document with several tables."""
    made = [
        SourceTable(
            grid=SheetGrid(
                name=str(number),
                cells={
                    (r, c): text
                    for r, row in enumerate(rows, start=1)
                    for c, text in enumerate(row, start=1)
                    if text
                },
                merged=tuple(merged),
            ),
            caption=(captions or [""] * len(tables))[number - 1],
        )
        for number, rows in enumerate(tables, start=1)
    ]
    return Source(name=name, kind=SourceKind.DOCUMENT, tables=tuple(made))
