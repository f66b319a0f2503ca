"""Computers of every kind, as folders of a test; and add-ins that are none of Excel's business."""

from __future__ import annotations

import io
import zipfile

from oitsheet import __version__
from oitsheet.install.machine import Machine
from oitsheet.install.script import script
from oitsheet.install.system import System

XLWINGS = script()[0].removeprefix("xlwings-").removesuffix(".applescript")
PROPERTY = '<property name="{}"><vt:lpwstr>{}</vt:lpwstr></property>'
WELL = Machine(
    python="3.12.7",
    packages={"xlwings": XLWINGS, "pywin32": "312", "appscript": "1.5.0", "psutil": "7.2.2"},
    encoding="utf-8",
)


def an_addin(version=__version__, xlwings=XLWINGS, macros=b"macros"):
    """What looks like an add-in of ours, of that version."""
    told = PROPERTY.format("oitsheet", version) + PROPERTY.format("xlwings", xlwings)
    return a_zip({"xl/vbaProject.bin": macros, "docProps/custom.xml": told.encode()})


def a_zip(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return file.getvalue()


def a_computer(folder, platform, user="somchai", **more):
    """A computer whose files all lie in a folder."""
    home = folder / "Users" / user
    for name in ("Desktop", "Documents", "Temp"):
        (home / name).mkdir(parents=True, exist_ok=True)
    given = {"home": home, "desktop": home / "Desktop", "documents": home / "Documents"}
    given["executable"] = a_file(home / "venv" / "bin" / "python")
    if platform == "win32":
        given["executable"] = a_file(home / "venv" / "Scripts" / "python.exe")
        given["excel"] = a_file(folder / "Program Files/root/Office16/EXCEL.EXE")
        roaming = home / "AppData" / "Roaming"
        given["environ"] = {"USERPROFILE": str(home), "APPDATA": str(roaming)}
        given["environ"] |= {"TEMP": str(home / "Temp")}
        given["ansi"] = "cp874"
    if platform == "darwin":
        given["ansi"] = "ascii"
        given["excel"] = folder / "Microsoft Excel.app"
    return System(platform=platform, **{**given, **more})


def a_file(path, data=b""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def files_in(folder):
    """Every file in a folder and its content, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
