"""The very process that the macro starts on Windows, on this machine, with Excel beside it.

`excel/started/sitecustomize.py` brings the engine in; environment variables tell it which books
are open (EXCEL_BOOKS), what the person will answer (EXCEL_ANSWERS), and where messages
(EXCEL_ALERTS) and what is left at the end (EXCEL_AFTER) are written.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from excel.engine_state import Alert

TESTS = Path(__file__).resolve().parents[1]
STARTED = TESTS / "excel" / "started"
UNKNOWN_TO_EXCEL = ("PYTHONSAFEPATH", "PYTHONWARNDEFAULTENCODING", "XLWINGS_LICENSE_KEY")
"""What the tests' own environment may hold and an office's does not."""

APP = r"C:\Program Files\Microsoft Office\root\Office16\Microsoft Excel"


@dataclass(frozen=True)
class Ran:
    """What became of it.

    Attributes:
        code: The exit code; the macro shows its own message where it is not 0.
        stderr: What the macro would show then.
        alerts: The messages that the person saw.
        after: A folder with each book as it looks in Excel now, saved or not.
        left: active, sheet, selection, settings, written, calls, saved (how often, by book).
    """

    code: int
    stdout: str
    stderr: str
    alerts: list[Alert]
    after: Path
    left: dict

    @property
    def messages(self):
        return [alert.prompt for alert in self.alerts]


def command_line(python, command, name):
    """The line that the add-in's ExecuteWindows builds, without cmd.exe and the log file."""
    return f'"{python}" -P -B -c "{command}" --wb="{name}" --from_xl=1 --app="{APP}" --hwnd="0"'


def windows_arguments(line):
    """The line as a Windows program takes it apart: a backslash counts only before a quote."""
    arguments, now, quoted, begun, at = [], "", False, False, 0
    while at < len(line):
        slashes = len(line[at:]) - len(line[at:].lstrip("\\"))
        at += slashes
        if line[at : at + 1] == '"':
            now += "\\" * (slashes // 2)
            begun = True
            if slashes % 2:
                now += '"'
            else:
                quoted = not quoted
            at += 1
            continue
        now += "\\" * slashes
        begun = begun or bool(slashes)
        if at < len(line):
            if line[at] in " \t" and not quoted:
                arguments += [now] if begun else []
                now, begun = "", False
            else:
                now, begun = now + line[at], True
            at += 1
    return arguments + ([now] if begun else [])


def environment(books, after, *, answers=(), read_only=False, python_path=()):
    """The variables that let a process find this Excel."""
    told = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("EXCEL_") and key not in UNKNOWN_TO_EXCEL
    }
    return told | {
        "EXCEL_AFTER": str(after),
        "EXCEL_ALERTS": str(after / "alerts.txt"),
        "EXCEL_ANSWERS": ",".join(answers),
        "EXCEL_BOOKS": os.pathsep.join(map(str, books)),
        "EXCEL_READ_ONLY": "1" if read_only else "",
        "PYTHONIOENCODING": "cp1252",  # an office PC whose Windows is not Thai
        "PYTHONPATH": os.pathsep.join(map(str, (STARTED, TESTS, *python_path))),
    }


def run_python(  # noqa: PLR0913 - each may differ by itself
    command,
    *books,
    name=None,
    answers=(),
    read_only=False,
    variables=None,
    after=None,
):
    """Run `command` as RunPython does, while `books` are open and the first one is active.

    Args:
        command: ``import oitsheet.addin as a; a.validate()``.
        books: Their paths.
        name: What the macro says the active book is called, if not as its file.
        answers: What the person presses when asked.
        read_only: Whether Excel opened the books read-only.
        variables: More environment variables.
        after: Where to leave the books; the folder of the books itself stands for a person
            who saves at the end.
    """
    after = Path(after or tempfile.mkdtemp())
    line = command_line(sys.executable, command, name or Path(books[0]).name)
    done = subprocess.run(  # noqa: S603 - the test's own command
        windows_arguments(line),
        capture_output=True,
        check=False,
        cwd=Path(sys.executable).parent,
        env=environment(books, after, answers=answers, read_only=read_only) | (variables or {}),
        encoding="cp1252",
    )
    log, left = after / "alerts.txt", after / "excel.json"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return Ran(
        code=done.returncode,
        stdout=done.stdout,
        stderr=done.stderr,
        alerts=[Alert(*json.loads(one)) for one in lines],
        after=after,
        left=json.loads(left.read_text(encoding="utf-8")) if left.exists() else {},
    )
