"""Which items of the year before each item continues: told, read, or guessed by the titles."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.exchange.criteria.words import pattern, says
from oitsheet.form.edition_terms import Relation
from oitsheet.values import fold_tight, parse_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from oitsheet.form.edition import Edition, Item

    _Pair = tuple[float, int, int, str]

NEAR = 80.0
"""From this likeness (0 to 100) on two titles may be of one item."""

VERY_NEAR = 90.0
"""From this likeness on a title is rather one item's than made of several."""

CLOSE = 70.0
"""From this likeness on a new item's nearest title is worth a look."""

_FEWEST_LETTERS = 8
_LONG_PART = 10
_CONTAINED = 95.0
_ALIKE_PART = 85.0
_MANY_CODES = 99


class How(StrEnum):
    """How a forerunner is known, surest first."""

    TOLD = "told"  # by whoever made the edition
    READ = "read"  # the table itself says so
    EXACT = "exact"  # the same title, or another that offices use
    VARIANT = "variant"  # the same but for years and names of the office
    NEAR = "near"  # a like title
    CONTAINED = "contained"  # the titles of several stand in it
    NONE = "none"  # no like title


class Forerunner(NamedTuple):
    """What an item continues.

    Attributes:
        codes: The items of the edition before.
        relation: How.
        how: How that is known.
        likeness: 0 to 100 of the nearest title.
        nearest: The item with the nearest title; else empty.
    """

    codes: tuple[str, ...]
    relation: Relation
    how: How
    likeness: float = 0.0
    nearest: str = ""

    @property
    def guessed(self) -> bool:
        """Whether somebody should look at it."""
        return self.how in {How.NEAR, How.CONTAINED} or (
            self.how is How.NONE and self.nearest != ""
        )


NEW = Forerunner((), Relation.NEW, How.NONE)


def forerunners(
    titles: Mapping[int, tuple[str, str]], base: Edition, told: Mapping[int, tuple[str, ...]]
) -> dict[int, Forerunner]:
    """Say for every item what it continues.

    Each item of the year before is continued as the same by one item at most: the likest.

    Args:
        titles: Number → title, and what the table says of last year's items.
        base: The edition of the year before.
        told: Number → the codes that somebody named; none for a new item.
    """
    found = {number: _of_codes(codes, How.TOLD) for number, codes in told.items()}
    for number, (_, said) in titles.items():
        if number not in found and (read := _said(said, base)):
            found[number] = read
    taken = {code for one in found.values() for code in one.codes}
    pairs = sorted(
        (
            (likeness(title, item), -item.no, number, item.code)
            for number, (title, _) in titles.items()
            if number not in found
            for item in base.items
        ),
        reverse=True,
    )
    _nearest(pairs, VERY_NEAR, found, taken)
    for number, (title, _) in titles.items():
        if number not in found and (several := _merged(title, base.items, taken, fewest=2)):
            found[number] = several
    _nearest(pairs, NEAR, found, taken)
    for number, (title, _) in titles.items():
        if number not in found:
            nearest = next((pair for pair in pairs if pair[2] == number), None)
            found[number] = _merged(title, base.items, taken, fewest=1) or _new(nearest)
    return found


def _nearest(
    pairs: Iterable[_Pair], least: float, found: dict[int, Forerunner], taken: set[str]
) -> None:
    """Take the likest pairs of items that nobody has taken."""
    for share, _, number, code in pairs:
        if share >= least and number not in found and code not in taken:
            found[number] = Forerunner((code,), Relation.SAME, _how(share), share, code)
            taken.add(code)


def _of_codes(codes: tuple[str, ...], how: How) -> Forerunner:
    relation = {0: Relation.NEW, 1: Relation.SAME}.get(len(codes), Relation.MERGED)
    return Forerunner(codes, relation, how, 100.0)


def _said(said: str, base: Edition) -> Forerunner | None:
    """What the table's own column of forerunners says."""
    text = " ".join(said.split())
    if not text:
        return None
    if says("previous", "new", text):
        return _of_codes((), How.READ)
    bare = says("previous", "merged", text)
    codes = parse_codes(text[bare.end() :] if bare else text, _MANY_CODES).value
    known = tuple(f"O{n}" for n in (codes.numbers if codes else ()) if f"O{n}" in base.codes)
    if not known:
        return None
    found = _of_codes(known, How.READ)
    partly = len(known) == 1 and says("previous", "partly", text)
    return found._replace(relation=Relation.PARTLY) if partly else found


def likeness(title: str, item: Item) -> float:
    """How like a title is to those of an item: 100 the same, 99 but for years and the office."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (only for a table of criteria)

    names = (item.title_th, *item.title_variants)
    key, bare = fold_tight(title), _bare(title)
    if key in map(fold_tight, names):
        return 100.0
    if bare and bare in map(_bare, names):
        return 99.0
    return min(98.0, max(fuzz.ratio(bare, _bare(name)) for name in names))


def _bare(title: str) -> str:
    return fold_tight(pattern("previous", "noise").sub("", fold_tight(title)))


def _how(share: float) -> How:
    exact, variant = 100.0, 99.0
    return How.EXACT if share >= exact else How.VARIANT if share >= variant else How.NEAR


def _merged(
    title: str, items: Sequence[Item], taken: set[str], *, fewest: int
) -> Forerunner | None:
    """An item whose title is made of those of others, or of their beginnings."""
    bare = _bare(title)
    parts = [_bare(part) for part in pattern("previous", "and").split(title)]
    inside = [
        item.code
        for item in items
        if item.code not in taken and _stands_in(_bare(item.title_th), bare, parts)
    ]
    if len(inside) < fewest:
        return None
    taken.update(inside)
    relation = Relation.MERGED if len(inside) > 1 else Relation.PARTLY
    return Forerunner(tuple(inside), relation, How.CONTAINED, _CONTAINED, inside[0])


def _stands_in(name: str, bare: str, parts: Sequence[str]) -> bool:
    """Whether a title of the year before is a part of a longer one, or begins with such a part."""
    from rapidfuzz import fuzz  # noqa: PLC0415  (only for a table of criteria)

    if _FEWEST_LETTERS <= len(name) < len(bare) and fuzz.partial_ratio(name, bare) >= _CONTAINED:
        return True
    return len(parts) > 1 and any(
        len(part) >= _LONG_PART and (name.startswith(part) or fuzz.ratio(name, part) >= _ALIKE_PART)
        for part in parts
    )


def _new(nearest: _Pair | None) -> Forerunner:
    """A new item; the nearest title is named where it is worth a look."""
    if nearest is None or nearest[0] < CLOSE:
        return NEW
    return NEW._replace(likeness=nearest[0], nearest=nearest[3])
