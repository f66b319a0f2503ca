"""The lines of the item list → its rows: which are items, which go on, which are nobody's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from oitsheet.judging.submission.joining import combined, continued, only_printed
from oitsheet.judging.submission.naming import (
    NOTE_CELLS,
    item_by_code,
    item_by_title,
    own_values,
    title_goes_on,
    told_as_lost,
    told_by_title,
)
from oitsheet.judging.submission.nobodys import (
    Signature,
    again,
    heads_another,
    in_runs,
    is_total,
    spelt,
    together,
    told_as_other,
    told_as_tables,
)
from oitsheet.judging.submission.table import Misfit, Row, Unfit
from oitsheet.judging.submission.typed import item_row_of, row_of
from oitsheet.values import is_continuation_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.form.edition import Edition, Item
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.raw import Line, RawTable


@dataclass(slots=True)
class _Table:
    """Where we are in one of the tables on the sheet.

    Attributes:
        item: The item that a line below might go on with; None where it cannot.
        row: Where its row stands among the rows read so far.
        line: The number of the line read last for it.
        other: The lines of another table that has begun.
    """

    item: Item | None = None
    row: int = 0
    line: int = 0
    other: list[Line] = field(default_factory=list)
    signature: Signature = field(default_factory=Signature)


class ItemLines:
    """Reads the lines one after the other.

    Attributes:
        rows: The items' rows.
        totals: The lines that sum up others.
        unfit: What did not fit.
    """

    def __init__(self, raw: RawTable, reader: Reader, edition: Edition) -> None:
        self.rows: list[Row] = []
        self.totals: list[Row] = []
        self.unfit: list[Unfit] = []
        self._raw = raw
        self._reader = reader
        self._edition = edition
        self._lost: list[Unfit] = []
        self._notes: list[Line] = []
        self._titled: list[Unfit] = []
        self._more: dict[str, list[Row]] = {}
        tables: dict[tuple[int, int], _Table] = {}
        for index, line in enumerate(raw.lines):
            self._take(index, line, tables.setdefault((line.header.row, line.block), _Table()))
        for table in tables.values():
            self._end_other(table)
        self.unfit += together(self._titled)
        self.unfit += in_runs(self._lost)
        self.unfit += told_as_tables(self._notes, raw)
        self.unfit += _told_as_continued(self._more)
        self.rows = list(each_once(self.rows))

    def _take(self, index: int, line: Line, table: _Table) -> None:
        if table.other and again(table.other[-1], line):
            self._end_other(table)
        item, behind = item_by_code(line, self._reader, self._edition)
        if table.other:
            table.other.append(line)
        elif item is not None:
            goes_on = item is table.item and is_continuation_mark(behind)
            if not (goes_on and self._goes_on(index, line, table)):
                self._add(line, item, table)
        elif is_total(line, self._raw):
            self.totals.append(row_of(line, self._raw, self._reader))
            table.item = None
        elif heads_another(index, self._raw):
            table.other.append(line)
        elif table.signature.takes(line.number, own_values(line, self._raw), self._raw):
            table.item = None
        else:
            self._take_without_code(index, line, table)

    def _take_without_code(self, index: int, line: Line, table: _Table) -> None:
        item = item_by_title(line, self._raw, self._edition)
        if item in (None, table.item) and self._goes_on(index, line, table):
            return
        if item is not None:
            self._titled += told_by_title(line, self._raw, item, self._reader)
            self._add(line, item, table)
            return
        table.item = None
        told = told_as_lost(line, self._raw, self._reader)
        if told is not None:
            self._lost.append(told)
        elif len(own_values(line, self._raw)) > NOTE_CELLS:
            self._notes.append(line)

    def _add(self, line: Line, item: Item, table: _Table) -> None:
        table.item, table.row, table.line = item, len(self.rows), line.number
        self.rows.append(item_row_of(line, self._raw, self._reader, item))

    def _end_other(self, table: _Table) -> None:
        if table.other:
            self.unfit.append(told_as_other(table.other, self._raw))
        table.other = []
        table.item = None

    def _goes_on(self, index: int, line: Line, table: _Table) -> bool:
        """Join a line to the item above it if it goes on there; say whether it does."""
        item = table.item
        if item is None or not self._may_go_on(index, line, table, item):
            return False
        reader = replace(self._reader, elements=len(item.elements))
        own = line._replace(values=own_values(line, self._raw))
        more = row_of(own, self._raw, reader)
        joined = continued(self.rows[table.row], more, reader)
        if joined is None:
            return False
        self.rows[table.row] = joined
        table.line = line.number
        if not only_printed(more):
            self._more.setdefault(item.code, []).append(more)
        return True

    def _may_go_on(self, index: int, line: Line, table: _Table, item: Item) -> bool:
        """Whether a line may go on with the item above: no heading or note, and no lost row."""
        between = set(range(table.line + 1, line.number))
        if between and not between & line.header.repeats:
            return False  # a blank row parts them; at a page break the header stands again
        columns = line.header.columns
        heading = {columns["code"], columns.get("title")}
        if own_values(line, self._raw).keys() <= heading:
            return False
        title = self.rows[table.row].text_in("title") or ""
        return title_goes_on(line, self._raw, title, item) and not self._is_next(index, line, item)

    def _is_next(self, index: int, line: Line, item: Item) -> bool:
        """Whether just as many items are left out here as there are lines without a code.

        Then the line is no continuation: it is the row of an item whose code was deleted.
        """
        place = line.header.row, line.block
        without = 0
        for later in self._raw.lines[index:]:
            if (later.header.row, later.block) == place:
                follower, _ = item_by_code(later, self._reader, self._edition)
                if follower is not None:
                    return follower.no - item.no - 1 == without
                without += 1
        return False


def each_once(rows: Iterable[Row]) -> Iterator[Row]:
    """Put the rows of one item together where they do not contradict each other.

    Of two, one that holds only what the form prints goes; what two tables say of an item is one
    row; two rows of one table stay two.
    """
    by_number: dict[int | None, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row.number, row.block)):
        by_number.setdefault(row.whole_in("code"), []).append(row)
    if all(len(own) == 1 for own in by_number.values()):
        whole = [row for own in by_number.values() for row in own]
    else:
        whole = [row for own in by_number.values() for row in _together(own)]
    yield from sorted(whole, key=lambda row: (row.number, row.block))


def _together(rows: list[Row]) -> list[Row]:
    filled = [row for row in rows if not only_printed(row)]
    first, *others = filled or rows
    kept = []
    for other in others:
        whole = combined(first, other) if other.columns != first.columns else None
        if whole is None:
            kept.append(other)
        else:
            first = whole
    return [first, *kept]


def _told_as_continued(more: dict[str, list[Row]]) -> Iterator[Unfit]:
    """Say once which items go on in further lines."""
    if not more:
        return
    first, *others = [row.place("code") for rows in more.values() for row in rows]
    found = [
        f"{code} ({spelt(sorted({row.number for row in rows}))})" for code, rows in more.items()
    ]
    yield Unfit(
        misfit=Misfit.ROW_CONTINUED,
        at=first,
        also=tuple(others),
        facts={"count": len(more), "found": tuple(found)},
    )
