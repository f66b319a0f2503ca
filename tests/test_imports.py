"""What a check does not load, and which package the tests look at."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import oitsheet

CHECKOUT = Path(__file__).resolve().parents[1]
EXAMPLE = CHECKOUT / "workbook_templates" / "examples" / "phichit-2566.xlsx"
NOT_FOR_A_CHECK = (
    "babel",  # months' names are data of our own
    "jinja2",
    "numpy",
    "openpyxl",  # reads only what calamine cannot
    "pandas",  # pandera judges polars frames
    "rapidfuzz",  # nothing in the example is misspelt
    "rich",
    "xlsxwriter",  # writes new workbooks
    "xlwings",  # the add-in
)
TELL = """
import json, sys
print(json.dumps({name: getattr(it, "__file__", None) for name, it in sys.modules.items()}))
"""
CHECK = f"""
import contextlib, io, sys
from oitsheet.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
assert "oitsheet.judging.checker" in sys.modules
{TELL}
"""


def loaded(program: str, *arguments: str) -> dict[str, str | None]:
    """What a Python of its own has loaded after the program: module → its file."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603  (our own program)
    modules: dict[str, str | None] = json.loads(done.stdout)
    return modules


@pytest.fixture(scope="module")
def after_a_check() -> set[str]:
    return set(loaded(CHECK, "check", str(EXAMPLE)))


@pytest.mark.parametrize("library", NOT_FOR_A_CHECK)
def test_a_check_does_not_load_what_it_does_not_use(after_a_check, library) -> None:
    assert library not in after_a_check


@pytest.mark.parametrize("library", ["pandera", "polars", "python_calamine", "click"])
def test_a_check_does_load_what_it_does_use(after_a_check, library) -> None:
    assert library in after_a_check


@pytest.mark.parametrize("library", ["polars", "pandera", "click", "openpyxl", "python_calamine"])
def test_the_package_alone_loads_no_library(library) -> None:
    assert library not in loaded(f"import oitsheet{TELL}")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["editions"]])
def test_help_does_not_wait_for_data_frames(arguments) -> None:
    program = CHECK.replace("assert", "# assert")
    modules = loaded(program, *arguments)

    assert "click" in modules
    assert {"polars", "pandera", "python_calamine"} & set(modules) == set()


def test_no_checkout_is_tested_where_python_was_told_not_to_look_there() -> None:
    """`nox -s tests` says so: then only the installed wheel counts, here and in what we start."""
    here = Path(oitsheet.__file__).resolve()
    started = Path(loaded(f"import oitsheet{TELL}")["oitsheet"] or "").resolve()

    assert not (sys.flags.safe_path and here.is_relative_to(CHECKOUT / "oitsheet"))
    assert started == here
