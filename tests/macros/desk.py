"""An Excel of our own at which the built macros run: pyOpenVBA's, with a shell and files.

The macros are those of the built file. Only the few procedures that touch the disk are stood in
for; which file is there, what stands in it and what a started program answers is written here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from macros.built import PROJECT, part, sources
from pyopenvba.apps.excel import Application, ExcelApplication, Workbook
from pyopenvba.apps.excel._bridge import ExcelBridge
from pyopenvba.interpreter import NOTHING, Interpreter, VBAObject, member, method, setter
from pyopenvba.interpreter._objects import MemberSpec
from pyopenvba.interpreter._values import error

if TYPE_CHECKING:
    from pathlib import Path

USER_FILE = r"C:\Users\x\.oitsheet\oitsheet.conf"
PYTHON = r"C:\Program Files\oitsheet\python.exe"

DISK = {
    "FileExistsOnWindows": """Function FileExistsOnWindows(ByVal FileSpec As String) As Boolean
        FileExistsOnWindows = CreateObject("Test.Disk").Holds(FileSpec)
    End Function""",
    "GetConfigFilePath": f"""Function GetConfigFilePath() As String
        GetConfigFilePath = "{USER_FILE}"
    End Function""",
    "GetConfigFromFile": """Function GetConfigFromFile(sFile As String, sName As String, _
            Optional sValue As String) As Boolean
        sValue = CreateObject("Test.Disk").Setting(sFile, sName)
        GetConfigFromFile = sValue <> ""
    End Function""",
    "TakenLog": """Public Function TakenLog(ByVal path As String) As String
        TakenLog = CreateObject("Test.Disk").Log(path)
    End Function""",
}
"""What stands in for the procedures that touch the disk."""


@dataclass
class Machine:
    """What a computer holds, and what was done at it.

    Attributes:
        files: The files that are there.
        settings: File → its settings.
        exit_code: What a started program answers; an exception's text where none may start.
        log: What it writes to its error stream.
        started: The command lines that were started.
        said: What was shown to the person.
    """

    files: set[str] = field(default_factory=lambda: {USER_FILE, PYTHON})
    settings: dict[str, dict[str, str]] = field(
        default_factory=lambda: {USER_FILE: {"INTERPRETER_WIN": PYTHON}}
    )
    exit_code: int | str = 0
    log: str = ""
    started: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    logs: list[str] = field(default_factory=list)


class _Shell(VBAObject):
    vba_type_name = "WshShell"

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    @method
    def Run(self, command, _style, _wait):  # noqa: N802  VBA's own name
        if isinstance(self.machine.exit_code, str):
            raise error(70, self.machine.exit_code)
        self.machine.started.append(command)
        return self.machine.exit_code

    @method
    def Popup(self, text, _seconds, _title, _kind):  # noqa: N802
        self.machine.said.append(text)
        return 1

    @method
    def ExpandEnvironmentStrings(self, text):  # noqa: N802
        known = {"%SystemRoot%": r"C:\Windows", "%TEMP%": r"C:\Temp", "%LOCALAPPDATA%": r"C:\L"}
        return re.sub("%[^%]*%", lambda found: known.get(found[0], found[0]), text)


class _Disk(VBAObject):
    vba_type_name = "Disk"

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    @method
    def Holds(self, path):  # noqa: N802
        return path in self.machine.files

    @method
    def Setting(self, path, key):  # noqa: N802
        return self.machine.settings.get(path, {}).get(key, "")

    @method
    def Log(self, path):  # noqa: N802
        self.machine.logs.append(path)
        return self.machine.log


class _Excel(Application):
    vba_type_name = "Application"
    vba_library = "excel"

    def __init__(self) -> None:
        super().__init__()
        self.cursor = -4143  # xlDefault
        self.seen: list[object] = []

    @member
    def Cursor(self):  # noqa: N802
        return self.cursor

    @setter("Cursor")
    def _set_cursor(self, value) -> None:
        self.cursor = int(value)
        self.seen.append(self.cursor)

    @setter("StatusBar")
    def _set_status_bar(self, value) -> None:
        self.status_bar = value
        self.seen.append(value)

    @member
    def Hwnd(self):  # noqa: N802
        return 4711

    @member
    def Path(self):  # noqa: N802
        return r"C:\Program Files\Microsoft Office\root\Office16"


class _Bridge(ExcelBridge):
    def __init__(self, application: Application, machine: Machine) -> None:
        super().__init__(application)
        self.machine = machine

    def create(self, type_name_):
        kinds = {"WScript.Shell": _Shell, "Test.Disk": _Disk}
        return kinds[type_name_](self.machine)


Workbook.vba_add_member(
    MemberSpec("IsAddin", "property", getter=lambda book: book.name.lower().endswith(".xlam"))
)


class Desk:
    """An Excel in which a built file is open, and in front of it whatever a test opens."""

    def __init__(self, file: Path, *, stand_in: dict[str, str] | None = None) -> None:
        self.machine = Machine()
        self.excel = ExcelApplication()
        self.excel.application = _Excel()
        bridge = _Bridge(self.excel.application, self.machine)
        self.excel.interpreter = Interpreter(bridge)
        self.excel.application.interpreter = self.excel.interpreter
        self.home = self.excel.open_workbook(file)
        self.excel.application._this_workbook = self.home  # noqa: SLF001  the macros' own
        if self.home.name.endswith(".xlam"):  # no add-in is ever in front
            self.excel.application.active_book = None
        for name, text in sources(part(file.read_bytes(), PROJECT)).items():
            if "Attribute VB_Base" not in text:
                self.excel.add_module(_stood_in(text, stand_in or DISK), name=name)

    def open(self, file: Path) -> None:
        """Open a workbook and bring it to the front."""
        self.excel.activate_workbook(self.excel.open_workbook(file))

    def press(self, macro: str) -> None:
        """Press a button of the ribbon, or (with no argument) of the form."""
        arguments = () if macro.endswith("Button") else (NOTHING,)
        self.excel.run(macro, *arguments)

    def ask(self, function: str, *arguments: object) -> object:
        """What a function of the macros answers."""
        return self.excel.run(function, *arguments)


def _stood_in(text: str, stand_in: dict[str, str]) -> str:
    text = text.replace("\r\n", "\n")
    for name, other in stand_in.items():
        pattern = rf"^(?:Public )?Function {name}\b.*?^End Function$"
        text = re.sub(pattern, lambda _, new=other: new, text, flags=re.MULTILINE | re.DOTALL)
    return text
