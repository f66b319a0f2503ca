"""What became of one item between two moments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oitsheet.exchange.comparing.difference import HandIn, ItemChange, Kind, Stuck
from oitsheet.judging.report import State
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.exchange.comparing.moment import ItemThen, Moment

REMARKS = ("remark", "lacking", "assessor_words")
"""Where somebody says what an item lacks."""


def changes_of(before: ItemThen, after: ItemThen, old: Moment, new: Moment) -> Iterator[ItemChange]:
    """Yield what became of an item.

    Args:
        before: The item in the old book.
        after: The same in the new one.
        old: The old book, which tells its day.
        new: The new one, which tells the day of which it is judged.
    """
    yield from _stands(before, after)
    for about in REMARKS:
        yield from _remark(before, after, about)
    yield from _link(before, after, old, new)
    if _folded(before.owner) != _folded(after.owner):
        yield _change(
            Kind.OWNER, before, after, "owner", old=before.owner or "", new=after.owner or ""
        )
    if before.points != after.points:
        told = ["" if one is None else f"{one:f}" for one in (before.points, after.points)]
        yield _change(Kind.POINTS, before, after, "points", old=told[0], new=told[1])


def stuck(item: ItemThen, rules: tuple[str, ...] = ()) -> Stuck:
    """An item that was to be worked on and still is.

    Args:
        item: How it stands now.
        rules: Codes of the rules that tell an error or a risk of it.
    """
    done = "" if item.claimed else item.status
    said = item.remark or item.lacking or item.assessor_words or done
    return Stuck(
        code=item.code,
        title=item.title,
        owner=item.owner,
        at=item.places.get("status") or item.places.get("item", ""),
        state=item.state,
        said=said,
        rules=rules,
    )


def in_order(changes: Iterable[ItemChange]) -> tuple[ItemChange, ...]:
    """Sort changes by kind; within one in the order of the items, which they come in."""
    kinds = list(Kind)
    return tuple(sorted(changes, key=lambda one: kinds.index(one.kind)))


def _stands(before: ItemThen, after: ItemThen) -> Iterator[ItemChange]:
    """Claimed or not goes before the state: of both only one is told."""
    kind = _kind(before, after)
    if kind is not None:
        yield _change(kind, before, after, "status", old=before.status, new=after.status)


def _kind(before: ItemThen, after: ItemThen) -> Kind | None:
    away = State.NOT_APPLICABLE
    if (before.state is away) is not (after.state is away):
        return Kind.NOT_APPLICABLE if after.state is away else Kind.APPLIES
    if before.claimed is not after.claimed:
        return Kind.DONE if after.claimed else Kind.UNDONE
    if before.state is after.state:
        return None if before.looked_at is after.looked_at else Kind.STATUS
    if State.SUPPORTED in (before.state, after.state):
        return Kind.SUPPORTED if after.state is State.SUPPORTED else Kind.UNSUPPORTED
    if (before.open and after.open) or State.TO_MEND not in (before.state, after.state):
        return Kind.STATUS
    return Kind.LACKING if after.state is State.TO_MEND else Kind.MENDED


def _remark(before: ItemThen, after: ItemThen, about: str) -> Iterator[ItemChange]:
    was, now = getattr(before, about), getattr(after, about)
    if fold_tight(was) == fold_tight(now):
        return
    kind = Kind.REWORDED if was and now else Kind.RAISED if now else Kind.ANSWERED
    place = "status" if about == "remark" else about
    shown = now or (after.status if about == "remark" else "")
    earlier = was or (before.status if about == "remark" else "")
    yield _change(kind, before, after, place, old=earlier, new=shown, about=about)


def _link(before: ItemThen, after: ItemThen, old: Moment, new: Moment) -> Iterator[ItemChange]:
    if sorted(before.links) == sorted(after.links):
        return
    kind = Kind.LINK_CHANGED
    if not (before.links and after.links):
        kind = Kind.LINK_ADDED if after.links else Kind.LINK_REMOVED
    due = after.due or before.due
    change = _change(
        kind, before, after, "link", old="\n".join(before.links), new="\n".join(after.links)
    )
    hand_in = HandIn.BEFORE
    if due is not None and new.as_of > due:
        known = old.day is not None and old.day > due
        hand_in = HandIn.AFTER if known else HandIn.PERHAPS
    yield replace(change, hand_in=hand_in, due=due)


def _change(  # noqa: PLR0913  (what a change is made of)
    kind: Kind,
    before: ItemThen,
    after: ItemThen,
    place: str,
    *,
    old: str,
    new: str,
    about: str = "",
) -> ItemChange:
    return ItemChange(
        kind=kind,
        code=after.code,
        title=after.title,
        owner=after.owner or before.owner,
        at=after.places.get(place) or after.places.get("item", ""),
        at_before=before.places.get(place) or before.places.get("item", ""),
        before=old,
        after=new,
        state=after.state,
        about=about,
    )


def _folded(owner: str | None) -> str:
    return fold_tight(owner or "")
