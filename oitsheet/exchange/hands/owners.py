"""Which items make one part, and whom a row of another table concerns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oitsheet.values import bare_owner, fold_tight, group_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.judging.submission import ItemRow, Submission


class By(StrEnum):
    """What items are put together by: who leads them, or the group that the lead's name states."""

    OWNER = "owner"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The items of one part.

    Attributes:
        name: Whose, as first written; empty for the items that nobody answers for.
        names: Every spelling of it.
        items: They have a row in the book.
    """

    name: str
    names: tuple[str, ...]
    items: tuple[ItemRow, ...]

    def meant(self, names: Iterable[str]) -> bool:
        """Whether one of these owners is whose part this is, or the head of it."""
        own = {bare_owner(name) for name in self.names} | {fold_tight(name) for name in self.names}
        return any({bare_owner(name), fold_tight(name)} & own for name in names)


def shares(submission: Submission, by: By = By.OWNER) -> list[Share]:
    """Deal the items out by their lead owners, in the order of the items; nobody's come last.

    Owners are one by their folded names. Items without a row in the book are in no part.
    """
    names: dict[str, dict[str, None]] = {}
    items: dict[str, list[ItemRow]] = {}
    for item in submission.items:
        if item.row is None:
            continue
        lead = item.owners.lead or ""
        group = group_of(lead) if by is By.GROUP and lead else None
        key = fold_tight(group or lead)
        told = names.setdefault(key, {})
        told.update(dict.fromkeys(filter(None, (group, lead))))
        items.setdefault(key, []).append(item)
    dealt = [
        Share(name=next(iter(names[key]), ""), names=tuple(names[key]), items=tuple(own))
        for key, own in items.items()
    ]
    return sorted(dealt, key=lambda share: not share.name)


def known_owners(submission: Submission) -> Share:
    """Every owner of every item, as one: to tell rows that concern nobody in particular."""
    names = {owner.name: None for item in submission.items for owner in item.owners.all}
    return Share(name="", names=tuple(names), items=())
