"""The items of one year's list and what they were in another year's: published steps, composed.

Codes mean another thing each year (O14 of 43 is O11 of 35), so an item is never mapped by its code
alone: by what the editions say of the year before theirs, over the editions that lie between; by
titles where none says anything, and then it is called a guess.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from oitsheet.exchange.rollover.stepping import way
from oitsheet.exchange.rollover.titles import Guess, share_a_title
from oitsheet.form.edition_terms import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oitsheet.exchange.rollover.stepping import Step
    from oitsheet.form.edition import Edition
    from oitsheet.judging.submission import Shelf

__all__ = ["Guess", "ItemMap", "Link", "LinkKind", "item_map"]


class LinkKind(StrEnum):
    """What became of an item, seen from the new list."""

    SAME = "same"  # the same code; the title may be worded otherwise
    RENUMBERED = "renumbered"
    MERGED = "merged"  # several old items in one
    SPLIT = "split"  # one old item goes on in several
    PARTLY = "partly"  # it goes on with an old item only in part
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An item of the new list and the old items that it goes on with.

    Attributes:
        new: Its code.
        old: Their codes in the old list, in its order of naming; none for a new item.
        kind: What became of them.
        partly: Whether it goes on with them only in part.
        shared: Whether one of them goes on in another new item, too.
        certainty: The least sure of the lists that say so; None where none had to.
        guess: What it rests on where some list says nothing; None where the lists say all.
        retitled: Whether a single old item bore another title.
    """

    new: str
    old: tuple[str, ...]
    kind: LinkKind
    partly: bool = False
    shared: bool = False
    certainty: Certainty | None = None
    guess: Guess | None = None
    retitled: bool = False

    @property
    def plain(self) -> bool:
        """Whether nobody needs to look at it: one whole item, under its own title."""
        one = len(self.old) == 1 and not (self.partly or self.shared)
        return one and not self.retitled and self.guess is None


@dataclass(frozen=True, kw_only=True)
class ItemMap:
    """All items of the new list, each with its past.

    Attributes:
        old_year: The fiscal year (B.E.) of which the old list is meant.
        between: The keys of the editions on the way from the old list to the new one.
        links: One for each new item, in the new list's order.
        gone: Old codes that no new item goes on with, in order.
    """

    old: Edition
    new: Edition
    old_year: int
    between: tuple[str, ...]
    links: tuple[Link, ...]
    gone: tuple[str, ...]

    @cached_property
    def _by_new(self) -> dict[str, Link]:
        return {link.new: link for link in self.links}

    @cached_property
    def _by_old(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for link in self.links:
            for code in link.old:
                found[code] = (*found.get(code, ()), link.new)
        return found

    def link(self, new: str) -> Link:
        """The past of a new item.

        Raises:
            KeyError: The new list has no such item.
        """
        return self._by_new[new]

    def goes_to(self, old: str) -> tuple[str, ...]:
        """The new items that go on with an old one; none where it is gone."""
        return self._by_old.get(old, ())

    def of_kind(self, *kinds: LinkKind) -> tuple[Link, ...]:
        """The links of these kinds, in the new list's order."""
        return tuple(link for link in self.links if link.kind in kinds)

    @property
    def counts(self) -> dict[LinkKind, int]:
        """How many links there are of each kind."""
        counted = Counter(link.kind for link in self.links)
        return {kind: counted[kind] for kind in LinkKind}


def item_map(old: Edition, new: Edition, shelf: Shelf, *, old_year: int | None = None) -> ItemMap:
    """Find what each item of a list was in the list of an earlier year.

    Args:
        old: The edition of the earlier year.
        new: The edition of the later year; or another scheme's of the same year.
        shelf: The editions that may lie between.
        old_year: The fiscal year (B.E.) meant, where the old edition serves several; else, and
            for one that it does not serve, its last.
    """
    year = old_year if old_year in old.fiscal_years else max(old.fiscal_years)
    steps = way(old, new, year, shelf)
    pasts = {code: _Past((code,)) for code in new.codes}
    for step in steps:
        pasts = {code: _before(past, step) for code, past in pasts.items()}
    uses = Counter(code for past in pasts.values() for code in past.codes)
    links = tuple(_link(code, past, old, new, uses) for code, past in pasts.items())
    return ItemMap(
        old=old,
        new=new,
        old_year=year,
        between=tuple(s.earlier.key for s in reversed(steps) if year not in s.earlier.fiscal_years),
        links=links,
        gone=tuple(code for code in old.codes if not uses[code]),
    )


@dataclass(frozen=True, slots=True)
class _Past:
    """What an item was, as far as the steps have led."""

    codes: tuple[str, ...]
    partly: bool = False
    certainty: Certainty | None = None
    guess: Guess | None = None


def _before(past: _Past, step: Step) -> _Past:
    fores = [step.fore[code] for code in past.codes]
    begun = any(fore.codes for fore in fores) and not all(fore.codes for fore in fores)
    return _Past(
        codes=tuple(dict.fromkeys(code for fore in fores for code in fore.codes)),
        partly=past.partly or begun or any(fore.partly for fore in fores),
        certainty=_weakest((past.certainty, *(fore.certainty for fore in fores))),
        guess=_boldest((past.guess, *(fore.guess for fore in fores))),
    )


def _weakest(told: Iterable[Certainty | None]) -> Certainty | None:
    order = tuple(Certainty)
    known = [certainty for certainty in told if certainty is not None]
    return max(known, key=order.index, default=None)


def _boldest(told: Iterable[Guess | None]) -> Guess | None:
    order = tuple(Guess)
    known = [guess for guess in told if guess is not None]
    return max(known, key=order.index, default=None)


def _link(code: str, past: _Past, old: Edition, new: Edition, uses: Counter[str]) -> Link:
    alone = len(past.codes) == 1
    shared = any(uses[other] > 1 for other in past.codes)
    retitled = alone and not share_a_title(new.item(code), old.item(past.codes[0]))
    return Link(
        new=code,
        old=past.codes,
        kind=_kind(code, past, shared=shared),
        partly=past.partly,
        shared=shared,
        certainty=past.certainty,
        guess=past.guess,
        retitled=retitled,
    )


def _kind(code: str, past: _Past, *, shared: bool) -> LinkKind:
    if not past.codes:
        return LinkKind.NEW
    if len(past.codes) > 1:
        return LinkKind.PARTLY if past.partly else LinkKind.MERGED
    if shared:
        return LinkKind.SPLIT
    if past.partly:
        return LinkKind.PARTLY
    return LinkKind.SAME if past.codes == (code,) else LinkKind.RENUMBERED
