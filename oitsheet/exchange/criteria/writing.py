"""An edition in the making, written as the file that the tool reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.exchange.criteria.draft import Sure
from oitsheet.exchange.criteria.facts import asking_item, element_facts, head_facts, item_facts
from oitsheet.exchange.criteria.toml_text import comment, entries, listed
from oitsheet.form.edition_terms import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from oitsheet.exchange.criteria.draft import Draft, DraftItem
    from oitsheet.exchange.criteria.gathering import Raw
    from oitsheet.form.messages import Catalogue

    Where = Callable[[Raw], str]

DEFAULTS: Mapping[str, Any] = {
    "year_rule": "current",
    "period_relation": "none",
    "previous": "same",
    "points": [100, 0],
    "needs_link": True,
    "social": False,
    "kind": "content",
    "strength": "required",
}
_EVIDENCE = {
    Fact.ITEMS: Sure.TABLE,
    Fact.TITLES: Sure.TABLE,
    Fact.ELEMENTS: Sure.TABLE,
    Fact.YEARS: Sure.GUESSED,
    Fact.INSTRUMENTS: Sure.BASE,
    Fact.METHOD: Sure.BASE,
    Fact.LEVELS: Sure.BASE,
    Fact.THRESHOLD: Sure.BASE,
    Fact.PREVIOUS: Sure.GUESSED,
    Fact.NAMED_LEVELS: Sure.BASE,
    Fact.POINTS: Sure.GUESSED,
    Fact.LINKS: Sure.GUESSED,
}
_CERTAINTY = {Sure.TABLE: "office", Sure.GUESSED: "unproven", Sure.BASE: "carried"}


def written(draft: Draft, catalogue: Catalogue, where: Where) -> str:
    """Write an edition.

    Args:
        draft: The edition in the making.
        catalogue: The words of the comments and citations.
        where: Says where an item stood in its source.

    Returns:
        The file's text; lines end in a line feed.
    """
    return "\n".join(_lines(draft, catalogue, where)) + "\n"


def _lines(draft: Draft, words: Catalogue, where: Where) -> Iterator[str]:
    facts = {"file": draft.wish.source or draft.base.key, "base": draft.base.key}
    new = "" if draft.wish.source else "_new"
    yield from comment(words.say(f"own_edition.file_head{new}", **facts))
    yield ""
    yield from entries(head_facts(draft))
    yield ""
    yield "[agencies]"
    agencies = draft.wish.agencies or draft.base.agencies
    yield from entries({one.key: {"th": one.th, "en": one.en} for one in agencies})
    yield ""
    yield "[default]"
    yield from entries(DEFAULTS)
    yield ""
    yield "[evidence]"
    yield from entries(_evidence(draft))
    yield ""
    yield "[sources]"
    yield from entries(
        {
            sure: {
                "certainty": _CERTAINTY[sure],
                "what": words.say(f"own_edition.source_{sure}{new}", **facts),
            }
            for sure in Sure
            if draft.wish.source or sure is not Sure.TABLE
        }
    )
    yield from _reasons(draft)
    yield from _frame(draft)
    group = iter(draft.groups)
    following = next(group, None)
    for item in draft.items:
        if following and item.number == following.first:
            yield ""
            yield from comment(f"── {following.code} {following.th} ".ljust(80, "─"))
            following = next(group, None)
        yield ""
        yield from _item(item, draft, words, where)
    yield from _issues(draft)


def _evidence(draft: Draft) -> dict[str, str]:
    found = dict(_EVIDENCE)
    guessed = any(group.guessed for group in draft.groups)
    found[Fact.GROUPS] = Sure.GUESSED if guessed else Sure.TABLE
    if not draft.wish.source:  # nothing was read: all that is known is known of the edition before
        found = {fact: Sure.BASE if sure is Sure.TABLE else sure for fact, sure in found.items()}
    if not draft.base.named_levels:
        del found[Fact.NAMED_LEVELS]
    if asking_item(draft):
        found[Fact.ISSUES] = Sure.BASE
    return {str(fact): str(found[fact]) for fact in Fact if fact in found}


def _reasons(draft: Draft) -> Iterator[str]:
    reasons = {one.spared.key: one.spared for one in draft.items if one.spared}
    if reasons:
        yield ""
        yield "[reasons]"
        yield from entries({key: {"th": one.th, "en": one.en} for key, one in reasons.items()})


def _frame(draft: Draft) -> Iterator[str]:
    """Verdicts, instruments, indicators and groups."""
    base = draft.base
    own = {group.indicator for group in draft.groups}
    surveys = [one for one in base.instruments if one.key != "OIT"]
    clash = any(own & set(one.indicators) for one in surveys)
    for level in base.named_levels:
        each = None if level.each is None else level.each
        facts = {"th": level.th, "en": level.en, "total": level.total, "each": each}
        yield from _table("named_level", facts)
    for one in base.instruments:
        oit = one.key == "OIT"
        if clash and not oit:
            continue
        yield from _table(
            "instrument",
            {
                "key": one.key,
                "th": one.th,
                "en": one.en,
                "weight": None if clash else one.weight,
                "indicators": sorted(own) if oit else list(one.indicators),
            },
        )
    yield from _indicators(draft, own, [] if clash else surveys)
    for group in draft.groups:
        facts = {"code": group.code, "th": group.th, "en": group.en}
        span = {"first": f"O{group.first}", "last": f"O{group.last}"}
        yield from _table("sub_indicator", {**facts, **span})


def _indicators(draft: Draft, own: set[int], surveys: list[Any]) -> Iterator[str]:
    known = {one.no: one for one in draft.base.indicators}
    for number in sorted({no for one in surveys for no in one.indicators}):
        one = known[number]
        yield from _table("indicator", {"no": number, "th": one.title_th, "en": one.title_en})
    printed = {
        item.raw.indicator.code: item.raw.indicator.title
        for item in draft.items
        if item.raw.indicator and item.raw.indicator.title
    }
    for number in sorted(own):
        groups = [group for group in draft.groups if group.indicator == number]
        before = known.get(number)
        title = printed.get(str(number)) or (before.title_th if before else groups[0].th)
        facts = {
            "no": number,
            "th": title,
            "en": before.title_en if before else title,
            "first": f"O{min(group.first for group in groups)}",
            "last": f"O{max(group.last for group in groups)}",
        }
        yield from _table("indicator", facts)


def _item(item: DraftItem, draft: Draft, words: Catalogue, where: Where) -> Iterator[str]:
    yield "[[item]]"
    for line in _said(item, words, where):
        yield from comment(line)
    yield from entries(item_facts(item, draft))
    elements = element_facts(item, draft)
    if elements:
        yield from listed("elements", elements)


def _said(item: DraftItem, words: Catalogue, where: Where) -> Iterator[str]:
    """What the comments above an item say: where it stood, and what has no place in its facts."""
    if item.title and item.raw.at.row:
        yield where(item.raw)
    if item.raw.points:
        yield words.say("own_edition.file_points", text=item.raw.points)
    for header, text in item.raw.remarks:
        yield f"{header}: {text}" if header else text


def _issues(draft: Draft) -> Iterator[str]:
    if asking_item(draft):
        for one in draft.base.issues:
            facts = {"code": one.code, "th": one.title_th, "en": one.title_en}
            yield from _table("issue", facts)


def _table(name: str, facts: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"[[{name}]]"
    yield from entries(facts)
