"""The terminal itself: its letters, colours and width."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from pathlib import Path

    from oitsheet.rendering.page import Paint

WIDEST, USUAL = 110, 100

COLOURS: dict[str, dict[str, Any]] = {
    "head": {"bold": True},
    "group": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "risk": {"fg": "yellow", "bold": True},
    "confirm": {"fg": "cyan"},
    "todo": {"fg": "blue"},
    "fail": {"fg": "red", "bold": True},
    "at_risk": {"fg": "yellow", "bold": True},
    "incomplete": {"fg": "cyan", "bold": True},
    "ready": {"fg": "green", "bold": True},
}

_PLAIN = {"→": "->", "●": "*", "·": "|", "\u2013": "-", "•": "*", "≥": ">="}


def plain_letters(error: UnicodeError) -> tuple[str, int]:
    """Write what a Thai Windows' cp874 has no letter for in plain ones instead of failing."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in bad), error.end


class Commands(click.Group):
    """The commands, on a terminal that takes Thai whatever its code page."""

    def make_context(self, *args: Any, **more: Any) -> click.Context:  # noqa: ANN401  (click's own)
        """Prepare the streams before anything is said: the help is Thai, too."""
        if "NO_COLOR" in os.environ:
            more.setdefault("color", False)
        codecs.register_error("oitsheet", plain_letters)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="oitsheet")
        return super().make_context(*args, **more)


def painter(*, colour: bool) -> Paint:
    """Return what colours a text by its role, or leaves it plain."""
    if not colour:
        return lambda text, _role: text
    return lambda text, role: click.style(text, **COLOURS.get(role, {}))


def show(text: str, *, data: bool, colour: bool) -> None:
    """Write to the terminal in its own letters; JSON that goes elsewhere is always UTF-8."""
    piped = data and not sys.stdout.isatty()
    click.echo(text.encode("utf-8") if piped else text, nl=False, color=colour)


def wants_colour(output: Path | None) -> bool:
    """Whether colours are welcome: on a terminal, unless the environment says no."""
    return output is None and "NO_COLOR" not in os.environ and sys.stdout.isatty()


def width_of(output: Path | None) -> int:
    """How many letters a line may have."""
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
