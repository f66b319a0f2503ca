"""The assessor's points of the old year as last year's points of the new list's items."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from oitsheet.judging.scoring import FULL, oit_share, weights
from oitsheet.judging.scoring import gain as gain_of

if TYPE_CHECKING:
    from oitsheet.exchange.rollover.mapping import ItemMap, Link
    from oitsheet.judging.submission import ItemRow, Submission


_ZERO = Decimal(0)


class Why(StrEnum):
    """Why an item gets no points of last year."""

    NEW = "new"  # there was no such item
    UNKNOWN = "unknown"  # the old book has none yet
    SOME = "some"  # of several old items it has them only of some
    DIFFER = "differ"  # several old items became one, and their points differ
    PART = "part"  # it is only part of what was assessed


@dataclass(frozen=True, slots=True, kw_only=True)
class PastItem:
    """An item of the new list, and what the old book says of it.

    Attributes:
        link: What it was.
        old: The old book's items, in the order of the link.
        points: What stands in the column of last year's points; None for a blank.
        why: Why it is blank; None where it is not.
        worth: What mending it adds to the OIT part, by the lowest of the old points.
    """

    link: Link
    old: tuple[ItemRow, ...]
    points: Decimal | None
    why: Why | None
    worth: Decimal

    @property
    def lowest(self) -> Decimal | None:
        """The lowest points of the old items; None where none has any."""
        return min((i.assessed for i in self.old if i.assessed is not None), default=None)

    @property
    def weak(self) -> bool:
        """Whether some old item lost points."""
        return self.lowest is not None and self.lowest < FULL


def past_items(submission: Submission, mapped: ItemMap) -> tuple[PastItem, ...]:
    """Put together what the old book says of every item of the new list.

    Points go over where they are the very item's: of one old item, or of several with the same
    points that became one. Where an old item goes on only in part, its points were given for
    something else as well.
    """
    new = mapped.new
    weight, share = weights(new, new.codes), oit_share(new)
    found = []
    for link in mapped.links:
        old = tuple(submission.item(code) for code in link.old)
        points, why = _points(link, old)
        lowest = min((i.assessed for i in old if i.assessed is not None), default=FULL)
        worth = gain_of(weight.get(link.new), lowest, share).oit
        found.append(PastItem(link=link, old=old, points=points, why=why, worth=worth))
    return tuple(found)


def _points(link: Link, old: tuple[ItemRow, ...]) -> tuple[Decimal | None, Why | None]:
    given = {item.assessed for item in old}
    if not old:
        return None, Why.NEW
    if given == {None}:
        return None, Why.UNKNOWN
    if link.partly:
        return None, Why.PART
    if None in given:
        return None, Why.SOME
    return (given.pop(), None) if len(given) == 1 else (None, Why.DIFFER)


def weakest_first(items: tuple[PastItem, ...]) -> tuple[PastItem, ...]:
    """The items that lost points: the lowest first, of these the whole ones, what is worth most."""

    def key(item: PastItem) -> tuple[Decimal, bool, Decimal, int]:
        link = item.link
        return item.lowest or _ZERO, link.partly, -item.worth, int(link.new[1:])

    return tuple(sorted((item for item in items if item.weak), key=key))
