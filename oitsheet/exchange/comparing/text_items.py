"""What became of items, as lines: which, who, where, and what stood and stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.comparing.difference import HandIn, Kind, late_link
from oitsheet.judging.report import State
from oitsheet.rendering.wording import quoted
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.exchange.comparing.difference import ItemChange, Stuck
    from oitsheet.exchange.comparing.moment import ItemThen
    from oitsheet.form.messages import Bilingual
    from oitsheet.rendering.page import Page

_TOLD_BY_WORDS = frozenset({Kind.STATUS, Kind.POINTS})
"""Of these only what stood there and what stands there is told."""


def item_lines(changes: Iterable[ItemChange], page: Page) -> Iterator[str]:
    """Two lines for each change: the item with its owner and cell, then what it became."""
    for one in changes:
        yield from page.lines(_item(one.code, one.title, one.owner, one.at, page), 2, 4)
        yield from page.lines(_became(one, page), 4, 6)


def link_lines(changes: Iterable[ItemChange], page: Page) -> Iterator[str]:
    """The same of links, of which each stands on a line of its own."""
    for one in changes:
        yield from page.lines(_item(one.code, one.title, one.owner, one.at, page), 2, 4)
        yield from page.lines(_link(one, page), 4, 6)
        for sign, links in (("-", one.before), ("+", one.after)):
            others = (one.after if sign == "-" else one.before).splitlines()
            for link in links.splitlines():
                if link not in others:
                    yield from page.lines(f"{sign} {quoted(link)}", 6, 8)


def owner_lines(changes: Iterable[ItemChange], page: Page) -> Iterator[str]:
    """A line for each change of owner, with all items to which it came."""
    together: dict[tuple[str, str, str], list[str]] = {}
    for one in changes:
        together.setdefault((one.before, one.after, one.at), []).append(one.code)
    for (before, after, at), codes in together.items():
        items = ", ".join(in_ranges(int(code[1:]) for code in codes))
        pair = page.catalogue.say("compare.pair", old=_quote(before, page), new=_quote(after, page))
        yield from page.lines(" · ".join(part for part in (items, pair, quoted(at)) if part), 2, 4)


def stuck_lines(stuck: Iterable[Stuck], page: Page) -> Iterator[str]:
    """One line for each item that is stuck, with what is said of it."""
    say = page.catalogue.say
    for one in stuck:
        line = _item(one.code, one.title, one.owner, one.at, page)
        state = say(f"state.{one.state}")
        known = page.catalogue.rules  # a snapshot of a later version may name others
        titles = [known[code].title for code in one.rules if code in known]
        told = quoted(one.said) if one.said else next(iter(titles), "")
        said = f": {told}" if told else ""
        yield from page.lines(f"{line} · {state}{said}", 2, 4)


def applied(items: Iterable[ItemThen], page: Page) -> Iterator[str]:
    """One line for each item that only one of the books has."""
    for one in items:
        at = one.places.get("item", "")
        yield from page.lines(_item(one.code, one.title, one.owner, at, page), 2, 4)


def _item(code: str, title: Bilingual, owner: str | None, at: str, page: Page) -> str:
    say = page.catalogue.say
    who = quoted(owner) if owner else say("compare.no_owner")
    parts = [say("compare.item", code=code, title=title), who, quoted(at)]
    return " · ".join(part for part in parts if part)


def _became(one: ItemChange, page: Page) -> str:
    say = page.catalogue.say
    pair = say("compare.pair", old=_quote(one.before, page), new=_quote(one.after, page))
    if one.about:
        return f"{say(f'compare.about_{one.about}')}: {pair}"
    if one.kind in _TOLD_BY_WORDS:
        return pair
    key = f"kind_{one.kind}"
    if one.kind is Kind.DONE and one.state in {State.SUPPORTED, State.TO_MEND}:
        key = f"kind_done_{one.state}"
    told = say(f"compare.{key}")
    return told if one.before == one.after else f"{told}: {pair}"


def _link(one: ItemChange, page: Page) -> str:
    say = page.catalogue.say
    if not late_link(one):
        return say(f"compare.kind_{one.kind}")
    added = one.kind is Kind.LINK_ADDED
    told = say("compare.kind_link_added_late" if added else f"compare.kind_{one.kind}")
    key = "link_after" if one.hand_in is HandIn.AFTER else "link_perhaps"
    return f"{told} · {say(f'compare.{key}', due=one.due)}"


def _quote(text: str, page: Page) -> str:
    say = page.catalogue.say
    return say("compare.quote", text=quoted(text)) if text else say("compare.blank")
