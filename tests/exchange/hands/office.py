"""A made-up office's book with several owners, its parts, and what people do to parts."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
from cli.running import run

from oitsheet.doors import BundledShelf
from oitsheet.exchange.hands.standing import Standing, standing
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.part import PART
from oitsheet.form.template import Filled, build
from oitsheet.judging.checker import check_whole
from oitsheet.workbook.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from oitsheet.judging.checker import Checked

EDITION = "2565-obec"
PLAN, MONEY, NEWS = "กลุ่มนโยบายและแผน", "กลุ่มบริหารงานการเงินและสินทรัพย์", "นักประชาสัมพันธ์"
ITEMS, ELEMENTS, MEASURES, CALENDAR = "รายการ OIT", "องค์ประกอบข้อมูล", "มาตรการ", "ปฏิทิน"
WEB = "https://www.example.go.th"

AGENCY: dict[str, Any] = {
    "office": "สพป.ตัวอย่าง เขต 1",
    "office_type": "สพป.",
    "fiscal_year": 2565,
    "hosts": WEB,
    "report_date": dt.date(2022, 7, 12),
}
OWNERS = {1: NEWS, 2: NEWS, 4: PLAN, 10: f"  {PLAN} ", 18: MONEY, 19: MONEY, 20: MONEY}
TABLES: dict[str, Any] = {
    "items": [
        {"code": "O1", "owner_lead": NEWS, "status": "ดำเนินการแล้ว", "link": f"{WEB}/o1"},
        {"code": "O2", "owner_lead": NEWS},
        {"code": "O3", "status": "ดำเนินการแล้ว"},
        {"code": "O4", "owner_lead": PLAN, "owner_others": NEWS, "status": "เพิ่มเติมแผนฉบับเต็ม"},
        {"code": "O10", "owner_lead": f"  {PLAN} ", "last_points": 50},
        {"code": "O18", "owner_lead": MONEY, "status": "ดำเนินการแล้ว",
         "looked_on": dt.date(2022, 6, 1)},
        {"code": "O19", "owner_lead": MONEY, "explanation": "เมนูการเงิน\nหน้าแผน"},
        {"code": "O20", "owner_lead": MONEY},
    ],
    "elements": [{"code": "O4", "number": 1, "presence": "มี", "evidence": "หน้าแผน"}],
    "calendar": [
        {"when": "12 ก.ค. 2565", "what": "ส่งลิงก์", "who": "ทุกกลุ่มงาน"},
        {"when": "1 มิ.ย. 2565", "what": "ประชุมกลุ่มแผน", "who": PLAN, "done": "ดำเนินการแล้ว"},
        {"when": "2 มิ.ย. 2565", "what": "สอบทานบัญชี", "who": f"ผอ.{MONEY}"},
    ],
    "measures": [
        {"measure": "จัดทำแผนฉบับเต็ม", "answers": "O4", "responsible": PLAN, "steps": "๑. รวบรวม"},
        {"measure": "เผยแพร่งบทดลอง", "answers": "O18", "responsible": MONEY},
    ],
}  # fmt: skip


@cache
def usual() -> bytes:
    """The office's book as it is."""
    return book()


def book(agency: Mapping[str, Any] = AGENCY, tables: Mapping[str, Any] = TABLES) -> bytes:
    """The office's book."""
    fill = Filled(agency=agency, tables=tables)
    return build(load_layout(), load_edition(EDITION), fill=fill)


def understood(data: bytes) -> Checked:
    """A book as the check understands it."""
    return check_whole(read(data), shelf=BundledShelf(), today=dt.date(2022, 7, 12))


def stands(data: bytes) -> Standing:
    """What stands in a book."""
    return standing(understood(data).submission)


def texts(data: bytes) -> dict[tuple[str, str, str], str]:
    """The filled cells of a book, by sheet, row and column; rows of tables by their first text."""
    told = {}
    for sheet, rows in stands(data).items():
        for row, line in rows.items():
            name = row if sheet in {"items", "elements", "agency"} else anchor(sheet, line)
            told |= {(sheet, name, key): cell.text for key, cell in line.filled.items()}
    return told


def anchor(sheet: str, line: Any) -> str:
    return line.cells[load_layout().sheet(sheet).anchor].text


def split(file: Path, folder: Path, *options: str) -> dict[str, Path]:
    """Split a book; the parts by their owner's name."""
    done = run("split", file, "-o", folder, "--lang", "en", *options)
    assert (done.exit_code, done.stderr) == (0, "")
    return {openpyxl.load_workbook(path)[PART]["B3"].value or "": path for path in folder.iterdir()}


def merge(master: Path, *parts: Path, out: Path, options: tuple[str, ...] = ()) -> dict[str, Any]:
    """Merge parts; what is told to programs, and the exit code."""
    done = run("merge", master, *parts, "-o", out, "--format", "json", "--lang", "en", *options)
    assert done.stderr == "", done.stderr
    return json.loads(done.stdout) | {"exit": done.exit_code}


def edit(path: Path, change: Callable[[Workbook], None]) -> None:
    """Open a workbook, change something, save it: as a person in another program does."""
    opened = openpyxl.load_workbook(path)
    change(opened)
    opened.save(path)


def put(path: Path, sheet: str, values: Mapping[tuple[str, str], Any]) -> None:
    """Type into a table: (first cell of the row, header) → value."""

    def change(opened: Workbook) -> None:
        tab = opened[sheet]
        for (row, header), value in values.items():
            at = place(tab, row, header)
            tab.cell(*at).value = value

    edit(path, change)


def place(tab: Any, row: str, header: str) -> tuple[int, int]:
    """Where a column meets the row with that text in it: of elements ``O4.1``."""
    code, _, number = row.partition(".") if row[:1] == "O" else (row, "", "")
    (top, column) = next(
        (cell.row, cell.column) for line in tab.iter_rows() for cell in line if cell.value == header
    )
    for line in tab.iter_rows(min_row=top + 1):
        values = [cell.value for cell in line]
        if code in values and (not number or values[2] == int(number)):
            return line[0].row, column
    raise LookupError(row)


def by_libreoffice(path: Path, folder: Path, through: str = "xlsx") -> Path:
    """The file as LibreOffice saves it, in another format on the way."""
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    file = path
    for suffix in dict.fromkeys((through, "xlsx")):
        out = folder / f"lo-{suffix}"
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}"]
        command += ["--convert-to", suffix, "--outdir", str(out), str(file)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  our own file
        file = out / f"{path.stem}.{suffix}"
    return file


def entries(data: bytes) -> dict[str, bytes]:
    """The parts of a package as they are packed."""
    from oitsheet.workbook.copying import parts_of  # noqa: PLC0415

    return dict(parts_of(data))


def whole(data: bytes) -> Workbook:
    """A workbook opened by another library."""
    return openpyxl.load_workbook(io.BytesIO(data))
