"""What drives a forecast, and what would be: short lines beside the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oitsheet.rendering.page import two

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from oitsheet.judging.report import Forecast, Loss, Report, Supposed, WhatIf
    from oitsheet.rendering.page import Page


def too_early(known: int, unknown: int) -> bool:
    """Whether a letter from so few items would only frighten."""
    return known < unknown


def drivers(forecast: Forecast, page: Page, *, early: bool) -> Iterator[str]:
    """Say what holds each figure back: one line each, nothing where nothing is held back.

    Args:
        forecast: The figures.
        page: Words.
        early: Whether the likely figure is not shown, as it says too little yet.
    """
    why = forecast.drivers
    if not why.low:
        return  # every item is supported, and all three figures say so
    yield page.say("low_loses", value=two(forecast.low), parts=_losses(why.low, page))
    if not early:
        yield _likely(forecast, page)
    if why.high:
        yield page.say("high_loses", value=two(forecast.high), parts=_losses(why.high, page))
    else:
        yield page.say("high_open", value=two(forecast.high))


def _likely(forecast: Forecast, page: Page) -> str:
    why = forecast.drivers
    value = two(forecast.likely)
    if why.likely:
        parts = [page.say("likely_loses", value=value, parts=_losses(why.likely, page))]
    else:
        parts = [page.say("likely_whole", value=value)]
    for key, part in (("last_year", why.last_year), ("left_out", why.left_out)):
        if part.items:
            parts.append(page.say(key, count=len(part.items), points=two(part.oit)))
    return " · ".join(parts)


def _losses(losses: tuple[Loss, ...], page: Page) -> str:
    return ", ".join(
        page.catalogue.say(f"cause.{loss.cause}", points=two(loss.oit), count=len(loss.items))
        for loss in losses
    )


def assumed(report: Report, page: Page) -> Iterator[str]:
    """Say what would be, had some items the points assumed; nothing where nobody assumes any."""
    what = report.assumed
    if what is None:
        return
    yield _points(what, page)
    if what.not_counted:
        yield page.say("assumed_not_counted", items=what.not_counted)
    if what.reason:
        level = report.kpi.reported_level
        yield page.say(f"assumed_{what.reason}", level=level)
    elif what.assessed:
        yield page.say("assumed_assessed", **_facts(what.assessed))
        yield from _totals({"assessed": what.assessed}, page)
    else:
        yield from _forecast(what, report, page)
    yield page.say("assumed_only")


def _points(what: WhatIf, page: Page) -> str:
    """The items by the points that they are assumed to have."""
    same: dict[Decimal, list[str]] = {}
    for code, points in what.points.items():
        same.setdefault(points, []).append(code)
    return " · ".join(
        page.say("assumed_points", items=tuple(codes), points=points)
        for points, codes in same.items()
    )


def _forecast(what: WhatIf, report: Report, page: Page) -> Iterator[str]:
    figures = {"likely": what.likely, "low": what.low, "high": what.high}
    left_out = what.left_out or 0
    if too_early(report.kpi.applying - left_out, left_out):
        del figures["likely"]
    shown = {key: one for key, one in figures.items() if one is not None and one.oit is not None}
    yield " · ".join(page.say(f"assumed_{key}", **_facts(one)) for key, one in shown.items())
    yield from _totals(shown, page)


def _totals(figures: dict[str, Supposed], page: Page) -> Iterator[str]:
    """The totals where the book has the other instruments' scores; else only what is added."""
    there = {key: one for key, one in figures.items() if one.total is not None}
    parts = [
        page.say(
            f"total_{key}", total=two(one.total), level=one.total_level, gain=_more(one.gain_total)
        )
        for key, one in there.items()
    ]
    if parts:
        yield page.say("assumed_totals", parts=" · ".join(parts))
        return
    telling = figures.get("likely") or figures.get("assessed")
    if telling and telling.gain_total is not None:
        yield page.say("assumed_no_total", gain=_more(telling.gain_total))


def _facts(one: Supposed) -> dict[str, str | None]:
    return {"oit": two(one.oit), "level": one.level, "gain": _more(one.gain_oit)}


def _more(gain: Decimal | None) -> str:
    """A difference with its sign; a dash where there was no figure to begin with."""
    if gain is None:
        return "-"
    shown = two(gain)
    return shown if shown.startswith("-") else f"+{shown}"
