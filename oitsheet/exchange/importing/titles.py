"""Which item a title is of: its name, the name with something behind it, or nearly its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oitsheet.form.edition import Edition, Item

NEAR = 86.0
"""From this likeness on (0 to 100) a title is taken for a misspelt one, and shown as a guess."""

CLEAR = 3.0
"""So much less like it the next item's title must be: many titles of the list are alike."""

LONGEST = 400
"""No title is longer: what is, is a paragraph."""

_ASIDE = re.compile(r"\([^()]*\)|25\d\d|[\s\"'.,:;/\-]")


class Found(NamedTuple):
    """The item of a title; `exact` where its name is the edition's."""

    item: Item
    exact: bool


@dataclass(frozen=True, slots=True, eq=False)
class Titles:
    """The titles of one edition.

    Attributes:
        names: Folded name → the number of its item; no name that two items share.
        bare: The same without years and what stands in brackets.
    """

    edition: Edition
    names: Mapping[str, int]
    bare: Mapping[str, int]

    def exact(self, text: str) -> Item | None:
        """The item whose name fills the text or its first line."""
        for part in (text, text.partition("\n")[0]):
            number = self.names.get(fold_tight(part))
            if number is not None:
                return self.edition.items[number - 1]
        return None

    def of(self, text: str) -> Found | None:
        """The item that the text names, exactly or nearly; None where it is none or open."""
        if not text or len(text) > LONGEST:
            return None
        item = self.exact(text)
        if item is not None:
            return Found(item, exact=True)
        number = _nearest(_bare(text), self.bare)
        return None if number is None else Found(self.edition.items[number - 1], exact=False)

    def bears(self, text: str, number: int) -> bool:
        """Whether a title begins with the name of that item, or is nearly it."""
        if not 1 <= number <= len(self.edition.items):
            return False
        key = fold_tight(text)
        own = [name for name, of in self.names.items() if of == number]
        if any(key.startswith(name) for name in own):
            return True
        found = self.of(text)
        return found is not None and found.item.no == number


@lru_cache(maxsize=32)
def titles_of_edition(edition: Edition) -> Titles:
    """Gather the titles of an edition."""
    pairs = [
        (name, item.no) for item in edition.items for name in (item.title_th, *item.title_variants)
    ]
    return Titles(
        edition,
        _once((fold_tight(name), number) for name, number in pairs),
        _once((_bare(name), number) for name, number in pairs),
    )


def _once(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for name, number in pairs:
        found.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1 and name}


def _bare(text: str) -> str:
    key = fold_tight(text)
    return _ASIDE.sub("", key) or key


@lru_cache(maxsize=4096)
def _nearest_of(key: str, names: tuple[tuple[str, int], ...]) -> int | None:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  (only where titles are not the edition's)

    best: dict[int, float] = {}
    for name, score, _ in process.extract(
        key, [name for name, _ in names], scorer=fuzz.ratio, limit=8
    ):
        number = dict(names)[name]
        best[number] = max(best.get(number, 0.0), score)
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < NEAR:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLEAR:
        return None
    return ranked[0][0]


def _nearest(key: str, names: Mapping[str, int]) -> int | None:
    if key in names:
        return names[key]
    return _nearest_of(key, tuple(names.items())) if len(key) > 4 else None  # noqa: PLR2004
