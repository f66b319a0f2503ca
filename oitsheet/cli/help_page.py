"""A page of help.

click speaks English of its own accord and counts letters where columns matter. Here both are
put right: every word comes from the catalogues, and Thai is wrapped as on any other page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from oitsheet.cli.console import TOGETHER, width_of
from oitsheet.rendering.wrapping import columns_of, padded, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.cli.language import Speech

_NARROW = 24
"""With less room than this beside the options' names, their explanations stand below them."""


class HelpPage(click.HelpFormatter):
    """A help page in the catalogue's words, as wide as the terminal."""

    def __init__(self, speech: Speech) -> None:
        super().__init__(width=width_of())
        self.words = speech.on_screen

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        start = f"{prefix or self.words.say('usage.usage')} {prog}"
        hang = min(columns_of(start) + 1, self.width // 2)
        self._write(wrap(f"{start} {args}".rstrip(), self.width, hang=hang))

    def write_heading(self, heading: str) -> None:
        """Write a heading; click's own are translated."""
        key = f"help.{heading.lower()}"
        self._write([f"{' ' * self.current_indent}{self.words.words.get(key, heading)}:"])

    def write_text(self, text: str) -> None:
        """Write paragraphs, which blank lines part."""
        indent = self.current_indent
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            self._write(wrap(paragraph, self.width, indent=indent, hang=indent))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names beside their explanations, or above them where there is little room."""
        rows = list(rows)
        widest = max(
            (columns_of(name) for name, _ in rows if columns_of(name) <= col_max), default=0
        )
        start = self.current_indent + widest + col_spacing
        beside = self.width - start >= _NARROW
        start = start if beside else self.current_indent + 4
        for name, text in rows:
            head = " " * self.current_indent + name
            lines = wrap(text, self.width, indent=start, hang=start)
            if lines and beside and columns_of(head) + col_spacing <= start:
                head = padded(head, start) + lines.pop(0).lstrip()
            self._write([*wrap(head, self.width, hang=self.current_indent + 4), *lines])

    def _write(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line.replace(TOGETHER, " ") + "\n")
