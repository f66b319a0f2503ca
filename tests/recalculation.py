"""Workbooks with wrong results in every formula, put right by a program that calculates."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode">
<value>0</value></prop></item></oor:items>
"""
"""Calculate everything on opening, whatever results the file brings."""


def poisoned(content: bytes) -> bytes:
    """The workbook with wrong results: only a program that calculates can put them right."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as package,
        zipfile.ZipFile(out, "w") as copy,
    ):
        for name in package.namelist():
            copy.writestr(
                name, re.sub(rb"</f><v>[^<]*</v>", b"</f><v>-999</v>", package.read(name))
            )
    return out.getvalue()


def recalculated(books: Mapping[str, bytes], here: Path) -> dict[str, bytes]:
    """Every workbook as LibreOffice calculates it, by name; `here` is a folder to work in."""
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    user = here / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    for name, content in books.items():
        (here / f"{name}.xlsx").write_bytes(poisoned(content))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{here / 'profile'}"]
    command += ["--convert-to", "xlsx", "--outdir", str(here / "out")]
    files = [str(here / f"{name}.xlsx") for name in books]
    subprocess.run([*command, *files], check=True, capture_output=True)  # noqa: S603  our own files
    return {name: (here / "out" / f"{name}.xlsx").read_bytes() for name in books}


def shown(value: object) -> object:
    """A result as compared: an empty text and no text are one, a billionth is nothing."""
    if value is None:
        return ""
    return round(value, 9) if isinstance(value, float) else value


def differences(ours: bytes, theirs: bytes) -> dict[tuple[str, str], tuple[object, object]]:
    """Place of each formula → (stored, calculated), where the two differ."""
    formulas = openpyxl.load_workbook(io.BytesIO(ours))
    stored = openpyxl.load_workbook(io.BytesIO(ours), data_only=True)
    fresh = openpyxl.load_workbook(io.BytesIO(theirs), data_only=True)
    places = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(places) > 40
    was = {place: shown(stored[place[0]][place[1]].value) for place in places}
    now = {place: shown(fresh[place[0]][place[1]].value) for place in places}
    return {place: (was[place], now[place]) for place in places if was[place] != now[place]}
