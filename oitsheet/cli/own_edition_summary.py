"""What was understood of a table of criteria, guesses first, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.criteria.draft import Sure
from oitsheet.exchange.criteria.facts import element_facts
from oitsheet.exchange.criteria.forerunners import How
from oitsheet.exchange.criteria.places import place_in_words
from oitsheet.form.edition_terms import Relation
from oitsheet.rendering.wrapping import padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.exchange.criteria.draft import Draft, DraftItem, Notice
    from oitsheet.form.messages import Catalogue
    from oitsheet.rendering.page import Page

_CODE, _COUNT, _POINTS, _BEFORE = 5, 10, 13, 20
_LEFT = 40


def summary(draft: Draft, page: Page) -> Iterator[str]:
    """Yield what was understood, line by line.

    Args:
        draft: The edition in the making.
        page: Where it is shown.
    """
    words = page.catalogue
    facts = {
        "key": draft.wish.key,
        "items": len(draft.items),
        "file": draft.wish.source,
        "base": draft.base.key,
    }
    head = "read_from" if draft.wish.source else "taken_from"
    yield from page.lines(words.say(f"own_edition.{head}", **facts))
    yield from _looked_at(draft.notices, page, "look_at", guess=True)
    yield from _items(draft, page)
    yield from _looked_at(draft.notices, page, "to_know", guess=False)
    if draft.left:
        yield ""
        yield page.paint(words.say("own_edition.left", count=len(draft.left)), "head")
        for left in draft.left[:_LEFT]:
            where = place_in_words(left.at, words)
            said = words.say("own_edition.left_line", where=where, text=left.text)
            yield from page.lines(said, indent=2, hang=4)
        if len(draft.left) > _LEFT:
            more = len(draft.left) - _LEFT
            yield from page.lines(words.say("own_edition.left_more", count=more), indent=2)


def _looked_at(notices: tuple[Notice, ...], page: Page, head: str, *, guess: bool) -> Iterator[str]:
    words = page.catalogue
    wanted = [notice for notice in notices if notice.guess is guess]
    if wanted:
        yield ""
        yield page.paint(words.say(f"own_edition.{head}", count=len(wanted)), "head")
    for notice in wanted:
        text = words.say(f"own_edition.{notice.key}", **notice.facts)
        yield from page.lines(f"- {text}", indent=2, hang=4)


def _items(draft: Draft, page: Page) -> Iterator[str]:
    """The table of items."""
    words = page.catalogue
    widths = (_CODE, _COUNT, _POINTS, _BEFORE)
    heads = [words.say(f"own_edition.head_{key}") for key in ("code", "count", "points", "before")]
    row = "".join(padded(text, width) for text, width in zip(heads, widths, strict=True))
    yield ""
    yield page.paint(row + words.say("own_edition.head_title"), "head")
    groups = {group.first: group for group in draft.groups}
    for item in draft.items:
        if group := groups.get(item.number):
            mark = words.say("own_edition.guessed_mark") if group.guessed else ""
            yield from page.lines(" ".join(filter(None, (group.code, group.th, mark))), hang=4)
        cells = (
            item.code,
            str(len(element_facts(item, draft))) + ("*" if item.carried else ""),
            "/".join(map(str, item.points)) + ("" if item.points_sure is Sure.TABLE else "*"),
            _before(item, words),
        )
        start = "".join(padded(text, width) for text, width in zip(cells, widths, strict=True))
        yield from page.lines(start + (item.title or "-"), hang=sum(widths))
    yield from page.lines(words.say("own_edition.star"))


def _before(item: DraftItem, words: Catalogue) -> str:
    """What it continues, and how sure that is."""
    fore = item.forerunner
    codes = "+".join(fore.codes)
    if fore.relation is Relation.NEW:
        return words.say("own_edition.is_new") + ("?" if fore.guessed else "")
    if fore.how in {How.NEAR, How.CONTAINED}:
        sign = "≈" if fore.relation is Relation.SAME else "⊃"
        return f"{sign} {codes}? {round(fore.likeness)}%"
    return f"= {codes}" if fore.relation is Relation.SAME else f"⊃ {codes}"
