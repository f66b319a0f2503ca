"""A real spreadsheet opens the form and presses its button: macro, Python, results in the file."""

import json
from functools import partial

import openpyxl
import pytest
from excel.running import environment

from macros import office
from oitsheet.doors import check_file
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template import Button, Filled, build
from oitsheet.install.project import sentences

pytestmark = pytest.mark.libreoffice

SAID = load_catalogue("th").words
LAYOUT = load_layout()
ITEMS = [
    {"code": "O1", "status": "ดำเนินการแล้ว", "link": "https://www.example.go.th/o1"},
    {"code": "O2", "status": "ดำเนินการแล้ว", "link": "ไม่มีลิงก์"},
]


@pytest.fixture
def form(tmp_path):
    """A form with a Thai name in a folder of its own."""
    folder = tmp_path / "งาน"
    folder.mkdir()
    button = Button("x", "OIT_ValidateButton", sentences(), partial(office.project, tmp_path))
    filled = Filled(tables={"items": ITEMS})
    file = folder / "แบบฟอร์ม oit & ปี 2566.xlsm"
    file.write_bytes(build(LAYOUT, load_edition("2566-moe"), fill=filled, button=button))
    return file


@pytest.fixture
def press(form, tmp_path):
    """Press a button; the person saves the form in the end."""

    def pressed(macro="OIT_ValidateButton", *, python=r"C:\py\python.exe", path=(), given=""):
        settings = tmp_path / ".oitsheet" / "oitsheet.conf"
        settings.parent.mkdir()
        settings.write_text(f'"INTERPRETER_WIN","{python}"\n', encoding="ascii")
        variables = environment([form], form.parent, python_path=path)
        variables["USERPROFILE"] = str(tmp_path)
        return office.press(form, macro, tmp_path, variables, given)

    return pressed


def results(form):
    """The texts of the results sheet."""
    sheet = openpyxl.load_workbook(form)[LAYOUT.sheet("results").name]
    return [str(cell.value) for row in sheet for cell in row if cell.value is not None]


def test_the_forms_button_reaches_python_and_results_stand_in_the_form(form, press, tmp_path):
    told = {finding.code for finding in check_file(form).findings}
    before = set(results(form))
    said = press()

    assert said == ""
    assert (tmp_path / "status.txt").read_text(encoding="utf-8").strip() in ("False", "0")
    new = [text for text in results(form) if text not in before]
    assert told
    assert told <= set(new)
    (alert, *_) = (form.parent / "alerts.txt").read_text(encoding="utf-8").splitlines()
    assert "ผลการตรวจ" in json.loads(alert)[0]


def test_a_button_of_the_ribbon_does_the_same(form, press):
    assert press("OIT_Validate", given="doc") == ""
    assert {finding.code for finding in check_file(form).findings} <= set(results(form))


def test_where_no_python_is_set_up_a_thai_sentence_says_so(form, press, tmp_path):
    before = form.read_bytes()

    assert press(python="python") == SAID["macro.no_python"]
    assert not (tmp_path / "line.txt").exists()
    assert form.read_bytes() == before


def test_where_the_package_is_missing_a_thai_sentence_says_so(press, tmp_path):
    other = tmp_path / "other" / "oitsheet"
    other.mkdir(parents=True)
    (other / "__init__.py").touch()
    said = press(path=[other.parent])

    assert said.startswith(SAID["macro.no_package"])
    assert said.endswith("No module named 'oitsheet.addin'")
