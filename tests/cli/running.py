"""The command run in every way: inside this process, as one of its own, on a real terminal."""

from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from oitsheet.cli import main
from oitsheet.form.edition import load_edition
from oitsheet.form.layout import load_layout
from oitsheet.form.template import Filled, build

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "workbook_templates" / "examples"
WITH_RISK = EXAMPLES / "nongkhai2-2565.xlsx"
PROVINCIAL = EXAMPLES / "phichit-2566.xlsx"
TODO_ONLY = ROOT / "workbook_templates" / "oit-2566-moe.xlsx"


def with_error() -> Path:
    """The book of the finished year with one figure wrong: a difference that does not follow.

    None of the examples holds an error: their slips are ones that an office may explain.
    """
    source = tomllib.loads((EXAMPLES / "nongkhai2-2564.toml").read_text(encoding="utf-8"))
    slip = next(row for row in source["tables"]["history"] if row["difference"] == "+๑๔.๔๔")
    slip["difference"] = "+๔๑.๔๔"
    fill = Filled(agency=source["agency"], tables=source["tables"])
    path = Path(tempfile.mkdtemp()) / "nongkhai2-2564.xlsx"
    path.write_bytes(build(load_layout(), load_edition(source["edition"]), fill=fill))
    return path


WITH_ERROR = with_error()

TUNING = (
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "NO_COLOR",
    "OITSHEET_LANG",
    "PYTHONIOENCODING",
)
"""What an environment may say to change what the command shows."""


def run(*arguments, encoding="utf-8"):
    """The command inside this process, as on a pipe of that code page."""
    runner = CliRunner(charset=encoding)
    return runner.invoke(main, list(map(str, arguments)), prog_name="oitsheet")


def as_json(file, *options):
    """What the command says of a file, as values."""
    return json.loads(run("check", file, "--format", "json", *options).stdout)


def surroundings(**environment):
    """The environment for a process of its own: nothing in it that is not asked for."""
    keep = {name: value for name, value in os.environ.items() if name not in TUNING}
    return {**keep, **environment}


def command(*arguments):
    """The command line of a process of its own."""
    return [sys.executable, "-m", "oitsheet", *map(str, arguments)]


def start(*arguments, **environment):
    """The command as a process of its own; its output as bytes."""
    return subprocess.run(  # noqa: S603  (our own program)
        command(*arguments),
        env=surroundings(**{"PYTHONUTF8": "0", **environment}),
        capture_output=True,
        check=False,
        timeout=120,
    )


def copy_of_edition(folder, key="2566-moe", **changes):
    """An edition as a file of the user's own."""
    text = (ROOT / "oitsheet" / "form" / "editions" / f"{key}.toml").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "own.toml"
    file.write_text(text, encoding="utf-8")
    return file


def on_a_terminal(*arguments, columns=100, encoding="utf-8", **environment):
    """What the command writes, errors too, where both go to a terminal of so many columns."""
    pty = pytest.importorskip("pty", reason="there are no pseudo terminals")
    import fcntl  # noqa: PLC0415  (only where there are pseudo terminals)
    import termios  # noqa: PLC0415

    main_end, own_end = pty.openpty()
    fcntl.ioctl(own_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(  # noqa: S603  (our own program)
        command(*arguments),
        env=surroundings(**{"TERM": "xterm", "PYTHONIOENCODING": encoding, **environment}),
        stdin=subprocess.DEVNULL,
        stdout=own_end,
        stderr=own_end,
    ):
        os.close(own_end)
        written = read_to_the_end(main_end)
    return written.decode(encoding).replace("\r\n", "\n")


def read_to_the_end(terminal):
    """All that is written to a terminal until nobody is left who could write, as bytes."""
    written = b""
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # Linux says so when the other end has closed
            break
        if not part:
            break
        written += part
    os.close(terminal)
    return written
