"""Where two rows about one item cannot both be right: status, link, owners and points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.values import Kind, Status, StatusKind, fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.judging.submission.table import Cell, Row

_PLAIN = frozenset(
    {
        StatusKind.DONE,
        StatusKind.NOT_DONE,
        StatusKind.IN_PROGRESS,
        StatusKind.NOT_APPLICABLE,
    }
)
"""Statuses that say the same in whatever words."""

_OWNERS = ("owner_lead", "owner_others")
_COMPARED = ("status", "link", *_OWNERS, "last_points", "self_points", "assessed_points")


class Clash(NamedTuple):
    """Two cells about one thing of an item that cannot both be right.

    Attributes:
        code: The item's number.
        key: The key of its column in the item list.
        counted: The one that counts: the item list's, else the one pasted further up.
        pasted: The other.
    """

    code: int
    key: str
    counted: Cell
    pasted: Cell


def clashes_of(number: int, own: Row, row: Row) -> Iterator[Clash]:
    """Yield the cells of two rows that contradict each other in what bears on the item.

    Args:
        number: The item's number.
        own: The row that counts.
        row: What is pasted about the same item.
    """
    named = {fold_tight(name) for key in _OWNERS for name in _names(own.cells.get(key))}
    for key in _COMPARED:
        counted, pasted = own.cells.get(key), row.cells.get(key)
        if counted is None or pasted is None or pasted.kind is Kind.NIL:
            continue
        if key in _OWNERS:
            same = {fold_tight(name) for name in _names(pasted)} <= named
        else:
            same = _agree(counted, pasted)
        if not same:
            yield Clash(number, key, counted, pasted)


def _agree(counted: Cell, pasted: Cell) -> bool:
    """Whether a pasted cell says nothing that the one that counts does not say."""
    one, other = counted.value, pasted.value
    if fold_tight(counted.text) == fold_tight(pasted.text):
        return True
    if isinstance(one, Status) and isinstance(other, Status):
        return one.kind is other.kind and one.kind in _PLAIN
    if counted.column.key == "link":
        return _addresses(pasted) <= _addresses(counted)
    return Kind.VALUE is counted.kind is pasted.kind and one == other


def _addresses(cell: Cell) -> set[str]:
    parts = cell.value if isinstance(cell.value, tuple) else ()
    return {(part.url or part.text).rstrip("/").casefold() for part in parts if _leads(part)}


def _leads(part: object) -> bool:
    return bool(getattr(part, "url", None) or getattr(part, "fault", None))


def _names(cell: Cell | None) -> tuple[str, ...]:
    return cell.value if cell is not None and isinstance(cell.value, tuple) else ()
