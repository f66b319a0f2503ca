"""Bend a real workbook as people do, and hear what the whole check then says of it."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import samples
from workbook import building

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import load_catalogue
from oitsheet.judging.checker import check
from oitsheet.rendering.wording import say
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from oitsheet.judging.report import Finding, Report

EXAMPLES = Path(__file__).resolve().parents[2] / "workbook_templates" / "examples"
NAME = "nongkhai2-2565"
ITEMS = "รายการ OIT"
AGENCY = "ข้อมูลหน่วยงาน"
BUDGET = "งบประมาณ"
HISTORY = "ประวัติ"
HEADER_ROW, FIRST_ROW, LAST_ROW = 4, 5, 47
CODE, TITLE, ELEMENTS, OWNER, OTHERS, STATUS, LINK, LAST_POINTS = 1, 2, 3, 4, 5, 6, 7, 12
TITLES = [item.title_th for item in load_edition("2565-obec").items]
OFFICE_HEADERS = (
    "ข้อ",
    "ข้อมูล",
    "รายละเอียดข้อมูลที่เผยแพร่",
    "ผู้รับผิดชอบ",
    "ผลการนิเทศ กำกับติดตาม",
)
"""The header row of a district office's own table."""

ZEROS = {14, 20, 26, 27, 28, 37, 43}
"""The items that scored 0 in the published result of FY 2564."""

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TODAY = dt.date(2022, 7, 12)


def thai(number: int) -> str:
    """An item's code as the offices print it: a zero for the letter, in Thai digits."""
    return f"0{number}".translate(_THAI)


def nothing(_book: Workbook) -> None:
    """Open and save."""


def bent(change: Callable[[Workbook], object], name: str = NAME) -> bytes:
    """An example, opened, changed and saved; its formulas have no results then."""
    book = openpyxl.load_workbook(io.BytesIO(_read_sheets(name)))
    change(book)
    return saved(book)


@cache
def _read_sheets(name: str) -> bytes:
    """The example without the sheets that are for people alone: they make it slow to save."""
    book = openpyxl.load_workbook(EXAMPLES / f"{name}.xlsx")
    for sheet in load_layout().sheets:
        if sheet.kind in {"summary", "results"}:
            del book[sheet.name]
    del book[load_layout().stamp["lists"]]
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A book's file."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def on_items(change: Callable[[Worksheet], object]) -> Report:
    """What is said after a change of the item list."""
    return checked(bent(lambda book: change(book[ITEMS])))


def made(write: Callable[..., object], **options: object) -> bytes:
    """An office's own workbook, from nothing."""
    return building.written(write, **options)


def checked(data: bytes) -> Report:
    """The whole line, from the file's bytes."""
    return check(read(data), shelf=samples.Bundled(), today=_TODAY)


@cache
def plain(name: str = NAME) -> Report:
    """What is said of an example that was only opened and saved."""
    return checked(bent(nothing, name))


def news(report: Report, name: str = NAME) -> list[tuple[str, str, str]]:
    """Code, severity and cell of what is said beyond what the example says by itself."""
    known = {_key(finding) for finding in plain(name).findings}
    return [
        (finding.code, str(finding.severity), finding.at.cell)
        for finding in report.findings
        if _key(finding) not in known
    ]


def lost(report: Report, name: str = NAME) -> set[str]:
    """Codes of what the example says and this report does not."""
    kept = {_key(finding) for finding in report.findings}
    return {finding.code for finding in plain(name).findings if _key(finding) not in kept}


def _key(finding: Finding) -> tuple[str, str]:
    """Where a finding belongs whatever rows and columns have moved."""
    return finding.code, finding.item or finding.at.sheet


def told(report: Report, *codes: str) -> list[tuple[str, str, str]]:
    """Code, severity and cell of all that is said, or of these rules alone."""
    return [
        (finding.code, str(finding.severity), finding.at.cell)
        for finding in report.findings
        if not codes or finding.code in codes
    ]


def one(report: Report, code: str) -> Finding:
    """The only finding of a rule."""
    (finding,) = [finding for finding in report.findings if finding.code == code]
    return finding


def words(finding: Finding) -> str:
    """What a person reads of it, in Thai and English."""
    said = [say(finding, load_catalogue(language)) for language in ("th", "en")]
    return "\n".join(text for pair in said for text in pair)


def states(report: Report) -> dict[str, str]:
    """Each item's state by its code."""
    return {item.code: str(item.state) for item in report.items}


def claimed(report: Report) -> set[str]:
    """The codes of the items that the book says are done."""
    return {item.code for item in report.items if item.claimed}


def same_result(report: Report, name: str = NAME) -> bool:
    """Whether states, scores and what is to be mended first are the example's."""
    other = plain(name)
    return (states(report), report.scores, report.mend_first, report.kpi) == (
        states(other),
        other.scores,
        other.mend_first,
        other.kpi,
    )


def put(sheet: Worksheet, row: int, values: Iterable[object], column: int = 1) -> None:
    """Write values side by side; None leaves a cell as it is."""
    for number, value in enumerate(values, start=column):
        if value is not None:
            sheet.cell(row, number).value = value


def office_table(sheet: Worksheet, at: int, headers: Iterable[str] | None = OFFICE_HEADERS) -> None:
    """Paste an office's own table of all items; its header, if any, goes into row `at`."""
    if headers is not None:
        put(sheet, at, headers)
        at += 1
    for number, title in enumerate(TITLES, start=1):
        status = "ดำเนินการแล้ว" if number != 7 else "เพิ่มเติมให้แสดงเป็นปัจจุบัน"
        put(sheet, at + number - 1, [thai(number), title, "○ แสดง", "กลุ่มอำนวยการ", status])
