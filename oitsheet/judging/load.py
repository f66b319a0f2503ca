"""What each owner leads and shares, and how it stands: counting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.judging.owner_load import OwnerLoad
from oitsheet.judging.report import State
from oitsheet.values import fold_tight, group_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.judging.submission import ItemRow, Submission
    from oitsheet.values import Folded


class Load(NamedTuple):
    """The load of everybody.

    Attributes:
        owners: Each owner, most open items first; none where the workbook names nobody.
        groups: The same by group, of the groups that several owners' names state.
        nobody: Codes of the items that apply and for which nobody answers.
    """

    owners: tuple[OwnerLoad, ...]
    groups: tuple[OwnerLoad, ...]
    nobody: tuple[str, ...]


def load(submission: Submission, states: Mapping[str, State]) -> Load:
    """Count what each owner answers for; owners are the same by their folded names.

    Of an item with several leads, or with co-owners alone, the first named counts as its lead and
    the others share it, as the summary sheet has it.
    """
    leads: dict[Folded, list[ItemRow]] = {}
    shares: dict[Folded, list[ItemRow]] = {}
    names: dict[Folded, str] = {}
    for item in submission.items:
        for place, owner in enumerate(item.owners.all):
            key = fold_tight(owner.name)
            names.setdefault(key, owner.name)
            (shares if place else leads).setdefault(key, []).append(item)
    owners = [
        _counted(name, group_of(name), [key], leads, shares, states) for key, name in names.items()
    ]
    together: dict[Folded, list[Folded]] = {}
    groups: dict[Folded, str] = {}
    for key, name in names.items():
        if group := group_of(name):
            groups.setdefault(fold_tight(group), group)
            together.setdefault(fold_tight(group), []).append(key)
    grouped = [
        _counted(groups[group], groups[group], keys, leads, shares, states)
        for group, keys in together.items()
        if len(keys) > 1
    ]
    return Load(_busiest(owners), _busiest(grouped), _nobodys(submission, states))


def _counted(  # noqa: PLR0913, PLR0917  (two tables, and whose lines of them count)
    name: str,
    group: str | None,
    keys: Iterable[Folded],
    leads: Mapping[Folded, list[ItemRow]],
    shares: Mapping[Folded, list[ItemRow]],
    states: Mapping[str, State],
) -> OwnerLoad:
    keys = tuple(keys)
    led = {item.code: item for key in keys for item in leads.get(key, ())}
    shared = {item.code: item for key in keys for item in shares.get(key, ())}
    stand = [states[code] for code in led]
    unknown = [item for code, item in led.items() if states[code] is State.UNKNOWN]
    return OwnerLoad(
        name=name,
        group=group,
        owners=len(keys),
        leads=_in_order(led.values()),
        shares=_in_order(item for code, item in shared.items() if code not in led),
        to_mend=stand.count(State.TO_MEND),
        not_started=stand.count(State.NOT_STARTED),
        supported=stand.count(State.SUPPORTED),
        unknown=len(unknown),
        not_looked_at=sum(item.status is None for item in unknown),
    )


def _in_order(items: Iterable[ItemRow]) -> tuple[str, ...]:
    return tuple(item.code for item in sorted(items, key=lambda item: item.item.no))


def _busiest(loads: Iterable[OwnerLoad]) -> tuple[OwnerLoad, ...]:
    """Who has most to do first, then who leads and shares most; else in the order written."""
    return tuple(sorted(loads, key=lambda one: (-one.open, -len(one.leads), -len(one.shares))))


def _nobodys(submission: Submission, states: Mapping[str, State]) -> tuple[str, ...]:
    applying = (i for i in submission.items if states[i.code] is not State.NOT_APPLICABLE)
    return tuple(item.code for item in applying if not item.owners.all)
