"""A table as read and the edition before → an edition in the making."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oitsheet.errors import OitsheetError
from oitsheet.exchange.criteria.draft import Draft, DraftItem, Sure
from oitsheet.exchange.criteria.elements import elements_of
from oitsheet.exchange.criteria.forerunners import NEW, How, forerunners
from oitsheet.exchange.criteria.gathering import Raw
from oitsheet.exchange.criteria.grouping import groups_of
from oitsheet.exchange.criteria.guessing import (
    dated,
    is_social,
    points_in,
    spared,
    spared_by,
    topic_of,
)
from oitsheet.exchange.criteria.noticing import notices_of
from oitsheet.form.edition_model import Previous
from oitsheet.form.edition_terms import Named, PeriodRelation, Relation, YearRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oitsheet.exchange.criteria.draft import Wish
    from oitsheet.exchange.criteria.elements import Asked
    from oitsheet.exchange.criteria.forerunners import Forerunner
    from oitsheet.exchange.criteria.reading import Reading
    from oitsheet.form.edition import Edition, Item

MOST_GAPS = 3
"""At most one number in so many may be left out of a table, or it was not read whole."""

LONGEST_GAP = 3
"""Years; of a list that is older nobody knows which items of last year it speaks of."""

_PLAIN = (100, 0)
_SURE = {How.TOLD, How.READ, How.EXACT, How.VARIANT}


class GapsError(OitsheetError):
    """Too many numbers are left out of a table.

    Attributes:
        missing: The numbers.
    """

    def __init__(self, missing: tuple[int, ...]) -> None:
        super().__init__(f"items left out: {missing}")
        self.missing = missing


def proposed(
    reading: Reading, base: Edition, told: Mapping[int, tuple[str, ...]]
) -> dict[int, Forerunner]:
    """Say which items of the edition before each item continues.

    Args:
        reading: The table.
        base: The edition before.
        told: Number → the codes that somebody named.
    """
    titles = {item.number: (item.title, item.previous) for item in reading.items}
    return forerunners(titles, base, told)


def drafted(reading: Reading, base: Edition, known: Mapping[int, Forerunner], wish: Wish) -> Draft:
    """Make an edition of a table.

    Args:
        reading: The table.
        base: The edition it goes on from.
        known: What each item continues, by its number; see `proposed`.
        wish: What is asked for.

    Raises:
        GapsError: Too many numbers are left out.
    """
    raws = _without_gaps(reading)
    years, before = _year_before(base, wish.year)
    items: list[DraftItem] = []
    for raw in raws:
        fore = known.get(raw.number, NEW)
        item = _item(raw, fore, base, wish)
        previous = _previous(fore, base, wish.year) if years else Previous((), Relation.NEW)
        twice = item.topic and item.topic in {one.topic for one in items}
        items.append(replace(item, previous=previous, topic=None if twice else item.topic))
    stood = {
        item.number: base.item(code).sub_indicator
        for item in items
        for code in item.forerunner.codes[:1]
        if code in base.codes
    }
    continued = {code for item in items for code in item.previous.codes}
    draft = Draft(
        wish=wish,
        base=base,
        items=tuple(items),
        groups=groups_of(raws, stood, base),
        gone=tuple(code for code in before if code not in continued) if years else (),
        previous_years=years,
        notices=(),
        left=reading.left,
    )
    return replace(draft, notices=tuple(notices_of(draft, reading)))


def _without_gaps(reading: Reading) -> list[Raw]:
    """The items, with one that is empty for each number that the table leaves out.

    Raises:
        GapsError: Too many are left out.
    """
    raws: list[Raw] = []
    numbers = [item.number for item in reading.items]
    missing = tuple(sorted(set(range(1, numbers[-1] + 1)) - set(numbers)))
    if len(missing) * MOST_GAPS > numbers[-1]:
        raise GapsError(missing)
    for item in reading.items:
        above = raws[-1] if raws else item
        raws.extend(
            Raw(number=n, title="", group=above.group, indicator=above.indicator, at=item.at)
            for n in range(len(raws) + 1, item.number)
        )
        raws.append(item)
    return raws


def _year_before(base: Edition, year: int) -> tuple[tuple[int, ...], list[str]]:
    """The years whose codes `previous` may speak of, and these codes; no years if too long ago."""
    if base.fiscal_years[-1] >= year:
        codes = [code for item in base.items for code in item.previous.codes]
        return base.previous_years, [*base.gone, *codes]
    years = base.fiscal_years[-1:]
    return (years if year - years[-1] <= LONGEST_GAP else ()), list(base.codes)


def _previous(fore: Forerunner, base: Edition, year: int) -> Previous:
    """What an item continues, by the codes of the year before.

    Where the edition that it is like is of the same year, what that one's items continue.
    """
    if base.fiscal_years[-1] < year:
        return Previous(fore.codes, fore.relation)
    steps = [base.item(code).previous for code in fore.codes if code in base.codes]
    codes = tuple(dict.fromkeys(code for step in steps for code in step.codes))
    if len(steps) == 1 and fore.relation is Relation.SAME:
        return steps[0]
    if not codes:
        return Previous((), Relation.NEW)
    return Previous(codes, Relation.MERGED if len(codes) > 1 else Relation.PARTLY)


def _item(raw: Raw, fore: Forerunner, base: Edition, wish: Wish) -> DraftItem:
    """Understand one item."""
    known = fore.relation is Relation.SAME and fore.codes[0] in base.codes
    like = base.item(fore.codes[0]) if known else None
    sure = like if fore.how in _SURE else None
    asked = tuple(one for one in elements_of(raw.demand) if not spared_by(one))
    carried = not asked and sure is not None and bool(sure.elements)
    rule, relation, year_sure = _dated(raw, asked, like, None if carried else wish.year)
    points, points_sure = _points(raw, sure)
    everything = "\n".join((raw.demand, raw.points, *(text for _, text in raw.remarks)))
    return DraftItem(
        raw=raw,
        title=raw.title,
        number=raw.number,
        like=like,
        asked=asked,
        carried=carried,
        rule=rule,
        relation=relation,
        year_sure=year_sure,
        points=points,
        points_sure=points_sure,
        topic=topic_of(raw.title) or (like.topic if like else None),
        social=is_social(raw.title) or bool(like and like.social),
        spared=_spared(raw, spared(everything), sure),
        forerunner=fore,
        previous=Previous((), Relation.NEW),
    )


def _dated(
    raw: Raw, asked: tuple[Asked, ...], like: Item | None, year: int | None
) -> tuple[YearRule, PeriodRelation, Sure]:
    """Which year its data must be of: by its words, else as last year."""
    guess = dated(raw.title, asked, year) if year else None
    if guess:
        return guess.rule, guess.relation, Sure.GUESSED
    if like:
        return like.year_rule, like.period_relation, Sure.BASE
    return YearRule.CURRENT, PeriodRelation.NONE, Sure.GUESSED


def _points(raw: Raw, sure: Item | None) -> tuple[tuple[int, ...], Sure]:
    found = points_in(raw.points) if raw.points else None
    if found:
        return found.values, Sure.GUESSED if found.changed else Sure.TABLE
    return (sure.points, Sure.BASE) if sure else (_PLAIN, Sure.GUESSED)


def _spared(raw: Raw, said: str | None, sure: Item | None) -> Named | None:
    if said:
        return Named(f"o{raw.number}", said, said)
    return sure.may_not_apply if sure else None
