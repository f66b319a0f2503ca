"""Excel for a test; another room's conftest takes it with ``from excel.fixtures import excel``."""

from __future__ import annotations

import sys

import pytest
from excel.engine import running


@pytest.fixture
def excel(monkeypatch):
    """A running Excel without a book, which xlwings talks to as long as the test runs."""
    monkeypatch.setattr(sys, "argv", [sys.argv[0]])
    with running() as excel:
        yield excel
