"""The laws of an edition's meaning: what must agree inside one file whatever it says.

Each law yields its breaches in words, the place first.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from oitsheet.form.edition_terms import Fact, Kind, PeriodRelation, Relation, YearRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.form.edition_model import Edition, Element, Item

_CODE = re.compile(r"O([1-9][0-9]*)")
_BUDDHIST_ERA = range(2500, 2700)
_FULL = 100
_LONGEST_GAP = 3  # an office that has no list of last year's goes on from the one it has

_PERIODS = {
    YearRule.CURRENT: {PeriodRelation.NONE},
    YearRule.CURRENT_FY: {PeriodRelation.IN, PeriodRelation.COVERS, PeriodRelation.IN_FORCE},
    YearRule.PREVIOUS_FY: {PeriodRelation.IN},
    YearRule.FIRST_6_MONTHS_CURRENT_FY: {PeriodRelation.EXACTLY, PeriodRelation.AT_LEAST},
    YearRule.MULTI_YEAR_COVERING_CURRENT_FY: {PeriodRelation.COVERS},
}
_FORERUNNERS = {
    Relation.SAME: (1, 1),
    Relation.MERGED: (2, 99),
    Relation.PARTLY: (1, 99),
    Relation.NEW: (0, 0),
}


def breaches(edition: Edition) -> Iterator[str]:
    """Yield every breach of a law, the place first; nothing for a sound edition."""
    yield from _years(edition)
    yield from _scale(edition)
    yield from _instruments(edition)
    yield from _codes(edition)
    yield from _groups(edition)
    yield from _issues(edition)
    for item in edition.items:
        yield from _references(edition, item)
        yield from _forerunners(edition, item)
        yield from _periods_and_points(item)
        yield from _element_laws(item)


def _years(edition: Edition) -> Iterator[str]:
    for name, years in (
        ("fiscal_years", edition.fiscal_years),
        ("previous_years", edition.previous_years),
    ):
        if list(years) != sorted(set(years)):
            yield f"head: {name} are not ascending"
        for year in years:
            if year not in _BUDDHIST_ERA:
                yield f"head: {name}: {year} is no year of the Buddhist Era"
    if not edition.fiscal_years:
        yield "head: fiscal_years is empty"
    for year in edition.previous_years:
        if not any(0 < served - year <= _LONGEST_GAP for served in edition.fiscal_years):
            yield f"head: previous_years: {year} comes before none of the fiscal years"


def _scale(edition: Edition) -> Iterator[str]:
    if not edition.levels:
        yield "levels: none"
    elif edition.levels[-1].floor > 0:
        yield f"levels: {edition.levels[-1].letter} starts above 0"
    for higher, lower in pairwise(edition.levels):
        if lower.floor >= higher.floor:
            yield f"levels: {lower.letter} is not below {higher.letter}"
    for above, below in pairwise(edition.named_levels):
        if (below.total, below.each or 0) >= (above.total, above.each or 0):
            yield f"named-level {below.en}: is not below {above.en}"
    if edition.named_levels and not edition.evidence_of(Fact.NAMED_LEVELS):
        yield "evidence: no source for named_levels"
    if not 0 < edition.pass_threshold <= _FULL:
        yield f"head: pass_threshold {edition.pass_threshold} is not between 0 and 100"


def _instruments(edition: Edition) -> Iterator[str]:
    known = [indicator.no for indicator in edition.indicators]
    used = list(chain.from_iterable(one.indicators for one in edition.instruments))
    for no in sorted({no for no in known if known.count(no) > 1}):
        yield f"indicator {no}: stands there more than once"
    for instrument in edition.instruments:
        for no in instrument.indicators:
            if no not in known:
                yield f"instrument {instrument.key}: no indicator {no}"
    for no in known:
        if used.count(no) != 1:
            yield f"indicator {no}: belongs to {used.count(no)} instruments, not to one"
    if "OIT" not in {instrument.key for instrument in edition.instruments}:
        yield "head: no instrument OIT"
    if len(edition.instruments) > 1:
        total = sum(instrument.weight or 0 for instrument in edition.instruments)
        if total != _FULL:
            yield f"head: the instruments' weights sum to {total}, not to 100"


def _codes(edition: Edition) -> Iterator[str]:
    if not edition.items:
        yield "head: no items"
    for topic in dict.fromkeys(item.topic for item in edition.items if item.topic):
        about = [item.code for item in edition.items if item.topic is topic]
        if len(about) > 1:
            yield f"item {about[1]}: topic {topic} is that of {about[0]}"
    for n, item in enumerate(edition.items, start=1):
        if item.code in edition.codes[: n - 1]:
            yield f"item {item.code}: stands there more than once"
        elif item.code != f"O{n}":
            yield f"item {item.code}: stands where O{n} should"


def _groups(edition: Edition) -> Iterator[str]:
    wanted = iter(edition.codes)
    ranges = {one.no: _span(edition, one.first, one.last) for one in edition.indicators}
    for group in edition.sub_indicators:
        place = f"sub-indicator {group.code}"
        if not re.fullmatch(r"[1-9][0-9]*\.[1-9][0-9]*", group.code):
            yield f"{place}: not of the form 9.1"
            continue
        span = _span(edition, group.first, group.last)
        if not span:
            yield f"{place}: {group.first} to {group.last} is no range of items"
        for code in span:
            expected = next(wanted, None)
            if code != expected:
                yield f"{place}: holds {code} where {expected or 'nothing'} should come next"
                wanted = iter(edition.codes[edition.codes.index(code) + 1 :])
        if group.indicator not in ranges:
            yield f"{place}: no indicator {group.indicator}"
        elif not set(span) <= set(ranges[group.indicator]):
            yield f"{place}: reaches beyond indicator {group.indicator}"
    for code in wanted:
        yield f"item {code}: belongs to no sub-indicator"


def _span(edition: Edition, first: str | None, last: str | None) -> tuple[str, ...]:
    """The codes from first to last; empty where one is unknown or they stand the wrong way."""
    if first not in edition.codes or last not in edition.codes:
        return ()
    return edition.codes[edition.codes.index(first) : edition.codes.index(last) + 1]


def _references(edition: Edition, item: Item) -> Iterator[str]:
    named = [(f"item {item.code}: depends_on", code) for code in item.depends_on]
    named += [(f"item {item.code}: consistent_with", code) for code in item.consistent_with]
    for n, element in enumerate(item.elements, start=1):
        if element.cross_ref is not None:
            named.append((f"item {item.code}, element {n}: cross_ref", element.cross_ref))
    for place, code in named:
        if code == item.code:
            yield f"{place} is the item itself"
        elif code not in edition.codes:
            yield f"{place}: no item {code!r}"


def _issues(edition: Edition) -> Iterator[str]:
    if edition.issues:
        yield from _issue_list(edition)
        yield from _issue_points(edition)
    elif (edition.issue_item, edition.issues_for_half) != (None, None):
        yield "head: issue_item or issues_for_half, but no issues"


def _issue_list(edition: Edition) -> Iterator[str]:
    codes = [issue.code for issue in edition.issues]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield f"issue {code}: stands there more than once"
    for issue in edition.issues:
        for code in issue.suggested_items:
            if not _CODE.fullmatch(code):
                yield f"issue {issue.code}: {code!r} is no code of an item"
    if not edition.evidence_of(Fact.ISSUES):
        yield "evidence: no source for issues"


def _issue_points(edition: Edition) -> Iterator[str]:
    item, half = edition.issue_item, edition.issues_for_half
    if item is None or item not in edition.codes:
        yield f"head: issue_item: no item {item!r}"
        return
    if half is not None and not 0 < half < len(edition.issues):
        yield f"head: issues_for_half {half} is not between 1 and {len(edition.issues) - 1}"
    if (half is not None) is not (_FULL // 2 in edition.item(item).points):
        yield f"item {item}: points of {_FULL // 2} and issues_for_half do not go together"


def _forerunners(edition: Edition, item: Item) -> Iterator[str]:
    place = f"item {item.code}: previous"
    codes, relation = item.previous.codes, item.previous.relation
    fewest, most = _FORERUNNERS[relation]
    if not fewest <= len(codes) <= most:
        yield f"{place}: {relation} with {len(codes)} codes"
    own = set(edition.previous_years) <= set(edition.fiscal_years)
    for code in codes:
        if not _CODE.fullmatch(code) or (own and code not in edition.codes):
            yield f"{place}: no item {code!r}"
        if code in edition.gone:
            yield f"{place}: {code} is said to be gone"


def _periods_and_points(item: Item) -> Iterator[str]:
    if item.period_relation not in _PERIODS[item.year_rule]:
        yield f"item {item.code}: {item.year_rule} does not go with {item.period_relation}"
    if item.alt_year_rule is item.year_rule:
        yield f"item {item.code}: alt_year_rule is the year_rule"
    points = item.points
    if list(points) != sorted(set(points), reverse=True) or {_FULL, 0} - set(points):
        yield f"item {item.code}: points {list(points)} do not descend from 100 to 0"


def _element_laws(item: Item) -> Iterator[str]:
    seen: set[str] = set()
    for n, element in enumerate(item.elements, start=1):
        place = f"item {item.code}, element {n}"
        if element.th in seen:
            yield f"{place}: the same words as an element before it"
        seen.add(element.th)
        yield from (f"{place}: {breach}" for breach in _numbers(element))


def _numbers(element: Element) -> Iterator[str]:
    if element.kind is Kind.LANGUAGE and element.count != len(element.languages):
        yield f"count {element.count}, but {len(element.languages)} languages"
    if element.count is not None and element.count < 1:
        yield f"count {element.count}"
    if element.min_years_exclusive is not None and element.kind is not Kind.PERIOD:
        yield f"min_years_exclusive in an element of kind {element.kind}"
