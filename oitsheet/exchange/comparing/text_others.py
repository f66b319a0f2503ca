"""What became of findings, money, measures and the calendar, as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.exchange.comparing.moment import Loudness
from oitsheet.rendering.page import two
from oitsheet.rendering.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from oitsheet.exchange.comparing.difference import FindingChange, MoneyChange, StepChange
    from oitsheet.rendering.page import Page


def finding_lines(changes: Iterable[FindingChange], page: Page) -> Iterator[str]:
    """A line for each rule and way in which it changed, with the items."""
    together: dict[tuple[str, Loudness | None, Loudness | None], list[FindingChange]] = {}
    for one in changes:
        together.setdefault((one.code, one.before, one.after), []).append(one)
    for (code, before, after), group in together.items():
        yield from page.lines(_finding(code, before, after, group, page), 2, 4)


def _finding(
    code: str,
    before: Loudness | None,
    after: Loudness | None,
    group: list[FindingChange],
    page: Page,
) -> str:
    say = page.catalogue.say
    known = page.catalogue.rules.get(code)
    title = known.title if known else code
    facts = {"before": _severity(before, page), "after": _severity(after, page)}
    overdue = all(one.overdue for one in group)
    key = "finding_overdue" if overdue else "finding"
    line = say(f"compare.{key}", title=title, code=code, **facts)
    items = [one.item for one in group if one.item]
    if items:
        shown = [f"{one.item} {quoted(one.at)}" for one in group if one.item]
        return say("compare.finding_items", finding=line, items=", ".join(shown))
    count = sum(one.count for one in group)
    places = ", ".join(quoted(one.at) for one in group)
    if count > len(group):
        places = f"{places} ({say('compare.times', count=count)})"
    return say("compare.finding_place", finding=line, place=places)


def _severity(severity: Loudness | None, page: Page) -> str:
    say = page.catalogue.say
    if severity is None or severity is Loudness.ACCEPTED:
        return say(f"compare.severity_{severity or 'none'}")
    return say(f"severity.{severity}")


def money_lines(changes: Sequence[MoneyChange], page: Page) -> Iterator[str]:
    """A line for each project whose money changed; of several first one for all together."""
    say = page.catalogue.say
    projects = sum(one.project is not None for one in changes)
    for one in changes:
        if one.project is None and projects == 1:
            continue
        name = say("compare.all_projects") if one.project is None else quoted(one.project)
        parts = " · ".join(_amounts(one, page))
        place = f" · {quoted(one.at)}" if one.at else ""
        line = say("compare.project", project=name, parts=parts)
        yield from page.lines(line + place, 2, 4)


def _amounts(one: MoneyChange, page: Page) -> Iterator[str]:
    say, before, after = page.catalogue.say, one.before, one.after
    if before is None or after is None:
        there = after or before
        key = "new_project" if after else "gone_project"
        spent = _amount(there.spent if there else None)
        yield say(
            f"compare.{key}", allocated=_amount(there.allocated if there else None), spent=spent
        )
        return
    for key in ("allocated", "spent"):
        was, now = getattr(before, key), getattr(after, key)
        if was != now:
            pair = say("compare.pair", old=_amount(was), new=_amount(now))
            yield say(f"compare.{key}", pair=pair)
    if before.percent != after.percent:
        pair = say("compare.pair", old=two(before.percent), new=two(after.percent))
        yield say("compare.percent", pair=pair)
    for number, (was, now) in enumerate(zip(before.quarters, after.quarters, strict=False), 1):
        if was != now:
            pair = say("compare.pair", old=_amount(was), new=_amount(now))
            yield say("compare.quarter", quarter=number, pair=pair)


def _amount(amount: Decimal | None) -> Decimal | str:
    return "-" if amount is None else amount


def step_lines(changes: Iterable[StepChange], page: Page) -> Iterator[str]:
    """A line for each measure, activity and day of the calendar."""
    say = page.catalogue.say
    for one in changes:
        facts = {"kind": say(f"compare.{one.kind}"), "name": quoted(one.name)}
        when = one.start or quoted(one.when)
        step = say("compare.step_when" if when else "compare.step", when=when, **facts)
        place = f" · {quoted(one.at)}" if one.at else ""
        yield from page.lines(say(f"compare.step_{_way(one)}", step=step) + place, 2, 4)


def _way(one: StepChange) -> str:
    if one.after is None:
        return "gone"
    if one.after:
        return "done"
    return "new" if one.before is None else "undone"
