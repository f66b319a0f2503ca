"""Workbooks dropped on ``oitsheet-check.cmd``: shown in its window, kept in a file beside each.

The window hands over the whole line by which Windows started it, in an environment variable:
Explorer leaves a name such as ``a&b.xlsx`` without quotes, and what the command prompt makes of
it is no name any more. Run as ``python -m oitsheet.cli.dropped FILE…``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from oitsheet import __version__
from oitsheet.cli.console import prepare_streams, show, width_of
from oitsheet.cli.language import speech_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oitsheet.form.messages import Catalogue

LINE = "OITSHEET_LINE"
"""The environment variable with the line that started the window."""

_STARTED = re.compile(r'(?is).*?\s/c\s+"(.*)"\s*')
_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
_SIGN = re.compile(r"\[oitsheet ([0-9a-f]{16})\]")
_MOST = 100
"""So many names for a result are tried."""


def files_of(line: str, arguments: Sequence[str]) -> list[Path]:
    r"""Return the files that were dropped.

    Args:
        line: How Windows started the window: ``cmd.exe /c ""C:\…\x.cmd" "C:\a b.xlsx" C:\c.xlsx"``.
        arguments: What the command prompt made of it; taken where the line is no such line.
    """
    started = _STARTED.fullmatch(line)
    if started:
        words = [quoted or plain for quoted, plain in _WORD.findall(started[1])]
        if words and words[0].lower().endswith((".cmd", ".bat")):
            return [Path(word) for word in words[1:]]
    return [Path(word) for word in arguments]


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Check what was dropped, and return the worst exit code of `oitsheet check`."""
    prepare_streams()
    words = speech_of(()).on_screen
    files = files_of(environment.get(LINE, ""), arguments)
    worst = max([_one(file, words) for file in files], default=0)
    if not files:
        show(words.say("install.drop_nothing") + "\n")
    show("\n" + words.say("install.drop_close") + "\n")
    return worst


def _one(file: Path, words: Catalogue) -> int:
    """Check one workbook, show the result, and keep it beside the workbook."""
    from oitsheet.cli.checking import check_one  # noqa: PLC0415  (the window is up by then)
    from oitsheet.cli.formats import Asked  # noqa: PLC0415

    asked = Asked("text", words, None, None, (), (), {}, width_of(), colour=False, headed=False)
    outcome = check_one(file, asked, "error")
    # What is kept beside the workbook does not tell in whose folder it lies.
    text = outcome.text or f"{outcome.sentence}\n".replace(str(file), file.name)
    now = dt.datetime.now(tz=dt.UTC).astimezone()
    facts = {"date": now.date(), "time": f"{now:%H:%M}", "version": __version__}
    head = words.say("install.drop_head", file=file.name, **facts)
    show(f"\n{head}\n\n{text}\n")
    if file.is_file():
        show(_kept(file, f"{head}\n\n{text}", words) + "\n")
    return outcome.code


def _kept(file: Path, text: str, words: Catalogue) -> str:
    """Keep a result beside its workbook; say where, or why not."""
    from oitsheet.saving import save  # noqa: PLC0415

    try:
        for path in _names(file, words.say("install.drop_name")):
            if not path.exists() or _is_result_of(path, file):
                save(path, as_result(text, file), replace=True)
                return words.say("install.drop_left", path=str(path))
    except OSError as why:
        return words.say("install.drop_not_left", why=why.strerror or str(why))
    return words.say("install.drop_not_left", why=str(path))


def _names(file: Path, word: str) -> Iterator[Path]:
    """The names that a result may have, the most wanted first."""
    yield file.with_name(f"{file.stem}-{word}.txt")
    for number in range(2, _MOST):
        yield file.with_name(f"{file.stem}-{word} ({number}).txt")


def as_result(text: str, file: Path) -> bytes:
    """Return a result as it is kept: for Notepad, and signed, so that we know it again."""
    return f"\ufeff{text}\n[oitsheet {_sign(text, file)}]\n".replace("\n", "\r\n").encode("utf-8")


def _is_result_of(path: Path, file: Path) -> bool:
    """Whether a file is the result of that workbook, just as we left it: nobody has added to it."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return False
    body, _, last = text.rstrip("\n").rpartition("\n")
    signed = _SIGN.fullmatch(last)
    return signed is not None and signed[1] == _sign(body, file)


def _sign(text: str, file: Path) -> str:
    return hashlib.sha256(f"{file.name}\n{text.rstrip()}".encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
