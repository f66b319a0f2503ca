"""The Excel of these tests: xlwings' own object model over real .xlsx files."""

from __future__ import annotations

import pytest
from excel.fixtures import excel

__all__ = ["excel", "in_excel"]


@pytest.fixture(autouse=True)
def in_excel(excel, tmp_path, monkeypatch):
    """Excel runs, and the person's own folder is the test's."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr("pathlib.Path.home", lambda: home)
    return excel
