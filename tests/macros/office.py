"""LibreOffice as the spreadsheet in which a button is pressed.

A Basic program of the profile opens the form and runs its macro, as a click would; it is started
by `macro:///`, so nothing but LibreOffice's Calc is needed. LibreOffice has no Windows shell: four
calls of the macros go to stand-ins, of which one hands the very command line that was built for
cmd.exe to `runner.py`. The document is never closed (7.4 may crash then): the program is ended.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from oitsheet.install.hardening import hardened
from oitsheet.install.sources import our_modules
from oitsheet.install.vba import document, standard, vba_project

PATIENCE = 120
"""So many seconds it may take at most, on a machine that does much else."""

SWAPS = {
    "WScript.Run(": "StandInRun(",
    "WScript.Popup ": "StandInPopup ",
    "WScript.ExpandEnvironmentStrings(": "StandInExpand(",
    "Randomize Timer() + Application.Hwnd": "Randomize",
    "Application.StatusBar = ": "StandInStatus ",  # 7.4 crashes where one stands for seconds
    "Application.Hwnd": "4711",
    "ThisWorkbook.IsAddin": "False",
    '"\\." & PROJECT_NAME & "\\"': '"/." & PROJECT_NAME & "/"',
    '"\\xlwings-"': '"/xlwings-"',
    "IsInterpreter = FileExists(path)": "IsInterpreter = True",
    'Application.Path & "\\" & Application.Name': '"Excel"',
}
"""What LibreOffice does not have → what stands in for it."""

STAND_INS = """Attribute VB_Name = "StandIns"
Option Explicit

Public Function StandInRun(ByVal line As String, ByVal style As Long, ByVal wait As Boolean) As Long
    StandInWrite "{here}/line.txt", line
    Shell "{python}", 0, "{runner} {here}", True
    StandInRun = CLng(StandInRead("{here}/code.txt"))
End Function

Public Sub StandInPopup(ByVal text As String, a As Long, b As String, c As Long)
    StandInWrite "{here}/said.txt", text
End Sub

Public Sub StandInStatus(ByVal text As Variant)
    StandInWrite "{here}/status.txt", CStr(text)
End Sub

Public Function StandInExpand(ByVal text As String) As String
    StandInExpand = Replace(Replace(text, "%SystemRoot%", "C:\\Windows"), "%TEMP%", "{here}")
End Function

Private Sub StandInWrite(ByVal path As String, ByVal text As String)
    Dim n As Integer
    n = FreeFile
    Open path For Output As #n
    Print #n, text
    Close #n
End Sub

Private Function StandInRead(ByVal path As String) As String
    Dim n As Integer, text As String
    n = FreeFile
    Open path For Input As #n
    Line Input #n, text
    Close #n
    StandInRead = text
End Function
"""

DRIVER = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
  script:language="StarBasic">
Sub Main
  Dim how(1) As New com.sun.star.beans.PropertyValue
  Dim doc, script, n
  how(0).Name = "Hidden"
  how(0).Value = True
  how(1).Name = "MacroExecutionMode"
  how(1).Value = 4
  On Error GoTo Failed
  doc = StarDesktop.loadComponentFromURL(ConvertToURL("{file}"), "_blank", 0, how())
  script = doc.getScriptProvider().getScript( _
    "vnd.sun.star.script:oitsheet.OitRibbon.{macro}?language=Basic&amp;location=document")
  script.invoke(Array({arguments}), Array(), Array())
  n = FreeFile
  Open "{here}/done.txt" For Output As #n
  Print #n, "done"
  Close #n
  Exit Sub
Failed:
  n = FreeFile
  Open "{here}/done.txt" For Output As #n
  Print #n, "line " &amp; Erl &amp; ": " &amp; Error$
  Close #n
End Sub
</script:module>
"""

SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop
 oor:name="MacroSecurityLevel"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Filter/Import/VBA"><prop
 oor:name="Executable"><value>true</value></prop></item>
</oor:items>
"""


def project(here: Path, sheets):
    """The macros of a form, with stand-ins for what LibreOffice lacks."""
    texts = {"xlwings": hardened(), **our_modules()}
    for name, text in texts.items():
        chosen = on_windows(text)
        for old, new in SWAPS.items():
            chosen = chosen.replace(old, new)
        texts[name] = chosen
    runner = Path(__file__).with_name("runner.py")
    stand_ins = STAND_INS.format(here=here, python=sys.executable, runner=runner)
    return vba_project(
        "oitsheet",
        [
            document("ThisWorkbook"),
            *[document(sheet) for sheet in sheets],
            *[standard(name, text) for name, text in texts.items()],
            standard("StandIns", stand_ins),
        ],
    )


def on_windows(text: str) -> str:
    """The lines that are compiled on Windows: LibreOffice knows no conditional compilation."""
    kept, compiled = [], [True]
    for line in text.splitlines():
        word = line.strip()
        if word.startswith("#If "):
            on = {"#If Mac Then": False, "#If Not Mac Then": True}.get(word, False)
            compiled.append(on)
        elif word == "#Else":
            compiled[-1] = not compiled[-1]
        elif word == "#End If":
            compiled.pop()
        elif all(compiled):
            kept.append(line)
    assert compiled == [True]
    return "\n".join(kept) + "\n"


def press(
    file: Path, macro: str, here: Path, variables: dict[str, str], arguments: str = ""
) -> str:
    """Run a macro of a form in LibreOffice; `here` is a folder to work in. Answers what it said."""
    assert shutil.which("soffice"), "these tests need LibreOffice: see .ci/packages"
    profile = here / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(SETTINGS, encoding="utf-8")
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}"]
    # a new profile gets an empty Module1, whatever lies there already
    subprocess.run([*command, "--terminate_after_init"], check=True, capture_output=True)  # noqa: S603
    driver = DRIVER.format(file=escape(str(file)), macro=macro, here=here, arguments=arguments)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    assert module.exists()
    module.write_text(driver, encoding="utf-8")
    office = subprocess.Popen(  # noqa: S603  our own files
        [*command, "macro:///Standard.Module1.Main"],
        env=os.environ | variables | {"LC_ALL": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(here / "done.txt", office)
    finally:
        with suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(office.pid, signal.SIGKILL)
        office.wait()
    assert (here / "done.txt").read_text(encoding="utf-8").strip() == "done"
    said = here / "said.txt"
    return said.read_text(encoding="utf-8").rstrip("\n") if said.exists() else ""


def _wait_for(done: Path, office: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while not (done.exists() and done.read_text(encoding="utf-8").endswith("\n")):
        assert office.poll() is None, "LibreOffice ended before the macro did"
        assert time.monotonic() < until, "LibreOffice did not come to an end"
        time.sleep(0.05)
