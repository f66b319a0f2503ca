"""Who answers for which item: the owners' sheet by ranges, and the item's own row before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oitsheet.values import Codes, Kind, fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oitsheet.form.layout import Layout
    from oitsheet.judging.submission.table import Cell, Row, Table
    from oitsheet.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A position or group that answers for an item, and the cell that says so.

    Attributes:
        lead: Whether it is the one that leads, in that cell's own words; None where they do not
            say: of those the first leads.
    """

    name: str
    at: Location
    lead: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """All owners of one item, the lead first.

    Attributes:
        leads: Every owner that some cell calls the lead; more than one is for a person to decide.
    """

    all: tuple[Owner, ...] = ()
    leads: tuple[Owner, ...] = ()

    @property
    def lead(self) -> str | None:
        """The one that leads; None where nobody is named."""
        return self.all[0].name if self.all else None

    @property
    def others(self) -> tuple[str, ...]:
        """The others, in the order written."""
        return tuple(owner.name for owner in self.all[1:])


NOBODY = Owners()


def by_range(table: Table | None, layout: Layout) -> dict[int, list[Owner]]:
    """Item number → the owners that the owners' sheet gives it, in the order written.

    A line may name several; the first of them stands for the line's role.
    """
    found: dict[int, list[Owner]] = {}
    for row in table.rows if table else ():
        cell, codes = row.cells.get("owner"), row.cells.get("items")
        if cell is None or codes is None or not isinstance(codes.value, Codes):
            continue
        role = _role(row, layout)
        for number in codes.value.numbers:
            found.setdefault(number, []).extend(_named(cell, role))
    return found


def owners_of(row: Row | None, ranged: Sequence[Owner]) -> Owners:
    """Put together who answers for an item.

    The item's own row goes before the owners' sheet; there the first in the lead's column leads.

    Args:
        row: The item's row; None where the workbook has none.
        ranged: What the owners' sheet says of it.
    """
    own: list[Owner] = []
    if row is not None:
        own += _named(row.cells.get("owner_lead"), lead=True)
        own += _named(row.cells.get("owner_others"), lead=False)
    if not own and not ranged:
        return NOBODY
    every = [*own, *ranged]
    leads = _once(owner for owner in every if owner.lead)
    undecided = (owner for owner in every if owner.lead is None)
    helping = (owner for owner in every if owner.lead is False)
    return Owners(all=_once([*leads, *undecided, *helping]), leads=leads)


def _named(cell: Cell | None, lead: bool | None) -> list[Owner]:  # noqa: FBT001  (three-valued)
    if cell is None or cell.kind is not Kind.VALUE or not isinstance(cell.value, tuple):
        return []
    first, *rest = cell.value
    return [
        Owner(name=first, at=cell.at, lead=lead),
        *(Owner(name=name, at=cell.at, lead=False) for name in rest),
    ]


def _role(row: Row, layout: Layout) -> bool | None:
    cell = row.cells.get("role")
    roles: Mapping[object, bool] = {layout.roles["lead"]: True, layout.roles["other"]: False}
    return roles.get(cell.value) if cell else None


def _once(owners: Iterator[Owner] | Sequence[Owner]) -> tuple[Owner, ...]:
    """Each owner once, by its folded name."""
    seen: dict[str, Owner] = {}
    for owner in owners:
        seen.setdefault(fold_tight(owner.name), owner)
    return tuple(seen.values())
