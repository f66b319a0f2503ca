"""Which item of one book is which of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oitsheet.errors import OitsheetError
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from oitsheet.exchange.comparing.moment import ItemThen, Moment

_ENOUGH = 2
"""At least one item in so many must have the same title, for two editions to be compared."""


class NotComparableError(OitsheetError):
    """The items of two books are not the same.

    Attributes:
        old: The edition of the older book; `new` of the newer.
    """

    def __init__(self, old: str, new: str) -> None:
        super().__init__(f"{old} / {new}")
        self.old = old
        self.new = new


class Pairs(NamedTuple):
    """The items of two books.

    Attributes:
        both: (old, new), in the order of the new book.
        by_title: Whether they were matched by their titles.
    """

    both: tuple[tuple[ItemThen, ItemThen], ...]
    appeared: tuple[ItemThen, ...]
    disappeared: tuple[ItemThen, ...]
    by_title: bool


def paired(old: Moment, new: Moment) -> Pairs:
    """Match the items of two moments: by code within an edition, else by title.

    The numbers of the items change from year to year, so that O12 of one edition may be O11 of
    another: across editions only a title that is the same, and only one item's, says what is what.

    Raises:
        NotComparableError: Fewer than half of the items of either have their like in the other.
    """
    same = old.edition == new.edition
    before = {one.code: one for one in old.items} if same else _by_title(old)
    after = {one.code: one for one in new.items} if same else _by_title(new)
    both = tuple((before[key], one) for key, one in after.items() if key in before)
    if not same and len(both) * _ENOUGH < max(len(old.items), len(new.items)):
        raise NotComparableError(old.edition, new.edition)
    known = {one.code for one, _ in both}, {one.code for _, one in both}
    return Pairs(
        both=both,
        appeared=tuple(one for one in new.items if one.code not in known[1]),
        disappeared=tuple(one for one in old.items if one.code not in known[0]),
        by_title=not same,
    )


def _by_title(moment: Moment) -> dict[str, ItemThen]:
    """The items by their titles; those whose title several have are left out."""
    titles = [fold_tight(one.title_th) for one in moment.items]
    return {
        title: one
        for title, one in zip(titles, moment.items, strict=True)
        if titles.count(title) == 1
    }
