"""The Excel of a process that a test started."""

from __future__ import annotations

import atexit
import json
import os
from pathlib import Path

from excel.engine import App, install
from excel.engine_state import Excel


def from_environment():
    """The Excel of a process that a test started: see `excel.running`, which says what and why."""
    told = os.environ
    excel = Excel(log=told.get("EXCEL_ALERTS"))
    excel.answers.extend(filter(None, told.get("EXCEL_ANSWERS", "").split(",")))
    read_only = told.get("EXCEL_READ_ONLY") == "1"
    for path in filter(None, told.get("EXCEL_BOOKS", "").split(os.pathsep)):
        excel.open(path, read_only=read_only)
    if excel.books:
        excel.active = excel.books[0]
    install(excel)
    if "EXCEL_AFTER" in told:
        atexit.register(_left, excel, Path(told["EXCEL_AFTER"]))
    return excel


def _left(excel, folder):
    """Write what the person sees when Python has ended: each open book, and Excel itself."""
    for book in excel.books:
        book.copy_to(folder / book.name)
    active = excel.active
    left = {
        "active": active and active.name,
        "calls": excel.calls,
        "saved": {book.name: book.saved for book in excel.books},
        "selection": active and App(excel).selection.address,
        "settings": excel.settings,
        "sheet": active and active.active.title,
        "written": excel.written,
    }
    told = json.dumps(left, ensure_ascii=False)
    (folder / "excel.json").write_text(told, encoding="utf-8")
