"""Which item is which where no list says so: by titles alone, and so a guess."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.form.edition import Edition, Item

NEAR = 86.0
"""From this likeness on (0 to 100) two titles may be one item's. Of the published lists' pairs
below it, some are of items that were merged; above it none is."""

AHEAD = 5.0
"""By so much the most like title must be ahead of the next one."""


class Guess(StrEnum):
    """What a pair of items rests on where no list names it."""

    EXACT = "exact"  # the titles agree
    NEAR = "near"  # they are much alike, and like no other
    NONE = "none"  # no title is like it: the item seems new


def titles_of(item: Item) -> frozenset[str]:
    """The keys of all titles under which an item is known."""
    return frozenset(fold_tight(title) for title in (item.title_th, *item.title_variants))


def share_a_title(one: Item, other: Item) -> bool:
    """Whether some title of one is one of the other's."""
    return bool(titles_of(one) & titles_of(other))


def likeness(one: Item, other: Item) -> float:
    """How much the most like titles of two items are alike, 0 to 100."""
    return max(_ratio(a, b) for a in titles_of(one) for b in titles_of(other))


def by_titles(
    old: Edition, new: Edition, codes: Iterable[str], taken: Iterable[str] = ()
) -> Mapping[str, tuple[str | None, Guess]]:
    """Find, by its title, the old item that each of some new items may be; never by its code.

    Args:
        old: The list of the earlier year.
        new: The list of the later year.
        codes: The new items to look at.
        taken: Old items that are no longer to be had.

    Returns:
        New code → the old code or None, and what that rests on. Two items that would have one
        old item between them get none.
    """
    gone = {*taken}
    asked = [new.item(code) for code in codes]
    found: dict[str, tuple[str | None, Guess]] = {}
    exact = _once({item.code: _exact(item, old, gone) for item in asked})
    found |= {code: (other, Guess.EXACT) for code, other in exact.items() if other}
    gone |= {other for other in exact.values() if other}
    left = [item for item in asked if item.code not in found]
    near = _once({item.code: _nearest(item, old, gone) for item in left})
    found |= {code: (other, Guess.NEAR if other else Guess.NONE) for code, other in near.items()}
    return found


def _exact(item: Item, old: Edition, gone: set[str]) -> str | None:
    """The one old item with that title; of several the one whose own title it is."""
    same = [other for other in old.items if other.code not in gone and share_a_title(item, other)]
    own = [o for o in same if fold_tight(o.title_th) == fold_tight(item.title_th)]
    chosen = own or same
    return chosen[0].code if len(chosen) == 1 else None


def _nearest(item: Item, old: Edition, gone: set[str]) -> str | None:
    alike = sorted(((likeness(item, o), o.code) for o in old.items), reverse=True)
    if not alike or alike[0][0] < NEAR or alike[0][1] in gone:
        return None
    ahead = len(alike) == 1 or alike[0][0] - alike[1][0] >= AHEAD
    return alike[0][1] if ahead else None


def _once(pairs: Mapping[str, str | None]) -> dict[str, str | None]:
    """The pairs without those that two new items claim."""
    claimed = [other for other in pairs.values() if other]
    return {code: o if o and claimed.count(o) == 1 else None for code, o in pairs.items()}


@lru_cache(maxsize=8192)
def _ratio(one: str, other: str) -> float:
    return fuzz.ratio(one, other)
