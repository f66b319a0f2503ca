"""The names that a program may rely on."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

import oitsheet

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", oitsheet.__all__)
def test_every_public_name_can_be_had(name) -> None:
    assert getattr(oitsheet, name) is not None


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'missing'"):
        oitsheet.missing  # noqa: B018  (asking is the test)


def test_the_example_for_programs_prints_what_the_page_says(monkeypatch) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (expected,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()

    with contextlib.redirect_stdout(printed):
        exec(compile(program, "docs/python.md", "exec"), {})  # noqa: S102  (our own page)

    assert printed.getvalue() == expected
