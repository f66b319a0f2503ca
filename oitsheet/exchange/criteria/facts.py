"""What the file of an edition in the making says: of its head, of an item, of its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from oitsheet.exchange.criteria.draft import Sure
from oitsheet.exchange.criteria.words import in_another_year
from oitsheet.form.edition_terms import Kind, Relation, Strength
from oitsheet.form.messages import load_catalogue
from oitsheet.values import fold_tight

if TYPE_CHECKING:
    from oitsheet.exchange.criteria.draft import Draft, DraftItem
    from oitsheet.exchange.criteria.elements import Asked
    from oitsheet.form.edition import Element
    from oitsheet.form.edition_model import Previous

Facts = dict[str, Any]

HALF = 50

_PLAIN = (100, 0)
_MONTHS_OF_HALF_A_YEAR = 6


def head_facts(draft: Draft) -> Facts:
    """The facts at the head of the file."""
    base, wish = draft.base, draft.wish
    asking = asking_item(draft)
    half = base.issues_for_half if asking and HALF in asking.points else None
    return {
        "key": wish.key,
        "name_th": wish.name or _name(draft, "th"),
        "name_en": _name(draft, "en"),
        "scheme": wish.scheme,
        "fiscal_years": [wish.year],
        "previous_years": list(draft.previous_years),
        "gone": list(draft.gone),
        "provisional": True,
        "method": str(base.method),
        "pass_threshold": base.pass_threshold,
        "levels": {level.letter: level.floor for level in base.levels},
        "issue_item": asking.code if asking else None,
        "issues_for_half": half,
    }


def _name(draft: Draft, language: str) -> str:
    agencies = draft.wish.agencies or draft.base.agencies
    whom = tuple(one.th if language == "th" else one.en for one in agencies)
    words = load_catalogue("th" if language == "th" else "en")
    facts = {"items": len(draft.items), "year": draft.wish.year, "agencies": whom}
    return words.say("own_edition.name", **facts)


def asking_item(draft: Draft) -> DraftItem | None:
    """The item that asks for the analysis by issues, where it goes on from last year's."""
    base = draft.base
    for item in draft.items:
        if item.like and item.like.code == base.issue_item and not item.forerunner.guessed:
            return item if HALF not in item.points or base.issues_for_half else None
    return None


def item_facts(item: DraftItem, draft: Draft) -> Facts:
    """The facts of one item but for its elements; what is as usual is left out."""
    like, title = item.like, item.title
    if not title:
        title = load_catalogue("th").say("own_edition.missing_title", item=item.code)
    facts: Facts = {
        "code": item.code,
        "th": title,
        "en": like.title_en if like else title,
        "also": list(like.title_variants) if like and like.title_th == title else None,
        "title_source": None if item.title else str(Sure.GUESSED),
        "topic": str(item.topic) if item.topic else None,
        "year_rule": str(item.rule),
        "period_relation": str(item.relation),
        "year_source": None if item.year_sure is Sure.GUESSED else str(item.year_sure),
        "previous": _previous(item.previous),
        "points": list(item.points) if item.points != _PLAIN else None,
        "points_source": None if item.points_sure is Sure.GUESSED else str(item.points_sure),
        "social": True if item.social else None,
        "may_not_apply": item.spared.key if item.spared else None,
        "depends_on": _depends_on(item, draft) or None,
        "consistent_with": _here(like.consistent_with, draft) if like else None,
        "source": str(Sure.BASE) if item.carried else None,
    }
    return {key: fact for key, fact in facts.items() if fact not in (None, [])}


def _previous(previous: Previous) -> Any:  # noqa: ANN401  (a word, or a table)
    if previous.relation is Relation.NEW:
        return "new"
    return {"relation": str(previous.relation), "codes": list(previous.codes)}


def _depends_on(item: DraftItem, draft: Draft) -> list[str]:
    """Other items that it speaks of, and those on which last year's depended."""
    carried = _here(item.like.depends_on, draft) if item.like else []
    named = [f"O{number}" for asked in item.asked for number in _mentioned(asked, item, draft)]
    return [code for code in dict.fromkeys((*carried, *named)) if code != item.code]


def _here(codes: tuple[str, ...], draft: Draft) -> list[str]:
    """The items here that are the same as these of the edition before."""
    code_of = draft.code_of
    return [code_of[code] for code in codes if code in code_of]


def _mentioned(asked: Asked, item: DraftItem, draft: Draft) -> list[int]:
    return [n for n in asked.mentions if 1 <= n <= len(draft.items) and n != item.number]


def element_facts(item: DraftItem, draft: Draft) -> list[Facts]:
    """The elements of an item, each with what differs from the usual."""
    if item.carried and item.like:
        return [_carried(element, item, draft) for element in item.like.elements]
    english = {fold_tight(e.th): e.en for e in item.like.elements} if item.like else {}
    return [_asked(one, english.get(fold_tight(one.text)), item, draft) for one in item.asked]


def guessed_kind(asked: Asked) -> bool:
    """Whether more was made of an element's words than they say; a year in them is read."""
    plain = asked.kind in {Kind.CONTENT, Kind.PERIOD}
    by_words = asked.more_than_a_year or asked.monthly or asked.conditional or asked.example
    return not plain or bool(by_words)


def _asked(asked: Asked, english: str | None, item: DraftItem, draft: Draft) -> Facts:
    guessed = guessed_kind(asked)
    mentioned = _mentioned(asked, item, draft)
    return {
        "th": asked.text,
        "en": english or asked.text,
        "kind": str(asked.kind) if asked.kind is not Kind.CONTENT else None,
        "strength": str(Strength.EXAMPLE) if asked.example else None,
        "source": str(Sure.GUESSED) if guessed else None,
        "count": asked.count or (_MONTHS_OF_HALF_A_YEAR if asked.monthly else None),
        "languages": list(asked.languages) or None,
        "conditional": asked.conditional,
        "cross_ref": f"O{mentioned[0]}" if mentioned else None,
        "min_years_exclusive": 1 if asked.more_than_a_year else None,
        "granularity": "monthly" if asked.monthly else None,
    }


def _carried(element: Element, item: DraftItem, draft: Draft) -> Facts:
    """An element of last year's item that this one is the same as."""
    refers = draft.code_of.get(element.cross_ref or "")
    years = draft.base.fiscal_years[-1], draft.wish.year
    text = in_another_year(element.th, *years)
    return {
        "th": text,
        "en": in_another_year(element.en, *years),
        "source": str(Sure.GUESSED) if text != element.th else None,
        "kind": str(element.kind) if element.kind is not Kind.CONTENT else None,
        "strength": str(element.strength) if element.strength is not Strength.REQUIRED else None,
        "count": element.count,
        "languages": list(element.languages) or None,
        "conditional": element.conditional,
        "cross_ref": refers if refers != item.code else None,
        "min_years_exclusive": element.min_years_exclusive,
        "granularity": element.granularity,
        "examples": list(element.examples) or None,
    }
