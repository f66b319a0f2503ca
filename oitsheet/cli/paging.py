"""Where a command's text goes: its words, the terminal's width, its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.cli.console import painter, width_of
from oitsheet.cli.language import speech_in

if TYPE_CHECKING:
    import click

    from oitsheet.rendering.page import Page


def page_of(ctx: click.Context) -> Page:
    """Return the page for what a command shows on the terminal."""
    from oitsheet.rendering.page import Page  # noqa: PLC0415

    return Page(speech_in(ctx).on_screen, width_of(), painter(colour=bool(ctx.color)))
