"""Where the statuses of items stand: under their own header, or in the column for remarks.

Offices' own tables often have one column for whatever is to be said, headed "remarks" (published
tables of FY 2564 and 2567: item, title, elements, address, remarks).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.judging.submission.headings import key_of, names_of
from oitsheet.values import StatusKind, read_status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.form.layout import Layout, Sheet
    from oitsheet.judging.submission.headers import Header
    from oitsheet.values import StatusWords
    from oitsheet.workbook.grid import SheetGrid

ENOUGH_STATUSES = 5
"""So many words for a status in a column of something else are no chance."""

_CLEAR = frozenset(
    {StatusKind.DONE, StatusKind.IN_PROGRESS, StatusKind.NOT_DONE, StatusKind.NOT_APPLICABLE}
)


def statuses_in(values: Iterable[object], words: StatusWords) -> int:
    """How many words for a status a column holds, if they are at least half of its texts."""
    filled = [value for value in values if isinstance(value, str)]
    said = sum(read_status(value, words).kind in _CLEAR for value in filled)
    return said if said >= ENOUGH_STATUSES and said * 2 >= len(filled) else 0


def with_remarks_as_status(header: Header, grid: SheetGrid, sheet: Sheet, layout: Layout) -> Header:
    """Read the column for remarks as the status, where it says how items stand and no other does.

    Args:
        header: The item list's header.
        grid: Its sheet.
        sheet: The item list's description.
        layout: Knows the words for a status.

    Returns:
        The header, with `remarks` set where that column was taken.
    """
    if "status" in header.columns or header.beside or header.others:
        return header
    weak = names_of(sheet, weak=True)
    remarks = {name for name, key in weak.items() if key == "explanation"}
    for column, text in header.texts.items():
        if key_of(text) not in remarks:
            continue
        values = (
            value for (row, c), value in grid.cells.items() if c == column and row > header.row
        )
        if statuses_in(values, layout.status_words):
            columns = {key: c for key, c in header.columns.items() if c != column}
            return header._replace(
                columns=columns | {"status": column},
                unknown={c: other for c, other in header.unknown.items() if c != column},
                remarks=column,
            )
    return header
