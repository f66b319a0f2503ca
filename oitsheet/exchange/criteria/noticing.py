"""What somebody should look at before an edition in the making is used, guesses first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from oitsheet.exchange.criteria.draft import Notice, Sure
from oitsheet.exchange.criteria.facts import guessed_kind
from oitsheet.exchange.criteria.forerunners import How
from oitsheet.exchange.criteria.words import digits, pattern
from oitsheet.form.edition_terms import Relation
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oitsheet.exchange.criteria.draft import Draft, DraftItem
    from oitsheet.exchange.criteria.reading import Reading

_OFTEN = 3
"""A year named so often in the demands is the one they are of."""


def notices_of(draft: Draft, reading: Reading) -> Iterator[Notice]:
    """Yield what to look at: what may be wrong, what was guessed, what is only to know."""
    yield from _doubts(draft, reading)
    yield from _guesses(draft)
    yield from _known(draft)


def _doubts(draft: Draft, reading: Reading) -> Iterator[Notice]:
    items, wish = draft.items, draft.wish
    gaps = [item for item in items if not item.title]
    if gaps:
        yield Notice("missing_items", {"items": _codes(gaps)})
    slipped = [item for item in items if item.raw.slipped]
    if slipped:
        yield Notice("slipped_items", {"items": _codes(slipped)})
    other = _other_year(draft, reading)
    if other:
        yield Notice("other_year", {"found": other, "year": wish.year})
    if wish.year - draft.base.fiscal_years[-1] > 1:
        facts = {"key": draft.base.key, "year": wish.year - 1}
        yield Notice("old_base", facts)
    if draft.base.scheme != wish.scheme:
        yield Notice("other_scheme", {"key": draft.base.key, "scheme": wish.scheme})
    if len({group.indicator for group in draft.groups} & _measured(draft)):
        yield Notice("instruments_dropped", {})


def _other_year(draft: Draft, reading: Reading) -> int | None:
    """The year that the file speaks of, where that is not the one wanted."""
    year = draft.wish.year
    if reading.years:
        return None if year in reading.years else max(reading.years)
    stated = pattern("year", "stated")
    words = (f"{item.raw.title}\n{item.raw.demand}" for item in draft.items)
    named = Counter(int(found) for text in words for found in stated.findall(digits(text)))
    if not named or named[year]:
        return None
    (most, times), *_ = named.most_common(1)
    return most if times >= _OFTEN else None


def _measured(draft: Draft) -> set[int]:
    """The indicators that surveys measure in the edition before."""
    others = (one for one in draft.base.instruments if one.key != "OIT")
    return {number for one in others for number in one.indicators}


def _guesses(draft: Draft) -> Iterator[Notice]:
    items = draft.items
    for item in items:
        fore = item.forerunner
        facts = {
            "item": item.code,
            "title": item.title,
            "others": fore.codes or (fore.nearest,),
            "likeness": round(fore.likeness),
        }
        if fore.how in {How.NEAR, How.CONTAINED}:
            key = "guess_same" if fore.relation is Relation.SAME else "guess_partly"
            yield Notice(key, facts)
        elif fore.guessed:
            yield Notice("guess_new", facts)
    groups = tuple(group.code for group in draft.groups if group.guessed)
    if groups:
        yield Notice("guess_groups", {"groups": groups})
    for key, wanted in _LISTS.items():
        found = [item for item in items if item.title and wanted(item)]
        if found:
            yield Notice(key, {"items": _codes(found), "count": len(found)})


def _known(draft: Draft) -> Iterator[Notice]:
    if draft.gone:
        numbers = [int(code[1:]) for code in draft.gone]
        yield Notice("gone", {"items": in_ranges(numbers), "key": draft.base.key}, guess=False)
    new = [item for item in draft.items if item.forerunner.relation is Relation.NEW]
    if new:
        yield Notice("new", {"items": _codes(new)}, guess=False)
    remarks = [item for item in draft.items if item.raw.remarks]
    if remarks:
        headers = dict.fromkeys(head for item in remarks for head, _ in item.raw.remarks if head)
        facts = {"items": _codes(remarks), "columns": tuple(headers) or ("-",)}
        yield Notice("remarks_kept", facts, guess=False)


def _codes(items: list[DraftItem]) -> tuple[str, ...]:
    return in_ranges([item.number for item in items])


_LISTS: dict[str, Callable[[DraftItem], bool]] = {
    "guess_years": lambda item: item.year_sure is Sure.GUESSED,
    "carried_years": lambda item: item.year_sure is Sure.BASE,
    "guess_kinds": lambda item: any(map(guessed_kind, item.asked)),
    "no_elements": lambda item: not item.asked and not item.carried,
    "carried_elements": lambda item: item.carried,
    "guess_points": lambda item: item.points_sure is Sure.GUESSED and bool(item.raw.points),
    "no_points": lambda item: item.points_sure is not Sure.TABLE and not item.raw.points,
    "may_not_apply": lambda item: item.spared is not None,
}
"""Lists of items to look at, by the sentence that names them."""
