"""Points → sub-indicator → indicator → OIT → ITA, by the edition's method: arithmetic only.

Two methods are in use (scoring facts, section 2): ``mean_of_means`` of the NACC and OBEC, where
the mean is over sub-indicators and not over items, and ``simple_percent`` of the ministry's
permanent secretary. An item that does not apply leaves its mean; a mean over nothing leaves the
mean above it. All numbers are exact; two decimals, half up, are for showing and for levels.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from oitsheet.form.edition import Method
from oitsheet.judging.report import Gain, Scored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from oitsheet.form.edition import Edition

FULL = Decimal(100)
TOLERANCE = Decimal("0.01")
"""Published figures are rounded: two that differ by no more than this agree."""

_LONGEST = 24
"""The largest power of ten to which `Decimal` can keep two decimals (28 digits in all)."""


def mean(values: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of what is there; None where nothing is."""
    there = [value for value in values if value is not None]
    return sum(there, Decimal(0)) / len(there) if there else None


def rounded(value: Decimal) -> Decimal:
    """Two decimals, half up, as published figures are; a number too long for them as it is."""
    if value.adjusted() > _LONGEST:
        return value
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def agree(one: Decimal, other: Decimal) -> bool:
    """Whether two figures agree as far as two published decimals can tell."""
    return abs(rounded(one) - rounded(other)) <= TOLERANCE


def score(edition: Edition, points: Mapping[str, Decimal], method: Method | None = None) -> Scored:
    """Score the OIT part.

    Args:
        edition: Groups the items and names the method.
        points: Item code → points, only of the items that count.
        method: Another method than the edition's own.
    """
    method = method or edition.method
    by_sub = {
        sub.code: mean(points.get(item.code) for item in edition.items_of(sub.code))
        for sub in edition.sub_indicators
    }
    by_indicator: dict[str, Decimal | None] = {}
    for indicator in edition.indicators:
        subs = [s for s in edition.sub_indicators if s.indicator == indicator.no]
        if not subs:
            continue  # an indicator of the surveys: it has no items
        parts: Iterable[Decimal | None]
        if method is Method.MEAN_OF_MEANS:
            parts = (by_sub[sub.code] for sub in subs)
        else:
            parts = (points.get(i.code) for sub in subs for i in edition.items_of(sub.code))
        by_indicator[str(indicator.no)] = mean(parts)
    over = by_indicator.values() if method is Method.MEAN_OF_MEANS else points.values()
    oit = mean(over)
    return Scored(
        method=str(method),
        oit=oit,
        level=edition.level_of(oit) if oit is not None else None,
        indicators=by_indicator,
        sub_indicators=by_sub,
    )


class Weight(NamedTuple):
    """What 100 points of an item add to its indicator and to the OIT part."""

    indicator: Decimal
    oit: Decimal


def weights(edition: Edition, applying: Collection[str]) -> dict[str, Weight]:
    """What 100 points of each item add when all items that apply are counted.

    Args:
        edition: Groups the items and names the method.
        applying: Codes of the items that apply; the others get no weight.
    """
    counts = {
        sub.code: sum(item.code in applying for item in edition.items_of(sub.code))
        for sub in edition.sub_indicators
    }
    subs_of: dict[int, int] = {}
    items_in: dict[int, int] = {}
    for sub in edition.sub_indicators:
        if counts[sub.code]:
            subs_of[sub.indicator] = subs_of.get(sub.indicator, 0) + 1
            items_in[sub.indicator] = items_in.get(sub.indicator, 0) + counts[sub.code]
    result = {}
    for sub in edition.sub_indicators:
        for item in edition.items_of(sub.code):
            if item.code not in applying:
                continue
            if edition.method is Method.MEAN_OF_MEANS:
                in_indicator = FULL / (subs_of[sub.indicator] * counts[sub.code])
                result[item.code] = Weight(in_indicator, in_indicator / len(subs_of))
            else:
                result[item.code] = Weight(FULL / items_in[sub.indicator], FULL / len(applying))
    return result


def oit_share(edition: Edition) -> Decimal | None:
    """The OIT part's share of the total (0.4); None where the scheme has no other part."""
    if len(edition.instruments) == 1:
        return None
    return next(i.weight / 100 for i in edition.instruments if i.key == "OIT" and i.weight)


def total_of(edition: Edition, parts: Mapping[str, Decimal | None]) -> Decimal | None:
    """The total of all instruments; None where one is missing or OIT is the whole.

    Args:
        edition: Knows the instruments' weights.
        parts: Instrument (``IIT``, ``EIT``, ``OIT``) → its score.
    """
    weighed = [
        part * instrument.weight / 100
        for instrument in edition.instruments
        if (part := parts.get(instrument.key)) is not None and instrument.weight is not None
    ]
    return sum(weighed, Decimal(0)) if len(weighed) == len(edition.instruments) else None


def gain(weight: Weight | None, points: Decimal, share: Decimal | None) -> Gain:
    """What an item adds when it is put right.

    Args:
        weight: The item's weight; None where it does not apply.
        points: What it has now.
        share: The OIT part's share of the total (0.4); None where OIT is the whole.
    """
    if weight is None:
        return Gain(indicator=Decimal(0), oit=Decimal(0), total=Decimal(0) if share else None)
    missing = (FULL - points) / FULL
    oit = missing * weight.oit
    return Gain(
        indicator=missing * weight.indicator,
        oit=oit,
        total=oit * share if share is not None else None,
    )


def most_full_items(edition: Edition, level: str, applying: int) -> int | None:
    """The most items with full points that a level of the OIT part allows; None if none does.

    Only for `simple_percent` with points of all or nothing: F of 43 allows 21, since 22 of 43
    is 51.16 and that is an E.
    """
    fitting = [
        full for full in range(applying + 1) if edition.level_of(FULL * full / applying) == level
    ]
    return max(fitting, default=None)
