"""The committed workbooks: current, sound, and calculated as a spreadsheet calculates them."""

import importlib.util
import io
import re
import shutil
import subprocess
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

PLACE = Path(__file__).resolve().parent.parent / "workbook_templates"


def _make():
    spec = importlib.util.spec_from_file_location("make", PLACE / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MAKE = _make()
LAYOUT = load_layout()
COMMITTED = sorted(PLACE.rglob("*.xlsx"))
NAMES = [path.stem for path in COMMITTED]
EXAMPLES = {
    "nongkhai2-2564": "2565-obec",
    "nongkhai2-2565": "2565-obec",
    "phichit-2566": "2566-moe",
}
FIRST_ZEROS = {"O14", "O20", "O26", "O27", "O28", "O37", "O43"}

ODD = Filled(
    tables={
        "items": [
            {"code": "O1", "status": "  ดำเนินการแล้ว "},
            {"code": "O2", "status": "n/a"},
            {"code": "O3", "status": "ไม่เกี่ยวข้อง"},
            {"code": "O4", "status": "   ", "link": "  "},
            {"code": "O5", "status": "/", "link": "https://www.example.go.th/o5"},
            {"code": "O6", "status": "ดำเนินการแล้ว เพิ่มเติมเบอร์โทร"},
            {"code": "O7", "status": "✓"},
            {"code": "O8", "status": 1},
        ],
        "budget": [
            {"project": "ก", "allocated": 100, "spent_q1": "-", "spent_q4": ""},
            {"project": "ข", "allocated": "๓๓,๕๐๐", "spent_q1": 5, "spent_q2": "๕"},
            {"project": "ค", "allocated": 0, "spent_q1": 5.25},
            {"project": "ง", "allocated": 800, "spent_q1": 1},
            {"project": "จ", "spent_q3": 7},
            {"project": "ฉ", "allocated": 900, "spent_total": 450},
            {"project": "ช", "allocated": 900, "spent_q1": 1, "spent_total": "ไม่มี"},
        ],
        "kpi": [{"target_count": 40}],
    }
)
"""What people type into the cells that formulas look at."""


def parts(content):
    """The parts of a workbook, unpacked: another zlib packs equal parts into other bytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(entry, package.read(entry)) for entry in package.namelist()]


def opened(path, **options):
    return openpyxl.load_workbook(path, **options)


def example(name, **options):
    return opened(PLACE / "examples" / f"{name}.xlsx", **options)


def column(book, name):
    """The values under a defined name, from the top."""
    ((title, area),) = book.defined_names[name].destinations
    cells = book[title][area]
    return [row[0].value for row in cells] if isinstance(cells, tuple) else [cells.value]


def items(book, key):
    return dict(zip(column(book, "oit_items_code"), column(book, f"oit_items_{key}"), strict=True))


def summary(book):
    sheet = LAYOUT.sheet("summary")
    return {line.key: book[sheet.name].cell(4 + n, 2).value for n, line in enumerate(sheet.lines)}


def test_there_is_a_template_for_every_edition_and_a_workbook_for_every_example():
    built = [path for path, _ in (*MAKE.templates(), *MAKE.examples())]
    assert sorted(built) == COMMITTED
    assert set(NAMES) == {f"oit-{key}" for key in edition_keys()} | set(EXAMPLES)


def test_the_committed_workbooks_are_what_the_layout_makes_today():
    for path, content in (*MAKE.templates(), *MAKE.examples()):
        assert parts(path.read_bytes()) == parts(content), f"run workbook_templates/make.py: {path}"


def test_examples_are_of_the_edition_they_say():
    for name, key in EXAMPLES.items():
        assert MAKE.read_example(PLACE / "examples" / f"{name}.toml")[0] == key
        assert column(example(name), "oit_agency_edition") == [key]


@pytest.mark.parametrize("path", COMMITTED, ids=NAMES)
def test_no_formula_shows_an_error(path):
    values = [c.value for sheet in opened(path, data_only=True) for row in sheet for c in row]
    assert not [value for value in values if isinstance(value, str) and value.startswith("#")]


@pytest.mark.parametrize("path", COMMITTED, ids=NAMES)
def test_no_link_telephone_number_or_mail_address_is_in_a_workbook(path):
    book = opened(path)
    assert set(column(book, "oit_items_link")) == {None}
    typed = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows(min_row=4)
        for cell in row
        if cell.value is not None and cell.data_type == "s"
    ]
    assert not [text for text in typed if "@" in text or re.search(r"[0๐][-\d]{8,}", text)]


def test_readme_names_every_committed_workbook():
    text = (PLACE / "README.md").read_text(encoding="utf-8")
    text += (PLACE / "examples" / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"{name}.xlsx" not in text] == []


def test_the_result_of_2564_stands_as_published():
    book = example("nongkhai2-2564", data_only=True)
    points = items(book, "assessed_points")
    assert {code for code, value in points.items() if value == 0} == FIRST_ZEROS
    assert sorted(set(points.values())) == [0, 100]
    assert set(items(book, "status").values()) == {None}
    assert column(book, "oit_ita_score")[:10] == [
        98.05, 87.84, 94.58, 93.16, 93.56, 99.67, 99.29, 99.54, 79.64, 68.75,
    ]  # fmt: skip
    assert column(book, "oit_ita_level")[8:10] == ["B", "B"]
    assert set(column(book, "oit_ita_passed")[:10]) == {"ผ่าน"}


@pytest.mark.parametrize("name", ["nongkhai2-2564", "nongkhai2-2565"])
def test_the_history_keeps_the_slips_of_its_document(name):
    book = example(name)
    assert column(book, "oit_history_fiscal_year")[:7] == [
        "๒๕๕๘", "๒๕๕๙", "๒๕๖๐", "๒๕๖๑", "๒๕๖๒", "๒๕๖๓", "๒๕๖๔",
    ]  # fmt: skip
    assert column(book, "oit_history_difference")[:3] == ["-", "๑๐.๖๕", "+๑๔.๔๔"]
    assert column(book, "oit_history_trend")[:2] == ["-", "ลดลง"]


def test_38_of_43_are_claimed_in_2565():
    book = example("nongkhai2-2565", data_only=True)
    status = items(book, "status")
    assert {code: text for code, text in status.items() if text != "ดำเนินการแล้ว"} == {
        "O2": "เพิ่มเติมข้อมูลเบอร์โทรศัพท์ผู้บริหาร",
        "O21": None,
        "O22": "ให้แสดงเป็นแบบรายเดือน",
        "O23": "เพิ่มเติมให้แสดงแบบ สขร.๑",
        "O33": None,
    }
    assert items(book, "last_points") == items(example("nongkhai2-2564"), "assessed_points")
    assert column(book, "oit_agency_report_date") == [datetime(2022, 7, 12)]  # noqa: DTZ001
    assert column(book, "oit_agency_due") == [None]
    lines = summary(book)
    assert (lines["items"], lines["claimed"], lines["blank"]) == (43, 38, 2)
    assert lines["claimed_percent"] == 88.37


def test_43_of_43_are_claimed_and_the_level_is_f_in_2566():
    book = example("phichit-2566", data_only=True)
    lines = summary(book)
    assert (lines["items"], lines["claimed"], lines["linked"]) == (43, 43, 0)
    assert (lines["allocated"], lines["spent"], lines["left"]) == (33500, 11430, 22070)
    assert lines["spent_percent"] == 34.12
    assert [column(book, f"oit_budget_{key}")[0] for key in ("spent_q1", "spent_total")] == [
        "-",
        11430,
    ]
    assert column(book, "oit_kpi_target")[:2] == ["ร้อยละ ๑๐๐", "A"]
    assert column(book, "oit_kpi_achieved")[:2] == [43, "F"]
    assert column(book, "oit_kpi_percent")[:2] == ["๑๐๐", "๐"]
    assert set(items(book, "own_cause").values()) == {None}
    assert set(items(book, "last_points").values()) == {None}


PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode">
<value>0</value></prop></item></oor:items>
"""
"""Calculate everything on opening, whatever results the file brings."""


def poisoned(content):
    """The workbook with wrong results: only a program that calculates can put them right."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in parts(content):
            wrong = re.sub(rb"</f><v>[^<]*</v>", b"</f><v>-999</v>", part)
            package.writestr(name, wrong)
    return out.getvalue()


@pytest.fixture(scope="module")
def calculated(tmp_path_factory):
    """Every workbook and its twin as LibreOffice calculates it: name → (ours, theirs)."""
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    here = tmp_path_factory.mktemp("calculated")
    user = here / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    ours = {path.stem: path.read_bytes() for path in COMMITTED}
    ours |= {f"odd-{key}": build(LAYOUT, load_edition(key), fill=ODD) for key in edition_keys()}
    for name, content in ours.items():
        (here / f"{name}.xlsx").write_bytes(poisoned(content))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{here / 'profile'}"]
    command += ["--convert-to", "xlsx", "--outdir", str(here / "out")]
    files = [str(here / f"{name}.xlsx") for name in ours]
    subprocess.run([*command, *files], check=True, capture_output=True)  # noqa: S603  our own files
    return {
        name: (content, (here / "out" / f"{name}.xlsx").read_bytes())
        for name, content in ours.items()
    }


def shown(value):
    """A result as compared: an empty text and no text are one, a billionth is nothing."""
    if value is None:
        return ""
    return round(value, 9) if isinstance(value, float) else value


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", [*NAMES, *(f"odd-{key}" for key in edition_keys())])
def test_stored_results_are_what_a_spreadsheet_calculates(calculated, name):
    ours, theirs = calculated[name]
    formulas = openpyxl.load_workbook(io.BytesIO(ours))
    stored = openpyxl.load_workbook(io.BytesIO(ours), data_only=True)
    fresh = openpyxl.load_workbook(io.BytesIO(theirs), data_only=True)
    places = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(places) > 40
    was = {place: shown(stored[place[0]][place[1]].value) for place in places}
    now = {place: shown(fresh[place[0]][place[1]].value) for place in places}
    assert {place: (was[place], now[place]) for place in places if was[place] != now[place]} == {}
