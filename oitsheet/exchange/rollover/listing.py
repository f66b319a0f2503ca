"""What a rollover did, for the screen: the mapping, what was carried, cleared and left behind."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from oitsheet.exchange.rollover.mapping import LinkKind
from oitsheet.exchange.rollover.wording import old_points, title, why_no_points
from oitsheet.form.messages import Bilingual
from oitsheet.rendering.wording import quoted
from oitsheet.rendering.wording import say as in_words
from oitsheet.values import in_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.exchange.rollover.mapping import ItemMap, Link
    from oitsheet.exchange.rollover.rolling import Rolled
    from oitsheet.form.layout import Layout
    from oitsheet.form.messages import Catalogue
    from oitsheet.judging.checker import Checked
    from oitsheet.rendering.page import Page

_LISTED = (
    LinkKind.RENUMBERED,
    LinkKind.MERGED,
    LinkKind.SPLIT,
    LinkKind.PARTLY,
    LinkKind.NEW,
)
_DOUBTS = {"S110", "S119", "S120", "S133", "S134"}
"""Findings after which the old book's codes may not be what they seem."""

_MOST = 20
"""So many things without a place are listed on the screen; all of them on the sheet."""


def map_lines(mapped: ItemMap, page: Page) -> Iterator[str]:
    """What became of the items: the counts, then each item that is not simply the same."""
    say = page.catalogue.say
    yield from _heading("rollover.head_map", page)
    words = {kind: say(f"rollover.kind_{kind}") for kind in LinkKind}
    counts = [
        say("rollover.count", kind=words[kind], count=n) for kind, n in mapped.counts.items() if n
    ]
    if mapped.gone:
        counts.append(say("rollover.count", kind=say("rollover.kind_gone"), count=len(mapped.gone)))
    yield from page.lines(" · ".join(counts), indent=2, hang=4)
    if mapped.between:
        yield from page.lines(say("rollover.between", keys=mapped.between), indent=2, hang=4)
    certainty = next((one.certainty for one in mapped.links if one.certainty), None)
    if certainty is not None:
        word = say(f"certainty.{certainty}")
        yield from page.lines(say("rollover.sure", certainty=word), indent=2, hang=4)
    if guessed := sum(link.guess is not None for link in mapped.links):
        yield from page.lines(say("rollover.guessed", count=guessed), indent=2, hang=4)
    yield from _pairs(mapped, words, page)


def _pairs(mapped: ItemMap, words: dict[LinkKind, str], page: Page) -> Iterator[str]:
    same = mapped.of_kind(LinkKind.SAME)
    if same:
        codes = ", ".join(in_ranges(int(link.new[1:]) for link in same))
        yield from page.lines(f"{words[LinkKind.SAME]}: {codes}", indent=2, hang=4)
    for link in same:
        if link.retitled or link.guess is not None:
            yield from page.lines(_pair(link, mapped, page), indent=4, hang=8)
    for kind in _LISTED:
        links = mapped.of_kind(kind)
        if links:
            yield from page.lines(f"{words[kind]}:", indent=2)
        for link in links:
            yield from page.lines(_pair(link, mapped, page), indent=4, hang=8)
    if mapped.gone:
        yield from page.lines(f"{page.catalogue.say('rollover.kind_gone')}:", indent=2)
    for code in mapped.gone:
        told = page.catalogue.say("rollover.gone_item", code=code, title=title(mapped.old, code))
        yield from page.lines(told, indent=4, hang=8)


def _pair(link: Link, mapped: ItemMap, page: Page) -> str:
    """One item beside what it was; an old title only where it is not the new one."""
    say = page.catalogue.say
    told = title(mapped.new, link.new)
    mark = "?" if link.guess is not None else ""
    if not link.old:
        return say("rollover.gone_item", code=f"{link.new}{mark}", title=told)
    shown = page.catalogue.show(told)
    old = []
    for code in link.old:
        was = page.catalogue.show(title(mapped.old, code))
        alone = len(link.old) == 1 and was == shown
        old.append(code if alone else say("rollover.pair_old", code=code, title=was))
    facts = {"new": link.new, "mark": mark, "title": told, "old": " + ".join(old)}
    return say("rollover.pair", **facts)


def rolled_lines(rolled: Rolled, layout: Layout, page: Page, *, written: bool) -> Iterator[str]:
    """The whole listing, but for where the new book was written, if it was."""
    yield from _head(rolled, page)
    yield from map_lines(rolled.mapped, page)
    yield from _points(rolled, layout, page)
    yield from _weak(rolled, layout, page)
    yield from _owners(rolled, page)
    yield from _heading("rollover.head_carried", page)
    yield from _carried(rolled, layout, page)
    yield from _heading("rollover.head_cleared", page)
    yield from _cleared(rolled, layout, page)
    yield from _left(rolled, layout, page, _MOST if written else len(rolled.left))


def _head(rolled: Rolled, page: Page) -> Iterator[str]:
    say, mapped = page.catalogue.say, rolled.mapped
    if rolled.office:
        yield from (page.paint(line, "head") for line in page.lines(quoted(rolled.office)))
    told = say(
        "rollover.from_to",
        old_year=rolled.old_year,
        old=mapped.old.key,
        old_items=len(mapped.old.items),
        new_year=rolled.new_year,
        new=mapped.new.key,
        new_items=len(mapped.new.items),
    )
    yield from page.lines(told)
    apart = rolled.new_year - rolled.old_year
    if apart > 1 and rolled.assessed:
        facts = {"count": apart, "year": rolled.old_year, "last": rolled.new_year - 1}
        told = say("rollover.apart", **facts)
        yield from (page.paint(line, "confirm") for line in page.lines(told))


def _points(rolled: Rolled, layout: Layout, page: Page) -> Iterator[str]:
    say = page.catalogue.say
    yield from _heading("rollover.head_points", page)
    columns = {key: layout.sheet("items").column(key) for key in ("assessed_points", "last_points")}
    names = {key: Bilingual(c.header, c.header_en) for key, c in columns.items()}
    if not rolled.assessed:
        facts = {"column": names["assessed_points"], "last": names["last_points"]}
        told = say("rollover.points_none", year=rolled.old_year, **facts)
        yield from page.lines(told, indent=2, hang=4)
    else:
        yield from page.lines(_counted(rolled, page), indent=2, hang=4)
        for item in rolled.items:
            if why := why_no_points(item, page.catalogue):
                told = say("rollover.points_left", item=item.link.new, why=why)
                yield from page.lines(told, indent=4, hang=8)
    if rolled.self_only:
        told = say("rollover.points_self", items=_ranged(rolled.self_only))
        yield from page.lines(told, indent=2, hang=4)


def _counted(rolled: Rolled, page: Page) -> str:
    say = page.catalogue.say
    values = Counter(item.points for item in rolled.with_points if item.points is not None)
    each = [
        say("rollover.points_each", points=points, count=n)
        for points, n in sorted(values.items(), reverse=True)
    ]
    total = len(rolled.with_points)
    return say("rollover.points_carried", count=total, points=" · ".join(each) or "-")


def _weak(rolled: Rolled, layout: Layout, page: Page) -> Iterator[str]:
    say = page.catalogue.say
    if not rolled.assessed:
        return
    yield from _heading("rollover.head_weak", page)
    if not rolled.weak:
        yield from page.lines(say("rollover.weak_none"), indent=2, hang=4)
        return
    for item in rolled.weak:
        facts = {"item": item.link.new, "title": title(rolled.mapped.new, item.link.new)}
        points = old_points(item, page.catalogue)
        if item.link.partly:
            points = f"{points} ({say('rollover.kind_partly')})"
        yield from page.lines(say("rollover.weak_line", points=points, **facts), indent=4, hang=8)
    measures = layout.sheet("measures")
    name = Bilingual(measures.name, measures.name_en)
    told = say("rollover.weak_rows", sheet=name, count=len(rolled.weak))
    yield from page.lines(told, indent=2, hang=4)


def _owners(rolled: Rolled, page: Page) -> Iterator[str]:
    """What a person should decide about owners."""
    say = page.catalogue.say
    if not (rolled.leads or rolled.no_owner):
        return
    yield from _heading("rollover.head_owners", page)
    for one in rolled.leads:
        helping = tuple(quoted(name) for name in one.helping)
        told = say("rollover.new_lead", item=one.code, lead=quoted(one.lead), others=helping)
        yield from page.lines(told, indent=4, hang=8)
    if rolled.no_owner:
        told = say("rollover.no_owner", items=_ranged(rolled.no_owner))
        yield from page.lines(told, indent=4, hang=8)


def _carried(rolled: Rolled, layout: Layout, page: Page) -> Iterator[str]:
    say = page.catalogue.say
    for key, count in rolled.carried.items():
        if count:
            sheet = layout.sheet(key)
            name = Bilingual(sheet.name, sheet.name_en)
            told = say("rollover.carried_line", sheet=name, count=count)
            yield from page.lines(told, indent=4, hang=8)
    if rolled.total is not None:
        facts = {"year": rolled.old_year, "total": rolled.total}
        yield from page.lines(say("rollover.total", **facts), indent=4, hang=8)
    if rolled.links:
        told = say("rollover.carried_links", items=_ranged(rolled.links))
        yield from page.lines(told, indent=4, hang=8)


def _cleared(rolled: Rolled, layout: Layout, page: Page) -> Iterator[str]:
    """What was left blank: by column, or by sheet where nothing of it went over."""
    say = page.catalogue.say
    for key, cleared in groupby(rolled.cleared, key=lambda one: one.sheet):
        sheet, own = layout.sheet(key), list(cleared)
        columns = []
        for one in own if rolled.carried.get(key) or key == "items" else ():
            column = sheet.column(one.column)
            name = Bilingual(column.header, column.header_en)
            columns.append(say("rollover.cleared_column", column=name, count=one.cells))
        whole = say("rollover.cleared_whole", count=sum(one.cells for one in own))
        told = ", ".join(columns) or whole
        facts = {"sheet": Bilingual(sheet.name, sheet.name_en), "columns": told}
        yield from page.lines(say("rollover.cleared_line", **facts), indent=4, hang=8)
    if any(one.sheet == "items" for one in rolled.cleared):
        told = say("rollover.cleared_note", sheet=layout.ours["mapping"])
        yield from page.lines(told, indent=2, hang=4)


def _left(rolled: Rolled, layout: Layout, page: Page, most: int) -> Iterator[str]:
    say = page.catalogue.say
    if not rolled.left:
        return
    yield from _heading("rollover.head_left", page, count=len(rolled.left))
    for one in rolled.left[:most]:
        facts = {"at": f"{one.at.sheet}!{one.at.cell}", "text": quoted(one.text)}
        told = say("rollover.left_line", why=say(f"rollover.left_{one.why}"), **facts)
        yield from page.lines(told, indent=4, hang=8)
    if (more := len(rolled.left) - most) > 0:
        told = say("rollover.left_more", count=more, sheet=layout.ours["mapping"])
        yield from page.lines(told, indent=4, hang=8)


def _heading(key: str, page: Page, **facts: object) -> Iterator[str]:
    yield ""
    for line in page.lines(page.catalogue.say(key, **facts)):
        yield page.paint(line, "head")


def _ranged(codes: Iterable[str]) -> str:
    return ", ".join(in_ranges(int(code[1:]) for code in codes))


def doubts_of(checked: Checked, rolled: Rolled, words: Catalogue) -> tuple[str, ...]:
    """What makes the old book a doubtful ground: another year's codes, another scheme."""
    told = [
        words.say("rollover.doubt", message=in_words(finding, words).message)
        for finding in checked.report.findings
        if finding.code in _DOUBTS
    ]
    agency, edition = checked.submission.agency, checked.submission.edition
    if len(edition.fiscal_years) > 1 and not (agency and agency.value("fiscal_year")):
        told.append(words.say("rollover.no_year", year=rolled.old_year))
    kind = agency.value("office_type") if agency else None
    served = {agency.key for agency in rolled.mapped.new.agencies}
    if isinstance(kind, str) and kind in checked.submission.layout.schemes and kind not in served:
        told.append(words.say("rollover.office_type", found=kind, key=rolled.mapped.new.key))
    return tuple(told)


def doubt_lines(checked: Checked, rolled: Rolled, page: Page) -> Iterator[str]:
    """The same for the screen, before everything else."""
    told = doubts_of(checked, rolled, page.catalogue)
    for text in told:
        yield from (page.paint(line, "confirm") for line in page.lines(text, hang=2))
    if told:
        yield ""
