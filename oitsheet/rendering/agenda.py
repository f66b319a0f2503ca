"""A meeting's page: headings, points and small tables, in words already; and how it looks as text.

What it says is put together in `oitsheet.exchange.comparing.agenda`; here it is only shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.rendering.page import Page

SIZE, SMALLER = 16, 14
"""Points of the letters on paper: as offices write, and where there is much to say."""

SMALL, SMALL_LEADING = 14, 17
"""Of the letters in tables and in the foot, and from line to line, whatever the font."""

BETWEEN = 2
"""Points from line to line beyond the letters' own."""

ABOVE = 5
"""Points above a heading, above the foot, and below a table."""

HIGH = 740
"""Points between the upper and the lower margin."""

ACROSS = 880
"""Columns, as a terminal counts them, that a line holds at least, by points of letters; Thai marks
take none."""

_THAI_ZERO = 0x0E50
_DIGITS = {ord(str(digit)): chr(_THAI_ZERO + digit) for digit in range(10)}
_TOKEN = re.compile(r"[A-Za-z0-9_./@-]*[A-Za-z][A-Za-z0-9_./@-]*|[0-9]+")
"""A Latin word with its digits (O14, Z104, 2565-obec), which stays as it is; or digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A small table; the first column names the row, and is the widest.

    Attributes:
        widths: Of the columns, in parts of their sum.
        amounts: Whether all columns but the first hold numbers, which stand at the right.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    amounts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One heading of the agenda with what stands below it, in order."""

    heading: str
    parts: tuple[str | Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The whole page.

    Attributes:
        title: Its first lines: what it is, of which office and year, and when they meet.
        foot: What the figures are from.
        size: Points of the letters on paper, tables and foot apart.
    """

    title: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    size: int = SIZE


def agenda_text(agenda: Agenda, page: Page) -> str:
    """Return the page as text for a terminal, ending in a line feed."""
    lines = [page.paint(line, "head") for text in agenda.title for line in page.lines(text)]
    for section in agenda.sections:
        lines += ["", *(page.paint(line, "group") for line in page.lines(section.heading))]
        for part in section.parts:
            if isinstance(part, Table):
                lines += _rows(part, page)
            else:
                lines += page.lines(f"• {part}", 2, 4)
    lines += ["", *page.lines(agenda.foot)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _rows(table: Table, page: Page) -> Iterator[str]:
    """A row on a line, each cell by its header's name: a terminal may be narrow."""
    for first, *cells in table.rows:
        told = [
            f"{header} {cell}"
            for header, cell in zip(table.headers[1:], cells, strict=True)
            if cell not in {"", "-"}
        ]
        yield from page.lines(f"- {first}: {' · '.join(told) or '-'}", 4, 6)


def thai_digits(text: str) -> str:
    """Write numbers in Thai digits, as offices do on paper; codes keep theirs."""

    def written(found: re.Match[str]) -> str:
        token = found[0]
        return token.translate(_DIGITS) if token.isdigit() else token

    return _TOKEN.sub(written, text)
