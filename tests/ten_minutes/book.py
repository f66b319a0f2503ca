"""A new workbook in an office's hands, and what it then reads.

Each book is made by the command, opened and filled in as by hand, saved, and checked by the
command. openpyxl stores no results for formulas, and Excel does: that one remark is left aside.
"""

import json
import re
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from click.testing import CliRunner

from oitsheet.cli import main
from oitsheet.form.edition import load_edition

AGENCY, ITEMS, BUDGET = "ข้อมูลหน่วยงาน", "รายการ OIT", "งบประมาณ"
SITE = "https://www.example.go.th"
HEADER_ROW = 4
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LAST_YEARS_ZEROS = {14, 20, 26, 27, 28, 37, 43}
ONE_SCREEN = 40
DONE, REMARK, UNDER_WAY = "ดำเนินการแล้ว", "เพิ่มเติมข้อมูลเบอร์โทรศัพท์", "อยู่ระหว่างดำเนินการ"


@cache
def new(edition):
    """A master workbook as the command makes it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "new.xlsx"
        command("new", "--edition", edition, "-o", path)
        return path.read_bytes()


class Book:
    """A new master workbook in an office's hands."""

    def __init__(self, folder, edition="2565-obec"):
        self.path = folder / "oit.xlsx"
        self.path.write_bytes(new(edition))
        self.book = openpyxl.load_workbook(self.path)

    def tell(self, fields):
        """Fill in fields of the agency sheet by their labels."""
        for label, value in fields.items():
            self.field(label).value = value

    def field(self, label):
        """The cell beside a label of the agency sheet."""
        rows = self.book[AGENCY].iter_rows()
        return next(row[1] for row in rows if str(row[0].value).rstrip(" *") == label)

    def four_cells(self):
        self.tell(
            {
                "ชื่อหน่วยงาน": "สพป.ตัวอย่าง เขต 1",
                "ปีงบประมาณ พ.ศ.": "๒๕๖๕",
                "เว็บไซต์หลัก": SITE,
                "วันที่รายงาน": "๑๒ ก.ค. ๖๕",
            }
        )

    def cell(self, header, row, sheet=ITEMS):
        found = next(cell for cell in self.book[sheet][HEADER_ROW] if cell.value == header)
        return self.book[sheet].cell(row, found.column)

    def column(self, header, values):
        """Type or paste values under a header of the item list, from O1 on."""
        for row, value in enumerate(values, start=HEADER_ROW + 1):
            self.cell(header, row).value = value

    def paste(self, rows, corner="A4", sheet=ITEMS):
        """Paste a block of cells as Excel does: over whatever stands there."""
        first = self.book[sheet][corner]
        for down, row in enumerate(rows):
            for right, value in enumerate(row):
                self.book[sheet].cell(first.row + down, first.column + right).value = value

    def titles(self):
        return [self.book[ITEMS].cell(row, 2).value for row in range(5, 48)]

    def check(self, *options):
        self.book.save(self.path)
        return Read(self.path, options)


class Read:
    """What the office reads about its book, in both languages and as figures."""

    def __init__(self, path, options=()):
        self.path, self.options = path, options

    def said(self, *more):
        return command("check", self.path, *more, *self.options)

    @cached_property
    def thai(self):
        return self.said()

    @property
    def code(self):
        return self.thai.exit_code

    @property
    def text(self):
        return self.thai.stdout

    @cached_property
    def english(self):
        return self.said("--lang", "en").stdout

    @cached_property
    def json(self):
        return json.loads(self.said("--format", "json").stdout)

    @property
    def heard(self):
        return [f for f in self.json["findings"] if f["code"] != "S112"]

    def loud(self):
        return {f["severity"] for f in self.heard} - {"info"}

    def at(self, *codes):
        return {f"{f['sheet']}!{f['cell']}": f["code"] for f in self.heard if f["code"] in codes}

    def states(self):
        return {item["code"]: item["state"] for item in self.json["items"]}

    def mend_first(self):
        """The list as printed: (item, gain of the total), with the codes of those left unnamed."""
        part = re.search(r"(?s)^ข้อที่ควรแก้ก่อน.*?(?=\n\n)", self.text, re.MULTILINE)[0]
        named = re.findall(r"\d+\. (O\d+) .*?\+([\d.]+)\s+คะแนนรวม", re.sub(r"\n +", " ", part))
        return [(code, float(gain)) for code, gain in named]


def command(*arguments):
    outcome = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit)
    assert outcome.stderr == ""
    return outcome


def unsaid(text, *sentences):
    """Which of these sentences a text does not say, however it breaks its lines."""
    flat = re.sub(r"\s", "", text)
    return [sentence for sentence in sentences if re.sub(r"\s", "", sentence) not in flat]


def cells_of(code, text):
    """The cells at which a rule is told of, one by one or of several items at once."""
    told = re.findall(rf"!((?:[A-Z]+\d+, )*[A-Z]+\d+) {code}: ", " ".join(text.split()))
    return {cell for cells in told for cell in cells.split(", ")}


def november(edition):
    """A day in the first weeks of the edition's last fiscal year."""
    return f"{load_edition(edition).fiscal_years[-1] - 1}-11-15"


STATUSES = [[DONE, REMARK, None, DONE, UNDER_WAY][number % 5] for number in range(43)]
LINKS = [f"{SITE}/ita/o{n + 1}" if text == DONE else None for n, text in enumerate(STATUSES)]
LINKS[0] = SITE  # the home page alone
LINKS[3] = None  # done, and no link
BLANK = {f"O{n + 1}" for n, text in enumerate(STATUSES) if text is None}


def own_table(titles):
    """An office's own table: own words over the columns, groups' headings between the items."""
    groups = {0: "๙.๑ ข้อมูลพื้นฐาน", 9: "๙.๒ การบริหารงาน", 33: "๑๐.๑ การดำเนินการเพื่อป้องกันการทุจริต"}
    yield "ข้อ", "ประเด็นการตรวจ", "ลิงค์อ้างอิง", "ผลการนิเทศ กำกับติดตาม", "ผู้รับผิดชอบ"
    for n, title in enumerate(titles):
        if n in groups:
            yield groups[n], None, None, None, None
        code = f"ข้อ {n + 1}".translate(THAI_DIGITS)
        yield code, title, LINKS[n], STATUSES[n], "กลุ่มอำนวยการ"
