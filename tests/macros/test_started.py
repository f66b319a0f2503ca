"""The line that the macro builds is run as it stands, beside files that want to be Python's."""

import json
import subprocess
import sys

import pytest
from excel.running import environment, windows_arguments
from macros.built import addin, form
from macros.desk import PYTHON, Desk

NEIGHBOURS = ("oitsheet", "xlwings", "pandas", "polars", "json", "sitecustomize", "usercustomize")
TRAP = "import pathlib; pathlib.Path(__file__).with_suffix('.sprung').touch()\n"


@pytest.fixture
def folder(tmp_path):
    """A folder that came by mail: a form, and Python beside it."""
    folder = tmp_path / "จากเมล"
    folder.mkdir()
    for name in NEIGHBOURS:
        (folder / f"{name}.py").write_text(TRAP, encoding="utf-8")
    (folder / "แบบ & oit 2566.xlsx").write_bytes(form(button=False))
    return folder


@pytest.fixture
def line(folder, tmp_path):
    """What the button starts, without cmd.exe's own part, as a list."""
    (tmp_path / "oitsheet.xlam").write_bytes(addin())
    desk = Desk(tmp_path / "oitsheet.xlam")
    desk.open(folder / "แบบ & oit 2566.xlsx")
    desk.press("OIT_Validate")
    command = desk.machine.started[0]
    python, *others = windows_arguments(command[command.rindex(f'"{PYTHON}"') :])
    assert (python, others[-2]) == (PYTHON, "2>")
    return [sys.executable, *others[:-2]]


def run(line, folder, tmp_path):
    """Run it from the form's own folder, which is the worst that can happen."""
    after = tmp_path / "after"
    after.mkdir()
    variables = environment([folder / "แบบ & oit 2566.xlsx"], after)
    variables["PYTHONPATH"] = variables["PYTHONPATH"].replace(str(folder), "")
    done = subprocess.run(  # noqa: S603  the line under test
        line, cwd=folder, env=variables, capture_output=True, check=False
    )
    sprung = sorted(path.stem for path in folder.glob("*.sprung"))
    return done, after / "alerts.txt", sprung


def test_the_form_is_checked_and_its_neighbours_are_not_touched(line, folder, tmp_path):
    done, alerts, sprung = run(line, folder, tmp_path)

    assert (done.returncode, done.stderr) == (0, b"")
    assert sprung == []
    assert "ผลการตรวจ" in json.loads(alerts.read_text(encoding="utf-8").splitlines()[0])[0]


def test_without_what_the_macro_adds_they_would_have_been(line, folder, tmp_path):
    assert "-P" in line
    _, _, sprung = run([part for part in line if part != "-P"], folder, tmp_path)

    assert "oitsheet" in sprung
