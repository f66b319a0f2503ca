"""A difference as text for a terminal: what became of the book, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wcwidth import wcswidth

from oitsheet.exchange.comparing.difference import FELL_BACK, LINKS, Kind, late_link, louder
from oitsheet.exchange.comparing.text_items import (
    applied,
    item_lines,
    link_lines,
    owner_lines,
    stuck_lines,
)
from oitsheet.exchange.comparing.text_others import finding_lines, money_lines, step_lines
from oitsheet.rendering.page import two
from oitsheet.rendering.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oitsheet.exchange.comparing.difference import Difference, ItemChange
    from oitsheet.exchange.comparing.moment import ForecastThen, KpiThen, Moment, MoneyThen
    from oitsheet.rendering.page import Page

BETTER = (Kind.DONE, Kind.SUPPORTED, Kind.MENDED)


def diff_text(told: Difference, page: Page) -> str:
    """Return a difference as text, ending in a line feed.

    Args:
        told: What became of the book.
        page: Words, width and colours.
    """
    lines = [*_head(told, page)]
    if told.changed:
        lines += ["", *_figures(told, page)]
    for key, role, section in _sections(told, page):
        listed = list(section)
        if listed:
            lines += ["", *_heading(key, role, _count(key, told), page), *listed]
    if told.new.redacted:
        lines += ["", *page.lines(page.catalogue.say("compare.redacted"))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(told: Difference, page: Page) -> Iterator[str]:
    say, old, new = page.catalogue.say, told.old, told.new
    office = quoted(new.agency) if new.agency else page.say("no_office")
    year = page.say("year", year=new.fiscal_year_be)
    yield from (
        page.paint(line, "head")
        for line in page.lines(say("compare.head", office=office, year=year))
    )
    yield from page.lines(f"{_since(old, page)} {say('compare.to_day', date=new.as_of)}")
    same = old.as_of == new.as_of
    key = "same_day" if same else "fixed_day"
    yield from page.lines(say(f"compare.{key}", date=old.as_of))
    for line in _notes(told, page):
        yield from (page.paint(one, "risk") for one in page.lines(line))
    yield ""
    yield from page.lines(_summary(told, page))


def _since(old: Moment, page: Page) -> str:
    if old.made is not None:
        return page.catalogue.say("compare.from_snapshot", date=old.made)
    key = "from_day" if old.report_date else "from_book"
    return page.catalogue.say(f"compare.{key}", date=old.report_date)


def _notes(told: Difference, page: Page) -> Iterator[str]:
    """What makes the two hard to compare, and the due date where it moved."""
    say, old, new = page.catalogue.say, told.old, told.new
    pairs: dict[str, tuple[object, object]] = {
        "other_office": (old.agency, new.agency),
        "other_year": (old.fiscal_year_be, new.fiscal_year_be),
        "other_edition": (old.edition, new.edition),
        "due_moved": (old.due, new.due),
    }
    none = say("compare.no_due")
    for key, (before, after) in pairs.items():
        if before != after:
            yield say(f"compare.{key}", old=before or none, new=after or none)


def _summary(told: Difference, page: Page) -> str:
    say = page.catalogue.say
    counts = {
        "done": len(told.of(*BETTER)),
        "answered": len({one.code for one in told.of(Kind.ANSWERED)}),
        "fell_back": len(told.of(*FELL_BACK)),
        "late_links": sum(late_link(one) for one in told.items),
        "stuck": len(told.stuck),
    }
    parts = [say(f"compare.sum_{key}", count=count) for key, count in counts.items() if count]
    if not told.changed:
        stuck = parts[-1:] if told.stuck else []
        return " · ".join([say("compare.nothing"), *stuck])
    return say("compare.summary", parts=" · ".join(parts or [say("compare.sum_other")]))


def _figures(told: Difference, page: Page) -> Iterator[str]:
    """KPI, score, verdict and money, each before and now under one another."""
    say = page.catalogue.say
    rows = [("kpi", _kpi(one, page)) for one in told.kpi]
    rows += [("forecast", _forecast(one, page)) for one in told.forecast]
    rows += [("verdict", say(f"verdict.{one.verdict}")) for one in (told.old, told.new)]
    rows += [("money", _money(one, page)) for one in (told.old.money, told.new.money)]
    labels = {key: say(f"compare.{key}") for key, _ in rows}
    room = max(map(wcswidth, labels.values())) + 2
    for key, label in labels.items():
        before, after = (text for name, text in rows if name == key)
        if not before and not after:
            continue
        yield from _before_and_now(label, before, after, room, page)


def _before_and_now(label: str, before: str, after: str, room: int, page: Page) -> Iterator[str]:
    say = page.catalogue.say
    none = say("compare.severity_none")
    if before == after:
        text = say("compare.same", value=after)
    else:
        text = say("compare.pair", old=before or none, new=after or none)
    if before != after and wcswidth(text) + room > page.width:
        text = f"{before or none}\n→ {after or none}"
    pad = page.paint(label, "head") + " " * (room - wcswidth(label))
    first, *more = page.lines(text, indent=room)
    yield pad + first.lstrip()
    yield from more


def _kpi(kpi: KpiThen, page: Page) -> str:
    return page.catalogue.say(
        "compare.kpi_line",
        claimed=kpi.claimed,
        items=kpi.items,
        supported=kpi.supported,
        to_mend=kpi.to_mend,
        not_started=kpi.not_started,
        not_looked_at=kpi.not_looked_at,
    )


def _forecast(forecast: ForecastThen | None, page: Page) -> str:
    if forecast is None:
        return ""
    say = page.catalogue.say
    likely = two(forecast.likely)
    if forecast.level:
        likely = say("compare.level", value=likely, level=forecast.level)
    if forecast.assessed:
        return say("compare.assessed_line", likely=likely)
    return say(
        "compare.forecast_line", likely=likely, low=two(forecast.low), high=two(forecast.high)
    )


def _money(money: MoneyThen | None, page: Page) -> str:
    if money is None or money.allocated is None:
        return ""
    return page.catalogue.say(
        "compare.money_line",
        spent="-" if money.spent is None else money.spent,
        percent=two(money.percent),
        allocated=money.allocated,
    )


def _sections(told: Difference, page: Page) -> Iterator[tuple[str, str, Iterable[str]]]:
    """(Heading, colour, lines) of every part, in the order in which a meeting wants them."""
    late = [one for one in told.items if late_link(one)]
    links = [one for one in told.of(*LINKS) if not late_link(one)]
    yield "done", "ready", item_lines(told.of(*BETTER), page)
    yield "answered", "ready", item_lines(_untold(told, Kind.ANSWERED), page)
    yield "late_links", "error", link_lines(late, page)
    yield "fell_back", "error", item_lines(told.of(*FELL_BACK), page)
    yield "raised", "risk", item_lines(_untold(told, Kind.RAISED, Kind.REWORDED), page)
    yield "findings", "risk", finding_lines([o for o in told.findings if louder(o)], page)
    yield "gone", "ready", finding_lines([o for o in told.findings if not louder(o)], page)
    yield "links", "head", link_lines(links, page)
    yield "status", "head", item_lines(told.of(Kind.STATUS), page)
    yield "points", "head", item_lines(told.of(Kind.POINTS), page)
    yield "owners", "head", owner_lines(told.of(Kind.OWNER), page)
    yield "applies", "head", item_lines(told.of(Kind.NOT_APPLICABLE, Kind.APPLIES), page)
    yield "money", "head", money_lines(told.money, page)
    yield "steps", "head", step_lines(told.steps, page)
    yield "appeared", "head", applied(told.appeared, page)
    yield "disappeared", "head", applied(told.disappeared, page)
    yield "stuck", "todo", stuck_lines(told.stuck, page)


def _untold(told: Difference, *kinds: Kind) -> list[ItemChange]:
    """Those of which no other line says the same: a status is a remark, too."""
    said = {(one.code, one.before, one.after) for one in told.of(*BETTER, *FELL_BACK, Kind.STATUS)}
    return [one for one in told.of(*kinds) if (one.code, one.before, one.after) not in said]


def _count(key: str, told: Difference) -> int:
    kinds = {"done": BETTER, "fell_back": FELL_BACK}
    if key in kinds:
        return len({one.code for one in told.of(*kinds[key])})
    return len(told.stuck) if key == "stuck" else 0


def _heading(key: str, role: str, count: int, page: Page) -> Iterator[str]:
    say = page.catalogue.say
    heading = say(f"compare.section_{key}")
    text = say("compare.counted", heading=heading, count=count) if count else heading
    return (page.paint(line, role) for line in page.lines(text))
