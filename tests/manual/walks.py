"""What the pages with walks need: which files lie in the folder before the first command."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from exchange.comparing import books
from manual.press_room import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EXAMPLES = ROOT / "workbook_templates" / "examples"


def copy_examples(folder: Path, *names: str) -> None:
    """Put example workbooks into the folder."""
    for name in names:
        shutil.copy(EXAMPLES / name, folder / name)


def june_and_july(folder: Path) -> None:
    """Put an office's book at two moments into the folder."""
    for name in ("june", "july"):
        books.write(folder, name, getattr(books, name)())


def hand_in_parts(folder: Path) -> None:
    """A book that went on after it was split, and two parts that came back filled in."""
    from exchange.hands import office  # noqa: PLC0415  only this page's walk needs it

    book = folder / "book.xlsx"
    shutil.copy(EXAMPLES / "nongkhai2-2565.xlsx", book)
    parts = office.split(book, folder / "split")
    (folder / "returned").mkdir()
    status, link = "ผลการดำเนินการ/ข้อสังเกต", "ลิงก์ (URL)"
    typed = {
        "ผู้อำนวยการกลุ่มนิเทศฯ": {
            ("O43", link): "https://www.example.go.th/o43",
            ("O38", status): "เพิ่มเติมภาพกิจกรรม",
        },
        "ศึกษานิเทศก์": {("O34", link): "https://www.example.go.th/o34"},
    }
    for owner, values in typed.items():
        office.put(parts[owner], office.ITEMS, values)
        shutil.move(parts[owner], folder / "returned")
    shutil.rmtree(folder / "split")
    office.put(book, office.ITEMS, {("O38", status): "อยู่ระหว่างดำเนินการ"})


def criteria_of_a_year(folder: Path) -> None:
    """Put a year's table of criteria into the folder, as a ministry publishes it."""
    from exchange.criteria import papers  # noqa: PLC0415  only this page's walk needs it

    papers.written(folder, "docx", "criteria-2568")


def tables_of_an_office(folder: Path) -> None:
    """An order in Word and a list of links with what a committee wrote beside them."""
    from exchange.importing import papers_of_offices as papers  # noqa: PLC0415

    order = papers.table(
        papers.OLD, ["ข้อ", "ข้อมูล", "ผู้รับผิดชอบ"], lambda i: [i.code, i.title_th, "กลุ่มอำนวยการ"]
    )
    links = papers.table(
        papers.OLD,
        ["ข้อ", "ข้อมูล", "ลิ๊งค์เว็บไซด์", "ความเห็นคณะกรรมการ"],
        lambda i: [i.code, i.title_th, papers.address(i), "ครบ" if i.no > 4 else "ขาดรูปถ่าย"],
    )
    words = "คำสั่งแต่งตั้งคณะทำงาน ประจำปีงบประมาณ พ.ศ. 2565"
    document = papers.as_docx("สพป.ตัวอย่าง เขต 1", words, order)
    (folder / "order.docx").write_bytes(document)
    (folder / "links.xlsx").write_bytes(papers.as_xlsx(links))


PREPARE: dict[str, Callable[[Path], None]] = {
    "import.md": tables_of_an_office,
    "meetings.md": june_and_july,
    "many-hands.md": hand_in_parts,
    "own-editions.md": criteria_of_a_year,
    "next-year.md": lambda folder: copy_examples(folder, "nongkhai2-2564.xlsx"),
}
"""Page under docs/ → what puts its files into an empty folder."""
