"""Where the statuses of items stand: under their own header, or in another column that says them.

Offices' own tables often have one column for whatever is to be said, headed "remarks" (published
tables of FY 2564 and 2567: item, title, elements, address, remarks); others have a name of their
own for it, or somebody typed over the form's header.
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


def with_status_by_content(header: Header, grid: SheetGrid, sheet: Sheet, layout: Layout) -> Header:
    """Read as the status the one column that says how items stand, where none is headed so.

    It stands under the word for remarks, or under a header that means nothing to us. Of two such
    columns nobody can tell which counts: neither is read.

    Args:
        header: The item list's header.
        grid: Its sheet.
        sheet: The item list's description.
        layout: Knows the words for a status.

    Returns:
        The header, with `by_statuses` set where a column was taken.
    """
    if "status" in header.columns or header.beside or header.others or header.spoilt:
        return header
    weak = names_of(sheet, weak=True)
    remarks = {name for name, key in weak.items() if key == "explanation"}
    open_to = {
        c for c, text in header.texts.items() if key_of(text) in remarks or c in header.unknown
    }
    values: dict[int, list[object]] = {column: [] for column in open_to}
    for (row, column), value in grid.cells.items():
        if column in open_to and row > header.row:
            values[column].append(value)
    found = [c for c, own in values.items() if statuses_in(own, layout.status_words)]
    if len(found) != 1:
        return header
    (column,) = found
    columns = {key: c for key, c in header.columns.items() if c != column}
    return header._replace(
        columns=columns | {"status": column},
        unknown={c: text for c, text in header.unknown.items() if c != column},
        by_statuses=column,
    )
