"""A form with a button: checked as one without, whole, and made only under a fitting name."""

import re

import openpyxl
import pytest
from cli.running import as_json, run
from macros.built import PROJECT, addin, form, part, parts, sources

from oitsheet.form.edition import edition_keys, load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.messages import load_catalogue
from oitsheet.form.template import Filled, build
from oitsheet.install.button import MACRO, check_button

LAYOUT = load_layout()
ITEMS = [
    {"code": "O1", "status": "ดำเนินการแล้ว", "link": "https://www.example.go.th/o1"},
    {"code": "O2", "status": "แล้วเสร็จ", "link": "x"},
]


def report(tmp_path, name, button, **fill):
    """What is said of a form, but for the file's name."""
    edition = load_edition("2566-moe")
    filled = Filled(**fill) if fill else None
    (tmp_path / name).write_bytes(build(LAYOUT, edition, fill=filled, button=button))
    return re.sub(r"form\.xls[xm]", "form", str(as_json(tmp_path / name, "--as-of", "2566-09-01")))


class TestTheForm:
    @pytest.mark.parametrize("fill", [{}, {"tables": {"items": ITEMS}}])
    def test_is_checked_like_one_without_a_button(self, tmp_path, fill):
        without = report(tmp_path, "form.xlsx", None, **fill)
        with_button = report(tmp_path, "form.xlsm", check_button(), **fill)

        assert with_button == without
        assert "findings" in without

    def test_has_the_same_cells(self, tmp_path):
        (tmp_path / "a.xlsx").write_bytes(form(button=False))
        (tmp_path / "b.xlsm").write_bytes(form())
        plain, with_button = (
            openpyxl.load_workbook(tmp_path / name) for name in ("a.xlsx", "b.xlsm")
        )

        assert with_button.sheetnames == plain.sheetnames
        for name in plain.sheetnames:
            if name == LAYOUT.stamp["lists"]:  # very hidden; the sentences stand there
                continue
            cells = [[c.value for c in row] for row in plain[name]]
            assert [[c.value for c in row] for row in with_button[name]] == cells

    def test_has_a_thai_button_on_its_summary_that_starts_a_sub_of_its_own(self):
        drawing = next(
            text
            for name in parts(form())
            if "vmlDrawing" in name
            for text in [part(form(), name).decode("utf-8")]
            if "FmlaMacro" in text
        )

        assert f"<x:FmlaMacro>[0]!{MACRO}</x:FmlaMacro>" in drawing
        assert load_catalogue("th").words["macro.button"] in drawing
        assert f"Public Sub {MACRO}()" in sources(part(form(), PROJECT))["OitRibbon"]

    @pytest.mark.parametrize("key", edition_keys())
    def test_every_sheet_has_its_module(self, key):
        workbook = part(form(key), "xl/workbook.xml").decode("utf-8")
        sheets = [
            re.search(r'<sheetPr codeName="(\w+)"', part(form(key), name).decode("utf-8"))[1]
            for name in parts(form(key))
            if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)
        ]

        assert 'codeName="ThisWorkbook"' in workbook
        assert len(sheets) == workbook.count("<sheet ")
        modules = list(sources(part(form(key), PROJECT)))
        assert sorted(modules[1 : len(sheets) + 1]) == sorted(sheets)

    def test_has_the_addins_own_macros(self):
        ours, theirs = (sources(part(content, PROJECT)) for content in (form(), addin()))

        for name in ("xlwings", "OitRun", "OitRibbon", "Dictionary"):
            assert ours[name] == theirs[name]

    def test_is_the_same_each_time(self):
        again = build(LAYOUT, load_edition("2566-moe"), button=check_button())

        assert again == form()

    def test_runs_nothing_by_itself(self):
        for text in sources(part(form(), PROJECT)).values():
            assert not re.search(
                r"\b(Auto_?Open|Workbook_\w+|Worksheet_\w+)\b", text, re.IGNORECASE
            )


class TestTheCommand:
    def test_makes_a_form_with_macros(self, tmp_path):
        made = run("new", "--edition", "2566-moe", "--with-button", "-o", tmp_path / "แบบ.xlsm")

        assert (made.exit_code, made.stderr) == (0, "")
        assert (tmp_path / "แบบ.xlsm").read_bytes() == form()

    @pytest.mark.parametrize(
        ("name", "options", "key"),
        [
            ("a.xlsx", ["--with-button"], "button_needs_xlsm"),
            ("a", ["--with-button"], "button_needs_xlsm"),
            ("a.xlsm", [], "xlsm_needs_button"),
            ("a.XLSM", [], "xlsm_needs_button"),
            ("a.xlam", [], "xlsm_needs_button"),
            ("a.xls", [], "xlsm_needs_button"),
        ],
    )
    def test_a_name_that_does_not_fit_is_wrong_usage(self, tmp_path, name, options, key):
        outcome = run("new", "--edition", "2566-moe", *options, "-o", tmp_path / name)

        assert outcome.exit_code == 2
        said = load_catalogue("th").words[f"command.{key}"]
        assert said.replace(" ", "") in "".join(outcome.stderr.split())
        assert list(tmp_path.iterdir()) == []
