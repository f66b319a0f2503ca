"""What cells offer and what they warn of. Nothing is ever refused: the tool reads it all.

No message comes up for merely standing in a cell: what a column wants stands in the note of its
header, where it covers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.form.layout import ColumnType
from oitsheet.location import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from oitsheet.form.layout import Column
    from oitsheet.form.messages import Catalogue

EARLIEST, LATEST = 18264, 109575
"""1950 and 2200 as Excel counts days: a year outside of them is most likely one of the B.E."""


def offer(
    worksheet: Worksheet,
    column: Column,
    where: tuple[int, int, int],
    lists: Mapping[tuple[str, ...], str],
    words: Catalogue,
) -> None:
    """Add what a column offers and warns of.

    Args:
        worksheet: Where.
        column: Its description.
        where: First row, last row and column of its cells, 1-based.
        lists: Choices → the defined name of their list.
        words: The words of the warnings.
    """
    first, last, at = where
    options: dict[str, Any] | None = None
    if column.choices:
        options = _choices(column, lists) | _warning(
            words, "choice", choices=", ".join(column.choices)
        )
    elif column.type is ColumnType.POINTS:
        options = _between(column) | _warning(
            words, "points", min=_plain(column.min), max=_plain(column.max)
        )
    elif column.type is ColumnType.DATE:
        cell = f"{column_letters(at)}{first}"
        options = _day(cell) | _warning(words, "date")
    if options is not None:
        worksheet.data_validation(first - 1, at - 1, last - 1, at - 1, options)


def _choices(column: Column, lists: Mapping[tuple[str, ...], str]) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": f"={lists[column.choices]}",
        # a remark is as good a status as a word from the list
        "show_error": column.type is not ColumnType.STATUS,
    }


def _between(column: Column) -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": column.min,
        "maximum": column.max,
    }


def _day(cell: str) -> dict[str, Any]:
    """A day of our time, or a text: a date in words is understood, and no reason to warn."""
    formula = f"=OR(ISTEXT({cell}),AND({cell}>={EARLIEST},{cell}<{LATEST}))"
    return {"validate": "custom", "value": formula}


def _warning(words: Catalogue, about: str, **facts: object) -> dict[str, Any]:
    return {
        "error_type": "warning",
        "error_title": words.say(f"form.{about}_title", **facts),
        "error_message": words.say(f"form.{about}_message", **facts),
        "show_input": False,
    }


def _plain(limit: float | None) -> str:
    return f"{limit or 0:g}"
