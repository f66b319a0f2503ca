"""What is said of an item's past, on the screen and on the sheet alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.rollover.mapping import LinkKind
from oitsheet.exchange.rollover.points import Why
from oitsheet.form.messages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oitsheet.exchange.rollover.mapping import ItemMap, Link
    from oitsheet.exchange.rollover.points import PastItem
    from oitsheet.form.edition import Edition
    from oitsheet.form.messages import Catalogue


def kind_word(link: Link, words: Catalogue) -> str:
    """What became of an item, in a word."""
    retitled = link.kind is LinkKind.SAME and link.retitled
    return words.say("rollover.kind_retitled" if retitled else f"rollover.kind_{link.kind}")


def title(edition: Edition, code: str) -> Bilingual:
    """An item's title: in English a gloss."""
    item = edition.item(code)
    return Bilingual(item.title_th, item.title_en)


def doubts(link: Link, mapped: ItemMap, words: Catalogue) -> Iterator[str]:
    """What somebody should look at in a pair of items."""
    if link.guess is not None:
        yield words.say(f"rollover.guess_{link.guess}")
    if link.kind is LinkKind.PARTLY:
        yield words.say("rollover.look_partly")
    if link.kind is LinkKind.SPLIT or link.shared:
        others = {new for code in link.old for new in mapped.goes_to(code)} - {link.new}
        yield words.say("rollover.look_split", items=tuple(sorted(others, key=_number)))
    if link.kind is LinkKind.NEW and link.guess is None:
        yield words.say("rollover.look_new")


def _number(code: str) -> int:
    return int(code[1:])


def old_points(item: PastItem, words: Catalogue) -> str:
    """The points of the old items: of several each behind its code."""
    if len(item.old) == 1:
        points = item.old[0].assessed
        return words.show(points) if points is not None else ""
    told = [f"{o.code} = {words.show(o.assessed)}" for o in item.old if o.assessed is not None]
    return ", ".join(told)


def why_no_points(item: PastItem, words: Catalogue) -> str:
    """Why an item gets no points of last year; empty where that needs no word."""
    if item.why in {None, Why.NEW, Why.UNKNOWN}:
        return ""
    return words.say(f"rollover.why_{item.why}", points=old_points(item, words))
