"""One step from a list of items to the list before it, and the way of steps between two lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.rollover.titles import NEAR, Guess, by_titles, likeness, share_a_title
from oitsheet.form.edition import BadEdition, Fact, Relation, UnknownEdition
from oitsheet.form.edition_terms import Certainty
from oitsheet.judging.submission.shelf import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.form.edition import Edition, Item
    from oitsheet.judging.submission import Shelf

ALIKE = 60.0
"""A code that is only said to have stayed the same must have a title at least so alike."""


class Fore(NamedTuple):
    """What an item was in the list before.

    Attributes:
        codes: Its codes there; none for a new item.
        partly: Whether it goes on with them only in part.
        certainty: How sure the list is that says so; None where none does.
        guess: What it rests on then.
    """

    codes: tuple[str, ...]
    partly: bool
    certainty: Certainty | None
    guess: Guess | None = None


class Step(NamedTuple):
    """A list, the list before it, and what each of its items was there."""

    later: Edition
    earlier: Edition
    fore: Mapping[str, Fore]


def same_list(one: Edition, other: Edition) -> bool:
    """Whether two editions have the same items: the same codes with the same titles."""
    return one.codes == other.codes and all(
        share_a_title(item, other.item(item.code)) for item in one.items
    )


def way(old: Edition, new: Edition, old_year: int, shelf: Shelf) -> tuple[Step, ...]:
    """The steps from the new list back to the old one; none where they are the same list.

    A step goes by what an edition says of the years before its own, where it speaks of the list
    that is reached; else by titles.

    Args:
        old: The list of the earlier year.
        new: The list of the later year.
        old_year: The fiscal year (B.E.) of which the old list is meant.
        shelf: The editions that may lie between.
    """
    steps: list[Step] = []
    at, seen = new, {new.key, old.key}
    while not same_list(old, at):
        told = None if old_year in at.fiscal_years else _told(at, old, old_year, shelf, seen)
        if told is None:
            steps.append(_guessed(at, old))
            break
        steps.append(told)
        at = told.earlier
        seen.add(at.key)
    return tuple(steps)


def _told(at: Edition, old: Edition, old_year: int, shelf: Shelf, seen: set[str]) -> Step | None:
    """The step to the list that this edition speaks of, or that it was made from."""
    trusted = [item for item in at.items if trusts(at, item, shelf)]
    if not any(item.previous.codes for item in trusted):
        trusted = []  # a list in which every item is new says nothing of the year before
    others = [edition for edition in sound(shelf) if edition.key not in seen]
    years = {year for year in at.previous_years if year >= old_year}
    listed = [edition for edition in (old, *others) if years & {*edition.fiscal_years}]
    fitting = [edition for edition in listed if _fits(edition, trusted)]
    if trusted and fitting:
        earlier = max(fitting, key=lambda edition: _likeness(edition, at, trusted))
        return _by_list(at, earlier, {item.code for item in trusted})
    between = [e for e in others if old_year < max(e.fiscal_years) < min(at.fiscal_years)]
    base = [edition for edition in between if edition.key == at.extends]
    nearest = base or sorted(between, key=lambda e: (-max(e.fiscal_years), e.scheme != at.scheme))
    return _guessed(at, nearest[0]) if nearest else None


def trusts(edition: Edition, item: Item, shelf: Shelf) -> bool:
    """Whether what is said of an item's past is said of this item and of the years named.

    An edition that extends another inherits what that one says of *its* year before and *its*
    item of that code. Where the years or the titles differ, only what the upper file says itself
    holds.
    """
    if not edition.previous_years:
        return False
    base = _base(edition, shelf)
    if base is None or item.code not in base.codes:
        return True
    below = base.item(item.code)
    if below.previous != item.previous:
        return True
    return base.previous_years == edition.previous_years and likeness(item, below) >= NEAR


def _base(edition: Edition, shelf: Shelf) -> Edition | None:
    if edition.extends is None:
        return None
    try:
        return shelf.load(edition.extends)
    except (UnknownEdition, BadEdition):
        return None


def _fits(edition: Edition, trusted: list[Item]) -> bool:
    """Whether a list has every item that another one goes on with."""
    return {code for item in trusted for code in item.previous.codes} <= {*edition.codes}


def _likeness(edition: Edition, at: Edition, trusted: list[Item]) -> tuple[float, bool, bool]:
    """How well a list is the one that is spoken of: by titles, then by scheme."""
    pairs = [(i, i.previous.codes[0]) for i in trusted if i.previous.relation is Relation.SAME]
    alike = sum(likeness(item, edition.item(code)) for item, code in pairs)
    return round(alike, 3), edition.scheme == at.scheme, edition.extends is None


def _by_list(at: Edition, earlier: Edition, trusted: set[str]) -> Step:
    source = at.evidence_of(Fact.PREVIOUS)
    certainty = source.certainty if source else Certainty.UNPROVEN
    fore: dict[str, Fore] = {}
    for item in at.items:
        if item.code in trusted and not _doubtful(item, earlier):
            partly = item.previous.relation is Relation.PARTLY
            fore[item.code] = Fore(item.previous.codes, partly, certainty)
    taken = {code for one in fore.values() for code in one.codes}
    left = [item.code for item in at.items if item.code not in fore]
    guessed = _by_titles(earlier, at, left, taken)
    return Step(at, earlier, {code: fore.get(code) or guessed[code] for code in at.codes})


def _doubtful(item: Item, earlier: Edition) -> bool:
    """Whether an item that is said to have kept its code bears another item's title."""
    if item.previous.relation is not Relation.SAME or item.previous.codes != (item.code,):
        return False
    if share_a_title(item, earlier.item(item.code)):
        return False
    elsewhere = any(share_a_title(item, other) for other in earlier.items)
    return elsewhere or likeness(item, earlier.item(item.code)) < ALIKE


def _guessed(at: Edition, earlier: Edition) -> Step:
    """The step by titles; of a list that extends the other, what it left as it was is no guess."""
    kept: dict[str, Fore] = {}
    if at.extends == earlier.key:
        kept = {
            item.code: Fore((item.code,), partly=False, certainty=Certainty.OFFICE)
            for item in at.items
            if item.code in earlier.codes and share_a_title(item, earlier.item(item.code))
        }
    left = [code for code in at.codes if code not in kept]
    guessed = _by_titles(earlier, at, left, set(kept))
    return Step(at, earlier, {code: kept.get(code) or guessed[code] for code in at.codes})


def _by_titles(
    earlier: Edition, at: Edition, codes: Iterable[str], taken: Iterable[str]
) -> dict[str, Fore]:
    return {
        code: Fore((other,) if other else (), partly=False, certainty=None, guess=guess)
        for code, (other, guess) in by_titles(earlier, at, codes, taken).items()
    }
