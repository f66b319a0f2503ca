"""Two lines about one item, read as one row: what goes on below, and what stands elsewhere."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.form.layout import ColumnType
from oitsheet.values import Kind, Status, StatusKind, fold_tight, shown

if TYPE_CHECKING:
    from oitsheet.judging.submission.cells import Reader
    from oitsheet.judging.submission.table import Cell, Row

_TEXTS = frozenset(
    {ColumnType.TEXT, ColumnType.OWNERS, ColumnType.LINKS, ColumnType.LACKING, ColumnType.STATUS}
)
"""What goes on in a further line; of anything else one line holds the whole."""


def continued(row: Row, more: Row, reader: Reader) -> Row | None:
    """Join a further line to the row above it.

    Args:
        row: The row of the item.
        more: The further line.
        reader: For that item.

    Returns:
        The row with texts joined by a line feed and whatever only the further line holds, at its
        own cell; None where the two lines contradict each other.
    """
    cells = dict(row.cells)
    for key, cell in more.cells.items():
        own = cells.get(key)
        if key == "code":
            continue
        if own is None:
            cells[key] = cell
        elif not _goes_on(own, cell):
            return None
        elif not _same(own, cell):
            cells[key] = _joined(own, cell, reader)
    return replace(
        row,
        cells=MappingProxyType(cells),
        pending=row.pending | more.pending,
        lines=(*row.lines, more.number),
    )


def combined(row: Row, other: Row) -> Row | None:
    """Put together what two tables hold of one item; None where they contradict each other.

    What is printed beforehand is the first table's.
    """
    cells = dict(row.cells)
    for key, cell in other.cells.items():
        own = cells.get(key)
        if own is None:
            cells[key] = cell
        elif not cell.column.pre and not _same(own, cell):
            return None
    elsewhere = {key: other.number for key in other.columns if key not in row.columns}
    return replace(
        row,
        cells=MappingProxyType(cells),
        columns=MappingProxyType({**other.columns, **row.columns}),
        pending=row.pending | other.pending,
        lines=(*row.lines, other.number, *other.lines),
        elsewhere=MappingProxyType({**other.elsewhere, **elsewhere, **row.elsewhere}),
    )


def only_printed(row: Row) -> bool:
    """Whether nobody has filled anything in: the row holds what the form prints."""
    return all(cell.column.pre for cell in row.cells.values())


def _same(one: Cell, other: Cell) -> bool:
    if Kind.VALUE is one.kind is other.kind and one.column.type not in _TEXTS:
        return one.value == other.value
    return fold_tight(one.text) == fold_tight(other.text)


def _goes_on(own: Cell, cell: Cell) -> bool:
    """Whether a cell goes on with the one above it, or says the same.

    A status goes on as a remark; a status of its own is another row's, even the same one.
    """
    if own.column.type is ColumnType.STATUS:
        status = cell.value
        return isinstance(status, Status) and status.kind is StatusKind.REMARK
    return own.column.type in _TEXTS or _same(own, cell)


def _joined(own: Cell, cell: Cell, reader: Reader) -> Cell:
    raw = f"{shown(own.raw)}\n{shown(cell.raw)}"
    parsed = reader.understand(raw, own.column)
    value, kind = parsed.value, parsed.kind
    if own.column.type is ColumnType.LINKS:  # an address may stand behind either cell
        parts = [c.value for c in (own, cell) if isinstance(c.value, tuple)]
        value, kind = (sum(parts, ()), Kind.VALUE) if parts else (None, kind)
    return replace(
        own,
        raw=raw,
        text=parsed.text,
        kind=kind,
        value=value,
        notes=own.notes | cell.notes | parsed.notes,
    )
