"""The very process that RunPython starts: a command line, a book that is open, nothing else."""

from __future__ import annotations

from importlib.resources import files

import openpyxl
import pytest
import samples
from excel.running import run_python

from oitsheet import __version__
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout

LAYOUT = load_layout()
RESULTS = LAYOUT.sheet("results").name
EDITION = load_edition("2566-moe")
VALIDATE = f"import oitsheet.addin as a; a.expect('{__version__}'); a.validate()"
SPY = "import pathlib; pathlib.Path({mark!r}).write_text('ran')\n"


def book(folder, name, shape=samples.PLAIN):
    lines = [(None, {"code": "O2", "status": "เพิ่มเติมเบอร์โทรศัพท์"})]
    path = folder / name
    path.write_bytes(samples.workbook(samples.agency_fields(EDITION), {"items": lines}, shape))
    return path


def results_in(path):
    sheet = openpyxl.load_workbook(path)[RESULTS]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=10)]


@pytest.mark.parametrize(
    "name", ["ตรวจ.xlsx", "แบบฟอร์ม oit 2566 (ฉบับแก้).xlsx", "a&b%path%^c!.xlsx", "ก=ข.xlsx"]
)
def test_the_button_ends_with_results_in_the_book(name, tmp_path):
    path = book(tmp_path, name)
    ran = run_python(VALIDATE, path)

    assert (ran.code, ran.stderr) == (0, "")
    assert [line[5] for line in results_in(ran.after / name)].count("C102") == 1
    assert "ยังไม่ครบ" in ran.messages[-1] or "มีความเสี่ยง" in ran.messages[-1]


def test_the_file_on_disk_stays_as_it_was_until_the_person_saves(tmp_path):
    path = book(tmp_path, "ตรวจ.xlsx")
    before = path.read_bytes()
    ran = run_python(VALIDATE, path)

    assert path.read_bytes() == before
    assert ran.left["saved"] == {path.name: 0}


def test_a_book_opened_to_be_read_only_is_checked_all_the_same(tmp_path):
    ran = run_python(VALIDATE, book(tmp_path, "ตรวจ.xlsx"), read_only=True)

    assert ran.code == 0
    assert "C102" in [line[5] for line in results_in(ran.after / "ตรวจ.xlsx")]


def test_what_lies_beside_the_book_is_never_run(tmp_path):
    """An attacker's book brings modules with the names of ours, and a sheet of settings."""
    mark = tmp_path / "ran"
    for module in ("pandas", "polars", "oitsheet", "click", "sitecustomize", "xlwings"):
        (tmp_path / f"{module}.py").write_text(SPY.format(mark=str(mark)), encoding="utf-8")
    (tmp_path / "oitsheet.conf").write_text(f'"INTERPRETER_WIN","{tmp_path}"\n', encoding="utf-8")
    sheets = {
        "oitsheet.conf": [["ADD_WORKBOOK_TO_PYTHONPATH", "true"], ["PYTHONPATH", str(tmp_path)]],
        "xlwings.conf": [["LICENSE_KEY", "noncommercial"]],
        "evil.py": [[SPY.format(mark=str(mark))]],
    }
    path = book(tmp_path, "form.xlsx", samples.Shape(extra_sheets=sheets))
    ran = run_python(VALIDATE, path)

    assert (ran.code, ran.stderr) == (0, "")
    assert "C102" in [line[5] for line in results_in(ran.after / "form.xlsx")]
    assert not mark.exists()


def test_an_add_in_of_another_version_is_told_and_nothing_is_done(tmp_path):
    path = book(tmp_path, "ตรวจ.xlsx")
    ran = run_python("import oitsheet.addin as a; a.expect('99.0'); a.validate()", path)

    assert (ran.code, ran.stderr) == (0, "")
    assert "99.0" in ran.messages[-1]
    assert RESULTS not in openpyxl.load_workbook(ran.after / path.name).sheetnames


def test_nothing_but_the_public_interface_is_used():
    """No `.api`, which only one of the engines has, and nothing of xlwings.pro."""
    sources = [
        file.read_text(encoding="utf-8")
        for file in files("oitsheet.addin").iterdir()
        if file.name.endswith(".py")
    ]

    assert len(sources) > 5
    assert not any(".api" in source or "xlwings.pro" in source for source in sources)
