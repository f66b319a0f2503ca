"""What somebody assumes an item to be given: codes and points as people write them, checked."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.judging.scoring import FULL
from oitsheet.values import parse_code, parse_codes, parse_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from oitsheet.form.edition import Edition, Item

NOTHING: Mapping[str, Decimal] = MappingProxyType({})

_HIGHEST = 999
"""No catalogue has so many items; which numbers there are is the edition's to say."""


class Flaw(StrEnum):
    """What is wrong with an assumption."""

    UNREADABLE = "unreadable"
    NO_NUMBER = "no_number"
    NO_ITEM = "no_item"
    NOT_GIVEN = "not_given"
    OUT_OF_RANGE = "out_of_range"
    TWICE = "twice"


class BadAssumptionError(OitsheetError, ValueError):
    """An assumption that cannot be meant so.

    Attributes:
        flaw: What is wrong.
        facts: What it is about: ``found`` as written, ``item``, ``edition``, ``allowed`` …
    """

    def __init__(self, flaw: Flaw, **facts: object) -> None:
        self.flaw = flaw
        self.facts: Mapping[str, object] = MappingProxyType(facts)
        named = ", ".join(f"{name} {fact}" for name, fact in facts.items())
        super().__init__(f"bad assumption, {flaw}: {named}")


def read_assumptions(texts: Iterable[str]) -> dict[str, Decimal]:
    """Read ``O43=100``, ``O26-O28=100,O14=0`` and every spelling that a column of codes may have.

    Args:
        texts: Each holds one or more pairs, parted by commas.

    Returns:
        Item code → points; whether there is such an item is for `settled` to say.

    Raises:
        BadAssumptionError: A pair is not understood, or an item is named twice.
    """
    points: dict[str, Decimal] = {}
    for text in texts:
        for pair in filter(None, (part.strip() for part in text.split(","))):
            for code, value in _pair(pair):
                if code in points:
                    raise BadAssumptionError(Flaw.TWICE, item=code)
                points[code] = value
    return points


def _pair(pair: str) -> Iterator[tuple[str, Decimal]]:
    names, _, given = pair.partition("=")
    codes = parse_codes(names, _HIGHEST).value
    # "all items" is no assumption that anybody would learn from
    if codes is None or codes.rest or len(codes.numbers) == _HIGHEST or not given.strip():
        raise BadAssumptionError(Flaw.UNREADABLE, found=pair)
    points = parse_count(given).value
    if points is None:
        raise BadAssumptionError(Flaw.NO_NUMBER, item=names.strip(), found=given.strip())
    for number in codes.numbers:
        yield f"O{number}", points


def settled(edition: Edition, assumed: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Return the assumptions by the edition's own codes.

    Args:
        edition: Says which items there are and which points each can be given.
        assumed: Item code in any spelling → points.

    Raises:
        BadAssumptionError: There is no such item, it cannot be given these points, or it is
            named twice.
    """
    points: dict[str, Decimal] = {}
    for word, value in assumed.items():
        number = parse_code(word, len(edition.items), bare=True).value
        if number is None:
            known = (edition.codes[0], edition.codes[-1])
            raise BadAssumptionError(
                Flaw.NO_ITEM, found=word, edition=edition.key, first=known[0], last=known[1]
            )
        item = edition.items[number - 1]
        if item.code in points:
            raise BadAssumptionError(Flaw.TWICE, item=item.code)
        points[item.code] = _possible(item, Decimal(value))
    return MappingProxyType(points)


def _possible(item: Item, points: Decimal) -> Decimal:
    if not (points.is_finite() and 0 <= points <= FULL):
        raise BadAssumptionError(Flaw.OUT_OF_RANGE, item=item.code, found=points)
    if item.points and points not in item.points:
        allowed = tuple(map(Decimal, item.points))
        raise BadAssumptionError(Flaw.NOT_GIVEN, item=item.code, found=points, allowed=allowed)
    return points
