"""The owners' names of a workbook beside each other: who is listed, who is meant, who is not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oitsheet.judging.submission.headings import near
from oitsheet.values import Kind, bare_owner, group_of, is_everyone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oitsheet.judging.submission import Cell, ItemRow, Submission
    from oitsheet.judging.submission.owners import Owner
    from oitsheet.location import Location

_AND_SO_ON = "\N{THAI CHARACTER PAIYANNOI}"


@dataclass(slots=True, kw_only=True)
class Named:
    """A name that item rows give and the owners' sheet does not.

    Attributes:
        name: As first written.
        lead: Whether it leads some item.
        near: The listed name that it is a slip of; None where it is like none.
        places: The cells that hold it.
    """

    name: str
    near: str | None
    lead: bool = False
    places: list[Location] = field(default_factory=list)


def strangers(submission: Submission) -> Sequence[Named]:
    """Return the names in item rows that the owners' sheet lacks, each once; none without a list.

    A group and its head are one, so are a name and a longer one that holds it; every group and a
    working group are nobody in particular.
    """
    listed = _listed(submission)
    found: dict[str, Named] = {}
    if not listed:
        return ()
    for name, lead, cell in _in_items(submission):
        key = key_of(name)
        if is_everyone(name) or key in listed:
            continue
        slip = next((own for other, own in listed.items() if near(key, other)), None)
        if slip is None and any(other in key or key in other for other in listed):
            continue
        one = found.setdefault(key, Named(name=name, near=slip))
        one.lead = one.lead or lead
        if cell.at not in one.places:
            one.places.append(cell.at)
    return tuple(found.values())


def rival_leads(item: ItemRow) -> tuple[Owner, ...]:
    """Return the leads of an item that are not the same owner; of fewer than two none.

    A group and its head are the same owner, and so are two spellings of one name. An officer may
    be of the group beside it, which nobody can tell; every group and a working group rival none.
    """
    groups: dict[str, Owner] = {}
    officers: dict[str, Owner] = {}
    for owner in item.owners.leads:
        if is_everyone(owner.name):
            continue
        group = group_of(owner.name)
        key, found = key_of(group or owner.name), groups if group else officers
        if not any(key == other or near(key, other) for other in found):
            found[key] = owner
    most = groups if len(groups) > 1 else officers
    return tuple(most.values()) if len(most) > 1 else ()


def leads_named(submission: Submission) -> int:
    """How many different leads the item rows name."""
    return len({key_of(name) for name, lead, _ in _in_items(submission) if lead})


def key_of(name: str) -> str:
    """The key by which an owner and a group are the same, with or without "and so on"."""
    return bare_owner(name).rstrip(_AND_SO_ON)


def _listed(submission: Submission) -> Mapping[str, str]:
    cells = (row.cells.get("owner") for row in submission.rows("owners"))
    names = [name for cell in cells for name in _names(cell)]
    return {key_of(name): name for name in reversed(names)}


def _in_items(submission: Submission) -> Iterator[tuple[str, bool, Cell]]:
    """Yield (name, whether it leads, its cell) of every item row."""
    for item in submission.items:
        for column in ("owner_lead", "owner_others"):
            cell = item.cell(column)
            if cell is not None:
                for place, name in enumerate(_names(cell)):
                    yield name, column == "owner_lead" and place == 0, cell


def _names(cell: Cell | None) -> tuple[str, ...]:
    if cell is None or cell.kind is not Kind.VALUE or not isinstance(cell.value, tuple):
        return ()
    return cell.value
