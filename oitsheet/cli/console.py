"""The terminal itself: its letters, colours and width."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

    from oitsheet.rendering.page import Paint

WIDEST, USUAL = 110, 100

COLOURS: dict[str, dict[str, Any]] = {
    "head": {"bold": True},
    "group": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "risk": {"fg": "yellow", "bold": True},
    "confirm": {"fg": "cyan"},
    "todo": {"fg": "bright_blue"},  # plain blue is hardly seen on black
    "fail": {"fg": "red", "bold": True},
    "at_risk": {"fg": "yellow", "bold": True},
    "incomplete": {"fg": "cyan", "bold": True},
    "ready": {"fg": "green", "bold": True},
}

_PLAIN = {
    "→": ">",
    "←": "<",
    "⊃": ">",
    "≈": "~",
    "●": "*",
    "•": "*",
    "·": "|",
    "\u2013": "-",  # en dash
    "\u2014": "-",  # em dash
    "\u2212": "-",  # minus sign
    "\u00d7": "x",  # multiplication sign
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "≤": "<",
    "≥": ">",
    "\u2044": "/",  # of fractions
    "\u2713": "v",  # ticks and crosses, as offices type them
    "\u2714": "v",
    "\u2717": "x",
    "\u2718": "x",
}
"""One plain letter for one, so that a line keeps its width."""

TOGETHER = "\u00a0"
"""A blank at which no line of the help ends."""


def plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Write what a console has no letter for in plain ones instead of failing.

    A Thai Windows' cp874 has no arrows; other code pages have no Thai. What takes no width there
    (a mark, a sign that joins) is left out, an accent is taken off, the rest is a question mark.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(map(_plain, bad)), error.end


def _plain(letter: str) -> str:
    if letter in _PLAIN:
        return _PLAIN[letter]
    if letter.isascii():
        return letter
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return ""
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(map(_plain, parts)) if parts != letter else "?"


def prepare_streams() -> None:
    """Let both streams write plain letters for those that they have not."""
    codecs.register_error("oitsheet", plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="oitsheet")


def takes_thai(stream: TextIO) -> bool:
    """Whether a stream's code page has Thai letters."""
    try:
        "\u0e01".encode(getattr(stream, "encoding", None) or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def painter(*, colour: bool) -> Paint:
    """Return what colours a text by its role, or leaves it plain."""
    if not colour:
        return lambda text, _role: text
    return lambda text, role: click.style(text, **COLOURS.get(role, {}))


def show(text: str, *, data: bool = False, colour: bool = False) -> None:
    """Write to the terminal in its own letters; JSON that goes elsewhere is always UTF-8.

    The stream is named, since click of its own accord writes UTF-8 where only ASCII is taken.
    """
    piped = data and not sys.stdout.isatty()
    written = text.encode("utf-8") if piped else text
    click.echo(written, file=sys.stdout, nl=False, color=colour)


def tell(*sentences: str) -> None:
    """Write sentences to standard error: on a terminal wrapped, else a line each, for logs.

    A path stays in one piece, to be copied, even where it is longer than a line.
    """
    lines = list(sentences)
    if sys.stderr.isatty():
        from oitsheet.rendering.wrapping import wrap  # noqa: PLC0415

        lines = [line for text in lines for line in wrap(text, width_of(), cut=False) or [""]]
    for line in lines:
        click.echo(line, file=sys.stderr, color=False)


def wants_colour(asked: str = "auto") -> bool:
    """Whether colours are welcome.

    Args:
        asked: ``always``, ``never``, or ``auto``: the environment decides, as is common:
            ``NO_COLOR`` no; ``FORCE_COLOR`` or ``CLICOLOR_FORCE`` yes; ``CLICOLOR=0`` or a dumb
            terminal no; else yes on a terminal, no into a pipe or a file.
    """
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(
        os.environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")
    ):
        return True
    if os.environ.get("CLICOLOR") == "0" or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()


def width_of(output: Path | None = None) -> int:
    """How many columns a line may take: the terminal's, at most `WIDEST`."""
    if output is not None:
        return USUAL
    return min(shutil.get_terminal_size((USUAL, 24)).columns, WIDEST)


def leave(code: int) -> NoReturn:
    """End the process at once, as mypy does.

    Taking polars and pandera apart object by object, only to give the memory back, takes a tenth
    of the time of a whole check.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a reader that went away, a closed stream
            stream.flush()
    os._exit(code)
