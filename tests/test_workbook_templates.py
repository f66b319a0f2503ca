"""The committed workbooks: current, sound, and calculated as a spreadsheet calculates them."""

import importlib.util
import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from recalculation import differences, recalculated

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
    "phichit-2567": "2567-moe",
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
    lines = LAYOUT.sheet("summary").lines
    return {line.key: column(book, f"oit_line_{line.key}")[0] for line in lines}


def test_there_is_a_template_for_every_edition_and_a_workbook_for_every_example():
    built = [path for path, _ in (*MAKE.templates(), *MAKE.examples())]
    assert sorted(built) == COMMITTED, "run: python workbook_templates/make.py"
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
    """Behind the sheets one may stand: a chart's line has no point where nothing is known."""
    shown = [sheet for sheet in opened(path, data_only=True) if sheet.sheet_state != "veryHidden"]
    values = [c.value for sheet in shown for row in sheet for c in row]
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
    unnamed = [name for name in NAMES if f"{name}.xlsx" not in text]
    assert unnamed == [], "give each a line in README.md of workbook_templates or its examples"


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


def test_the_owners_of_2565_stand_by_ranges_and_nowhere_twice():
    book = example("nongkhai2-2565")
    owners, ranges, roles = (
        column(book, f"oit_owners_{key}") for key in ("owner", "items", "role")
    )
    assert len([owner for owner in owners if owner]) == 18
    assert "O18–O24" in ranges
    assert set(roles) == {"หลัก", "ร่วม", None}
    assert set(column(book, "oit_owners_order")) == {"๑๖๙/๒๕๖๔", None}
    assert set(column(book, "oit_owners_contact")) == {None}
    assert set(items(book, "owner_lead").values()) == {None}
    assert set(items(book, "owner_others").values()) == {None}


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_no_document_holds_is_blank(name):
    book = example(name)
    assert set(column(book, "oit_elements_presence")) == {None}
    assert set(column(book, "oit_confirmations_rule")) == {None}


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


@pytest.fixture(scope="module")
def calculated(tmp_path_factory):
    """Every workbook and its twin as LibreOffice calculates it: name → (ours, theirs)."""
    ours = {path.stem: path.read_bytes() for path in COMMITTED}
    ours |= {f"odd-{key}": build(LAYOUT, load_edition(key), fill=ODD) for key in edition_keys()}
    theirs = recalculated(ours, tmp_path_factory.mktemp("calculated"))
    return {name: (content, theirs[name]) for name, content in ours.items()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", [*NAMES, *(f"odd-{key}" for key in edition_keys())])
def test_stored_results_are_what_a_spreadsheet_calculates(calculated, name):
    assert differences(*calculated[name]) == {}
