"""A process is started as RunPython starts it, and sees the Excel of the test."""

from __future__ import annotations

import re
import subprocess
import sys

import openpyxl
import pytest
from excel.running import APP, command_line, environment, run_python, windows_arguments

from oitsheet.install.sources import our_text

CALLER = "import xlwings as xw; book = xw.Book.caller(); "


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "แบบฟอร์ม OIT & ปี (2566).xlsx"
    openpyxl.Workbook().save(path)
    return path


def evaluated(statement, names):
    """What a chain of VBA texts and names comes to."""
    parts = re.findall(r'"((?:[^"]|"")*)"|([\w.]+(?:\(\d+\))?)', statement)
    return "".join(names[name] if name else text.replace('""', '"') for text, name in parts)


def test_the_command_line_is_the_one_of_the_macro() -> None:
    source = our_text("XlwingsHardened.bas").replace(" _\n", " ")
    body = source.partition("Function ExecuteWindows")[2].partition("End Function")[0]
    names = {
        "ActiveWorkbook.Name": "แบบฟอร์ม.xlsx",
        "Application.Hwnd": "0",
        "Application.Name": APP.rpartition("\\")[2],
        "Application.Path": APP.rpartition("\\")[0],
        "PYTHON_WIN": "C:\\py\\python.exe",
        "PythonCommand": "import a; a.b()",
    }
    statement = re.search(r"DriveCommand & (\"\"\"\" & PYTHON_WIN .*) & \"\"\" 2> ", body)[1]

    built = command_line(r"C:\py\python.exe", "import a; a.b()", "แบบฟอร์ม.xlsx")
    assert built == evaluated(statement, names) + '"'


@pytest.mark.parametrize(
    ("line", "arguments"),
    [
        (r'a "b c" --d="e f"', ["a", "b c", "--d=e f"]),
        (r'"say \"hi\""', ['say "hi"']),
        (r'"C:\a b\c" d\e', [r"C:\a b\c", r"d\e"]),
        (r'"C:\a\\" ""', ["C:\\a\\", ""]),
    ],
)
def test_a_line_is_taken_apart_as_on_windows(line, arguments) -> None:
    assert windows_arguments(line) == arguments


def test_the_process_finds_the_book_by_its_name_and_what_it_does_is_seen(path) -> None:
    ran = run_python(CALLER + "book.sheets[0]['A1'].value = 'เสร็จ'; book.app.alert('พบ ๑')", path)

    assert (ran.code, ran.stderr, ran.messages) == (0, "", ["พบ ๑"])
    assert openpyxl.load_workbook(ran.after / path.name).active["A1"].value == "เสร็จ"
    assert openpyxl.load_workbook(path).active["A1"].value is None
    assert (ran.left["active"], ran.left["saved"]) == (path.name, {path.name: 0})
    assert ran.left["calls"]["Range.raw_value="] == 1


def test_a_person_who_saves_at_the_end_has_it_in_the_file(path) -> None:
    run_python(CALLER + "book.sheets[0]['A1'].value = 1", path, after=path.parent)

    assert openpyxl.load_workbook(path).active["A1"].value == 1


def test_questions_are_answered(path) -> None:
    asking = "[book.app.alert('?', buttons='yes_no') for _ in range(2)]"

    assert run_python(CALLER + f"print({asking})", path, answers=["yes", "no"]).stdout.split() == [
        "['yes',",
        "'no']",
    ]


def test_a_book_opened_read_only_is_not_saved(path) -> None:
    ran = run_python(CALLER + "book.save()", path, read_only=True)

    assert ran.code == 1
    assert "read-only" in ran.stderr


def test_an_error_is_told_by_the_exit_code_and_what_was_said_before_is_kept(path) -> None:
    ran = run_python(CALLER + "book.app.alert('ก่อน'); raise SystemExit(3)", path)

    assert (ran.code, ran.messages) == (3, ["ก่อน"])


def test_a_name_with_an_equals_sign_is_cut_by_xlwings(tmp_path) -> None:
    path = tmp_path / "ปี=2566.xlsx"
    openpyxl.Workbook().save(path)
    ran = run_python(CALLER, path)

    assert ran.code == 1
    assert "No such file" in ran.stderr


def test_nothing_is_imported_before_xlwings_is(path, tmp_path) -> None:
    asked = "import sys; print({'excel', 'openpyxl', 'xlwings'} & set(sys.modules))"
    told = subprocess.run(  # noqa: S603 - the test's own command
        [sys.executable, "-c", asked],
        check=True,
        cwd=tmp_path,
        env=environment([path], tmp_path),
        stdout=subprocess.PIPE,
    )

    assert told.stdout.split() == [b"set()"]
