"""Where everything stands in a built workbook: rows, columns, names and references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oitsheet.form.layout import Layout, Sheet

TITLE_ROW = 1
HELP_ROW = 2
HINT_ROW = 3  # an example of a row, or free
HEADER_ROW = 4
FIRST_ROW = 5

RESULTS_FIGURES = 3  # the verdict and the figures, a row each
RESULTS_HEADER = 9
RESULTS_FIRST = 10

LABEL, VALUE, HELP = 1, 2, 3  # the columns of a sheet of fields; the summary has the first two

PASTE_COLUMNS, PASTE_ROWS = 26, 1000
"""How much of the sheet for pasted tables the summary looks at; the check reads all of it."""

SAID = "oit_said"
"""The name of the two columns that macros take their sentences from (``OITMessage`` in VBA)."""

_SPARE = 40
"""Rows below a table of no fixed length that count, too: people paste more than was made ready."""

_PREFIX = "oit"  # of every defined name but the stamps
_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")


@dataclass(frozen=True, slots=True)
class Area:
    """One sheet's place: rows and columns are 1-based, as Excel shows them.

    Attributes:
        sheet: Its description.
        first: The first row of data (of fields, of lines).
        last: The last row of data that is made ready.
    """

    sheet: Sheet
    first: int
    last: int

    def column(self, key: str) -> int:
        """The number of a table's column.

        Raises:
            StopIteration: The sheet has no such column.
        """
        return next(n for n, c in enumerate(self.sheet.columns, start=1) if c.key == key)

    def range(self, column: int, first: int, last: int) -> str:
        """A reference to part of a column, with the sheet's name and dollar signs."""
        letters = column_letters(column)
        end = "" if first == last else f":${letters}${last}"
        return f"{quoted(self.sheet.name)}!${letters}${first}{end}"


def quoted(name: str) -> str:
    """A sheet's name as it stands in a reference."""
    return "'" + name.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands.

    Attributes:
        layout: What is asked.
        areas: Sheet key → its area, in the layout's order.
    """

    layout: Layout
    areas: Mapping[str, Area]

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield every defined name of tables and fields with what it refers to."""
        for area in self.areas.values():
            for n, column in enumerate(area.sheet.columns):
                name = f"{_PREFIX}_{area.sheet.key}_{column.key}"
                if area.sheet.kind == "table":
                    yield name, area.range(n + 1, area.first, area.last + _below(area.sheet))
                elif area.sheet.kind == "fields":
                    yield name, area.range(VALUE, area.first + n, area.first + n)
            if area.sheet.kind == "paste":
                letters = column_letters(PASTE_COLUMNS)
                zone = f"$A${area.first}:${letters}${area.first + PASTE_ROWS - 1}"
                yield f"{_PREFIX}_{area.sheet.key}_zone", f"{quoted(area.sheet.name)}!{zone}"

    def in_row(self, formula: str, area: Area, row: int) -> str:
        """A column's or prefill's formula as it stands in one row of its table.

        Args:
            formula: With ``{key}`` for a cell of the same row, ``{sheet.key}`` for a column of
                some table, ``{words.group}`` for a list of words.
            area: The table.
            row: Its row, 1-based.

        Returns:
            The formula without a sign before it.
        """

        def cell(key: str) -> str:
            return f"{column_letters(area.column(key))}{row}"

        return _PLACEHOLDER.sub(lambda m: _named(m[1]) or cell(m[1]), formula)


def _below(sheet: Sheet) -> int:
    """How many rows below those made ready the names of a table's columns take in."""
    return _SPARE if isinstance(sheet.rows, int) else 0


def list_name(kind: str, key: str) -> str:
    """The defined name of a list on the hidden sheet: ``oit_list_status``, ``oit_words_done``."""
    return f"{_PREFIX}_{kind}_{key}"


def _named(placeholder: str) -> str:
    """The defined name for ``sheet.column`` or ``words.group``; empty for a bare key."""
    sheet, dot, key = placeholder.partition(".")
    return f"{_PREFIX}_{sheet}_{key}" if dot else ""


def plan(layout: Layout, rows: Mapping[str, int]) -> Plan:
    """Lay the sheets out.

    Args:
        layout: What is asked.
        rows: Sheet key → how many rows its table gets.
    """
    areas: dict[str, Area] = {}
    for sheet in sorted(layout.sheets, key=lambda s: not s.shown):
        first = FIRST_ROW if sheet.kind == "table" else HEADER_ROW
        count = rows.get(sheet.key, len(sheet.columns) or len(sheet.lines))
        if sheet.kind == "results":
            first, count = RESULTS_FIRST, 1
        areas[sheet.key] = Area(sheet=sheet, first=first, last=first + count - 1)
    return Plan(layout=layout, areas=areas)
