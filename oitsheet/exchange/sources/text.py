"""Cells parted by comma, semicolon, tab or bar → a table; so is what Word and Sheets copy."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.exchange.source import Origin, SourceTable
from oitsheet.exchange.sources import limits
from oitsheet.exchange.sources.decoding import decoded
from oitsheet.exchange.sources.unreadable import too_much
from oitsheet.exchange.sources.wording import tidy
from oitsheet.workbook.grid import SheetGrid
from oitsheet.workbook.limits import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = "\t,;|"
_NAMED = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_LOOKED_AT = 200
"""Rows by which the delimiter is found."""
_LEAST_WORTH = 0.3
"""What parts fewer rows than this into cells is part of their words: commas in a letter, say."""
_END = "\x01end"
"""A row of our own behind the last: it is swallowed where a quotation mark never ends."""


def text_table(data: bytes) -> tuple[SourceTable | None, str]:
    """Read a text as a table.

    Returns:
        The table, none if nothing is in it, and the encoding in which it was understood.

    Raises:
        UnreadableSource: In no encoding we know, or past a limit.
    """
    if len(data) > limits.MAX_TEXT_BYTES:
        raise too_much("text", limits.MAX_TEXT_BYTES // MEGABYTE)
    text, encoding = decoded(data)
    text = text.replace("\0", "").replace("\x01", "").replace("\r\n", "\n").replace("\r", "\n")
    named = _NAMED.match(text)
    first_line = 2 if named else 1
    text = text[named.end() :] if named else text
    delimiter = named[1] if named else _delimiter(text)
    cells, lines = {}, {}
    for row, (line, record) in enumerate(_records(text, delimiter), start=1):
        if line + first_line - 1 != row:
            lines[row] = Origin(0, line + first_line - 1)
        if len(record) > limits.MAX_COLUMNS:
            raise too_much("columns", limits.MAX_COLUMNS)
        for column, words in enumerate(record, start=1):
            if content := tidy(_plain(words)):
                cells[row, column] = content
        if len(cells) > limits.MAX_CELLS:
            raise too_much("cells", limits.MAX_CELLS)
    if not cells:
        return None, encoding
    grid = SheetGrid(name="1", cells=MappingProxyType(cells))
    return SourceTable(grid=grid, origins=MappingProxyType(lines)), encoding


def _plain(words: str) -> str:
    """Undo what keeps Excel from taking a code for a number: ``="001"``."""
    found = _AS_TEXT.fullmatch(words.strip())
    return found[1].replace('""', '"') if found else words


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row and the number of the line on which it begins."""
    if not _ends(text, delimiter):
        for number, whole in enumerate(text.split("\n"), start=1):
            yield number, whole.split(delimiter)
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for record in reader:
        yield line, record
        line = reader.line_num + 1


def _ends(text: str, delimiter: str) -> bool:
    """Whether every quotation mark that begins a cell is closed again somewhere."""
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter)
    last: list[str] = []
    try:
        for record in reader:
            last = record
    except csv.Error:  # a cell longer than any program makes
        return False
    return last == [_END]


def _delimiter(text: str) -> str:
    """Find what stands between the cells: what parts most rows into the same number of them."""
    best, most = "\t", _LEAST_WORTH
    for delimiter in _DELIMITERS:
        if delimiter not in text:
            continue
        widths: Counter[int] = Counter()
        for counted, (_, record) in enumerate(_records(text, delimiter)):
            if counted >= _LOOKED_AT:
                break
            if any(record):
                widths[len(record)] += 1
        if not widths:
            continue
        width, rows = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        worth = rows / sum(widths.values()) * min(width - 1, 3) + (delimiter == "\t") * (width > 1)
        if width > 1 and worth > most:
            best, most = delimiter, worth
    return best
