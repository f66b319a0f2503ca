"""The language of a call: asked for by option or environment, else Thai."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple, cast

from oitsheet.cli.console import takes_thai
from oitsheet.form.messages import LANGUAGE_VARIABLE, LANGUAGES, load_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

    from oitsheet.form.messages import Catalogue, Language


class Speech(NamedTuple):
    """The language asked for, None where nobody asked."""

    asked: Language | None

    @property
    def on_screen(self) -> Catalogue:
        """For the terminal: Thai unless asked otherwise or where it has no Thai letters."""
        return load_catalogue(self.asked or ("th" if takes_thai(sys.stdout) else "en"))

    @property
    def in_files(self) -> Catalogue:
        """For files and data, which are always UTF-8: Thai unless asked otherwise."""
        return load_catalogue(self.asked or "th")


def speech_of(arguments: Sequence[str]) -> Speech:
    """Return the language asked for: by the last ``--lang``, else by the environment.

    The arguments are looked at before they are parsed, since the help must know, too, wherever
    the option stands.
    """
    asked = [os.environ.get(LANGUAGE_VARIABLE, "")]
    words = iter(arguments)
    for word in words:
        if word == "--":
            break
        if word == "--lang":
            asked.append(next(words, ""))
        elif word.startswith("--lang="):
            asked.append(word.removeprefix("--lang="))
    known = [word[:2].lower() for word in asked if word[:2].lower() in LANGUAGES]
    return Speech(cast("Language", known[-1]) if known else None)


def speech_in(ctx: click.Context | None) -> Speech:
    """Return the language of a call that is under way."""
    return (ctx.find_object(Speech) if ctx is not None else None) or Speech(None)
