"""Tables that a document parts at a page break, though for its reader they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.sources.wording import told
from oitsheet.values import fold_tight, is_continuation_mark, without_continuation_mark

if TYPE_CHECKING:
    from oitsheet.exchange.sources.raw import RawRow, RawTable

_FORM_COLUMNS = 2
"""A table of labels and answers: two below each other are two forms."""
_LONGEST_HEADER = 40


def goes_on(upper: RawTable, lower: RawTable, between: str) -> bool:
    """Whether a table is the rest of the one above it.

    It is if nothing stands between them but a mark of continuation, a page's number or the title
    of the upper one again, they have as many columns, and the lower one begins without a header or
    with the very header of the upper one.

    Args:
        upper: The table above.
        lower: The table below.
        between: The words between them.
    """
    marked = is_continuation_mark(between) or without_continuation_mark(between) != between
    is_silent = not any(letter.isalpha() for letter in between)
    is_title = fold_tight(between) in {fold_tight(upper.caption), fold_tight(upper.above)}
    if not (marked or is_silent or is_title):
        return False
    columns = _columns(lower)
    if not upper.rows or not lower.rows or columns != _columns(upper):
        return False
    if _key(upper.rows[0]) == _key(lower.rows[0]):
        return True
    return (columns > _FORM_COLUMNS or marked) and not _has_header(lower)


def _columns(table: RawTable) -> int:
    return max(
        (row.before + sum(cell.across for cell in row.cells) for row in table.rows), default=0
    )


def _key(row: RawRow) -> list[str]:
    return [fold_tight(told(cell)[0]) for cell in row.cells]


def _has_header(table: RawTable) -> bool:
    """Whether the first row looks like the names of columns, not like one more item.

    The file may say so, by a header row or by bold type in this row alone. Else an item begins
    with a number or, where it goes on, with a blank, and the names of columns are all short.
    """
    first = table.rows[0]
    if first.header:
        return not all(row.header for row in table.rows[1:]) or len(table.rows) == 1
    words = [told(cell)[0] for cell in first.cells]
    if not words or not words[0] or any(letter.isdigit() for letter in words[0]):
        return False
    return all(len(text) <= _LONGEST_HEADER and "://" not in text for text in words)
