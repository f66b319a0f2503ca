"""A sound edition looked through for what may be wrong in it all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.criteria.draft import Notice, Sure
from oitsheet.form.edition import edition_keys
from oitsheet.form.edition_terms import Certainty, Relation
from oitsheet.values import fold_tight, in_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from oitsheet.form.edition import Edition, Item

_FEWEST = 2
_DOUBTFUL = {Certainty.UNPROVEN, Certainty.RECALLED}


def examined(edition: Edition, others: Iterable[Edition]) -> Iterator[Notice]:
    """Yield what somebody should look at.

    Args:
        edition: The edition.
        others: All editions there are, itself among them or not.
    """
    known = {other.key: other for other in others}
    if edition.key in edition_keys():
        yield Notice("bundled_key", {"key": edition.key})
    base = known.get(edition.extends or "")
    if base and base.fiscal_years != edition.fiscal_years:
        yield from _inherited(edition, base)
    yield from _lists(edition)
    if all(tuple(item.points) == (100, 0) for item in edition.items):
        yield Notice("all_or_nothing", {})
    yield from _same_titles(edition, known.values())
    if not edition.provisional and _doubtful(edition):
        yield Notice("not_provisional", {})
    if not edition.previous_years:
        yield Notice("no_previous", {})


def _inherited(edition: Edition, base: Edition) -> Iterator[Notice]:
    """What an edition that extends another year's takes over without a word."""
    facts = {"key": base.key, "year": base.fiscal_years[-1]}
    same = [i for i, b in zip(edition.items, base.items, strict=False) if i.previous == b.previous]
    if same and edition.previous_years == base.previous_years:
        yield Notice("previous_inherited", {**facts, "items": _codes(same)})
    elif len(same) > len(edition.items) // _FEWEST:
        yield Notice("previous_alike", {**facts, "items": _codes(same)})
    sources = {source.key for source in base.sources if source.proven}
    still = [
        item
        for item in edition.items
        if item.title_source.proven and item.title_source.key in sources
    ]
    if still:
        yield Notice("sources_inherited", {**facts, "items": _codes(still)})


def _lists(edition: Edition) -> Iterator[Notice]:
    for key, wanted in _LISTS.items():
        found = [item for item in edition.items if wanted(item)]
        if found:
            yield Notice(key, {"items": _codes(found), "count": len(found)})


def _doubtful(edition: Edition) -> bool:
    return any(item.title_source.certainty in _DOUBTFUL for item in edition.items)


def _same_titles(edition: Edition, others: Iterable[Edition]) -> Iterator[Notice]:
    """Items whose title stood under another code last year, but which do not say that they go on.

    A number that is left as it was is the commonest slip in a list that was numbered anew.
    """
    before = [one for one in others if one.fiscal_years[-1] in edition.previous_years]
    scheme = [one for one in before if one.scheme == edition.scheme] or before
    for other in scheme[:1]:
        codes = {fold_tight(item.title_th): item.code for item in other.items}
        wrong = []
        for item in edition.items:
            stood = codes.get(fold_tight(item.title_th))
            if stood and stood not in item.previous.codes:
                wrong.append(f"{item.code} ({stood})")
        if wrong:
            yield Notice("title_elsewhere", {"items": tuple(wrong), "key": other.key})


def _codes(items: Iterable[Item]) -> tuple[str, ...]:
    return in_ranges([item.no for item in items])


def _all(item: Item, *certainties: Certainty) -> bool:
    return bool(item.elements) and all(one.certainty in certainties for one in item.elements)


_LISTS: dict[str, Callable[[Item], bool]] = {
    "missing_here": lambda item: item.title_source.key == Sure.GUESSED,
    "no_elements": lambda item: not item.elements,
    "all_guessed": lambda item: _all(item, Certainty.UNPROVEN, Certainty.RECALLED),
    "all_carried": lambda item: _all(item, Certainty.CARRIED),
    "guess_years": lambda item: item.year_source.certainty in _DOUBTFUL,
    "carried_years": lambda item: item.year_source.certainty is Certainty.CARRIED,
    "guess_kinds_here": lambda item: any(e.source.key == Sure.GUESSED for e in item.elements),
    "new": lambda item: item.previous.relation is Relation.NEW,
    "partly_or_merged": lambda item: item.previous.relation in {Relation.PARTLY, Relation.MERGED},
}
"""Lists of items to look at, by the sentence that names them."""
