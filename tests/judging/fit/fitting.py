"""Small workbooks of offices' own, read and fitted: what the tests of fitting share."""

from __future__ import annotations

import datetime as dt

import samples
from workbook import building

from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.judging.checker import finish, judge
from oitsheet.judging.submission import AsOf, fit
from oitsheet.workbook.reading import read

TODAY = dt.date(2022, 7, 12)
TITLES = [item.title_th for item in load_edition("2565-obec").items]
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
HEADERS = ("ข้อ", "ข้อมูล", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ลิงก์")
COUNTS = {"S111", "S132", "C107", "Z101"}
"""What is said of everything that a short table leaves out; no case here is about it."""


def thai(number, width=2):
    return f"{number:0{width}}".translate(THAI_DIGITS)


def made(write):
    return building.written(write)


def table(extra=None, *, headers=HEADERS, last=8, down=0, right=0):
    """A small item table from A1 (moved by `down` and `right`), and what a case adds to it."""

    def write(book):
        sheet = book.add_worksheet("รายการ OIT")
        sheet.write_row(down, right, headers)
        for number in range(1, last + 1):
            row = [f"O{number}", TITLES[number - 1], "", "ดำเนินการแล้ว"]
            sheet.write_row(down + number, right, [text or None for text in row])
        if extra:
            extra(book, sheet)

    return made(write)


def understood(content, asked=None):
    grid = read(content)
    day = AsOf(asked=None, today=TODAY)
    return judge([fit(grid, load_layout(), samples.Bundled(), asked=asked, as_of=day)])[0]


def told(submission, *codes):
    """Code, severity and cell of what is found; all but the counts where no code is named."""
    return [
        (finding.code, str(finding.severity), finding.at.cell)
        for finding in finish(submission).findings
        if (finding.code in codes if codes else finding.code not in COUNTS)
    ]


def columns(submission, key="items"):
    return {name: number for name, number in submission.tables[key].columns.items() if number}


def statuses(submission):
    return {item.code: item.text("status") for item in submission.items if item.row}
