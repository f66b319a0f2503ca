"""What several rules ask about the links of items: whose website, and whose group's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oitsheet.form.edition import Kind as ElementKind
from oitsheet.form.edition import Topic
from oitsheet.form.messages import Bilingual
from oitsheet.judging.rules.rule import CannotRunError, hit_of_all
from oitsheet.judging.submission import Presence
from oitsheet.values import Kind, UrlFault, look, says_any, split_urls, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from oitsheet.judging.report import Fact
    from oitsheet.judging.rules.rule import Hit
    from oitsheet.judging.submission import ItemRow, Submission
    from oitsheet.values import Address, UrlPart

FORMS = frozenset({Topic.QA, Topic.ESERVICE, Topic.COMPLAINT, Topic.OPINION})
"""Where something is typed in: often a form or a service on another host, and rightly so."""

_FEWEST = 5
"""So many items must say the same before the agency's own field is doubted."""


def addresses(item: ItemRow) -> tuple[Address, ...]:
    """The addresses of an item's link cell; those without their scheme, too."""
    return _addresses(item.links)


def is_channel(item: ItemRow) -> bool:
    """Whether the item is a place where people write to the office, or its social media."""
    return item.item.social or item.item.topic in FORMS


def about(submission: Submission, topic: Topic) -> ItemRow | None:
    """The item of that topic; None where the edition has none or the year has spoken of it."""
    return next((item for item in submission.open_items if item.item.topic is topic), None)


def linked(submission: Submission) -> list[ItemRow]:
    """The items with an address on which the year has not spoken."""
    return [item for item in submission.open_items if addresses(item)]


def demand_main_site(submission: Submission) -> None:
    """Demand that the agency sheet gives the main website's address.

    Raises:
        CannotRunError: The field is blank, or holds no address.
    """
    if not main_sites(submission):
        raise CannotRunError("no_address", **_field(submission, "hosts"))


def demand_group_pages(submission: Submission) -> None:
    """Demand that the agency sheet gives the groups' pages, or says that there are none.

    Raises:
        CannotRunError: The field is blank, or holds no address.
    """
    cell = submission.agency.cells.get("group_prefixes") if submission.agency else None
    stated_none = cell is not None and look(cell.raw).kind is Kind.NIL
    if not stated_none and not group_pages(submission):
        raise CannotRunError("no_group_pages", **_field(submission, "group_prefixes"))


def main_sites(submission: Submission) -> tuple[str, ...]:
    """The sites of the main website as the agency sheet gives them; none where it gives none."""
    value = submission.agency.value("hosts") if submission.agency else None
    parts = value if isinstance(value, tuple) else ()
    return tuple(dict.fromkeys(address.site for address in _addresses(parts)))


def group_pages(submission: Submission) -> tuple[Address, ...]:
    """The beginnings of the groups' own pages; one that begins with a slash is on the main website.

    None where the field is blank or says that there are none.
    """
    cell = submission.agency.cells.get("group_prefixes") if submission.agency else None
    if cell is None:
        return ()
    typed = [part.text for part in split_urls(cell.text) if _opens(part)]
    for path in re.findall(r"(?<!\S)/\S+", cell.text):
        typed += [f"{site}{path}" for site in main_sites(submission)]
    return tuple(filter(None, map(take_apart, typed)))


def groups_answered(submission: Submission) -> bool:
    """Whether the agency sheet says which pages are a group's, or that there are none."""
    return submission.agency is not None and "group_prefixes" in submission.agency.cells


def under(address: Address, beginning: Address) -> bool:
    """Whether an address is that page or one below it."""
    if address.host != beginning.host:
        return False
    if beginning.parts.query:
        whole, start = (f"{a.path}?{a.parts.query}".casefold() for a in (address, beginning))
        return whole == start or whole.startswith((f"{start}&", f"{start}/"))
    return f"{address.path}/".casefold().startswith(f"{beginning.path}/".casefold())


def on_group_page(item: ItemRow, groups: Sequence[Address]) -> Address | None:
    """The beginning of the group's page, where every address of the item is of such pages."""
    found = [next((g for g in groups if under(a, g)), None) for a in addresses(item)]
    return found[0] if found and all(found) else None


def most_on_group_pages(submission: Submission) -> int:
    """How many items are on groups' pages, where these are most of them; else 0."""
    given, groups = linked(submission), group_pages(submission)
    count = sum(on_group_page(item, groups) is not None for item in given)
    return count if most(count, len(given)) else 0


def is_door(item: ItemRow) -> bool:
    """Whether people reach the office by it: a channel, or the contacts."""
    return is_channel(item) or item.item.topic is Topic.CONTACT


def explained(item: ItemRow) -> bool:
    """Whether anything is said of where it stands, in its column or between the addresses."""
    between = (part.text for part in item.links if not part.url and not part.fault)
    return item.says("explanation") or any(any(map(str.isalpha, text)) for text in between)


def tells_its_place(item: ItemRow) -> bool:
    """Whether what is said of it names a place on the website, and not only its papers."""
    cell = item.cell("explanation")
    said = [cell.text if cell else "", *(part.text for part in item.links if not part.url)]
    return any(says_any(text, "place_on_website") for text in said)


def seen_there(item: ItemRow) -> bool:
    """Whether a second person, or a tick, says that it can be found on the main website."""
    numbered = enumerate(item.item.elements, start=1)
    marks = [item.marks.get(n) for n, e in numbered if e.kind is ElementKind.CHANNEL_MAIN_WEBSITE]
    return item.looked_through or any(m and m.presence is Presence.THERE for m in marks)


def shows_its_place(item: ItemRow, mains: tuple[str, ...]) -> bool:
    """Whether an address tells by itself where on the main website it is.

    While no main website is given, any address but a home page and social media is taken so.
    """
    pages = [a for a in addresses(item) if not a.is_home and not a.is_social]
    return bool(pages) and (not mains or any(a.on(main) for a in pages for main in mains))


def meets(item: ItemRow, others: Iterable[ItemRow], submission: Submission) -> list[ItemRow]:
    """Those of the others that hold every address of the item between them; else none.

    A page where items of other matters stand, too, is a list of all of them, and not the others'
    own (Z118 speaks of it); nor is a home page.
    """
    lists = {a.key for i in submission.items if not is_door(i) for a in addresses(i)}
    own = {a.key for a in addresses(item)}
    if own & lists or any(a.is_home for a in addresses(item)):
        return []
    sharing = [(other, {a.key for a in addresses(other)} & own) for other in others]
    covered = set().union(*(keys for _, keys in sharing))
    return [other for other, keys in sharing if keys] if covered == own else []


def answering_media(submission: Submission) -> list[ItemRow]:
    """The places for questions and complaints that are the office's own social media."""
    media = [item for item in submission.items if item.item.social]
    found = (about(submission, topic) for topic in (Topic.QA, Topic.COMPLAINT))
    return [item for item in found if item and meets(item, media, submission)]


def most(count: int, of: int) -> bool:
    """Whether so many items say the same that the agency's own field is the likelier slip."""
    return count >= _FEWEST and count * 2 > of


def elsewhere(submission: Submission) -> dict[str, list[ItemRow]]:
    """The items whose every address is on another website, by that website.

    Left out are places where people write to the office, and what has a rule of its own: social
    media, drives, shortened addresses, logins, groups' pages. Nobody is elsewhere while no main
    website is given.
    """
    mains, groups = main_sites(submission), group_pages(submission)
    found: dict[str, list[ItemRow]] = {}
    for item in linked(submission) if mains else ():
        given = addresses(item)
        if is_channel(item) or any(a.on(main) for a in given for main in mains):
            continue
        others = [a for a in given if not _told_otherwise(a, groups)]
        if others:
            found.setdefault(others[0].site, []).append(item)
    return found


def moved_to(submission: Submission) -> str | None:
    """The website on which most items are, where the agency sheet names another one."""
    count = len(linked(submission))
    found = elsewhere(submission).items()
    return next((site for site, items in found if most(len(items), count)), None)


def together(items: Sequence[ItemRow], **facts: Fact) -> Hit:
    """Make one hit of several items' links, with the codes of all."""
    return hit_of_all(items, "link", items=tuple(item.code for item in items), **facts)


def _field(submission: Submission, key: str) -> dict[str, Fact]:
    sheet = submission.layout.sheet("agency")
    column = sheet.column(key)
    return {
        "column": Bilingual(column.header, column.header_en),
        "sheet": Bilingual(sheet.name, sheet.name_en),
    }


def _addresses(parts: Iterable[UrlPart]) -> tuple[Address, ...]:
    return tuple(filter(None, (take_apart(part.text) for part in parts if _opens(part))))


def _opens(part: UrlPart) -> bool:
    return part.url is not None or part.fault is UrlFault.NO_SCHEME


def _told_otherwise(address: Address, groups: Sequence[Address]) -> bool:
    by_itself = address.is_social or address.is_drive or address.is_shortened
    return by_itself or address.needs_login or any(under(address, group) for group in groups)
