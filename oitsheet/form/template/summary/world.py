"""What the summary is reckoned from: the filled tables, and helper tables behind the sheets.

A helper table has a row per item (or element, or one row for the whole book) on the hidden sheet
of lists. Its columns are printed or *live*: a formula, and beside it what the formula comes to.
Every column bears a defined name, ``oit_each_mend``; so sorting, filtering and inserting rows in
the tables that people fill in changes nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from oitsheet.form.template.results_text import folded
from oitsheet.values.text import is_mark
from oitsheet.values.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from oitsheet.form.edition import Edition
    from oitsheet.form.layout import Layout
    from oitsheet.form.messages import Bilingual
    from oitsheet.form.template.filled import CellValue
    from oitsheet.form.template.results import Result

Own = dict[str, "Result"]
"""One row of a helper table: column key → what stands there."""

_PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)(?:\.([a-z0-9_]+))?\}")
_SHORT = 5
"""Words of so few letters (marks not counted) begin too many others; see values.statuses."""

NUMBERS = "said_number"
"""The list of numbers that elements have."""

BEGIN = ("done", "in_progress", "not_done", "not_applicable")
"""The groups of words behind which further text changes nothing, or little."""


@dataclass(frozen=True, slots=True)
class Live:
    """A column of a helper table that is calculated.

    Attributes:
        key: Its name.
        formula: With ``{key}`` for a cell of the same row and ``{table.key}`` for a name.
        twin: The same in Python, from the row so far and everything else.
    """

    key: str
    formula: str
    twin: Callable[[Own, World], Result]


@dataclass(frozen=True)
class World:
    """Everything that the summary's formulas look at.

    Attributes:
        layout: The form.
        edition: Whose items they are.
        tables: The filled tables: sheet key → rows, blank ones included.
        agency: The fields of the agency.
        rows: Helper table → its rows, filled in from left to right.
        columns: Helper table → the keys of its columns, with the formula of those that are live.
    """

    layout: Layout
    edition: Edition
    tables: Mapping[str, Sequence[Mapping[str, CellValue]]]
    agency: Mapping[str, CellValue]
    rows: dict[str, list[Own]] = field(default_factory=dict)
    columns: dict[str, dict[str, str | None]] = field(default_factory=dict)

    def begin(self, table: str, rows: list[Own]) -> None:
        """Begin a helper table with its printed columns."""
        self.rows[table] = rows
        self.columns[table] = dict.fromkeys(rows[0])

    def reckon(self, table: str, live: Sequence[Live]) -> None:
        """Add live columns to a helper table, one after another for all of its rows."""
        for column in live:
            for own in self.rows[table]:
                own[column.key] = column.twin(own, self)
            self.columns[table][column.key] = column.formula

    def cells(self, sheet: str, key: str) -> list[CellValue | None]:
        """What stands in a column of a filled table, from the top."""
        return [row.get(key) for row in self.tables[sheet]]

    def total(self, key: str, table: str = "each") -> int | float:
        """The sum of a helper table's column; text in it adds nothing."""
        values = (own[key] for own in self.rows[table])
        return sum(value for value in values if not isinstance(value, str))

    @cached_property
    def texts(self) -> Mapping[str, Mapping[str, Bilingual]]:
        """The words of the summary's blocks."""
        return next(s.blocks for s in self.layout.sheets if s.kind == "summary")

    def word(self, block: str, key: str) -> str:
        """One of them, in Thai."""
        return self.texts[block][key].th

    @cached_property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """Lists of words that only these formulas need, by defined name without its prefix."""
        ticks = {choice: [choice] for choice in self.layout.choices["presence"]}
        for other, choice in self.layout.same.items():
            if choice in ticks:
                ticks[choice].append(other)
        begin = {f"begin_{key}": _long(self.layout.words[key]) for key in BEGIN}
        return begin | {
            "said_nothing": tuple(folded(word) for word in words().nil),
            "said_complete": tuple(folded(word) for word in words().nothing_lacking),
            "said_back": (*self.layout.words["lacking"], *words().however),
            "said_ticked": tuple(chain.from_iterable(ticks.values())),
            "said_missing": tuple(ticks[self.layout.marks["missing"]]),
        }

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that elements have: from 1 to the most that an item has."""
        return tuple(range(1, max(len(item.elements) for item in self.edition.items) + 1))


def named(table: str, key: str) -> str:
    """The defined name of a column, a list or a figure."""
    return f"oit_{table}_{key}"


def resolved(formula: str, cell: Callable[[str], str] | None = None) -> str:
    """Put cells and names in the place of placeholders.

    Args:
        formula: With ``{key}`` and ``{table.key}``.
        cell: Key → the reference to a cell of the same row; None where there are no such.

    Raises:
        KeyError: There is a ``{key}`` without a cell for it.
    """

    def put(match: re.Match[str]) -> str:
        if match[2]:
            return named(match[1], match[2])
        if cell is None:
            raise KeyError(match[0])
        return cell(match[1])

    return _PLACEHOLDER.sub(put, formula)


def _long(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in texts if sum(not is_mark(letter) for letter in word) > _SHORT)
